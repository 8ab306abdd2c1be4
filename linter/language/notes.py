"""Notes about the other version of a document: they say where it is and have no counterpart in it."""

from __future__ import annotations

import re

from .folding import fold

_LONGEST = 100
_LANGUAGE = r"(?:english|french|anglaise?|francaise?)"
_PLACE = r"(?:below|above|ci-dessous|ci-dessus|ci-apres|plus bas|plus haut)"
_DOCUMENT = (
    r"(?:document|page|report|rapport|notice|avis|annonce|publication|text|texte|version|translation|traduction|form|"
    r"formulaire|guide|site|posting|offre|advertisement|policy|politique|manual|manuel)"
)
_AVAILABLE = r"(?:available|disponible|offered|offerte?|published|publiee?|exists?|existe)"
_SMALL = r"(?:the|this|a|an|le|la|ce|cet|cette|un|une|present|presente|is|est|also|aussi|egalement)"
_SWITCH = re.compile(
    rf"(?:(?:read|view|see|lire|voir|consulter) )?(?:(?:in|en|the|le|la) )?(?:{_DOCUMENT} )?(?:in |en )?{_LANGUAGE}"
    rf"(?: {_DOCUMENT})?|en|fr|eng|fra"
)
_NOTE = re.compile(
    rf"(?:{_SMALL} )*(?:{_DOCUMENT} )?(?:in |en )?{_LANGUAGE}(?: {_DOCUMENT})?"
    rf"(?: is| est| see| voir)? (?:follows|suit|{_PLACE})"
    rf"|(?:(?:{_SMALL}|{_DOCUMENT}) )*{_AVAILABLE} (?:(?:also|aussi|egalement) )?(?:in|en) {_LANGUAGE}"
    rf"(?: {_DOCUMENT})?(?: {_PLACE})?"
)
_NO_WORD = re.compile(r"[^\w'-]+")


def names_language(text: str) -> bool:
    """True if a text is the name of English or French, as on a link from one version to the other."""
    return len(text) <= _LONGEST and _SWITCH.fullmatch(_words(text)) is not None


def is_note(text: str) -> bool:
    """True if a text only says where the other version is, as in "English follows"."""
    return len(text) <= _LONGEST and _NOTE.fullmatch(_words(text)) is not None


def _words(text: str) -> str:
    return _NO_WORD.sub(" ", fold(text)).strip(" -'")
