"""Cues in pairs: the words that announce a fact, each with those that announce it in the other language.

A cue that only one language has makes its version say what the other seems to lack. A row names both, so that none is
forgotten; a test holds each finder to every form of its rows. Forms are plain text (see `folding`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class CuePair(NamedTuple):
    """The English and the French forms of a cue."""

    en: tuple[str, ...]
    fr: tuple[str, ...]


def cue(english: str, french: str) -> CuePair:
    """The pair of forms that stand in two texts, separated by `|`."""
    return CuePair(tuple(english.split("|")), tuple(french.split("|")))


def forms(pairs: Iterable[CuePair]) -> str:
    """A pattern of all forms of both languages, the longest first, without a group."""
    found = {form for pair in pairs for form in (*pair.en, *pair.fr)}
    return "|".join(re.escape(form).replace(r"\ ", " ") for form in sorted(found, key=lambda form: (-len(form), form)))
