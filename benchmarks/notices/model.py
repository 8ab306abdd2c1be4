"""The parts of a fictional notice: parallel units whose facts and places are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, Language] = ("en", "fr")
UnitKind = Literal["title", "field", "heading", "subheading", "sentence", "item", "label"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Slot:
    """A typed value of a unit and where each version writes it; None where a version does not."""

    type: str
    value: str
    en: Span | None
    fr: Span | None

    def span(self, language: Language) -> Span | None:
        return self.en if language == "en" else self.fr


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest thing said in both versions. Units with the same `block` make one paragraph, heading or item.

    `marker` is the bullet or number of an item. "label" is a line such as `Essential` that is not a heading.
    """

    kind: UnitKind
    en: str
    fr: str
    section: int
    block: int
    slots: tuple[Slot, ...] = ()
    marker: str = ""

    def text(self, language: Language) -> str:
        return self.en if language == "en" else self.fr


@dataclass(frozen=True, slots=True)
class FictionalNotice:
    """A notice without any discrepancy. `locale` is that of the French version, "fr" or "fr-CA"."""

    seed: int
    family: str
    locale: str
    name: str
    units: tuple[Unit, ...]
    links: dict[Language, tuple[str, ...]] = field(default_factory=dict)
    banner: str = ""
