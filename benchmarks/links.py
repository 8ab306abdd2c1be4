"""Measures the alignment on documents of other houses whose links two readers checked: `python -m benchmarks.links`.

A row of `benchmarks/strangers/links.tsv` is a link. It holds the document, and where the segments of either version
begin: offsets in characters of the source. A link counts as found if both sides are the same. The documents are read
from `../shared`; where they are not at hand, nothing is measured. With --check, returns 1 where F1 is below LEAST.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from bilint.bitext import Reading
from bilint.model import LANGUAGES, Notice, Segment
from bilint.readers import read_file
from bilint.vocabulary import Vocabulary

from .calibration import DOCUMENTS

CHECKED = Path(__file__).with_name("strangers") / "links.tsv"
# The goal of issue 14.
LEAST = 0.98

Link = tuple[tuple[int, ...], tuple[int, ...]]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help=f"return 1 where F1 is below {LEAST}")
    options = parser.parse_args()
    if not DOCUMENTS.is_dir():
        print(f"{DOCUMENTS} is not at hand: nothing is measured", file=sys.stderr)
        return 0
    links_of = checked()
    reading = Reading(Vocabulary())
    pairs, alone = [0, 0, 0], [0, 0, 0]
    for name, links in sorted(links_of.items()):
        found = _found(reading, name)
        wrong = 0
        for counts, both in ((pairs, True), (alone, False)):
            right, told = ({link for link in some if bool(link[0] and link[1]) == both} for some in (links, found))
            counts[0] += len(right & told)
            counts[1] += len(right)
            counts[2] += len(told)
            wrong += len(right ^ told)
        print(f"{name:30s} {len(links):4d} links, {wrong:3d} missed or wrong")
    print(f"links F1 {_f1(pairs):.4f}; segments without counterpart F1 {_f1(alone):.3f} ({alone[0]} of {alone[1]})")
    return int(options.check and _f1(pairs) < LEAST)


def checked() -> dict[str, set[Link]]:
    """The links by document."""
    links: dict[str, set[Link]] = defaultdict(set)
    for row in CHECKED.read_text(encoding="utf-8").splitlines():
        name, english, french = row.split("\t")
        links[name].add((tuple(map(int, english.split())), tuple(map(int, french.split()))))
    return links


def document_pair(reading: Reading, name: str) -> Notice:
    """The notice of a document of another house."""
    return reading.notice(name, [read_file(next(DOCUMENTS.glob(f"{name}.{language}.*"))) for language in LANGUAGES])


def _found(reading: Reading, name: str) -> set[Link]:
    sections = reading.sections(document_pair(reading, name))
    return {(_places(pair.en), _places(pair.fr)) for section in sections for pair in section.pairs}


def _places(segments: Iterable[Segment]) -> tuple[int, ...]:
    return tuple(sorted(segment.source_span.start for segment in segments))


def _f1(counts: list[int]) -> float:
    found, right, told = counts
    return 2 * found / max(1, right + told)


if __name__ == "__main__":
    sys.exit(main())
