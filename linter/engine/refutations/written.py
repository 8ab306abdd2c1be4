"""A value that the other version writes is not lacking there, whether a finder of facts read it or not.

A claim that values differ is attacked with the paired text alone: elsewhere a value may stand by chance. A claim that
one version lacks a value is tested against its neighbourhood as well. It is doubted if the value occurs farther away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ...facts import fact_type, field_finder
from ...facts.plain import plain
from ...facts.written import claimed, figures, readings
from ...kinds.contract import ClaimType, Mark
from ...model import LANGUAGES, Fact, Language, Segment, Span, other
from ...patterns import ACRONYM, lazy
from ..claims import Claim
from ..known import Known
from .contract import Outcome

ATTACKS: frozenset[ClaimType] = frozenset({"differ", "lack"})

# A sentence is paired with its neighbour at times. So far around a pair may a value stand that is not lacking.
_NEAR = 1
# Shorter forms in running text are rather initials than a level: `NS`.
_SPELLED = 4
# A bare number below this stands somewhere in most sections of a document, by chance.
_COMMON = 100
_LETTERED = lazy(r"([A-Z]+)([0-9]+)")


def attack(claim: Claim, known: Known) -> Outcome | None:
    """Refutes a claim about a fact of which the other version writes the value."""
    if not claim.facts:
        return None
    return _differing(claim, known) if claim.type == "differ" else _lacking(claim, known)


def _differing(claim: Claim, known: Known) -> Outcome | None:
    """Refutes where each value stands in the other's text as well: then it is not these two that belong together.

    Or where both texts have the same figures: then the difference lies in how the values were read.
    """
    said = {mark.language: mark for mark in claim.hit.marks}
    if len(said) != 2:
        return None
    tokens = {language: _tokens(claim, mark) for language, mark in said.items()}
    if tokens["en"] == tokens["fr"]:
        return None  # the figures are the same, and yet the values differ: in a unit, a currency, a half of the day
    texts = {language: known.paired(claim, language) for language in said}
    only = {language: tokens[language] - tokens[other(language)] for language in said}
    in_digits = all(token in figures(mark.text) for mark in said.values() for token in only[mark.language])
    if in_digits and _figures(texts["en"]) == _figures(texts["fr"]):
        return Outcome.REFUTED
    if not any(pair.kind == "field" for pair in known.pairs(claim)) and _are_translated(only, known):
        return Outcome.REFUTED
    if _are_acronyms(only, texts, known):
        return Outcome.REFUTED
    if not all(only.values()) and not _is_telling(only["en"] | only["fr"]):
        return None  # one of the two says more, and a small figure stands anywhere by chance
    answered = all(only[language] <= _readings(texts[other(language)]) for language in said)
    return Outcome.REFUTED if answered else None


def _are_translated(only: Mapping[Language, frozenset[str]], known: Known) -> bool:
    """True if codes differ in their letters alone, which the other version never writes: `SOR 241`, `DORS 241`."""
    parts = {language: [_LETTERED.fullmatch(token) for token in only[language]] for language in only}
    if not all(all(found) and found for found in parts.values()):
        return False
    letters = {language: {found[1] for found in parts[language] if found} for language in parts}
    numbers = {language: {found[2] for found in parts[language] if found} for language in parts}
    if numbers["en"] != numbers["fr"]:
        return False
    for language in LANGUAGES:
        text = " ".join(segment.text for segment in known.version(language))
        if any(re.search(rf"\b{name}\b", text) for name in letters[other(language)]):
            return False
    return True


def _are_acronyms(
    only: Mapping[Language, frozenset[str]], texts: Mapping[Language, Sequence[Segment]], known: Known
) -> bool:
    """True if codes differ in acronyms that have the same letters, one of which is known in each version.

    A reference bears the name of its body in each language: `ILDB/7`, `BDIL/7`. Elsewhere the version names the body.
    """
    letters = {language: sorted("".join(sorted(token)) for token in only[language]) for language in only}
    if not letters["en"] or letters["en"] != letters["fr"] or not all(map(str.isalpha, letters["en"])):
        return False
    elsewhere = {
        language: {
            name.lower()
            for segment in known.version(language)
            if segment not in texts[language]
            for name in ACRONYM.findall(segment.text)
        }
        for language in LANGUAGES
    }
    return all(only[language] & elsewhere[language] for language in LANGUAGES)


def _lacking(claim: Claim, known: Known) -> Outcome | None:
    mark = claim.hit.marks[0]
    absent = other(mark.language)
    if _stands(claim, mark, known.paired(claim, absent), known):
        return Outcome.REFUTED
    chance = not _is_telling(_tokens(claim, mark))
    if _stands(claim, mark, known.near(claim, absent, _NEAR), known):
        return Outcome.DOUBTED if chance else Outcome.REFUTED
    if not chance and _stands(claim, mark, known.version(absent), known):
        return Outcome.REFUTED if _is_name_of_both(claim, mark, known) else Outcome.DOUBTED
    return None


def _is_name_of_both(claim: Claim, mark: Mark, known: Known) -> bool:
    """True if a supposed number of a post is a word of the text elsewhere, in both versions: `Quay7`."""
    if "post-id" not in claim.facts or not mark.text.isalnum() or mark.text.isdigit():
        return False
    here = [one for one in known.version(mark.language) if one.block is not mark.block]
    return all(
        any(re.search(rf"(?i)(?<!\w){mark.text}(?!\w)", one.text) for one in segments if one.block.kind != "field")
        for segments in (here, known.version(other(mark.language)))
    )


def _stands(claim: Claim, mark: Mark, texts: Iterable[Segment], known: Known) -> bool:
    """True if the text of a mark, or its value, is written in segments of the other version."""
    segments = list(texts)
    tokens = _tokens(claim, mark)
    if not tokens:
        if any(_is_said(kind, mark, segment) for segment in segments for kind in claim.facts):
            return True
        name = plain(mark.text).text
        return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain(segment.text).text) for segment in segments)
    there = _readings(segments, [*_contrary(claim, mark, segments, known)])
    return tokens <= there or frozenset(map(_number_of, tokens)) <= there


def _is_said(kind: str, mark: Mark, segment: Segment) -> bool:
    """True if a segment has a value of the mark in the words of a field: `Secret`, without `clearance`."""
    find = field_finder(kind)
    if find is None:
        return False
    values = {fact.value for fact in find(mark.text, mark.language)}
    there = find(segment.text, segment.block.language)
    return any(fact.value in values and len(fact.text) >= _SPELLED for fact in there)


def _number_of(token: str) -> str:
    """The number of a code that is too large to meet by chance, since its letters may be translated. Else the code."""
    lettered = _LETTERED.fullmatch(token)
    return lettered[2] if lettered and int(lettered[2]) >= _COMMON else token


def _contrary(claim: Claim, mark: Mark, segments: Sequence[Segment], known: Known) -> Iterable[tuple[Segment, Span]]:
    """The facts of the claim's type that have its figures and are not the same: `10 mois` is no `10 days`."""
    tokens = _tokens(claim, mark)
    for segment in segments:
        for kind in claim.facts:
            for fact in known.case.facts.within(segment, kind):
                if _read(fact, segment.block.language, kind) == tokens and _names_another(fact, claim):
                    yield segment, fact.span


def _names_another(fact: Fact, claim: Claim) -> bool:
    """True if a fact names a unit, currency or zone that the value of the claim does not name."""
    words = [part for part in fact.parts if part and not any(character.isdigit() for character in part)]
    value = " ".join(claim.hit.missing).split()
    return bool(words) and any(not part.isdigit() for part in value) and not set(words) & set(value)


def _tokens(claim: Claim, mark: Mark) -> frozenset[str]:
    return claimed(mark.text, mark.language, codes=not any(fact_type(kind).measured for kind in claim.facts))


def _read(fact: Fact, language: Language, kind: str) -> frozenset[str]:
    return claimed(fact.text, language, codes=not fact_type(kind).measured)


def _readings(segments: Iterable[Segment], but: Sequence[tuple[Segment, Span]] = ()) -> frozenset[str]:
    """The tokens of segments, without those of some stretches of them."""
    found: set[str] = set()
    for segment in segments:
        text = segment.text
        for masked, span in but:
            if masked is segment:
                start, end = span.start - segment.span.start, span.end - segment.span.start
                text = text[:start] + "\n" * (end - start) + text[end:]
        found |= readings(text, segment.block.language)
    return frozenset(found)


def _figures(segments: Iterable[Segment]) -> Counter[str]:
    return sum((figures(segment.text) for segment in segments), Counter[str]())


def _is_telling(tokens: frozenset[str]) -> bool:
    """True if tokens do not meet by chance: a code, a name, a large figure, a date of several parts."""
    return len(tokens) > 1 or any(not token.isdigit() or int(token) >= _COMMON for token in tokens)
