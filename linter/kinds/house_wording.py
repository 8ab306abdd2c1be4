"""House wording: a recurring sentence that departs from its approved form, or has another translation than usual."""

from __future__ import annotations

from collections.abc import Iterator

from .contract import Case, Hit, Options

OPTIONS: dict[str, type] = {"memory": str, "approved": list}


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Options: `memory`, the path of a TMX file; `approved`, further sentences as tables with `en` and `fr`.

    A sentence is known by its other version, which has to be as it is approved: where both versions differ from the
    memory, they say something else.
    """
    if not (options.get("memory") or options.get("approved")):
        return
    from .support.departures import (  # lazy: the TMX reader is slow to import, and most runs have no memory
        hits_of,
        memories,
    )

    for memory in memories(options):
        yield from hits_of(case, memory)
