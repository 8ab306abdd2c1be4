"""Acronyms that are mistyped in one version, where the other version and the rest of the text are right.

An acronym may legitimately be kept, translated (IMS, EMI) or written out in the other version. Translations are learnt
from `Full Name (ABC)` in aligned sentences, from use, and from the vocabulary. A slip is left over on both sides,
differs in one letter and cannot be a translation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..facts.acronyms import find_definitions
from ..model import LANGUAGES, Block, Language, Pair, Span, other
from ..patterns import lazy
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec, mark
from .support.acronyms_of_notice import OFTEN, AcronymsOfNotice, ByLanguage, Used, is_slip

OPTIONS: dict[str, Key] = {}
VALUES = {
    "en": "the acronym in the English version",
    "fr": "the acronym in the French version",
    "text": "the acronym that is probably wrong",
    "meant": "the acronym that is probably meant",
    "name": "the name that the acronym stands behind",
}
VARIANTS = (
    VariantSpec(
        "", "Acronyms that stand for each other differ in one letter.", ("en", "fr"), claim="differ", alike=("en", "fr")
    ),
    VariantSpec(
        "lengthened",
        "One of the two is the other with a letter before or behind it.",
        ("en", "fr"),
        claim="differ",
        alike=("en", "fr"),
    ),
    VariantSpec(
        "exchanged",
        "Both occur elsewhere in the notice, so one may stand for the other.",
        ("en", "fr"),
        claim="differ",
        alike=("en", "fr"),
    ),
    VariantSpec(
        "initials",
        "An acronym does not fit the initials of its name.",
        ("text", "meant", "name"),
        claim="differ",
        alike=("text", "meant"),
    ),
    VariantSpec(
        "kept",
        "An acronym of the other version stands once where this version has its own elsewhere.",
        ("text", "meant"),
        claim="differ",
        alike=("text", "meant"),
    ),
    VariantSpec(
        "unknown",
        "An acronym that occurs once is one letter off a frequent one.",
        ("text", "meant"),
        claim="differ",
        alike=("text", "meant"),
    ),
)

# Sentences of a lower score may be paired by chance.
_LOOSE = 0.25
_CLAUSE_END = lazy(r"[;.!?:](?=\s)")


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Compares the acronyms of each aligned pair, knowing those of the whole notice."""
    notice = AcronymsOfNotice(case)
    for pair, used in notice.compared:
        left = notice.left(used)
        couples = [couple for couple in _couples(left, used, notice) if notice.is_evident(*couple)]
        for english, french in couples:
            yield _slip(english, french, pair, notice)
        taken = {one for couple in couples for one in couple}
        for language in LANGUAGES:
            yield from _misfits(pair, language, used[other(language)], notice)
            for one in left[language]:
                if one not in taken and (meant := notice.meant(one, language)):
                    yield _unknown(one, meant, pair, language)
            yield from _kept(used, language, notice)
        yield from _of_two_bodies(left, taken, notice)
        yield from _swapped(used, taken, notice)
        yield from _renumbered(pair, used, notice)


def _couples(left: ByLanguage, used: ByLanguage, notice: AcronymsOfNotice) -> Iterator[tuple[Used, Used]]:
    """Acronyms that stand for each other though one letter differs."""
    taken: set[Used] = set()
    for language in LANGUAGES:
        for one in left[language]:
            if one in taken:
                continue
            partner = _near(one, left[other(language)], notice)
            if partner is None and notice.alone(one):
                partner = _near(
                    one, [two for two in used[other(language)] if not _lengthened(one.name, two.name)], notice
                )
            if partner is not None:
                taken |= {one, partner}
                yield (one, partner) if language == "en" else (partner, one)


def _near(one: Used, candidates: Sequence[Used], notice: AcronymsOfNotice) -> Used | None:
    return next((two for two in candidates if is_slip(one.name, notice.forms(two.name))), None)


def _lengthened(name: str, form: str) -> bool:
    """True if one is the other with a letter before or behind it, as the deputy's acronym is."""
    return name.startswith(form) or form.startswith(name) or name.endswith(form) or form.endswith(name)


def _kept(used: ByLanguage, language: Language, notice: AcronymsOfNotice) -> Iterator[Hit]:
    """Acronyms of the other version that are left as they are, once, where this version has its own elsewhere."""
    counts = notice.counts[language]
    for one in used[language]:
        own = [form for form in notice.forms(one.name) - {one.name} if counts[form] >= OFTEN]
        there = [two for two in used[other(language)] if two.name == one.name]
        foreign = notice.counts[other(language)]
        if len(own) != 1 or not there or one.introduced or one.beside_another or counts[one.name] > 1:
            continue
        if foreign[one.name] >= OFTEN and not foreign[own[0]]:
            yield Hit(
                marks=(one.mark(language), there[0].mark(other(language))),
                missing=(own[0],),
                extra=(one.name,),
                values={"text": one.name, "meant": own[0]},
                variant="kept",
            )


def _of_two_bodies(left: ByLanguage, taken: set[Used], notice: AcronymsOfNotice) -> Iterator[Hit]:
    """Two long acronyms of the vocabulary that answer nothing: each has a counterpart, which is not the other one."""
    lone = {
        language: [one for one in left[language] if one not in taken and notice.is_listed(one.name, language)]
        for language in LANGUAGES
    }
    if len(lone["en"]) == len(lone["fr"]) == 1:
        english, french = lone["en"][0], lone["fr"][0]
        yield Hit(
            marks=(english.mark("en"), french.mark("fr")),
            missing=(english.name,),
            extra=(french.name,),
            values={"en": english.name, "fr": french.name},
        )


def _swapped(used: ByLanguage, taken: set[Used], notice: AcronymsOfNotice) -> Iterator[Hit]:
    """Bodies that the notice introduces in both versions, and that have changed places between two clauses."""
    clauses = {language: _by_clause(used[language]) for language in LANGUAGES}
    if len(clauses["en"]) != len(clauses["fr"]):
        return
    for english, french in zip(clauses["en"], clauses["fr"], strict=True):
        if len(english) != 1 or len(french) != 1 or english[0] in taken or french[0] in taken:
            continue
        wanted, found = notice.defined.get(english[0].name), french[0].name
        if wanted and found not in notice.forms(english[0].name) and found in notice.defined.values():
            yield Hit(
                marks=(english[0].mark("en"), french[0].mark("fr")),
                missing=(wanted,),
                extra=(found,),
                values={"en": english[0].name, "fr": found},
                variant="exchanged",
                confidence="medium",
            )


def _renumbered(pair: Pair, used: ByLanguage, notice: AcronymsOfNotice) -> Iterator[Hit]:
    """Codes of one name with two numbers: `HARB-19` here, `HARB-18` there. Each name stands once in the sentences."""
    texts = {language: " ".join(segment.text for segment in pair.side(language)) for language in LANGUAGES}
    for english in used["en"]:
        answers = [one for one in used["fr"] if one.name in notice.forms(english.name)]
        alone = len(answers) == 1 and sum(one.name == english.name for one in used["en"]) == 1
        codes = (english.code, answers[0].code) if alone else ("", "")
        numbers = [code.rpartition("-")[2] for code in codes]
        if all(codes) and numbers[0] not in texts["fr"] and numbers[1] not in texts["en"]:
            yield Hit(
                marks=(english.mark_of_code("en"), answers[0].mark_of_code("fr")),
                missing=codes[:1],
                extra=codes[1:],
                values={"en": codes[0], "fr": codes[1]},
            )


def _by_clause(used: Sequence[Used]) -> list[list[Used]]:
    """The acronyms of each clause that has some."""
    found: dict[tuple[Block, int], list[Used]] = {}
    for one in used:
        ends = sum(1 for _ in _CLAUSE_END.finditer(one.segment.block.text, 0, one.fact.span.start))
        found.setdefault((one.segment.block, ends), []).append(one)
    return [*found.values()]


def _slip(english: Used, french: Used, pair: Pair, notice: AcronymsOfNotice) -> Hit:
    name, form = english.name, french.name
    occurs = {one: notice.counts["en"][one] + notice.counts["fr"][one] for one in (name, form)}
    both_used = min(occurs.values()) > 1
    return Hit(
        marks=(english.mark("en"), french.mark("fr")),
        missing=(name,),
        extra=(form,),
        values={"en": name, "fr": form},
        variant="lengthened" if _lengthened(name, form) else ("exchanged" if both_used else ""),
        confidence="medium" if pair.score < _LOOSE else None,
    )


def _misfits(pair: Pair, language: Language, there: Sequence[Used], notice: AcronymsOfNotice) -> Iterator[Hit]:
    """Acronyms that are a slip of the initials of the name that they stand behind, and occur only there."""
    for segment in pair.side(language):
        for one in find_definitions(segment.text, language):
            letters = notice.meant_by_name(one, language)
            if letters and not notice.answered(one.acronym, there):
                yield Hit(
                    marks=(mark(segment, one.span, language), _place(pair, other(language))),
                    missing=(letters,),
                    extra=(one.acronym,),
                    values={"text": one.acronym, "meant": letters, "name": one.expansion},
                    variant="initials",
                    confidence="medium",
                )


def _unknown(one: Used, meant: str, pair: Pair, language: Language) -> Hit:
    return Hit(
        marks=(one.mark(language), _place(pair, other(language))),
        missing=(meant,),
        extra=(one.name,),
        values={"text": one.name, "meant": meant},
        variant="unknown",
        confidence="medium",
    )


def _place(pair: Pair, language: Language) -> Mark:
    last = pair.side(language)[-1]
    return Mark(language, last.block, Span(last.span.end, last.span.end))
