"""Notes about the other version of a document: they say where it is and have no counterpart in it."""

from __future__ import annotations

import re

from ..model import Language
from ..patterns import lazy
from .folding import fold

_LONGEST = 100
_LANGUAGE = r"(?:english|french|anglaise?|francaise?)"
_DOCUMENT = (
    r"(?:document|page|report|rapport|notice|avis|annonce|publication|text|texte|version|translation|traduction|form|"
    r"formulaire|guide|site|posting|offre|advertisement|policy|politique|manual|manuel)"
)
_SWITCH = lazy(
    rf"(?:(?:read|view|see|lire|voir|consulter) )?(?:(?:in|en|the|le|la) )?(?:{_DOCUMENT} )?(?:in |en )?{_LANGUAGE}"
    rf"(?: {_DOCUMENT})?|en|fr|eng|fra"
)
_NAME = lazy(_LANGUAGE)
# A text in the other language, or the text itself as a translation: `the English version`, `Ceci est une traduction`.
_TELLS: dict[Language, re.Pattern[str]] = {
    "en": lazy(
        rf"\bfrench {_DOCUMENT}\b|\b{_DOCUMENT} (?:is )?(?:only )?in french\b|\bthis is an? (?:\w+ )?translation\b"
    ),
    "fr": lazy(
        rf"\b{_DOCUMENT} (?:est )?(?:uniquement |seulement )?(?:en )?anglaise?\b|\bceci est une (?:\w+ )?traduction\b"
    ),
}
# Most texts hold none of these, and so no name of a language.
_NAMES = ("english", "french", "anglais", "francais")
# The words of a note, English beside French. It names a language and a place, or says that the other version exists.
_PLACES = frozenset(
    "follows follow following precedes precede appears appear found below above after before end left right column "
    "opposite overleaf address link online here "
    "suit suivre suivante precede figure trouve dessous dessus apres avant fin gauche droite colonne regard verso "
    "adresse lien ligne ici bas haut suite".split()
)
_EXISTS = frozenset(
    "available published exists exist offered posted read see view consult "
    "disponible publiee publie existe offerte offert affichee affiche lire voir consulter".split()
)
_OTHERS = frozenset(
    "document page report notice publication text version translation form guide site posting advertisement policy "
    "manual job vacancy employment offer call hand side "
    "rapport avis annonce texte traduction formulaire offre politique manuel emploi poste appel cote "
    "the this a an in at of on is are be can may also to its "
    "le la les l un une de d du des ce cet cette en a au aux dans sur est sont se y aussi egalement ci plus".split()
)
_ADDRESS = lazy(r"(?<!\S)(?=\S*?(?:://|www\.|@))\S++")
_NO_WORD = lazy(r"[^\w'-]+")


def names_language(text: str) -> bool:
    """True if a text is the name of a language, as on a link to the other version."""
    if len(text) > _LONGEST:
        return False
    plain = fold(text)
    # A code such as `fr` has no letter so far behind its first one.
    if not _may_name(plain) and plain[:1].isalnum() and plain[3:4].isalnum():
        return False
    return _SWITCH.fullmatch(_words(plain)) is not None


def tells_of_other(text: str, language: Language) -> bool:
    """True if a text speaks of the other version, or of a page in the language of that one only."""
    return _TELLS[language].search(_words(fold(text))) is not None


def is_note(text: str) -> bool:
    """True if a text only says where the other version is, as in "English follows"."""
    if len(text) > 2 * _LONGEST or not _may_name(fold(text)):
        return False
    words = _words(fold(_ADDRESS.sub(" ", text))).replace("'", " ").replace("-", " ").split()
    named = [word for word in words if _NAME.fullmatch(word)]
    others = [word for word in words if not _NAME.fullmatch(word)]
    return (
        bool(named)
        and any(word in _PLACES or word in _EXISTS for word in others)
        and all(word in _PLACES or word in _EXISTS or word in _OTHERS for word in others)
    )


def _may_name(plain: str) -> bool:
    return any(name in plain for name in _NAMES)


def _words(plain: str) -> str:
    return _NO_WORD.sub(" ", plain).strip(" -'")
