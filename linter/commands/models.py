"""`bilint models`: the models that translate on this computer, and how they come there."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from ..messages import Both, UserError, both, did_you_mean, joined
from ..model import Language
from ..reports.terminal import CLEAR_LINE
from ..translation import index
from ..translation.argos import NOT_INSTALLED, NoArgosError, is_installed
from ..translation.models import DIRECTIONS, SUFFIX, Model, direction, install, installed, name_of
from .parser import Parser
from .streams import say

_INDEX_FILE = "index.json"
_MEGABYTE = 1_000_000


def add_arguments(parser: Parser) -> None:
    parser.option(
        "--install",
        metavar="WHAT",
        about=both("a package file (.argosmodel), or fr-en or en-fr from the package index (may be repeated)"),
        action="append",
        default=[],
    )
    parser.option(
        "--available",
        about=both("ask the package index what it has"),
        action="store_true",
    )
    parser.option(
        "--index",
        metavar="URL",
        about=both("the package index to ask in place of that of argostranslate"),
    )


def run(options: Namespace, language: Language) -> int:
    """Installs what is asked for, then lists what is there. Only `--install` and `--available` use the network."""
    asked = options.install or options.available
    if not is_installed():
        if asked:
            raise NoArgosError
        say(NOT_INSTALLED, language)
        return 0
    for what in options.install:
        _tell_installed(_installed(what, options.index), language)
    if options.available:
        for offer in index.offers(_address(options.index)):
            say(_row(offer.source, offer.target, offer.version, ("", "")), language)
        return 0
    for line in _list():
        say(line, language)
    return 0


def _list() -> Iterator[Both]:
    """A line for each model and for each direction without one, and what they are good for."""
    found, unusable = installed()
    for source, target in DIRECTIONS:
        for model in found:
            if (model.source, model.target) == (source, target):
                folder = model.folder.as_posix()
                yield _row(source, target, model.version, (folder, folder))
        if not any((model.source, model.target) == (source, target) for model in found):
            missing = both(
                "not installed; to install it: bilint models --install {code}",
                code=f"{source}-{target}",
            )
            yield _row(source, target, "-", missing)
    for one in unusable:
        yield both(
            "{path} cannot be used: {why}",
            path=one.folder.as_posix(),
            why=one.why,
        )
    yield both(
        "bilint check --translate compares the meaning with fr-en, and drafts what a version lacks with either.",
    )


def _row(source: Language, target: Language, version: str, more: Both) -> Both:
    en, fr = name_of(source, target)
    code = f"{source}-{target}"
    lines = f"{code}  {en:<33}  {version:<6} {more[0]}", f"{code}  {fr:<33}  {version:<6} {more[1]}"
    return lines[0].rstrip(), lines[1].rstrip()


def _installed(what: str, url: str | None) -> Model:
    """Installs a package file, or the newest package of a direction from the index."""
    pair = direction(what)
    if pair is None:
        if not what.lower().endswith(SUFFIX):
            codes = ["-".join(codes) for codes in DIRECTIONS]
            message = both(
                "“{what}” is neither a package file ({suffix}) nor one of: {codes}.",
                what=what,
                suffix=SUFFIX,
                codes=", ".join(codes),
            )
            raise UserError(joined(message, did_you_mean(what, codes)))
        return install(Path(what))
    address = _address(url)
    offer = next((one for one in index.offers(address) if (one.source, one.target) == pair), None)
    if offer is None:
        en, fr = name_of(*pair)
        message = both("{url} has no model for {en}.", url=address, en=en, fr=fr)
        raise UserError(message)
    with TemporaryDirectory(prefix="bilint-") as folder:
        try:
            return install(index.download(offer, Path(folder), _Line(what)))
        finally:
            _Line.clear()


def _address(url: str | None) -> str:
    if url is None:
        return index.address()
    return f"{url}{_INDEX_FILE}" if url.endswith("/") else url


def _tell_installed(model: Model, language: Language) -> None:
    en, fr = name_of(model.source, model.target)
    message = both(
        "{en}, version {version}: installed.",
        en=en,
        fr=fr,
        version=model.version,
    )
    say(message, language)


class _Line:
    """How much of a download has come, on a terminal only."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._shown = -1

    def __call__(self, done: int, total: int) -> None:
        megabytes = done // _MEGABYTE
        if megabytes != self._shown and sys.stderr.isatty():
            self._shown = megabytes
            of = f"/{total // _MEGABYTE}" if total else ""
            sys.stderr.write(f"{CLEAR_LINE}{self._what}  {megabytes}{of} MB")
            sys.stderr.flush()

    @staticmethod
    def clear() -> None:
        if sys.stderr.isatty():
            sys.stderr.write(CLEAR_LINE)
