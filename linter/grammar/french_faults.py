"""Faults of French that a parse shows: a determiner and the noun behind it that differ in number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..language.spelling.speller import speller
from ..patterns import lazy
from .remark import Fault

_PLAIN = lazy(r"[a-zà-ÿœ]{3,}")
_PLURAL = frozenset("les des aux ces mes tes ses nos vos leurs plusieurs quelques".split())
_SINGULAR = frozenset("le la l' l’ un une ce cet cette chaque au mon ton notre votre".split())
_BEFORE_OBJECTS = frozenset("je tu il elle on nous vous ils elles ne qui se".split())
_GLUED = frozenset("(·•-/&‑")


def french_faults(doc: Any) -> Iterator[tuple[Fault, int, int]]:
    """The faults, each with its first and last token."""
    for token in doc:
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if following is None or following.pos_ != "NOUN" or not _PLAIN.fullmatch(following.text):
            continue
        after = doc[following.i + 1] if following.i + 1 < len(doc) else None
        if after is not None and after.text[:1] in _GLUED:
            continue
        if (token.lower_ in _PLURAL and _lacks_plural(token, following, after)) or (
            token.lower_ in _SINGULAR and token.pos_ == "DET" and _is_plural(following) and not _is_pronoun(doc, token)
        ):
            yield "number", token.i, following.i


def _lacks_plural(determiner: Any, noun: Any, after: Any) -> bool:
    """True if a noun behind a plural determiner is singular: `les lampe`, but neither `les allume` nor `les fois`."""
    word = noun.text
    if word[-1] in "sxz" or (after is not None and after.lower_ in ("et", "ou")):
        return False  # `vos nom et prénoms`
    listed = speller("fr").listed
    if not (listed(f"{word}s") or listed(f"{word}x")):
        return False
    # `les` before what may be a form of a verb is a pronoun: `les analyse`, of `analyser`.
    forms = (f"{word}r", f"{word}nt", f"{word}tre", f"{word[:-1]}ons")
    infinitive = word.endswith(("er", "ir")) and (listed(f"{word[:-2]}é") or listed(f"{word[:-1]}"))
    return determiner.lower_ != "les" or not (infinitive or any(listed(form) for form in forms))


def _is_pronoun(doc: Any, determiner: Any) -> bool:
    """True if a word stands where only the object of a verb does: `tu le souhaites`."""
    return determiner.pos_ != "DET" or (determiner.i > 0 and doc[determiner.i - 1].lower_ in _BEFORE_OBJECTS)


def _is_plural(noun: Any) -> bool:
    """True if a word is the plural of a noun that has one: `lampes`, but not `temps`."""
    word = noun.text
    return bool(word.endswith("s") and noun.lemma_ == word[:-1] and speller("fr").listed(word[:-1]))
