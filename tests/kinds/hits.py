"""The hits of a kind without a rule page."""

from __future__ import annotations

from bilint.kinds.contract import Case, Hit, Kind, Options, with_defaults


def hits(kind: Kind, case: Case, options: Options) -> list[Hit]:
    """The hits of a kind with some options, and the defaults of the others."""
    return list(kind.check(case, with_defaults(options, kind.OPTIONS)))
