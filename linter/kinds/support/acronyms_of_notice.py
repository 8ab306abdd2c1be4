"""The acronyms of a notice: how often each occurs, their translations, and those that fit their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...facts.acronyms import TYPE as ACRONYM
from ...facts.acronyms import Definition, find_definitions, translations
from ...language.spelling.speller import speller
from ...model import LANGUAGES, Fact, Language, Pair, Segment, Span, other
from ...patterns import lazy
from ...terminology.terms import initials
from ..contract import Case, Mark

# A name that occurs once is a slip of one that occurs so often; shorter ones are too easily alike.
OFTEN = 2
_LONG = 4
_SHORT = 3
# A name is compared with so many that are left of the other version's sentence.
_IN_ANOTHER_ORDER = 25
_COMPOUND = lazy(r"(?<!\w)\w+-$")
_NUMBER = lazy(r"[ \u00a0-]?(\d+)")
_HUNG = lazy(r"-(\d{1,4})(?![\w-])")


@dataclass(frozen=True, slots=True, eq=False)
class Used:
    """An acronym where it stands."""

    name: str
    fact: Fact
    segment: Segment

    def mark(self, language: Language) -> Mark:
        return Mark(language, self.segment.block, self.fact.span)

    @property
    def compound(self) -> str:
        """The part before a hyphen: the `ABC-` of `ABC-DEF`."""
        match = _COMPOUND.search(self.segment.block.text, 0, self.fact.span.start)
        return match[0] if match else ""

    @property
    def number(self) -> str:
        """The number behind it, as in `ABC 123`."""
        match = _NUMBER.match(self.segment.block.text, self.fact.span.end)
        return match[1] if match else ""

    @property
    def code(self) -> str:
        """The acronym with the number that a hyphen hangs on it, as in `ABC-19`, or ""."""
        match = _HUNG.match(self.segment.block.text, self.fact.span.end)
        return f"{self.name}-{match[1]}" if match else ""

    def mark_of_code(self, language: Language) -> Mark:
        span = self.fact.span
        return Mark(language, self.segment.block, Span(span.start, span.start + len(self.code)))

    @property
    def beside_another(self) -> bool:
        """True if it is a part of what is written with a slash or a hyphen, as bilingual names are."""
        text, span = self.segment.block.text, self.fact.span
        return text[span.start - 1 : span.start] in ("/", "-") or text[span.end : span.end + 1] in ("/", "-")

    @property
    def introduced(self) -> bool:
        """True if it stands in brackets, as one does that is introduced here."""
        return self.segment.block.text[: self.fact.span.start].rstrip().endswith("(")


ByLanguage = Mapping[Language, Sequence[Used]]


def _is_stressed(name: str, language: Language) -> bool:
    """True if capitals stress a word: `QUALITY`. Shorter words are acronyms as well: `NOTE`, `CARE`."""
    return len(name) > _LONG and speller(language).known(name.lower())


class AcronymsOfNotice:
    """The acronyms of a notice: the count of each, the translations, and those that fit their names."""

    def __init__(self, case: Case) -> None:
        self.counts = {language: _counts(case, language) for language in LANGUAGES}
        self.fitting: dict[Language, set[str]] = {"en": set(), "fr": set()}
        rows = case.vocabulary.rows("acronyms")
        self.translations = dict(translations(rows))
        self._listed = {language: {row[column] for row in rows} for column, language in enumerate(LANGUAGES)}
        self.compared = [
            (pair, {language: _used(case, pair, language) for language in LANGUAGES})
            for pair in case.pairs()
            if pair.matched
        ]
        self.defined: dict[str, str] = {}
        self._couples_in_use: list[tuple[str, str]] = []
        self._learn_from_definitions()
        self._learn_from_use()

    def is_evident(self, english: Used, french: Used) -> bool:
        """True if two acronyms that differ in a letter are not each other's translation.

        A translated acronym is usual in its version and has the same letters in another order. Or it has three letters,
        one of them shared. A slip occurs once, beside a form that the same version has elsewhere. Two words of their
        languages in capitals are no acronyms.
        """
        x, y = english.name, french.name
        if _is_stressed(x, "en") and _is_stressed(y, "fr"):
            return False
        if (x in self.fitting["en"] and y in self.fitting["fr"]) or self.defined.get(x) == y:
            return False
        if self.counts["fr"][x] or self.counts["en"][y] or english.compound == french.compound != "":
            return True
        if english.number and english.number == french.number:
            return False  # a code, whose letters are translated
        if sorted(x) == sorted(y) or min(self.counts["en"][x], self.counts["fr"][y]) > 1:
            return False
        return min(len(x), len(y)) >= _LONG or x in self.translations or y in self.translations

    def left(self, used: ByLanguage) -> ByLanguage:
        """The acronyms of a pair that nothing on the other side answers."""
        return {
            language: [one for one in used[language] if not self.answered(one.name, used[other(language)])]
            for language in LANGUAGES
        }

    def forms(self, name: str) -> frozenset[str]:
        """The acronym and what it is in the other language."""
        return self.translations.get(name, frozenset()) | {name}

    def is_listed(self, name: str, language: Language) -> bool:
        """True if the vocabulary has a long acronym with that of the other language. Short ones have many meanings."""
        return len(name) >= _LONG and name in self._listed[language] and name in self.translations

    def alone(self, one: Used) -> bool:
        """True if an acronym occurs nowhere else in the notice, is not introduced here and is not known anywhere."""
        occurs = self.counts["en"][one.name] + self.counts["fr"][one.name]
        return occurs == 1 and not one.introduced and one.name not in self.translations

    def meant(self, one: Used, language: Language) -> str:
        """The acronym of the same version that one that stands alone is a slip of, or "".

        It is frequent or defined, or stands where the other version has the same acronym as here.
        """
        if not self.alone(one):
            return ""
        long = len(one.name) >= _LONG
        near = [
            name
            for name, count in self.counts[language].items()
            if len(name) == len(one.name)
            and is_slip(one.name, {name})
            and (
                (long and (count >= OFTEN or name in self.fitting[language]))
                or self._answers_as(one.name, name, language)
            )
        ]
        return near[0] if len(near) == 1 else ""

    def _answers_as(self, name: str, before: str, language: Language) -> bool:
        """True if an acronym answers the one of the other version that another acronym has answered before."""
        at = LANGUAGES.index(language)
        answered: set[str] = set()
        for couple in self._couples_in_use:
            if couple[at] == name and couple[1 - at] in answered:
                return True
            if couple[at] == before:
                answered.add(couple[1 - at])
        return False

    def meant_by_name(self, definition: Definition, language: Language) -> str:
        """The initials of a name where its acronym is a slip of them and occurs there alone, or ""."""
        letters = initials(definition.expansion, language)
        acronym = definition.acronym
        if definition.matched or len(letters) != len(acronym) or len(letters) < _SHORT:
            return ""
        alone = self.counts["en"][acronym] + self.counts["fr"][acronym] == 1
        return letters if alone and is_slip(acronym, {letters}) else ""

    def answered(self, name: str, there: Sequence[Used]) -> bool:
        """True if one of these acronyms is the same or its translation."""
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
            self.defined.update((name, name) for name in both)
            english, french = ([one for one in defined if one.acronym not in both] for defined in rest)
            if len(english) == len(french):
                for one, two in self._couples(english, french):
                    if self._translates(one, two):
                        self._learn(one.acronym, two.acronym)
                        self.defined[one.acronym] = two.acronym

    def _couples(
        self, english: Sequence[Definition], french: Sequence[Definition]
    ) -> Iterator[tuple[Definition, Definition]]:
        """Definitions two by two. Names may stand in another order: those with most letters in common come first."""
        choices = sorted(
            (
                (i, j)
                for i in range(len(english))
                for j in range(max(0, i - _IN_ANOTHER_ORDER), min(len(french), i + _IN_ANOTHER_ORDER + 1))
            ),
            key=lambda at: -_common(english[at[0]].acronym, french[at[1]].acronym, self.forms(english[at[0]].acronym)),
        )
        taken: set[tuple[str, int]] = set()
        for i, j in choices:
            if taken.isdisjoint({("en", i), ("fr", j)}):
                taken |= {("en", i), ("fr", j)}
                yield english[i], french[j]

    def _translates(self, english: Definition, french: Definition) -> bool:
        """True if the acronyms that paired sentences introduce, in this order, are each other's translation."""
        x, y = english.acronym, french.acronym
        if english.matched and french.matched:
            return True
        if self.counts["fr"][x] or self.counts["en"][y] or self.meant_by_name(french, "fr"):
            return False
        if self.meant_by_name(english, "en"):
            return False
        once = min(self.counts["en"][x], self.counts["fr"][y]) == 1
        return not (once and len(x) == len(y) and sorted(x) != sorted(y) and is_slip(x, {y}))

    def _learn_from_use(self) -> None:
        """Two acronyms, each used in one version only and more than once where the other is, name the same body."""
        together: Counter[tuple[str, str]] = Counter()
        for _, used in self.compared:
            left = self.left(used)
            if all(len({one.name for one in left[language]}) == 1 for language in LANGUAGES):
                self._couples_in_use.append((left["en"][0].name, left["fr"][0].name))
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


def _common(name: str, other_name: str, forms: frozenset[str]) -> int:
    """How many letters two acronyms share; all of them where one is known to be the other's translation."""
    shared = Counter(name) & Counter(other_name)
    return len(name) if other_name in forms else shared.total()


def is_slip(name: str, forms: frozenset[str] | set[str]) -> bool:
    """True if a name differs from one of the forms by one letter (wrong, missing, too many, or two exchanged)."""
    from rapidfuzz.distance import OSA  # only where acronyms are left over

    return any(OSA.distance(name, form, score_cutoff=1) == 1 for form in forms if min(len(name), len(form)) > 2)
