"""Faults of English that a parse shows: number, the form of a verb, unlike members of a coordination."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..patterns import lazy
from .remark import Fault

_PLAIN = lazy(r"[a-z]{3,}")
# Nouns in `s` that are singular, and singular nouns that take a plural verb or stand beside any number.
_NO_PLURAL = frozenset(
    "data media means thanks series species news headquarters works crossroads premises lessons heads".split()
)
_COLLECTIVE = frozenset(
    "team staff number majority lot fish police people group range variety set couple family committee crew public "
    "media data board press government department management half rest remainder none all some".split()
)
_ONE = frozenset({"a", "an", "this"})
_BEFORE_NAMES = frozenset({"NOUN", "PROPN", "VERB", "AUX", "NUM", "PART", "SYM", "X"})
# Words before a noun that may hold what the noun only completes.
_PHRASE = 3
# Nouns behind which `of` was left out.
_OF = frozenset({"variety", "range", "number", "series", "set"})
_COORDINATED = frozenset({"and", "or", "nor", "&", "/"})


def english_faults(doc: Any) -> Iterator[tuple[Fault, int, int]]:
    """The faults, each with its first and last token."""
    for token in doc:
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if following is None:
            continue
        if _is_no_base(token, following):
            yield "base-form", token.i, following.i
        if token.tag_ == "VBZ" and _ends_infinitives(token):
            yield "parallel", token.i, token.i
        if token.lower_ == "both" and (last := _unlike_pair(doc, token)) is not None:
            yield "parallel", token.i, last
        if token.dep_ in ("nsubj", "nsubjpass") and (verb := _disagreeing(doc, token)) is not None:
            yield "verb", token.i, verb
        if token.lower_ in _ONE and token.dep_ == "det" and _is_plural_head(doc, token):
            yield "number", token.i, token.head.i


def _is_no_base(token: Any, following: Any) -> bool:
    """True if `to` or a modal verb stands right before a verb that is inflected: `to shared`, `can is`."""
    if token.tag_ == "TO" and token.lower_ == "to":
        # `similar to used items`: a participle before a noun.
        return bool(following.tag_ in ("VBN", "VBD") and following.dep_ in ("xcomp", "advcl", "acl", "ROOT", "ccomp"))
    return bool(token.tag_ == "MD" and token.dep_ == "aux" and following.tag_ == "VBZ")


def _ends_infinitives(verb: Any) -> bool:
    """True if an inflected verb without a subject ends two or more infinitives: `to sow, reap and sells`."""
    if verb.dep_ != "conj" or any(child.dep_.startswith("nsubj") for child in verb.lefts):
        return False
    chain = [verb.head]
    while chain[-1].dep_ == "conj":
        chain.append(chain[-1].head)
    infinitives = all(one.tag_ == "VB" for one in chain)
    return len(chain) > 1 and infinitives and any(child.tag_ == "TO" for child in chain[-1].lefts)


def _unlike_pair(doc: Any, both: Any) -> int | None:
    """The last word of `both … and …` where one is an adverb in `ly` and the other is none."""
    if both.i + 3 >= len(doc) or doc[both.i + 2].lower_ != "and":
        return None
    one, other = doc[both.i + 1], doc[both.i + 3]
    adverbs = [word.pos_ == "ADV" and word.lower_.endswith("ly") for word in (one, other)]
    plain = all(_PLAIN.fullmatch(word.text) for word in (one, other))
    return int(other.i) if plain and adverbs[0] != adverbs[1] else None


def _disagreeing(doc: Any, noun: Any) -> int | None:
    """The verb right behind a noun that differs from it in number. An adverb may stand between them."""
    verb = noun.head
    auxiliaries = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    finite = auxiliaries[0] if auxiliaries else verb
    between = doc[noun.i + 1 : finite.i]
    if finite.i <= noun.i or any(token.pos_ != "ADV" for token in between):
        return None
    if not _PLAIN.fullmatch(noun.text[:1].lower() + noun.text[1:] if noun.is_sent_start else noun.text):
        return None
    if noun.lower_ in _COLLECTIVE | _NO_PLURAL or noun.lemma_ in _COLLECTIVE or noun.lower_.endswith("ics"):
        return None
    start = noun.sent.start
    if any(token.lower_ in _COORDINATED or token.tag_ in ("WDT", "WP") for token in doc[start : noun.i]):
        return None  # `the oil and the wick are`, `which lamps does she light`
    near = doc[max(start, noun.i - _PHRASE) : noun.i]
    if any(token.lower_.endswith("ing") or token.pos_ == "NUM" for token in near):
        return None  # `sharing oils is`, `three days is`
    if noun.tag_ == "NN" and finite.lower_ in ("are", "have", "were") and noun.lemma_ == noun.lower_:
        return int(finite.i)
    if noun.tag_ == "NNS" and finite.tag_ == "VBZ" and noun.lemma_ == noun.lower_[:-1] and finite.lower_ != "does":
        return int(finite.i)
    return None


def _is_plural_head(doc: Any, article: Any) -> bool:
    """True if `a` or `this` stands before a plural noun, with nothing but adjectives and one noun between."""
    noun = article.head
    if noun.i <= article.i or noun.tag_ != "NNS" or not _PLAIN.fullmatch(noun.text) or noun.lower_ in _NO_PLURAL:
        return False
    if noun.lemma_ != noun.lower_[:-1]:
        return False
    between = doc[article.i + 1 : noun.i]
    # A noun before a word in `s` may be the subject of a verb: `all that a client needs`.
    if between and between[-1].pos_ == "NOUN" and between[-1].tag_ != "NNS" and between[-1].lower_ not in _OF:
        return False
    if any(token.pos_ not in ("ADJ", "NOUN", "ADV", "PUNCT") or token.lower_ in ("few", "couple") for token in between):
        return False
    following = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    return following is None or (following.pos_ not in _BEFORE_NAMES and following.lower_ not in ("up", "-", "'", "’"))
