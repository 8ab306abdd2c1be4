"""Base forms and cognate keys, without accents. A word shares them with its other forms and its cognate.

Small and conservative, as a stemmer for two languages must be. The forms are proposals, and the word list decides which
of them is a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Language
from ..patterns import lazy
from .folding import fold

# Prefixes that say little: the five letters after `inter` tell international, internal and interview apart.
_LONG_PREFIXES = ("inter", "trans", "contr", "super", "multi", "exper", "perfo", "princ", "comun", "consi", "const")
_DOUBLED = lazy(r"(\w)\1")
_COGNATE_SPELLINGS = (("ph", "f"), ("qu", "c"), ("y", "i"), ("k", "c"))

_ENGLISH_ENDINGS = (
    ("ings", ("", "e", "ing")),
    ("ies", ("y", "ie")),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ically", ("ic", "ical")),
    ("bly", ("ble",)),
    ("ily", ("y",)),
    ("ly", ("",)),
)
_FRENCH_VERB_ENDINGS = (
    *("issements", "issement", "issantes", "issants", "issante", "issant", "issent", "issait"),
    *("eraient", "erait", "eront", "erons", "erez", "erai", "era"),
    *("iraient", "irait", "iront", "ira", "aient", "antes", "ants", "ante", "ant", "ent", "ements", "ement"),
    *("ait", "ees", "ee", "es", "er", "ez", "ons", "ies", "ie", "is", "it", "us", "ue", "ues", "i", "u", "e", "a"),
    *("tes", "te", "ts", "t", ""),
)
# Verbs whose stem changes: the ending of a form (its feminine and plural left out) and of the infinitive.
_FRENCH_STEM_CHANGES = (
    *(("iennent", "enir"), ("ient", "enir"), ("iendra", "enir"), ("iendront", "enir"), ("enu", "enir")),
    *(("ennent", "endre"), ("enant", "endre"), ("enez", "endre"), ("pris", "prendre"), ("enant", "enir")),
    *(("crivent", "crire"), ("crivant", "crire"), ("crivez", "crire"), ("crit", "crire")),
    *(("oivent", "evoir"), ("oit", "evoir"), ("evra", "evoir"), ("evront", "evoir"), ("ecu", "ecevoir")),
    *(("uisent", "uire"), ("uisant", "uire"), ("uise", "uire"), ("isent", "ire"), ("isant", "ire"), ("lu", "lire")),
    *(("aissent", "aitre"), ("aissant", "aitre"), ("ait", "aitre"), ("onnu", "onnaitre"), ("aru", "araitre")),
    *(("et", "ettre"), ("mis", "mettre"), ("ettra", "ettre"), ("sert", "servir"), ("ert", "rir")),
    *(("oignent", "oindre"), ("oignant", "oindre"), ("oint", "oindre"), ("eint", "eindre"), ("eignent", "eindre")),
    *(("oi", "oyer"), ("oient", "oyer"), ("oiera", "oyer"), ("ai", "ayer"), ("aient", "ayer"), ("ui", "uyer")),
    *(("ell", "eler"), ("ellent", "eler"), ("ett", "eter"), ("ettent", "eter"), ("olu", "oudre"), ("olvent", "oudre")),
)
_FRENCH_ENDINGS = (
    ("ellement", ("el",)),
    ("emment", ("ent",)),
    ("amment", ("ant",)),
    ("ivement", ("if",)),
    ("eusement", ("eux",)),
    ("ement", ("", "e")),
    ("ment", ("",)),
    ("eaux", ("eau",)),
    ("aux", ("al", "ail")),
    ("x", ("",)),
    ("elle", ("el", "eau")),
    ("onne", ("on",)),
    ("enne", ("en",)),
    ("iere", ("ier",)),
    ("ive", ("if",)),
    ("trice", ("teur",)),
    ("euse", ("eur", "eux")),
    ("que", ("c",)),
    ("e", ("",)),
)
# Endings of French feminines without their last `e`, and of the masculine; then those of plurals.
_FEMININES = (
    *(("tric", "teur"), ("eus", "eur"), ("eux", "eur"), ("iv", "if"), ("ell", "el"), ("enn", "en"), ("onn", "on")),
    ("ett", "et"),
)
_PLURALS = (("aux", "al"), ("ail", "al"))


def stem(word: str, language: Language) -> str:
    """The key that the forms of a word share, folded: number, and in French gender, make no difference."""
    if language == "en":
        return _english_singular(fold(word))
    if len(word) < 4:
        return fold(word)
    base = _masculine(word.lower().removesuffix("s"))
    return _replaced(base, _PLURALS)


def masculine(word: str) -> str:
    """The key that a French word in lower case shares with its feminine, folded; the plural keeps its `s`."""
    if len(word) > 4 and word.endswith("aux") and word[-4] != "e":
        return f"{fold(word[:-3])}als"
    singular = word.removesuffix("s")
    return _masculine(singular) + word[len(singular) :]


def _masculine(singular: str) -> str:
    base = singular.removesuffix("e") if len(singular) > 1 else singular  # no é
    return _replaced(fold(base), _FEMININES)


def _replaced(word: str, endings: Iterable[tuple[str, str]]) -> str:
    for ending, base in endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + base
    return word


def _english_singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]


def base_forms(word: str, language: Language) -> Iterator[str]:
    """The possible base forms of a folded word, the likeliest first: of plurals, feminines, adverbs, verb forms."""
    if language == "en":
        yield from _english_bases(word)
        return
    yield from _french_bases(word)


def cognate_key(word: str) -> tuple[str, ...]:
    """The key of a folded word that both languages may share; none for short words, which meet by chance."""
    if len(word) < 5:
        return ()
    for spelling, common in _COGNATE_SPELLINGS:
        word = word.replace(spelling, common)
    word = _DOUBLED.sub(r"\1", word)
    return ("~" + (word[:8] if word.startswith(_LONG_PREFIXES) else word[:5]),)


def _english_bases(word: str) -> Iterator[str]:
    for ending, bases in _ENGLISH_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            stem = word[: -len(ending)]
            for base in bases:
                yield stem + base
            if ending in ("ed", "ing") and stem[-1] == stem[-2]:
                yield stem[:-1]


def _french_bases(word: str) -> Iterator[str]:
    singular = word.removesuffix("s")
    if singular != word:
        yield singular
    for ending, bases in _FRENCH_ENDINGS:
        if singular.endswith(ending) and len(singular) - len(ending) > 1:
            for base in bases:
                yield singular[: -len(ending)] + base
    for form in (word, singular.removesuffix("e")):
        for ending, infinitive in _FRENCH_STEM_CHANGES:
            if form.endswith(ending):
                yield form.removesuffix(ending) + infinitive
    for ending in _FRENCH_VERB_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            stem = word.removesuffix(ending)
            for infinitive in ("er", "ir", "re", "r"):
                yield stem + infinitive
