"""A LanguageTool server that the user runs. Texts go to it alone: no redirection is followed and no proxy is used."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from ..messages import UserError, both
from ..model import Language, Span
from .remark import Remark

NAME = "LanguageTool"
_SECONDS = 30.0
_MOST_BYTES = 5_000_000
# Categories of LanguageTool that rules of bilint, or nobody, should report.
_NO_GRAMMAR = "TYPOS,TYPOGRAPHY,CASING,PUNCTUATION,STYLE,REDUNDANCY,REPETITIONS_STYLE,COLLOQUIALISMS,GENDER_NEUTRALITY"


class ServerError(UserError):
    """A server that cannot be used."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: it would take the text along."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class LanguageTool:
    """A server with the HTTP interface of LanguageTool, version 2."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)

    def reads(self, _language: Language, /) -> bool:
        return True

    def remarks(self, text: str, language: Language) -> Iterator[Remark]:
        answer = self._answer({"text": text, "language": language, "disabledCategories": _NO_GRAMMAR})
        units = _offsets(text)
        for match in _matches(answer):
            start, length = match["offset"], match["length"]
            if not 0 <= start <= start + length < len(units):
                continue
            yield Remark(
                Span(units[start], units[start + length]),
                NAME,
                str(match["rule"]["id"]),
                advice=str(match["message"]).rstrip("."),
                mended=_first(match.get("replacements")),
                sure=False,  # no server could be measured
            )

    def _answer(self, fields: Mapping[str, str]) -> object:
        request = urllib.request.Request(  # noqa: S310 - the scheme is checked where the address is read
            f"{self._address}/v2/check", urlencode(fields).encode(), {"Accept": "application/json"}
        )
        try:
            with self._opener.open(request, timeout=_SECONDS) as response:
                data = response.read(_MOST_BYTES + 1)
            return json.loads(data) if len(data) <= _MOST_BYTES else None
        except (OSError, http.client.HTTPException, urllib.error.URLError) as error:
            message = both(
                "The LanguageTool server {address} cannot be reached: {error}",
                address=self._address,
                error=str(getattr(error, "reason", error)),
            )
            raise ServerError(message) from None
        except (ValueError, RecursionError):
            return None


def _matches(answer: object) -> Iterator[Mapping[str, Any]]:
    """The matches of an answer that have the form that is expected."""
    found = answer.get("matches") if isinstance(answer, dict) else None
    for match in found if isinstance(found, list) else ():
        if (
            isinstance(match, dict)
            and all(isinstance(match.get(key), int) for key in ("offset", "length"))
            and isinstance(match.get("rule"), dict)
            and {"id"} <= match["rule"].keys()
            and "message" in match
        ):
            yield match


def _first(replacements: object) -> str:
    first = replacements[0] if isinstance(replacements, list) and replacements else None
    return str(first.get("value", "")) if isinstance(first, dict) else ""


def _offsets(text: str) -> list[int]:
    """The character of each UTF-16 unit, which LanguageTool counts in, and the end."""
    units: list[int] = []
    for index, character in enumerate(text):
        units += [index] * (2 if ord(character) > 0xFFFF else 1)
    return [*units, len(text)]
