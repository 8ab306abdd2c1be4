"""The documents that omissions are measured on: those of other houses where they are at hand, and fictional ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bilint.bitext import OneVersionError, Reading
from bilint.model import Block, Notice, SourceMap, Span
from bilint.project.discovery import find
from bilint.readers import UnreadableError, markdown, read_file, text

from ..notices import LANGUAGES, generate, render

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
STRANGERS = SHARED / "strangers" / "documents"
NOTICES = SHARED / "notices"


def of_folders(folders: Sequence[Path], reading: Reading) -> Iterator[Notice]:
    """The documents of some folders. A folder that is not at hand is told, and left out."""
    for folder in folders:
        if not folder.is_dir():
            print(f"{folder}: not at hand, LEFT OUT", file=sys.stderr)
            continue
        for job in find([str(folder)]).jobs:
            try:
                yield reading.notice(job.name, [read_file(path) for path in job.paths], job.languages)
            except (OneVersionError, UnreadableError):
                continue


def generated(count: int, reading: Reading) -> Iterator[Notice]:
    """Fictional notices without discrepancies."""
    for seed in range(count):
        rendered = render(generate(70_000 + seed))
        paths = list(dict.fromkeys(rendered.path[language] for language in LANGUAGES))
        documents = [
            (markdown if path.endswith(".md") else text).read(path, rendered.files[path].encode()) for path in paths
        ]
        try:
            yield reading.notice(paths[0], documents, LANGUAGES if len(paths) == 2 else ())
        except OneVersionError:
            continue


def without(block: Block, start: int, end: int) -> Block:
    """A block that lost a part of its text. The rest keeps its place in the source."""
    before, after = block.origin.slice(Span(0, start)), block.origin.slice(Span(end, len(block.text)))
    moved = tuple(replace(piece, start=piece.start + start) for piece in after.pieces)
    kept = block.text[:start] + block.text[end:]
    if not start:
        kept = kept[:1].upper() + kept[1:]
    return replace(block, text=kept, origin=SourceMap((*before.pieces, *moved)))


def with_block(notice: Notice, old: Block, new: Block | None) -> Notice:
    """A notice with another block in the place of one, or with none."""
    sides = {}
    for language in LANGUAGES:
        side = notice.side(language)
        blocks = tuple(new if block is old else block for block in side.blocks)
        sides[language] = replace(side, blocks=tuple(block for block in blocks if block is not None))
    return Notice(notice.name, sides["en"], sides["fr"])
