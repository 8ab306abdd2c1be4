"""Lead-ins: the lines with a colon that lead to two lists whose items correspond."""

from __future__ import annotations

from collections.abc import Sequence

from .evidence import Unit
from .links import BY_PLACE, Link, ends_with, in_order, link_score

# A pair below this score may be undone for a better one.
_UNSURE = 0.45


def pair_lead_ins(links: list[Link], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Pairs what leads to a list with what leads to its counterpart, wherever the two lists stand."""
    leads = [_leads(units) for units in (english, french)]
    if not all(leads):
        return links
    votes: dict[tuple[int, int], int] = {}
    for link in links:
        for i in link.en:
            for j in link.fr:
                if i in leads[0] and j in leads[1]:
                    couple = leads[0][i], leads[1][j]
                    votes[couple] = votes.get(couple, 0) + 1
    taken: set[tuple[str, int]] = set()
    left: dict[Link, None] = dict.fromkeys(links)
    holder = {("en", i): link for link in links for i in link.en} | {("fr", j): link for link in links for j in link.fr}
    for (i, j), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if ("en", i) in taken or ("fr", j) in taken:
            continue
        taken |= {("en", i), ("fr", j)}
        holds = dict.fromkeys((holder["en", i], holder["fr", j]))
        if len(holds) == 1 or not all(_may_be_undone(link, english, french) for link in holds):
            continue
        new = [Link((i,), (j,), max(BY_PLACE, link_score(english[i], french[j])))]
        for link in holds:
            del left[link]
            new += [Link((a,), (), 0.0) for a in link.en if a != i]
            new += [Link((), (b,), 0.0) for b in link.fr if b != j]
        left |= dict.fromkeys(new)
        for link in new:
            holder |= {("en", a): link for a in link.en} | {("fr", b): link for b in link.fr}
    return in_order(list(left))


def _leads(units: Sequence[Unit]) -> dict[int, int]:
    """For each item of a list, the unit with a colon that leads to the list."""
    found: dict[int, int] = {}
    lead: int | None = None
    for index, unit in enumerate(units):
        if unit.kind != "item":
            lead = index if ends_with(unit, ":") else None
        elif lead is not None:
            found[index] = lead
    return found


def _may_be_undone(link: Link, english: Sequence[Unit], french: Sequence[Unit]) -> bool:
    if not link.matched:
        return True
    if len(link.en) > 1 or len(link.fr) > 1:
        return False
    both_lead = ends_with(english[link.en[0]], ":") and ends_with(french[link.fr[0]], ":")
    return not both_lead and link.score < _UNSURE
