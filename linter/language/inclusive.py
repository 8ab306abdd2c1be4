"""Inclusive forms: one written word that stands for two, `candidat(e)s`, `tou·te·s`, `développeur(-euse)`.

The word before the first sign is the head, and endings hang on it. All that bilint knows of their spelling is here.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

from ..model import Span
from ..patterns import lazy
from .inflection import stem

LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
_MIDDLE_DOTS = "·•‧⋅"
# Points, hyphens and slashes join other words too. Behind them stand endings that are no words of their own ...
_ENDING = r"(?:e|i?[èe]re|trice|rice|euse|ive|ve|enne|onne|esse)"
# ... or that are words, behind a head too long for an article or a pronoun (`des/les`, `dit-le`).
_WORD_LIKE = rf"(?:(?<={LETTER}{{3}}[.‐‑/-])-?ne|(?<={LETTER}{{4}}[.‐‑/-])-?(?:le|se|te))"
# Brackets and middle dots do nothing else inside a word: any short run of letters may be an ending.
_LONGEST_ENDING = 6
# A pattern of what hangs on the head: an ending with its sign. Several may follow each other.
TAIL = (
    rf"(?:\(-?{LETTER}{{1,{_LONGEST_ENDING}}}\)[sS]?"
    rf"|[{_MIDDLE_DOTS}]{LETTER}{{1,{_LONGEST_ENDING}}}"
    rf"|[.‐‑/-](?i:(?:{_ENDING}|{_WORD_LIKE})(?:[.‐‑/-]?s)?)(?!\w))"
)

_SIGNS = frozenset(f"({_MIDDLE_DOTS}./-‐‑")
_TAILS = lazy(rf"(?<={LETTER}){TAIL}+")
_ENDINGS = lazy(rf"{LETTER}+")
_WORD = lazy(rf"{LETTER}+(?:{TAIL}+(?!\w)|/{LETTER}+(?![\w/])|)")
# The part of the head that an ending replaces.
_REPLACES = {
    "trice": ("teur",),
    "rice": ("eur",),
    "euse": ("eur", "eux"),
    "eure": ("eur",),
    "se": ("r", "x"),
    "ère": ("er",),
    "ière": ("ier",),
    "ète": ("et",),
    "ée": ("é",),
    "ve": ("f",),
    "ive": ("if",),
    "elle": ("el", "eau"),
    "enne": ("en",),
    "onne": ("on",),
    "esse": ("e",),
    "ale": ("al", "aux"),
    "aux": ("al",),
    "teur": ("trice",),
    "eur": ("euse", "rice"),
    "eux": ("euse",),
    "er": ("ère",),
    "if": ("ive",),
    "ie": ("y",),
}


def has_signs(text: str) -> bool:
    """True if a text holds a sign that inclusive forms need: a quick look before a slow one."""
    return not _SIGNS.isdisjoint(text)


def without_endings(text: str) -> str:
    """A text with the heads alone: `le candidat` for `le candidat(e)`."""
    return _TAILS.sub("", text) if has_signs(text) else text


def split(word: str) -> tuple[str, tuple[str, ...]]:
    """The head of a word and its endings: `candidat(e)s` gives `candidat`, `e` and `s`."""
    tails = _TAILS.search(word) if has_signs(word) else None
    if tails is None or tails.end() != len(word):
        return word, ()
    return word[: tails.start()], tuple(_ENDINGS.findall(tails[0]))


@lru_cache(maxsize=4096)
def forms(word: str) -> tuple[str, ...]:
    """The words that a written word stands for, the head's form first. The word alone if it is no inclusive form."""
    head, endings = split(normalize("NFC", word))
    if not endings:
        left, slash, right = word.partition("/")
        return (left, right) if slash and is_pair(left, right) else (word,)
    if len(endings) == 1 and endings[0].lower() == "s":
        return head, f"{head}s"
    plural = "s" if len(endings) > 1 and endings[-1].lower() == "s" else ""
    return tuple(dict.fromkeys((_plural(head) if plural else head, _joined(head, endings[0]) + plural)))


def is_pair(left: str, right: str) -> bool:
    """True if two French words are one word for men and for women: `candidats` and `candidates`."""
    left, right = left.lower(), right.lower()
    return min(len(left), len(right)) > 2 and left != right and stem(left, "fr") == stem(right, "fr")


def find(text: str) -> list[tuple[Span, tuple[str, ...]]]:
    """The inclusive forms of a text in reading order, each with the words that it stands for."""
    if not has_signs(text):
        return []
    found = ((Span(*match.span()), forms(match[0])) for match in _WORD.finditer(text))
    return [(span, words) for span, words in found if len(words) > 1]


def _plural(head: str) -> str:
    if head.lower().endswith(("s", "x")):
        return head
    return f"{head[:-1]}ux" if head.lower().endswith("al") else f"{head}s"


def _joined(head: str, ending: str) -> str:
    """The head with another ending: `directeurs` and `trices` give `directrices`."""
    plural = ending[-1] if len(ending) > 1 and ending[-1] in "sS" else ""
    ending = ending.removesuffix(plural)
    singular = head.removesuffix("s") if plural else head
    replaced = (old for old in _REPLACES.get(ending.lower(), ()) if singular.lower().endswith(old))
    return f"{singular[: len(singular) - len(next(replaced, ''))]}{ending}{plural}"
