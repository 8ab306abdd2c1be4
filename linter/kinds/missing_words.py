"""Words within a sentence that its translation lacks: a clause, a bracket, a link of an enumeration."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from ..messages import both
from ..model import LANGUAGES, Confidence, Language, Pair, Segment, Span, other
from ..patterns import lazy
from ..project.toml_schema import Key
from ..vocabulary import Vocabulary
from .contract import Case, Hit, Mark, Options, VariantSpec, whole
from .support.losses import Loss, Sides, find, log_odds
from .support.lost_parts import lost_part, may_lack_a_part
from .support.word_links import Token, WordLinks, link, said, word_links

OPTIONS = {
    "least": Key("number", both("The least log-odds that the words are lost."), required=True),
    "sure": Key("number", both("The log-odds from which the finding is of high confidence."), required=True),
}
VALUES = {"text": "the words that one version lacks"}
VARIANTS = (
    VariantSpec("missing-en", "The English sentence lacks the words.", ("text",), claim="lack"),
    VariantSpec("missing-fr", "The French sentence lacks the words.", ("text",), claim="lack"),
)

# French characters for an English one where a notice is too short to tell. The variance of the length a character is
# that of the alignment.
_USUAL = math.log(1.2)
_VARIANCE = 6.8
_LEAST_PAIRS = 8
# A pair that scores less is one by its place alone.
_SURE = 0.2
# A pair that scores less may be no translation; then the words must tell by themselves.
_TRUSTED = 0.45
# The words of so many pairs before and after may say what a sentence lacks.
_NEAR = 2
# Words of which this share stands in the sentences around belong to one of those.
SAID_NEAR = 0.4
# By how much what stands near can change the log-odds.
_NEAR_DOUBT = 0.5
# A sentence is worth a look if it is longer than expected by this many standard deviations. Measured on omitted clauses
# that the weights know well enough to report: 19 in 20 are.
_EXCESS = 0.8
# What both versions write alike: a sign or figure within a word, `Ctrl+D`, or a point before it, `.profile`.
_LITERAL = lazy(r"\w[+_/\\.]\w|^\.\w|\d")
_AROUND = "()[]{}«»“”\"'’,;:!?"


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Looks for a likely loss in each pair of which one side is too long.

    Two pairs side by side may each lack what the other has: then a translator cut the sentences elsewhere.
    """
    pairs = list(case.pairs())
    usual = usual_ratio(pairs)
    hits = {index: hit for index in range(len(pairs)) if (hit := _lost(case.vocabulary, pairs, index, usual, options))}
    for index, hit in hits.items():
        beside = (hits[near] for near in (index - 1, index + 1) if near in hits)
        if all(one.variant == hit.variant for one in beside):
            yield hit


def _lost(vocabulary: Vocabulary, pairs: Sequence[Pair], index: int, usual: float, options: Options) -> Hit | None:
    """The likeliest loss of a pair, if it is likely enough."""
    pair = pairs[index]
    found = candidate(vocabulary, pair, usual)
    odds = _odds(vocabulary, pairs, index, found, options["least"]) if found else -math.inf
    part = structural(vocabulary, pair)
    if part:
        language, span, tokens = part
        words = vocabulary.made(word_links)
        said_near = near(words, pairs, index, language, tokens) or _never_linked(words, pairs, language, tokens)
        if not said_near and not _literal_there(pairs, index, language, span):
            confirmed = odds >= options["sure"] and found is not None and _overlap(found[1].span, span)
            return _hit(pair, language, span, "high" if confirmed else "medium")
    if found is None:
        return None
    language, loss = found
    if odds >= options["sure"]:
        return _hit(pair, language, loss.span, "high")
    return _hit(pair, language, loss.span, "medium") if odds >= options["least"] and pair.score >= _TRUSTED else None


def _odds(
    vocabulary: Vocabulary, pairs: Sequence[Pair], index: int, found: tuple[Language, Loss], least: float
) -> float:
    """The log-odds of a likely loss. The sentences around are read only where they can change the outcome."""
    language, loss = found
    odds = log_odds(loss, 0)
    if odds < least - _NEAR_DOUBT:
        return odds
    count = near(vocabulary.made(word_links), pairs, index, language, loss.tokens)
    return log_odds(loss, count) if count < SAID_NEAR * loss.lone else -math.inf


def _overlap(one: Span, another: Span) -> bool:
    return one.start < another.end and another.start < one.end


def _literal_there(pairs: Sequence[Pair], index: int, language: Language, span: Span) -> bool:
    """True if a key, a file or another literal among the words stands in the other version near by."""
    words = span.of(whole(pairs[index], language).text)
    literals = {word for word in map(_bare, words.split()) if _LITERAL.search(word)}
    if not literals:
        return False
    near_by = pairs[max(0, index - _NEAR) : index + _NEAR + 1]
    there = {_bare(word) for pair in near_by for one in pair.side(other(language)) for word in one.text.split()}
    return not literals.isdisjoint(there)


def _bare(word: str) -> str:
    """A word without the signs around it, in lower case."""
    return word.strip(_AROUND).lower()


def candidate(vocabulary: Vocabulary, pair: Pair, usual: float) -> tuple[Language, Loss] | None:
    """The likeliest loss of a pair, and the version that has the words."""
    if not _comparable(pair):
        return None
    texts = {language: whole(pair, language).text for language in LANGUAGES}
    if pair.kind != "item" and len({text[:1].islower() for text in texts.values()}) > 1:
        return None  # one of the two is the rest of a sentence that a page break cut
    expected = {"en": len(texts["fr"]) * math.exp(-usual), "fr": len(texts["en"]) * math.exp(usual)}
    for language in LANGUAGES:
        excess = len(texts[language]) - expected[language]
        deviation = math.sqrt(_VARIANCE * max(12.0, (len(texts[language]) + expected[language]) / 2))
        if excess < _EXCESS * deviation:
            continue
        loss = find(_sides(vocabulary, texts, language), excess, deviation, pair.score)
        return None if loss is None else (language, loss)
    return None


def structural(vocabulary: Vocabulary, pair: Pair) -> tuple[Language, Span, tuple[Token, ...]] | None:
    """A bracket or a link of an enumeration that one sentence alone has, and the version that has it."""
    if not _comparable(pair):
        return None
    texts = {language: whole(pair, language).text for language in LANGUAGES}
    for language in LANGUAGES:
        if not may_lack_a_part(texts[language], texts[other(language)]):
            continue
        part = lost_part(_sides(vocabulary, texts, language))
        if part:
            return language, *part
    return None


def _sides(vocabulary: Vocabulary, texts: Mapping[Language, str], language: Language) -> Sides:
    """Two texts with their words linked, the one that may have more first."""
    words = vocabulary.made(word_links)
    tokens = {one: words.tokens(texts[one], one) for one in LANGUAGES}
    link(tokens["en"], tokens["fr"])
    absent = other(language)
    return Sides(texts[language], language, tokens[language], texts[absent], tokens[absent])


def near(words: WordLinks, pairs: Sequence[Pair], index: int, language: Language, lost: Sequence[Token]) -> int:
    """How many of the words the other version says in the sentences around, beyond what these have in common."""
    free: list[Token] = []
    for pair in [*pairs[max(0, index - _NEAR) : index], *pairs[index + 1 : index + _NEAR + 1]]:
        mine, theirs = (
            [token for segment in pair.side(one) for token in words.tokens(segment.text, one)]
            for one in (language, other(language))
        )
        link(mine, theirs)
        free += [token for token in theirs if token.lone]
    return said(lost, free)


def _never_linked(words: WordLinks, pairs: Sequence[Pair], language: Language, lost: Sequence[Token]) -> bool:
    """True if each of some words stands elsewhere, too, and the vocabulary never finds its translation there.

    Then it knows another translation than the document's. One place is that of the words themselves.
    """
    sought = {token.word.lower() for token in lost if token.meaning.content}
    places = dict.fromkeys(sought, 0)
    for pair in pairs:
        text = " ".join(segment.text for segment in pair.side(language)).lower() if pair.matched else ""
        if not any(word in text for word in sought):
            continue
        mine, theirs = (
            [token for segment in pair.side(one) for token in words.tokens(segment.text, one)]
            for one in (language, other(language))
        )
        link(mine, theirs)
        for token in mine:
            word = token.word.lower()
            if word in sought:
                if token.linked:
                    return False
                places[word] += 1
    return all(count > 1 for count in places.values())


def usual_ratio(pairs: Sequence[Pair]) -> float:
    """The usual logarithm of the length of a French sentence for a character of its English one."""
    ratios = [
        math.log(_length(pair.fr) / _length(pair.en))
        for pair in pairs
        if pair.matched and pair.score > _SURE and len(pair.en[0].span) > 30
    ]
    return median(ratios) if len(ratios) >= _LEAST_PAIRS else _USUAL


def _comparable(pair: Pair) -> bool:
    """True if both sides are sentences in their own language, each in one block, and mostly say the same."""
    if not pair.matched or pair.kind in ("heading", "field") or pair.score < _SURE:
        return False
    return all(
        segment.block.language == language and segment.block is pair.side(language)[0].block
        for language in LANGUAGES
        for segment in pair.side(language)
    )


def _length(segments: Sequence[Segment]) -> int:
    return max(1, sum(len(segment.span) for segment in segments))


def _hit(pair: Pair, language: Language, span: Span, confidence: Confidence) -> Hit:
    first = pair.side(language)[0]
    lost = Mark(language, first.block, span.shift(first.span.start))
    return Hit(
        marks=(lost, whole(pair, other(language))),
        missing=(lost.text,),
        values={"text": lost.text},
        variant=f"missing-{other(language)}",
        confidence=confidence,
    )
