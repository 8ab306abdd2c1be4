"""The package index of argostranslate: which models there are to be had, and their download.

Its own functions would have no time limit and keep all in memory. On failure they would only say that they failed.
"""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..messages import UserError, both
from ..model import Language
from .argos import argos
from .models import DIRECTIONS, SUFFIX, name_of, version_key

_SECONDS = 30.0
_MOST_INDEX = 20_000_000
_MOST_BYTES = 2_000_000_000
_CHUNK = 1 << 18

# Told how many bytes have come, and how many there are (0 where the server does not say).
Watch = Callable[[int, int], None]


class IndexUnreachableError(UserError):
    """An index or a package that could not be downloaded."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A model that can be downloaded from any of the `links`."""

    source: Language
    target: Language
    version: str
    links: tuple[str, ...]


def address() -> str:
    """Where the index is: ARGOS_PACKAGE_INDEX, else where argostranslate has it. Raises NoArgosError."""
    return str(argos().settings.remote_package_index)


def offers(url: str) -> list[Offer]:
    """The models between English and French in an index, the newest of each direction. Raises IndexUnreachableError."""
    try:
        data = json.loads(b"".join(_bytes(url, _MOST_INDEX)))
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, list):
        message = both("{url}: this is no package index.", url=url)
        raise IndexUnreachableError(message)
    newest: dict[tuple[Language, Language], Offer] = {}
    for offer in _read(data, secure=urlsplit(url).scheme == "https"):
        known = newest.get((offer.source, offer.target))
        if known is None or version_key(offer.version) > version_key(known.version):
            newest[offer.source, offer.target] = offer
    return [newest[pair] for pair in DIRECTIONS if pair in newest]


def download(offer: Offer, folder: Path, watch: Watch) -> Path:
    """The package file of an offer, put into a folder. Raises IndexUnreachableError where no link gives it."""
    file = folder / f"translate-{offer.source}_{offer.target}{SUFFIX}"
    failure: IndexUnreachableError | None = None
    for link in offer.links:
        try:
            with file.open("wb") as out:
                for chunk in _bytes(link, _MOST_BYTES, watch):
                    out.write(chunk)
            return file
        except IndexUnreachableError as error:
            failure = error
    if failure is None:
        en, fr = name_of(offer.source, offer.target)
        failure = IndexUnreachableError(
            both(
                "The index has no usable link to the model for {en}.",
                en=en,
                fr=fr,
            )
        )
    raise failure


def _read(entries: Iterable[Any], *, secure: bool) -> Iterable[Offer]:
    for entry in entries:
        if not isinstance(entry, dict) or entry.get("type", "translate") != "translate":
            continue
        links = entry.get("links")
        usable = [link for link in links if _may_follow(link, secure=secure)] if isinstance(links, list) else []
        for source, target in DIRECTIONS:
            if (entry.get("from_code"), entry.get("to_code")) == (source, target):
                yield Offer(source, target, str(entry.get("package_version", "")), tuple(usable))


def _may_follow(link: object, *, secure: bool) -> bool:
    """True if a link is one of the web. From an index that came over a secure connection only another such one."""
    return isinstance(link, str) and urlsplit(link).scheme in (("https",) if secure else ("https", "http"))


def _bytes(url: str, most: int, watch: Watch = lambda _done, _total: None) -> Iterable[bytes]:
    """The content of an address, piece by piece. Raises IndexUnreachableError."""
    if urlsplit(url).scheme not in ("http", "https"):
        message = both("{url}: not an address of the web.", url=url)
        raise IndexUnreachableError(message)
    done = 0
    try:
        request = urllib.request.Request(url, headers={"User-Agent": "bilint"})  # noqa: S310 (the scheme is checked)
        with urllib.request.urlopen(request, timeout=_SECONDS) as response:  # noqa: S310
            total = int(response.headers.get("Content-Length") or 0)
            while chunk := response.read(_CHUNK):
                done += len(chunk)
                if done > most:
                    raise _unreachable(url, "too large", "trop grand")
                watch(done, total)
                yield chunk
            if total and done < total:
                raise _unreachable(url, "the connection broke off", "la connexion s'est interrompue")
    except urllib.error.HTTPError as error:
        raise _unreachable(url, f"HTTP {error.code}", f"HTTP {error.code}") from None
    except (OSError, ValueError, http.client.HTTPException) as error:
        why = str(getattr(error, "reason", "")) or str(error) or type(error).__name__
        raise _unreachable(url, why, why) from None


def _unreachable(url: str, en: str, fr: str) -> IndexUnreachableError:
    return IndexUnreachableError(
        both(
            "Could not download {url}: {en}. A model can also be installed from a file.",
            url=url,
            en=en,
            fr=fr,
        )
    )
