"""Refutations: one way each in which the document can show that a claim is wrong, whatever rule makes it.

A module has `ATTACKS`, the types of claim that it attacks, and `attack(claim, known)`. It needs no cue to refute. The
text itself counts, whether a finder of facts could read it or not.
"""

from __future__ import annotations

from . import blind, headings, in_step, leftover, merged, other_version, repeated, told, verbatim, written
from .contract import Refutation

# In the order in which they are tried: what refutes most, and is cheapest, first.
REFUTATIONS: tuple[Refutation, ...] = (
    written,
    verbatim,
    blind,
    headings,
    repeated,
    in_step,
    merged,
    told,
    leftover,
    other_version,
)
