"""The closed list of competencies: their names in both languages, and their levels of behaviour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..language.folding import fold
from ..model import LANGUAGES, Language
from ..patterns import lazy

# A wording counts as a listed one if this much is the same (0 to 100). A gender, an article or a slip may differ.
_SAME = 88.0
_WORD = lazy(r"\w+")
LONGEST_NAME = 60
_LEAST_WORDS = 2
_EDGES = " \t\u00a0\u202f.;,"

Wordings = Mapping[Language, str]


@dataclass(frozen=True, slots=True, eq=False)
class Competency:
    """A competency: the accepted names of each language, the usual one first, and its levels, the lowest first."""

    names: Mapping[Language, tuple[str, ...]]
    levels: tuple[Wordings, ...]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A level of a competency, from 1."""

    competency: Competency
    level: int

    def wording(self, language: Language) -> str:
        return self.competency.levels[self.level - 1][language]


class CompetencyList:
    """Competencies by name and by behaviour, whatever the case, the accents and the spelling (`-ise`, `-ize`)."""

    def __init__(self, competencies: Iterable[Competency]) -> None:
        self._names: dict[Language, dict[str, Competency]] = {"en": {}, "fr": {}}
        self._behaviours: dict[Language, dict[str, Behaviour]] = {"en": {}, "fr": {}}
        self._pairs: set[tuple[str, str]] = set()
        for competency in competencies:
            for language in LANGUAGES:
                for name in competency.names[language]:
                    self._names[language][plain(name)] = competency
                for number, wordings in enumerate(competency.levels, 1):
                    self._behaviours[language][plain(wordings[language])] = Behaviour(competency, number)
            self._pairs.update((plain(wordings["en"]), plain(wordings["fr"])) for wordings in competency.levels)

    def named(self, text: str, language: Language) -> Competency | None:
        """The competency of that name."""
        return self._names[language].get(plain(text))

    def same(self, english: Behaviour, french: Behaviour) -> bool:
        """True if the English of one is listed with the French of the other; a behaviour may have several wordings."""
        return (plain(english.wording("en")), plain(french.wording("fr"))) in self._pairs

    def behaviour(self, text: str, language: Language) -> Behaviour | None:
        """The listed behaviour that a text words, if only nearly."""
        known = self._behaviours[language]
        wording = plain(text)
        if wording in known or not wording:
            return known.get(wording)
        from rapidfuzz import fuzz, process  # only where a wording departs from the list

        best = process.extractOne(wording, known.keys(), scorer=fuzz.ratio, score_cutoff=_SAME)
        return known[best[0]] if best else None


def read_competencies(tables: Iterable[Mapping[str, Any]]) -> list[Competency]:
    """Competencies from tables with `en`, `fr` (names) and `levels` (pairs of an English and a French behaviour).

    Raises ValueError for a table of another form, with the table in the message.
    """
    return [_competency(table) for table in tables]


def learnt_competencies(pairs: Iterable[tuple[str, str]], known: CompetencyList) -> list[Competency]:
    """Competencies that a list lacks, learnt from recurring segments of the form `Name: behaviour` in both languages.

    Names that are known keep their competency's names; of their behaviours only unknown ones count.
    """
    found: dict[tuple[str, str], list[Wordings]] = {}
    names: dict[tuple[str, str], Mapping[Language, tuple[str, ...]]] = {}
    for pair in pairs:
        halves = [split_statement(text) for text in pair]
        if None in halves:
            continue
        said = {language: half for language, half in zip(LANGUAGES, halves, strict=True) if half}
        wordings = {language: said[language][1] for language in LANGUAGES}
        if all(known.behaviour(wordings[language], language) for language in LANGUAGES):
            continue
        listed = [known.named(said[language][0], language) for language in LANGUAGES]
        if listed[0] is not listed[1]:
            continue
        key = (plain(said["en"][0]), plain(said["fr"][0]))
        names[key] = listed[0].names if listed[0] else {language: (said[language][0],) for language in LANGUAGES}
        found.setdefault(key, []).append(wordings)
    return [Competency(names[key], tuple(levels)) for key, levels in found.items()]


def split_statement(text: str) -> tuple[str, str] | None:
    """The name and the behaviour of a statement such as `Vision: Sees farther than the next tide;`."""
    name, colon, wording = (part.strip(_EDGES) for part in text.partition(":"))
    fits = colon and name and len(name) <= LONGEST_NAME and len(_WORD.findall(wording)) >= _LEAST_WORDS
    return (name, wording) if fits and not any(sign.isdigit() for sign in wording) else None


def plain(text: str) -> str:
    """The words of a text in lower case, without accents, with one spelling of `-ise`."""
    return " ".join(_WORD.findall(fold(text))).replace("iz", "is")


def _competency(table: Mapping[str, Any]) -> Competency:
    names: dict[Language, tuple[str, ...]] = {}
    for language in LANGUAGES:
        found = table.get(language)
        if not _strings(found) or not found:
            raise ValueError(f"a competency needs a list of names as “{language}”: {dict(table)}")
        names[language] = tuple(found)
    levels = table.get("levels", [])
    if not isinstance(levels, list) or not all(_strings(level) and len(level) == len(LANGUAGES) for level in levels):
        raise ValueError(f"“levels” must be pairs of an English and a French behaviour: {dict(table)}")
    return Competency(names, tuple(dict(zip(LANGUAGES, level, strict=True)) for level in levels))


def _strings(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(one, str) for one in value)
