"""Placeholders that a program replaces: `{name}`, `{{ name }}`, `%s`, `%(count)d`, `$TOTAL$`."""

from __future__ import annotations

from typing import NamedTuple

from ..language.masks import masks
from ..model import Fact, Language
from ..patterns import lazy
from .fact_type import FactType


class Placeholder(NamedTuple):
    """The canonical value."""

    name: str


TYPE = FactType(
    "placeholder",
    "A mark that a program replaces.",
    Placeholder,
    {"name": "the mark without its blanks; `*` for a part that names a language"},
    ("Welcome, {{ name }}", "Bonjour {{name}}"),
)
# `{title_en}` in one version is `{title_fr}` in the other.
_LANGUAGE = lazy(r"(?<![A-Za-z])(?:en|fr)(?![A-Za-z])|(?<=[a-z])(?:En|Fr)(?![a-z])")


def find(text: str, _language: Language) -> list[Fact]:
    """The placeholders of a text."""
    return [
        Fact(TYPE.name, Placeholder(_name(mask.span.of(text))), mask.span, mask.span.of(text))
        for mask in masks(text)
        if mask.kind == "template"
    ]


def _name(mark: str) -> str:
    return _LANGUAGE.sub("*", "".join(mark.split()))
