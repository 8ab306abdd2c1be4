"""Types of facts describe themselves, so that no kind of check has to know one by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from ..model import Fact

Parts = TypeVar("Parts", bound=tuple[str | None, ...])


@dataclass(frozen=True, slots=True)
class FactType(Generic[Parts]):
    """A type of fact.

    `parts` is the named tuple of its canonical values, `meanings` has a line about each of its parts. `examples` are
    the same fact in English and in French. `unit` is the part that names the unit, and `units` its possible values.
    Facts with different units are never compared. `measured` is true where letters before the figures are a currency or
    a unit, and no code. `labelled` is true where a fact is made of the label and the value of a header field together.
    `field` is the concept of the header field whose value is read by `find_in_field`, because codes mean something only
    there. In a field of one of the types `yields_to`, facts of this type inside a code do not count.
    """

    name: str
    about: str
    parts: type[Parts]
    meanings: Mapping[str, str]
    examples: tuple[str, str]
    unit: str = ""
    units: tuple[str, ...] = ()
    measured: bool = False
    labelled: bool = False
    field: str = ""
    yields_to: tuple[str, ...] = ()

    def of(self, fact: Fact) -> Parts:
        """The named parts of a fact of this type."""
        assert fact.type == self.name
        return cast(Parts, fact.parts)

    def unit_of(self, fact: Fact) -> str | None:
        """The unit of a fact of this type; None where it has none or the type knows no units."""
        return cast("str | None", getattr(fact.parts, self.unit)) if self.unit else None
