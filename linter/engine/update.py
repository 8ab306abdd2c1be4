"""The sentences that changed between two states of a version, and whether the other version followed.

Notices are made from those of last year. The old text and the new one are each aligned with the translation. A
sentence that changed takes the translation of the better pair. English and French share evidence keys. These tell
which words of the old and of the new sentence the translation has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product
from typing import Literal

from rapidfuzz.fuzz import ratio

from ..alignment.lexicon import Lexicon
from ..bitext import Reading
from ..messages import UserError, both
from ..model import Document, Language, Notice, Pair, Segment, Side, Span, other
from ..patterns import lazy
from ..quotes import canonical, one_line
from ..terminology.memory import Memory
from ..terminology.tmx import Unit

ChangeKind = Literal["changed", "added", "removed"]
_Sentences = tuple[Segment | None, Segment | None]  # as it was, and as it is now
State = Literal["followed", "not-followed", "unclear"]

# Out of 100: sentences in the same place are one that changed from here on. Elsewhere they must have more in common.
_LEAST_ALIKE = 45
_LEAST_ALIKE_ELSEWHERE = 75
# Below this score two sides may not be translations of each other.
_LEAST_SCORE = 0.3
_MOST_PROPOSALS = 3
_MOST_PAIRS = 100_000  # a second of comparisons
_WORDS = lazy(r"\w+|[%€$£]")
# A figure with its thousands, else a word with the signs within it, as in an address.
_CHUNKS = lazy(r"\d+(?:[ \u00a0\u202f]\d{3}(?!\d))+(?:[.,]\d+)?|\w+(?:[^\s\w]{1,3}\w+)*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence as its document has it. `marks` are spans of `text`: in a translation, the words of the old text."""

    document: Document
    span: Span
    text: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that is not as it was. `answer` is the translation, `lacking` the new values that it has not."""

    kind: ChangeKind
    state: State
    old: Passage | None
    new: Passage | None
    answer: Passage | None
    lacking: tuple[str, ...] = ()
    proposals: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Update:
    """The changes in the order of the new text. `source` is the language of the text that changed."""

    source: Language
    documents: tuple[Document, Document, Document]
    sentences: int
    changes: tuple[Change, ...]


def versions(
    reading: Reading, old: Document, new: Document, translation: Document | None, source: Language
) -> tuple[Side, Side, Side]:
    """The old and the new state of a version, and its translation. Raises OneVersionError and UserError.

    Without a document of its own, the translation is the other version in the new one. `source` then says which
    version is meant.
    """
    if translation is None:
        before, after = reading.notice(old.path, [old]), reading.notice(new.path, [new])
        return before.side(source), after.side(source), after.side(other(source))
    first, second = (reading.notice(one.path, [one, translation], (None, None)) for one in (old, new))
    spoken = [_language_of(notice, translation) for notice in (first, second)]
    if spoken[0] != spoken[1]:
        raise UserError(both("{old} and {new} are not in the same language.", old=old.path, new=new.path))
    source = other(spoken[0])
    return first.side(source), second.side(source), second.side(spoken[0])


def update_of(
    reading: Reading, lexicon: Lexicon, sides: tuple[Side, Side, Side], memories: Sequence[Memory] = ()
) -> Update:
    """The changes between the first two sides, and how the third one stands to them."""
    old, new, translation = sides
    before, after = (_Aligned(reading, side, translation) for side in (old, new))
    made = _Comparison(before, after, translation.document, lexicon, memories)
    return Update(
        old.language,
        (old.document, new.document, translation.document),
        len(after.segments),
        tuple(made.changes()),
    )


def _language_of(notice: Notice, document: Document) -> Language:
    return "en" if notice.en.document is document else "fr"


class _Aligned:
    """A state of the text with its translation: segments in order, and the pair of each."""

    def __init__(self, reading: Reading, side: Side, translation: Side) -> None:
        self.language = side.language
        self.document = side.document
        sides = {side.language: side, translation.language: translation}
        sections = reading.sections(Notice(side.document.path, sides["en"], sides["fr"]))
        pairs = [pair for section in sections for pair in section.pairs]
        self.pair = {segment: pair for pair in pairs for segment in pair.side(side.language)}
        self.segments = sorted(self.pair, key=lambda segment: segment.source_span)
        there = other(side.language)
        # The places in the translation that nothing in this state answers.
        self.alone = {one.source_span for pair in pairs if not pair.side(self.language) for one in pair.side(there)}
        self._weak = {pair for section in sections if section.weak for pair in section.pairs}

    def answer(self, segment: Segment) -> tuple[tuple[Segment, ...], float]:
        """The translation of a segment and the score of its pair; none that cannot be trusted."""
        pair: Pair = self.pair[segment]
        if pair in self._weak or pair.score < _LEAST_SCORE:
            return (), 0.0
        return pair.side(other(self.language)), pair.score


class _Comparison:
    """Two aligned states, and the sentences in which they differ."""

    def __init__(
        self, before: _Aligned, after: _Aligned, translation: Document, lexicon: Lexicon, memories: Sequence[Memory]
    ) -> None:
        self._before, self._after = before, after
        self._translation = translation
        self._lexicon = lexicon
        self._memories = memories
        self._there = other(after.language)

    def changes(self) -> Iterator[Change]:
        """The changes in the order of the new text; a removed sentence stands where it stood."""
        for old, new in matched(self._before.segments, self._after.segments):
            if old and new:
                yield self._changed(old, new)
            elif new:
                yield self._added(new)
            elif old:
                yield self._removed(old)

    def _changed(self, old: Segment, new: Segment) -> Change:
        answers = (self._before.answer(old), self._after.answer(new))
        answer = max(answers, key=lambda found: found[1])[0]
        passage = _joined(self._translation, answer)
        first, second = (self._keys(one.text) for one in (old, new))
        return self._judged("changed", (old, new), passage, first - second, second - first)

    def _added(self, new: Segment) -> Change:
        answer, _ = self._after.answer(new)
        passage = _joined(self._translation, answer)
        if passage is None:
            return self._change("added", "not-followed", (None, new), None)
        return self._judged("added", (None, new), passage, frozenset(), self._keys(new.text))

    def _removed(self, old: Segment) -> Change:
        answer, _ = self._before.answer(old)
        left = tuple(one for one in answer if one.source_span in self._after.alone)
        state: State = "not-followed" if left else "followed"
        return self._change("removed", state, (old, None), _joined(self._translation, left))

    def _judged(
        self,
        kind: ChangeKind,
        sentences: _Sentences,
        answer: Passage | None,
        gone: frozenset[str],
        come: frozenset[str],
    ) -> Change:
        """The change with its state, by the words that the translation has of the old and of the new sentence."""
        new = sentences[1]
        if answer is None or new is None:
            return self._change(kind, "not-followed", sentences, None)
        there = frozenset(self._lexicon.keys(answer.text, self._there))
        stale = self._words(answer.text, self._there, gone & there, but=come)
        values = frozenset(key for key in come - there if _is_value(key))
        lacking = tuple(span.of(new.text) for span in self._words(new.text, self._after.language, values))
        agreed = {canonical(unit.text(self._there)) for unit in self._proposals(sentences)}
        state: State = "followed" if come & there or canonical(answer.text) in agreed else "unclear"
        if (stale or lacking) and canonical(answer.text) not in agreed:
            state = "not-followed"
        marked = Passage(answer.document, answer.span, answer.text, stale)
        return self._change(kind, state, sentences, marked, lacking)

    def _words(
        self, text: str, language: Language, keys: frozenset[str], *, but: frozenset[str] = frozenset()
    ) -> tuple[Span, ...]:
        """The words of a text that have some of these keys, and none of those in `but`."""
        found = []
        for chunk in _CHUNKS.finditer(text) if keys else ():
            said = self._lexicon.keys(chunk[0], language)
            if keys.intersection(said) and but.isdisjoint(said):
                found.append(Span(*chunk.span()))
        return tuple(found)

    def _change(
        self,
        kind: ChangeKind,
        state: State,
        sentences: _Sentences,
        answer: Passage | None,
        lacking: tuple[str, ...] = (),
    ) -> Change:
        old, new = sentences
        first = _joined(self._before.document, (old,)) if old else None
        second = _joined(self._after.document, (new,)) if new else None
        return Change(kind, state, first, second, answer, lacking, self._proposals(sentences))

    def _proposals(self, sentences: _Sentences) -> tuple[Unit, ...]:
        _, new = sentences
        if new is None:
            return ()
        found = (unit for memory in self._memories for unit in memory.matches(new.text, self._after.language))
        return tuple({unit.text(self._there): unit for unit in found}.values())[:_MOST_PROPOSALS]

    def _keys(self, text: str) -> frozenset[str]:
        return frozenset(self._lexicon.keys(text, self._after.language))


def matched(olds: Sequence[Segment], news: Sequence[Segment]) -> list[_Sentences]:
    """The segments that only one text has, in the new order. An old one stands beside the new one that it became."""
    first, second = ([_worded(one.text) for one in segments] for segments in (olds, news))
    codes = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    changed = [(range(*code[1:3]), range(*code[3:5])) for code in codes if code[0] != "equal"]
    gone = [number for old, _ in changed for number in old]
    come = [number for _, new in changed for number in new]
    became: dict[int, int] = {}
    _pair(became, gone, come, lambda old, new: 100.0 if first[old] == second[new] else 0.0, 100)
    moved = set(became.items())
    for old, new in changed:
        _pair(became, old, new, lambda old, new: ratio(first[old], second[new]), _LEAST_ALIKE)
    _pair(became, gone, come, lambda old, new: ratio(first[old], second[new]), _LEAST_ALIKE_ELSEWHERE)
    taken = set(became.values())
    found = [(float(new), olds[old], news[new]) for old, new in became.items() if (old, new) not in moved]
    entries: list[tuple[float, Segment | None, Segment | None]] = [*found]
    entries += [(float(new), None, news[new]) for new in come if new not in taken]
    entries += [(new.start - 0.5, olds[old], None) for span, new in changed for old in span if old not in became]
    return [(old, new) for _, old, new in sorted(entries, key=lambda entry: entry[0])]


def _pair(
    became: dict[int, int],
    olds: Iterable[int],
    news: Iterable[int],
    likeness: Callable[[int, int], float],
    least: float,
) -> None:
    """Pairs what is most alike first. Long stretches that changed as a whole are paired in their order."""
    taken = set(became.values())
    free = [old for old in olds if old not in became], [new for new in news if new not in taken]
    few = len(free[0]) * len(free[1]) <= _MOST_PAIRS
    scored = [(likeness(old, new), old, new) for old, new in (product(*free) if few else zip(*free, strict=False))]
    for score, old, new in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if score >= least and old not in became and new not in taken:
            became[old] = new
            taken.add(new)


def _worded(text: str) -> str:
    """The words and figures of a text: no translation has to follow other marks or other markup."""
    plain = canonical(text)
    return " ".join(_WORDS.findall(plain)) or plain


def _is_value(key: str) -> bool:
    """True if no translation words this otherwise: numbers, links, codes. An acronym may be another one there."""
    return key.startswith(("#", "/")) or (key.startswith("@") and any(map(str.isdigit, key)))


def _joined(document: Document, segments: Sequence[Segment]) -> Passage | None:
    """Segments as one passage; None for none."""
    if not segments:
        return None
    span = Span.around([one.source_span for one in segments])
    return Passage(document, span, " ".join(one_line(one.text) for one in segments))
