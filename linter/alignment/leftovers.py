"""Units that the search left over: lead-ins of paired lists, units in one place, sentences cut or merged.

A unit without counterpart is a claim that the other version lacks it. Here the claim is held against its surroundings.
These are the pairs beside it and the lone units in the same place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from .evidence import Unit, length_excess, length_match, merged, score, shared
from .links import Link, link_score

# A pair made by its place has at least this score, since the place itself is evidence.
BY_PLACE = 0.1
# Two units in one place need this much of the lengths of translations.
_LENGTH = 0.25
# Longer runs of items than this are rather not of one list. The number of ways to pair them grows fast.
_ASSIGNED = 8
# Two units that fit are rather a couple than two that stand alone.
_COUPLED = 0.2
# So many known words on either side and none in common: the two say different things, whatever their place.
_TELLING = 4
# A pair below this score may be undone for a better one.
_UNSURE = 0.45

# A pair may lack a sentence. Then its other side is this much too long (a logarithm) and shares this much with it.
_EXCESS = 0.25
_GAIN = 0.1
_ABSORBED_SHARE = 0.03
# Or its counterpart says this share of the lone sentence, and the lengths of the whole fit.
_SAID_SHARE = 0.05
_SAID_EXCESS = 0.1
_FITTING = 0.3
_PLAIN_SHARE = 0.2
_LOOSELY_FITTING = 0.4
_WHOLE_SHARE = 0.5
_FITTING_AT_ALL = 0.7


def led(links: list[Link], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
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
            lead = index if _ends(unit, ":") else None
        elif lead is not None:
            found[index] = lead
    return found


def _may_be_undone(link: Link, english: Sequence[Unit], french: Sequence[Unit]) -> bool:
    if not link.matched:
        return True
    if len(link.en) > 1 or len(link.fr) > 1:
        return False
    both_lead = _ends(english[link.en[0]], ":") and _ends(french[link.fr[0]], ":")
    return not both_lead and link.score < _UNSURE


def paired(links: list[Link], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Pairs units that stand alone in the same place of either version, in their order."""
    made: list[Link] = []
    for en, fr, enclosed in _places(links):
        made += _couples(en, fr, english, french, enclosed=enclosed)
    used_en, used_fr = {i for link in made for i in link.en}, {j for link in made for j in link.fr}
    rest = [link for link in links if link.matched or not (used_en & {*link.en} or used_fr & {*link.fr})]
    return in_order([*rest, *made]) if made else links


def _places(links: Sequence[Link]) -> Iterator[tuple[list[int], list[int], bool]]:
    """The runs of lone units of both sides that touch the same pair, above or below, and whether both do."""
    partner_en = {i: link for link in links if link.matched for i in link.en}
    partner_fr = {j: link for link in links if link.matched for j in link.fr}
    alone_en = sorted(i for link in links if not link.fr for i in link.en)
    alone_fr = sorted(j for link in links if not link.en for j in link.fr)
    runs_fr = list(_runs(alone_fr))
    beside: dict[Link, list[int]] = {}
    for number, fr in enumerate(runs_fr):
        for link in (partner_fr.get(fr[0] - 1), partner_fr.get(fr[-1] + 1)):
            if link is not None:
                beside.setdefault(link, []).append(number)
    used: set[int] = set()
    for en in _runs(alone_en):
        above, below = partner_en.get(en[0] - 1), partner_en.get(en[-1] + 1)
        near = {number for link in (above, below) if link is not None for number in beside.get(link, ())}
        if en[0] == 0 and runs_fr and runs_fr[0][0] == 0:
            near.add(0)
        for number in sorted(near - used):
            fr = runs_fr[number]
            same_above = above is partner_fr.get(fr[0] - 1) and (above is not None or en[0] == fr[0] == 0)
            same_below = below is not None and below is partner_fr.get(fr[-1] + 1)
            if same_above or same_below:
                yield en, fr, same_above and same_below
                used.add(number)
                break


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]


def _couples(
    en: list[int], fr: list[int], english: Sequence[Unit], french: Sequence[Unit], *, enclosed: bool
) -> list[Link]:
    """As many as both have in their order; of unequal numbers, those that fit best, still in their order."""
    if len(en) == len(fr):
        sure = enclosed and len(en) == 1
        fits = [(i, j) for i, j in zip(en, fr, strict=True) if _fits(english[i], french[j], equal=True, sure=sure)]
    else:
        few, many = sorted((en, fr), key=len)
        if len(many) == 2 and len(few) == 1 and not any(english[i].kind == "item" for i in en):
            whole = _one_with_two(en, fr, english, french)
            if whole:
                return [whole]
        if len(many) <= _ASSIGNED and all(
            unit.kind == "item" for unit in (*(english[i] for i in en), *(french[j] for j in fr))
        ):
            return _surplus(en, fr, english, french)
        fits = _best_in_order(en, fr, english, french)
    return [Link((i,), (j,), max(BY_PLACE, link_score(english[i], french[j]))) for i, j in fits]


def _best_in_order(
    en: list[int], fr: list[int], english: Sequence[Unit], french: Sequence[Unit]
) -> list[tuple[int, int]]:
    """The couples of units that fit, in the order of both versions, with the greatest sum of evidence.

    Their place is evidence where both runs are about as long. Else one of them holds a passage that the other lacks.
    """
    lengths = [sum(units[index].length for index in run) for units, run in ((english, en), (french, fr))]
    placed = abs(len(en) - len(fr)) <= 1 or abs(length_excess(*lengths)) <= _LOOSELY_FITTING
    best: list[list[tuple[float, tuple[tuple[int, int], ...]]]] = [[(0.0, ())] * (len(fr) + 1)]
    for i in en:
        row = [best[-1][0]]
        for place, j in enumerate(fr):
            options = [best[-1][place + 1], row[place]]
            if _fits(english[i], french[j], equal=placed):
                value, chain = best[-1][place]
                options.append((value + _COUPLED + link_score(english[i], french[j]), (*chain, (i, j))))
            row.append(max(options, key=lambda option: option[0]))
        best.append(row)
    chain = best[-1][-1][1]
    return [
        (i, j)
        for i, j in chain
        if english[i].kind != "heading"
        or _fits(english[i], french[j], equal=False)
        # Headings are no evidence where nothing below them corresponds.
        or (i + 1, j + 1) in chain
        or (i, j) == (en[-1], fr[-1])
    ]


def _surplus(en: list[int], fr: list[int], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Items of one list: the longer run lacks a counterpart for as many as it has more."""
    ways = (
        list(zip(*((one, part) if len(en) < len(fr) else (part, one)), strict=True))
        for one, many in [(en, fr) if len(en) < len(fr) else (fr, en)]
        for part in combinations(many, len(one))
    )
    best = max(ways, key=lambda way: sum(link_score(english[i], french[j]) for i, j in way))
    return [
        Link((i,), (j,), max(BY_PLACE, link_score(english[i], french[j])))
        for i, j in best
        if _fits(english[i], french[j], equal=True)
    ]


def _one_with_two(en: list[int], fr: list[int], english: Sequence[Unit], french: Sequence[Unit]) -> Link | None:
    units = [*(english[i] for i in en), *(french[j] for j in fr)]
    if len({unit.kind for unit in units}) > 1:
        return None
    whole_en, whole_fr = merged([english[i] for i in en]), merged([french[j] for j in fr])
    value = link_score(whole_en, whole_fr)
    fits = length_match(whole_en.length, whole_fr.length) > _LENGTH
    return Link(tuple(en), tuple(fr), value) if value >= BY_PLACE and fits else None


def _fits(en: Unit, fr: Unit, *, equal: bool, sure: bool = False) -> bool:
    """True if two units in one place may be translations. `equal` is true where either side has as many of them.

    `sure` is true where each of them is alone between two pairs. Then one may have been pasted over the other.

    Shape is evidence, not a condition. A heading may correspond to a line in bold print, an item to a sentence.
    """
    if "field" in (en.kind, fr.kind):
        return en.kind == fr.kind and score(en, fr) >= BY_PLACE
    if _ends(en, ":") and _ends(fr, ":"):
        return True
    length = length_match(en.length, fr.length)
    if score(en, fr) - 0.12 * length >= BY_PLACE and length > _LENGTH:
        return True
    if not equal or (en.kind == "heading") != (fr.kind == "heading"):
        return False
    if en.kind == fr.kind and en.kind in ("item", "heading"):
        return en.level == fr.level or sure
    return length > _LENGTH and (sure or shared(en, fr) > 0 or min(_known(en), _known(fr)) < _TELLING)


def _known(unit: Unit) -> int:
    """How many words of the word list a unit has."""
    return sum(key[0] not in "~@#/=" for key in unit.weights)


def joined(links: list[Link], english: Sequence[Unit], french: Sequence[Unit]) -> list[Link]:
    """Adds a sentence that stands alone to the pair beside it where that one lacks it.

    A translator who joins two sentences leaves few words of the shorter one. The length shows it. So do words of the
    lone sentence on the other side of the pair alone.
    """
    links = list(links)
    places = {("en", i): m for m, pair in enumerate(links) for i in pair.en}
    places |= {("fr", j): m for m, pair in enumerate(links) for j in pair.fr}
    for k, link in enumerate(links):
        if bool(link.en) == bool(link.fr):
            continue
        own = link.en or link.fr
        units = english if link.en else french
        language = "en" if link.en else "fr"
        near = {places.get((language, own[0] - 1)), places.get((language, own[-1] + 1))} - {None}
        for m in sorted(place for place in near if place is not None):
            pair = links[m]
            side = pair.en if link.en else pair.fr
            beside = pair.matched and (own[-1] + 1 == side[0] or own[0] - 1 == side[-1])
            if not beside or not _are_sentences([*(units[i] for i in own), *(units[i] for i in side)]):
                continue
            en, fr = tuple(sorted(pair.en + link.en)), tuple(sorted(pair.fr + link.fr))
            if _lacks(pair, link, (en, fr), english, french):
                value = link_score(merged([english[i] for i in en]), merged([french[j] for j in fr]))
                links[m] = Link(en, fr, max(value, BY_PLACE), pair.moved)
                links[k] = Link((), (), 0.0)
                places |= {(language, i): m for i in own}
                break
    return [link for link in links if link.en or link.fr]


def _are_sentences(units: Sequence[Unit]) -> bool:
    blocks = {unit.segments[0].block for unit in units}
    return all(unit.kind == "paragraph" for unit in units) or (
        len(blocks) == 1 and all(unit.kind == "item" for unit in units)
    )


def _lacks(
    pair: Link,
    alone: Link,
    whole: tuple[tuple[int, ...], tuple[int, ...]],
    english: Sequence[Unit],
    french: Sequence[Unit],
) -> bool:
    """True if a pair lacks a lone sentence beside it."""
    lone = merged([english[i] for i in alone.en] or [french[j] for j in alone.fr])
    en, fr = [english[i] for i in pair.en], [french[j] for j in pair.fr]
    all_en, all_fr = merged([english[i] for i in whole[0]]), merged([french[j] for j in whole[1]])
    said = (shared(all_en, all_fr) - shared(merged(en), merged(fr))) / lone.total if lone.total else 0.0
    before, after = (
        length_excess(merged(en).length, merged(fr).length),
        abs(length_excess(all_en.length, all_fr.length)),
    )
    # Without the lone sentence its own side is the shorter one.
    lacking = before if alone.en else -before
    own, there = (en, fr) if alone.en else (fr, en)
    one_block = own[-1].segments[-1].block is lone.segments[0].block
    by_length = (
        lacking > _EXCESS and after < lacking - _GAIN and said >= (_ABSORBED_SHARE if one_block else _SAID_SHARE)
    )
    by_words = said >= _SAID_SHARE and lacking > _SAID_EXCESS and after < _FITTING
    plainly = said >= _PLAIN_SHARE and after < _LOOSELY_FITTING
    last = (alone.en or alone.fr)[0] > (pair.en if alone.en else pair.fr)[-1]
    by_mark = last and any(_ends(lone, mark) and _ends(there[-1], mark) and not _ends(own[-1], mark) for mark in "!?")
    wholly = said >= _WHOLE_SHARE and after < _FITTING_AT_ALL
    return by_length or by_words or plainly or wholly or (by_mark and after < _FITTING)


def _ends(unit: Unit, mark: str) -> bool:
    return unit.segments[-1].text.rstrip("»”\"'*_) \u00a0").endswith(mark)


def in_order(links: Sequence[Link]) -> list[Link]:
    """Links by their English place; those without English follow the link of the French unit before them."""
    placed = sorted((link for link in links if link.en), key=lambda link: link.en)
    by_french = sorted((link for link in links if link.fr), key=lambda link: (link.fr[-1], link.fr))
    ends = [link.fr[-1] for link in by_french]
    following: dict[Link | None, Link] = {}
    for link in by_french:
        if not link.en:
            before = bisect_left(ends, link.fr[0]) - 1
            following[by_french[before] if before >= 0 else None] = link
    ordered: list[Link] = []
    for start in (None, *placed):
        ordered += [start] if start else []
        after = following.get(start)
        while after:
            ordered.append(after)
            after = following.get(after)
    return ordered
