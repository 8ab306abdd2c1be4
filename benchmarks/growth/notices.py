"""Notices of a shape in a format, checked with all rules as a run checks them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bilint.engine.engine import Outcome
from bilint.engine.run import Run
from bilint.engine.settings import CliOverrides
from bilint.model import LANGUAGES
from bilint.project.discovery import Job
from bilint.project.locations import absolute

from .formats import FORMATS
from .shapes import EN, FR, PARAGRAPH, Block, Shape

# So that each version shows its language.
_FIRST = Block(PARAGRAPH, EN, FR)


def files(shape: Shape, form: str, size: int) -> tuple[bytes, bytes]:
    """The English and the French file of so many pieces of a shape."""
    blocks = [_FIRST, *shape(size)]
    english = FORMATS[form]([(block.kind, block.en) for block in blocks])
    return english, FORMATS[form]([(block.kind, block.fr) for block in blocks])


def size_of(shape: Shape, form: str, size: int) -> int:
    """The bytes of both files, before a package of Word is packed."""
    return sum(map(len, files(shape, "txt" if form == "docx" else form, size)))


def checked(english: bytes, french: bytes, form: str) -> Outcome:
    """All findings in a pair of files, also those of preview rules."""
    paths = tuple(Path(f"notice.{language}.{form}") for language in LANGUAGES)
    contents = {absolute(path): data for path, data in zip(paths, (english, french), strict=True)}
    return _run().check([Job(paths[0].as_posix(), paths, LANGUAGES)], contents)


@cache
def _run() -> Run:
    return Run(CliOverrides(preview=True), configured=False, translating=False)
