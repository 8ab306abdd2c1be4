"""English articles, nouns and verbs that stand side by side and differ in number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...language.spelling.speller import speller
from .french_agreement import Fault

_ONE = frozenset({"a", "an", "every"})
_MANY = frozenset({"these", "those"})
# Endings of nouns that are no verbs, and nouns of notices with another ending.
_NOUN = ("tion", "sion", "ment", "ity", "ness", "ance", "ence", "ship", "ist", "ism", "cant", "dure", "ology")
_NOUNS = frozenset(
    "candidate document employee skill task duty person year month week day hour member team post job language".split()
)
# Nouns in `s` that are singular too, and nouns without a plural.
_NO_PLURAL = frozenset(
    "means series species news commons headquarters works crossroads thanks politics economics physics mathematics "
    "ethics analytics logistics premises barracks lens corps always perhaps towards".split()
)
_UNCOUNTED = frozenset("information advice equipment furniture feedback software evidence".split())
# A noun before one of these is the last of its group: `a communications officer` has another behind it.
_BEHIND = frozenset(
    "of in for to that which who with is are was were will must should may can has have at by from on as".split()
)
_PLURAL_VERBS = frozenset({"are", "have", "were", "do"})
_SINGULAR_VERBS = frozenset({"is", "has", "was", "does"})
_SUBJECTS = frozenset({"the", "this", "each", "every", "our", "your", "these", "those", "all"})
_WRITTEN = frozenset(written for word in _ONE | _MANY | _SUBJECTS for written in (word, word.capitalize()))
# With these a plural verb is right as well: it speaks of the members.
_COLLECTIVE = frozenset(
    "team staff number majority lot police people group range variety set couple family committee crew public media "
    "data board press government department management rest remainder jury panel council audience".split()
)
_CLOSING = '.,;:!?…”")'
_ENDS = (".", "!", "?", ":")


def english_faults(words: Sequence[str]) -> Iterator[Fault]:
    """The faults among the words of a text as blanks divide them."""
    for at in [at for at, written in enumerate(words[:-1]) if written in _WRITTEN]:
        before = words[at].lower()
        word = words[at + 1].rstrip(_CLOSING)
        if len(word) < 3 or not word.isalpha() or not word.islower():
            continue
        ends = word != words[at + 1] or at + 2 >= len(words)
        behind = "" if ends else words[at + 2].rstrip(_CLOSING)
        if (ends or behind in _BEHIND) and words[at] != "A" and _is_of_other_number(before, word):
            yield "number", at, at + 1
        begins = at == 0 or words[at - 1].endswith(_ENDS)
        if behind and begins and before in _SUBJECTS and _disagrees(word, behind):
            yield "verb", at, at + 2


def _is_of_other_number(before: str, word: str) -> bool:
    """True of `a documents`, `an information` and `these document`."""
    if before in _MANY:
        return _is_singular_noun(word)
    return before in _ONE and (_is_plural(word) or (before != "every" and word in _UNCOUNTED))


def _is_plural(word: str) -> bool:
    if word[-1] != "s" or word[-2:] in ("ss", "us", "is") or word in _NO_PLURAL:
        return False
    return any(speller("en").listed(one) for one in (word[:-1], f"{word[:-3]}y" if word.endswith("ies") else word[:-1]))


def _is_singular_noun(word: str) -> bool:
    return (word in _NOUNS or word.endswith(_NOUN)) and speller("en").listed(f"{word}s" if word[-1] != "y" else word)


def _disagrees(word: str, verb: str) -> bool:
    """True if a subject at the beginning of a sentence has the verb of the other number behind it."""
    if verb in _SINGULAR_VERBS:
        return _is_plural(word) and word[:-1] not in _COLLECTIVE
    if verb not in _PLURAL_VERBS or word in _COLLECTIVE or word[-1] == "s" or word.endswith("ing"):
        return False
    return _is_singular_noun(word) or (word.endswith(("er", "or", "ee")) and speller("en").listed(f"{word}s"))
