"""Sections with true links, for fitting: documents of other houses with links that readers checked, and notices.

Of the real and of fictional notices the true lines are known, but not which of their sentences belong together. Parts
are taken out at random, since few versions lack anything. The true links of the rest stay known.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bilint.alignment.evidence import Unit, Weights
from bilint.alignment.lexicon import lexicon_of
from bilint.alignment.sections import chunks_of, segments_of, sentence_units
from bilint.bitext import Reading
from bilint.model import Notice
from bilint.readers import read_file
from bilint.readers import text as text_reader
from bilint.vocabulary import Vocabulary

from ..links import Link, checked, document_pair
from ..notices import LANGUAGES, generate, render
from ..omissions.documents import NOTICES

# In these shares of the links one side is taken out, in a copy of each section.
SHARES = (0.0, 0.1, 0.1, 0.3)
# And this share of them is pasted over with another text of the section, and belongs to its counterpart still.
PASTED = 0.1
FICTIONAL = 4


@dataclass(frozen=True, slots=True)
class Section:
    """The units of a section in both versions, and its true links by their numbers.

    `exact` is false where a link holds all units of some lines. Which of them belong together is not known then.
    """

    document: str
    share: float
    english: Sequence[Unit]
    french: Sequence[Unit]
    links: frozenset[Link]
    exact: bool


def sections() -> Iterator[Section]:
    """All sections, and items of several sentences, whole and with parts taken out."""
    vocabulary = Vocabulary()
    reading = Reading(vocabulary)
    for name, checked_links in sorted(checked().items()):
        yield from _copies(name, document_pair(reading, name), checked_links, vocabulary, exact=True)
    for path in sorted(NOTICES.glob("2*.*")):
        notice = reading.notice(path.name, [read_file(path)])
        yield from _copies(path.stem, notice, _of_lines(notice, _real(path.stem)), vocabulary, exact=False)
    for seed in range(FICTIONAL):
        rendered = render(generate(20_000 + seed))
        paths = list(dict.fromkeys(rendered.path[language] for language in LANGUAGES))
        documents = [text_reader.read(one, rendered.files[one].encode()) for one in paths]
        notice = reading.notice(paths[0], documents, LANGUAGES if len(paths) == 2 else ())
        lines = [(rendered.lines(n, "en"), rendered.lines(n, "fr")) for n in range(len(rendered.notice.units))]
        yield from _copies(f"fictional {seed}", notice, _of_lines(notice, lines), vocabulary, exact=False)


def _copies(
    name: str, notice: Notice, known: Iterable[Link], vocabulary: Vocabulary, *, exact: bool
) -> Iterator[Section]:
    known = list(known)
    chunks, weights = chunks_of(notice, lexicon_of(vocabulary))
    for english, french in chunks:
        whole = _links(english, french, known)
        for turn, share in enumerate(SHARES):
            yield _without(
                Section(name, share, english, french, frozenset(whole), exact), random.Random(f"{name} {turn}")
            )
        if exact:
            yield from _items(name, english, french, whole, known, weights)


def _items(
    name: str,
    english: Sequence[Unit],
    french: Sequence[Unit],
    whole: Iterable[Link],
    known: Sequence[Link],
    weights: Weights,
) -> Iterator[Section]:
    """Items of several sentences, as sections of their own."""
    for link in whole:
        sides = [english[i] for i in link[0]], [french[j] for j in link[1]]
        if all(len(units) == 1 and units[0].kind == "item" for units in sides):
            parts = [sentence_units(units[0].segments, weights) for units in sides]
            if min(map(len, parts)) > 0 and max(map(len, parts)) > 1:
                true = frozenset(_links(parts[0], parts[1], known))
                for turn, share in enumerate(SHARES):
                    part = Section(name, share, parts[0], parts[1], true, exact=True)
                    yield _without(part, random.Random(f"{name} {turn} {link}"))


Lines = tuple[int, int]


def _real(stem: str) -> Iterator[tuple[Lines, Lines]]:
    """The lines of a real notice that belong together."""
    table = NOTICES / "align" / f"{stem}.tsv"
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            sides = [(row[f"{side}_first_line"], row[f"{side}_last_line"]) for side in LANGUAGES]
            if all(first for first, _ in sides):
                yield (int(sides[0][0]), int(sides[0][1])), (int(sides[1][0]), int(sides[1][1]))


def _of_lines(notice: Notice, rows: Iterable[tuple[Lines, Lines]]) -> Iterator[Link]:
    """Links between lines as links of the segments that stand on them, by where these begin."""
    places = []
    for language in LANGUAGES:
        document = notice.side(language).document
        spans = [segment.source_span for segment in segments_of(notice.side(language).blocks)]
        found = [(document.place(span), span.start) for span in spans]
        places.append([(place.line, place.end_line, start) for place, start in found])
    for row in rows:
        en, fr = (
            tuple(start for line, end, start in side if line <= last and first <= end)
            for side, (first, last) in zip(places, row, strict=True)
        )
        if en and fr:
            yield en, fr


def _links(english: Sequence[Unit], french: Sequence[Unit], links: Iterable[Link]) -> list[Link]:
    """The checked links between some units; a unit is in those of which a segment begins in it."""
    nodes = [(0, i) for i in range(len(english))] + [(1, j) for j in range(len(french))]
    groups = {node: {node} for node in nodes}
    for link in links:
        touched = [
            (side, number)
            for side, (units, starts) in enumerate(zip((english, french), link, strict=True))
            for number, unit in enumerate(units)
            if any(
                segment.source_span.start <= start < segment.source_span.end
                for segment in unit.segments
                for start in starts
            )
        ]
        joined = set().union(*(groups[node] for node in touched))
        for node in joined:
            groups[node] = joined
    found = {tuple(sorted(group)) for group in groups.values()}
    both = [
        (tuple(number for side, number in group if side == 0), tuple(number for side, number in group if side == 1))
        for group in sorted(found)
    ]
    return [one for link in both for one in _apart(link)]


def _apart(link: Link) -> Iterator[Link]:
    """Units without counterpart stand each for itself."""
    if link[0] and link[1]:
        yield link
    else:
        yield from (((i,), ()) for i in link[0])
        yield from (((), (j,)) for j in link[1])


def _without(whole: Section, choice: random.Random) -> Section:
    """A section of which one side of some links is taken out."""
    gone: tuple[set[int], set[int]] = set(), set()
    links = sorted(whole.links)
    for link in links:
        if link[0] and link[1] and (link[0][0], link[1][0]) != (0, 0) and choice.random() < whole.share:
            side = choice.randrange(2)
            gone[side].update(link[side])
    units = whole.english, whole.french
    kept = [[n for n in range(len(side)) if n not in lost] for side, lost in zip(units, gone, strict=True)]
    new = [{old: number for number, old in enumerate(numbers)} for numbers in kept]
    left = (
        (tuple(new[0][i] for i in link[0] if i in new[0]), tuple(new[1][j] for j in link[1] if j in new[1]))
        for link in links
    )
    sides = [[side[n] for n in numbers] for side, numbers in zip(units, kept, strict=True)]
    for side in sides:
        for place in range(1, len(side)):
            if side[place].kind not in ("heading", "field") and choice.random() < whole.share * PASTED:
                other = choice.choice(
                    [one for one in units[0 if side is sides[0] else 1] if one.kind not in ("heading", "field")]
                )
                side[place] = replace(side[place], weights=other.weights, total=other.total, length=other.length)
    return replace(
        whole, english=sides[0], french=sides[1], links=frozenset(one for link in left for one in _apart(link))
    )
