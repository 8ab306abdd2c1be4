"""`python -m benchmarks.accuracy.alignment`: how well the two versions of fictional notices are aligned.

Scored on links between lines, as for the real notices. Each line of a unit links to each line of its counterpart.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bilint.bitext import OneVersionError, Reading
from bilint.model import Document, Notice, Segment
from bilint.readers import markdown, text
from bilint.vocabulary import Vocabulary

from ..notices import LANGUAGES, LAYOUTS, Language, Rendered, generate, render

Links = set[tuple[int, int]]


@dataclass(slots=True)
class Score:
    """Links between lines: in common, found, and true."""

    common: int = 0
    found: int = 0
    true: int = 0

    def __str__(self) -> str:
        precision, recall = self.common / max(1, self.found), self.common / max(1, self.true)
        f1 = 2 * self.common / max(1, self.found + self.true)
        return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


def true_links(rendered: Rendered) -> Links:
    """The links between the lines of each unit."""
    return {
        link
        for index in range(len(rendered.notice.units))
        for link in _product(_range(rendered.lines(index, "en")), _range(rendered.lines(index, "fr")))
    }


def found_links(rendered: Rendered, reading: Reading) -> Links:
    """The links that bilint sees; none where it takes the notice for one of one version."""
    paths = list(dict.fromkeys(rendered.path[language] for language in LANGUAGES))
    documents = [_document(path, rendered.files[path]) for path in paths]
    languages: tuple[Language, ...] = LANGUAGES if len(paths) == 2 else ()
    try:
        notice = reading.notice(paths[0], documents, languages)
    except OneVersionError:
        return set()
    return {
        link
        for section in reading.sections(notice)
        for pair in section.pairs
        for link in _product(_lines(pair.en, notice, "en"), _lines(pair.fr, notice, "fr"))
    }


def _document(path: str, content: str) -> Document:
    return (markdown if path.endswith(".md") else text).read(path, content.encode())


def _lines(segments: Sequence[Segment], notice: Notice, language: Language) -> range:
    """The lines from the first segment to the last."""
    if not segments:
        return range(0)
    document = notice.side(language).document
    places = [document.place(segment.block.origin.locate(segment.span)) for segment in segments]
    return _range((min(place.line for place in places), max(place.end_line for place in places)))


def _range(lines: tuple[int, int]) -> range:
    return range(lines[0], lines[1] + 1)


def _product(one: Iterable[int], other: Sequence[int]) -> Links:
    return {(a, b) for a in one for b in other}


def _written(rendered: Rendered, links: Links) -> Links:
    """The links between lines that are not blank."""
    lines = {language: rendered.files[rendered.path[language]].split("\n") for language in LANGUAGES}
    return {(a, b) for a, b in links if lines["en"][a - 1].strip() and lines["fr"][b - 1].strip()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a score for each layout and for all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy.alignment", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=4, help="notices for each layout")
    options = parser.parse_args(arguments)
    reading = Reading(Vocabulary())
    total = Score()
    for layout in LAYOUTS:
        score = Score()
        for number in range(options.count):
            rendered = render(generate(options.seed * 10_000 + number), layout)
            true, found = (
                _written(rendered, links) for links in (true_links(rendered), found_links(rendered, reading))
            )
            for tally in (score, total):
                tally.common += len(true & found)
                tally.found += len(found)
                tally.true += len(true)
        print(f"{layout.name:22} {score}")
    print(f"{'all':22} {total}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
