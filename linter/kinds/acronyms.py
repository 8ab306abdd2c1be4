"""Acronyms: one that is mistyped in one version, where the other version and the rest of the text have it right.

An acronym may legitimately be kept, translated (IMS, EMI) or written out in the other version. What translates what is
learnt from `Full Name (ABC)` in aligned sentences, from use, and from the vocabulary; what is left over on both sides
and differs in one letter is a slip.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..facts.acronyms import TYPE as ACRONYM
from ..facts.acronyms import find_definitions, translations
from ..model import LANGUAGES, Fact, Language, Pair, Segment, Span, other
from ..project.toml_schema import Key
from ..terminology.terms import initials
from .contract import Case, Hit, Mark, Options, VariantSpec, mark

OPTIONS: dict[str, Key] = {}
VALUES = {
    "en": "the acronym in the English version",
    "fr": "the acronym in the French version",
    "text": "the acronym that is probably wrong",
    "meant": "the acronym that is probably meant",
    "name": "the name that the acronym stands behind",
}
VARIANTS = (
    VariantSpec("", "Acronyms that stand for each other differ in one letter.", ("en", "fr"), claim="differ"),
    VariantSpec(
        "lengthened", "One of the two is the other with a letter before or behind it.", ("en", "fr"), claim="differ"
    ),
    VariantSpec(
        "exchanged", "Both occur elsewhere in the notice, so one may stand for the other.", ("en", "fr"), claim="differ"
    ),
    VariantSpec(
        "initials", "An acronym does not fit the initials of its name.", ("text", "meant", "name"), claim="differ"
    ),
    VariantSpec(
        "unknown", "An acronym that occurs once is one letter off a frequent one.", ("text", "meant"), claim="differ"
    ),
)

# A name that occurs once is a slip of one that occurs so often; shorter ones are too easily alike.
_OFTEN = 2
_LONG = 4
_LOOSE = 0.25


@dataclass(frozen=True, slots=True)
class Used:
    """An acronym where it stands."""

    name: str
    fact: Fact
    segment: Segment

    def mark(self, language: Language) -> Mark:
        return Mark(language, self.segment.block, self.fact.span)

    @property
    def introduced(self) -> bool:
        """Whether it stands in brackets, as one does that is introduced here."""
        return self.segment.block.text[: self.fact.span.start].rstrip().endswith("(")


ByLanguage = Mapping[Language, Sequence[Used]]


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Compares the acronyms of each aligned pair, knowing those of the whole notice."""
    notice = _Notice(case)
    for pair, used in notice.compared:
        left = notice.left(used)
        couples = list(_couples(left, used, notice))
        for english, french in couples:
            if not (english.name in notice.fitting["en"] and french.name in notice.fitting["fr"]):
                yield _slip(english, french, pair, notice)
        taken = {id(one) for couple in couples for one in couple}
        for language in LANGUAGES:
            yield from _misfits(pair, language, notice)
            for one in left[language]:
                if id(one) not in taken and (meant := notice.meant(one, language)):
                    yield _unknown(one, meant, pair, language)


class _Notice:
    """What is known of the acronyms of a notice: how often each occurs, what translates what, which fit their names."""

    def __init__(self, case: Case) -> None:
        self.counts = {language: _counts(case, language) for language in LANGUAGES}
        self.fitting: dict[Language, set[str]] = {"en": set(), "fr": set()}
        self.translations = dict(translations(case.vocabulary.rows("acronyms")))
        self.compared = [
            (pair, {language: _used(case, pair, language) for language in LANGUAGES})
            for pair in case.pairs()
            if pair.en and pair.fr
        ]
        self._learn_from_definitions()
        self._learn_from_use()

    def left(self, used: ByLanguage) -> ByLanguage:
        """The acronyms of a pair that nothing on the other side answers."""
        return {
            language: [one for one in used[language] if not self._answered(one.name, used[other(language)])]
            for language in LANGUAGES
        }

    def forms(self, name: str) -> frozenset[str]:
        """The acronym and what it is in the other language."""
        return self.translations.get(name, frozenset()) | {name}

    def alone(self, one: Used) -> bool:
        """Whether an acronym occurs nowhere else in the notice, is not introduced here and is not known anywhere."""
        occurs = self.counts["en"][one.name] + self.counts["fr"][one.name]
        return occurs == 1 and not one.introduced and one.name not in self.translations

    def meant(self, one: Used, language: Language) -> str:
        """The frequent acronym of the same version that an acronym that stands alone is a slip of, or ""."""
        if len(one.name) < _LONG or not self.alone(one):
            return ""
        near = [
            name
            for name, count in self.counts[language].items()
            if count >= _OFTEN and len(name) == len(one.name) and is_slip(one.name, {name})
        ]
        return near[0] if len(near) == 1 else ""

    def _answered(self, name: str, there: Sequence[Used]) -> bool:
        forms = self.forms(name)
        return any(one.name in forms for one in there)

    def _learn(self, english: str, french: str) -> None:
        self.translations[english] = self.forms(english) | {french}
        self.translations[french] = self.forms(french) | {english}

    def _learn_from_definitions(self) -> None:
        for pair, _ in self.compared:
            rest = []
            for language in LANGUAGES:
                defined = [one for segment in pair.side(language) for one in find_definitions(segment.text, language)]
                # A slip in an acronym does not match the initials of its own name.
                self.fitting[language] |= {one.acronym for one in defined if one.matched}
                rest.append(defined)
            both = {one.acronym for one in rest[0]} & {one.acronym for one in rest[1]}
            english, french = ([one for one in defined if one.acronym not in both] for defined in rest)
            if len(english) == len(french) == 1 and english[0].matched and french[0].matched:
                self._learn(english[0].acronym, french[0].acronym)

    def _learn_from_use(self) -> None:
        """Two acronyms, each used in one version only and more than once where the other is, name the same body."""
        together: Counter[tuple[str, str]] = Counter()
        for _, used in self.compared:
            left = self.left(used)
            together.update(
                (en, fr) for en in {one.name for one in left["en"]} for fr in {one.name for one in left["fr"]}
            )
        for (english, french), times in together.items():
            if times > 1 and not self.counts["fr"][english] and not self.counts["en"][french]:
                self._learn(english, french)


def _counts(case: Case, language: Language) -> Counter[str]:
    return Counter(
        ACRONYM.of(fact).letters
        for block in case.side(language).blocks
        if block.kind != "furniture"
        for fact in case.facts.of(block, "acronym")
    )


def _used(case: Case, pair: Pair, language: Language) -> list[Used]:
    return [
        Used(ACRONYM.of(fact).letters, fact, segment)
        for segment in pair.side(language)
        for fact in case.facts.within(segment, "acronym")
    ]


def _couples(left: ByLanguage, used: ByLanguage, notice: _Notice) -> Iterator[tuple[Used, Used]]:
    """Acronyms that stand for each other though one letter differs."""
    taken: set[int] = set()
    for language in LANGUAGES:
        for one in left[language]:
            if id(one) in taken:
                continue
            partner = _near(one, left[other(language)], notice)
            if partner is None and notice.alone(one):
                partner = _near(
                    one, [two for two in used[other(language)] if not _lengthened(one.name, two.name)], notice
                )
            if partner is not None:
                taken |= {id(one), id(partner)}
                yield (one, partner) if language == "en" else (partner, one)


def _near(one: Used, candidates: Sequence[Used], notice: _Notice) -> Used | None:
    return next((two for two in candidates if is_slip(one.name, notice.forms(two.name))), None)


def is_slip(name: str, forms: frozenset[str] | set[str]) -> bool:
    """Whether a name differs from one of the forms by one letter (wrong, missing, too many, or two exchanged)."""
    from rapidfuzz.distance import OSA  # only where acronyms are left over

    return any(OSA.distance(name, form, score_cutoff=1) == 1 for form in forms if min(len(name), len(form)) > 2)


def _lengthened(name: str, form: str) -> bool:
    """Whether one is the other with a letter before or behind it, as the deputy's acronym is."""
    return name.startswith(form) or form.startswith(name) or name.endswith(form) or form.endswith(name)


def _slip(english: Used, french: Used, pair: Pair, notice: _Notice) -> Hit:
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


def _misfits(pair: Pair, language: Language, notice: _Notice) -> Iterator[Hit]:
    """Acronyms that differ in one letter from the initials of the name that they stand behind, and occur only there."""
    for segment in pair.side(language):
        for one in find_definitions(segment.text, language):
            letters = initials(one.expansion, language)
            wrong = sum(a != b for a, b in zip(letters, one.acronym, strict=False))
            occurs = notice.counts["en"][one.acronym] + notice.counts["fr"][one.acronym]
            if one.matched or len(letters) != len(one.acronym) or len(letters) < 3 or wrong != 1 or occurs != 1:
                continue
            if one.acronym not in notice.translations:
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
