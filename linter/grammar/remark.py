"""The remark of a grammar engine, and the contract of an engine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from ..model import Language, Span

# The fault, where bilint itself looks at a parse; "" where an engine speaks for itself.
Fault = Literal["", "number", "verb", "base-form", "parallel"]


@dataclass(frozen=True, slots=True)
class Remark:
    """A place in a text that an engine takes for wrong.

    `advice` are the words of the engine. `rule` is its name for the rule. `sure` is true for rules that were right at
    least nine times in ten on documents of other houses.
    """

    span: Span
    engine: str
    rule: str
    fault: Fault = ""
    advice: str = ""
    mended: str = ""
    sure: bool = True


class Engine(Protocol):
    """A grammar engine for one language or both."""

    def reads(self, language: Language, /) -> bool:
        """True if the engine knows the language."""

    def remarks(self, text: str, language: Language, /) -> Iterable[Remark]:
        """The remarks on a text, in any order. Raises UserError where the engine cannot be reached."""
