"""Terms: one that the other version does not render by any of its equivalents, and those a termbase advises against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from ..messages import both
from ..model import LANGUAGES, Confidence, Language, Pair, Section, Segment, other
from ..patterns import lazy
from ..project.toml_schema import Key
from ..terminology.termbase import entries_of, load
from ..terminology.terms import Found, Termbase, acronyms_in, cognates, initials, preferred, says, word_keys
from ..vocabulary import Vocabulary
from .contract import Case, Hit, Mark, Options, VariantSpec

OPTIONS = {
    "termbases": Key(
        "strings",
        both(
            "Termbases of the house (.toml, .csv, .tbx), used besides the starter.",
        ),
        path=True,
        default=(),
    )
}
VALUES = {
    "text": "the term as written",
    "usual": "its equivalents in the other language; of a refused term, the preferred terms",
    "found": "the words of the other version",
}
VARIANTS = (
    VariantSpec(
        "missing-en",
        "The English has no equivalent of the French term.",
        ("text", "usual", "found"),
        claim="lack",
        alike=("text", "usual"),
    ),
    VariantSpec(
        "missing-fr",
        "The French has no equivalent of the English term.",
        ("text", "usual", "found"),
        claim="lack",
        alike=("text", "usual"),
    ),
    VariantSpec(
        "other-en",
        "The English has another term of the same subject.",
        ("text", "usual", "found"),
        claim="differ",
        alike=("text", "usual", "found"),
    ),
    VariantSpec(
        "other-fr",
        "The French has another term of the same subject.",
        ("text", "usual", "found"),
        claim="differ",
        alike=("text", "usual", "found"),
    ),
    VariantSpec("deprecated", "The termbase advises against the term.", ("text", "usual"), alike=("text", "usual")),
    VariantSpec("forbidden", "The termbase forbids the term.", ("text", "usual"), alike=("text", "usual")),
)

# Below this score the two sides may not say the same at all.
_LEAST_SCORE = 0.25

_REFUSED = ("deprecated", "forbidden")

# A word with a capital that stands beside a term, or over one of these joints.
_JOINTS = r"(?:(?:of|for|and|the|on|de|du|des|la|le|les|et|pour)[ \u00a0]|d['’]|l['’]){0,3}"
_CAPITAL_BEFORE = lazy(rf"(?<![\w'’])([A-ZÀ-Þ][\w'’-]*)[ \u00a0]{_JOINTS}$")
_CAPITAL_BEHIND = lazy(rf"[ \u00a0]{_JOINTS}[A-ZÀ-Þ]")

_Used = tuple[Found, Segment]


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Looks for refused terms in all text, and for equivalents within well-aligned pairs and their neighbours."""
    base = case.vocabulary.made(_starter)
    if options["termbases"]:
        base = Termbase(chain(base.entries, *(load(Path(path)).entries for path in options["termbases"])))
    yield from _refused(case, base)
    notice = _Notice(case, base)
    for section in case.sections:
        if not section.weak:
            for number, pair in enumerate(section.pairs):
                yield from _unrendered(section, number, pair, notice)


def _starter(vocabulary: Vocabulary) -> Termbase:
    return Termbase(entries_of(vocabulary.toml("terms")))


def _acronyms(vocabulary: Vocabulary) -> Mapping[tuple[str, ...], frozenset[str]]:
    """The acronyms of both languages by the words of a name in either of them."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for english, french, *names in vocabulary.rows("acronyms"):
        for language, name in zip(LANGUAGES, names, strict=True):
            keys = word_keys(name, language)
            found[keys] = found.get(keys, frozenset()) | {english, french}
    return found


def _refused(case: Case, base: Termbase) -> Iterator[Hit]:
    for language in LANGUAGES:
        for block in case.side(language).blocks:
            if block.kind == "furniture":
                continue
            for found in base.find(block.text, language):
                if found.term.status in _REFUSED:
                    usual = " / ".join(preferred(found.entries, language))
                    yield Hit(
                        marks=(Mark(language, block, found.span),),
                        missing=preferred(found.entries, language),
                        extra=(found.term.text,),
                        values={"text": found.span.of(block.text), "usual": usual or "—"},
                        variant=found.term.status,
                    )


class _Notice:
    """The termbase of a notice, and the words of its versions. They are read where a term is left over."""

    def __init__(self, case: Case, base: Termbase) -> None:
        self.base, self.vocabulary = base, case.vocabulary
        self.starter = case.vocabulary.made(_starter).entries
        self._case = case
        self._cognates: dict[Language, frozenset[str]] = {}

    def cognates(self, language: Language) -> frozenset[str]:
        """The cognate keys of all words of a version."""
        if language not in self._cognates:
            text = "\n".join(block.text for block in self._case.side(language).blocks)
            self._cognates[language] = cognates(text, language)
        return self._cognates[language]


def _unrendered(section: Section, number: int, pair: Pair, notice: _Notice) -> Iterator[Hit]:
    if not pair.matched or pair.score < _LEAST_SCORE or _is_header(pair):
        return
    used = {language: [*_strict(pair.side(language), language, notice.base)] for language in LANGUAGES}
    if not any(used.values()):
        return
    near = section.pairs[max(0, number - 1) : number + 2]
    texts = {
        language: " ".join(segment.text for one in near for segment in one.side(language)) for language in LANGUAGES
    }
    left = {language: [*_left(used[language], other(language), texts, notice)] for language in LANGUAGES}
    for language in LANGUAGES:
        for one in left[language]:
            rival = _rival(one, used[language], used[other(language)])
            if rival and (_akin(one[0], rival[0]) or (language == "fr" and rival in left["en"])):
                continue  # the same in another sense, or told from the English side
            # A starter cannot know all equivalents of a text: of 8 such claims on other houses, none was right.
            unsure = rival is None and all(entry in notice.starter for entry in one[0].entries)
            yield _hit(language, one, rival, pair, "low" if unsure else None)


def _left(used: Sequence[_Used], there: Language, texts: Mapping[Language, str], notice: _Notice) -> Iterator[_Used]:
    """The terms of one side to which nothing answers in the texts near."""
    keys = {language: frozenset(word_keys(texts[language], language)) for language in LANGUAGES}
    names = acronyms_in(texts[there])
    for one in used:
        found = one[0]
        if _answered(found, there, keys[there], names, notice.vocabulary) or not _has_context(found, keys):
            continue
        if not _in_name(one) and not _has_cognate(found, texts[there], notice):
            yield one


def _rival(one: _Used, here: Sequence[_Used], there: Sequence[_Used]) -> _Used | None:
    """A term of the same subject that the other side has instead: nothing on this side is of its concept."""
    said = {entry for found, _ in here for entry in found.entries}
    subjects = {entry.subject for entry in one[0].entries}
    for rival in there:
        entries = rival[0].entries
        if said.isdisjoint(entries) and not subjects.isdisjoint(entry.subject for entry in entries):
            return rival
    return None


def _is_header(pair: Pair) -> bool:
    """True if a rule of its own compares the value of this field."""
    return any(segment.block.kind == "field" and segment.block.concept for segment in (*pair.en, *pair.fr))


def _strict(segments: Sequence[Segment], language: Language, base: Termbase) -> Iterator[_Used]:
    for segment in segments:
        for found in base.find(segment.text, language):
            if found.term.status == "accepted" and all(
                entry.strict and entry.wordings(other(language)) for entry in found.entries
            ):
                yield found, segment


def _answered(found: Found, there: Language, keys: frozenset[str], names: set[str], vocabulary: Vocabulary) -> bool:
    """True if the other side has an equivalent of the term, or an acronym of one."""
    wordings = [wording for entry in found.entries for wording in entry.answers(there)]
    if any(says(keys, wording, there) for wording in wordings):
        return True
    if not names:
        return False
    known = {initials(found.term.text, found.term.language), *(initials(wording, there) for wording in wordings)}
    acronyms = vocabulary.made(_acronyms)
    for wording in wordings:
        known |= acronyms.get(word_keys(wording, there), frozenset())
    return not known.isdisjoint(names)


def _has_context(found: Found, keys: Mapping[Language, frozenset[str]]) -> bool:
    """True if a term has, in every sense that it may have, a word near that tells of this sense."""
    return all(
        not entry.context or any(says(keys[word.language], word.text, word.language) for word in entry.context)
        for entry in found.entries
    )


def _in_name(used: _Used) -> bool:
    """True if a term is part of a name. It and a word beside it have a capital, perhaps over a joint."""
    found, segment = used
    text, span = segment.text, found.span
    if not text[span.start].isupper() or text.isupper():
        return False
    before, behind = _CAPITAL_BEFORE.search(text, 0, span.start), _CAPITAL_BEHIND.match(text, span.end)
    begins = before is None or not text[: before.start(1)].strip()
    return (before is not None and not begins) or (behind is not None and text[: span.start].strip() != "")


def _has_cognate(found: Found, near: str, notice: _Notice) -> bool:
    """True if the other version has the cognates of the term (`licence`, `licensing`): then it means the same.

    One word is looked for in all of the other version, and several in the text near.
    """
    there = other(found.term.language)
    wanted = cognates(found.term.text, found.term.language)
    return wanted <= cognates(near, there) or (len(wanted) == 1 and wanted <= notice.cognates(there))


def _akin(found: Found, rival: Found) -> bool:
    """True if one of two terms has all the words of the other, as cognates: `driving licence` and `licence`."""
    ours, theirs = (cognates(one.term.text, one.term.language) for one in (found, rival))
    return ours <= theirs or theirs <= ours


def _hit(language: Language, used: _Used, rival: _Used | None, pair: Pair, confidence: Confidence | None = None) -> Hit:
    found, segment = used
    if rival:
        end = Mark(other(language), rival[1].block, rival[0].span.shift(rival[1].span.start))
    else:
        there = pair.side(other(language))[0]
        end = Mark(other(language), there.block, there.span)
    here = Mark(language, segment.block, found.span.shift(segment.span.start))
    usual = preferred(found.entries, other(language))
    return Hit(
        marks=(here, end),
        missing=usual,
        extra=(rival[0].term.text,) if rival else (),
        values={"text": here.text, "usual": " / ".join(usual), "found": end.text},
        variant=f"{'other' if rival else 'missing'}-{other(language)}",
        confidence=confidence,
    )
