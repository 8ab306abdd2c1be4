"""Times of day: `11:59 PM`, `23:59`, `23 h 59`, `noon`, `à 17 heures`.

Hours that last (`24 hours`, `38 heures par semaine`) are numbers with a unit and no times. Zones are classes: `ET` and
`EST` agree, `EST` and `EDT` do not.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from ..language.folding import Folded, with_offsets
from ..model import Fact, Language, Span
from ..patterns import lazy
from .fact_type import FactType
from .once import once


class Clock(NamedTuple):
    """The canonical value."""

    time: str
    zone: str | None
    half: str | None


TYPE = FactType(
    "time",
    "A time of day.",
    Clock,
    {
        "time": "the time on the clock of 24 hours, or midnight, which closes a day or opens one",
        "zone": "the zone, `local` or the name of a city; open where none is written",
        "half": "the half of the year, standard or daylight; open where the zone is named without it",
    },
    ("11:59 PM", "23 h 59"),
    measured=True,
)
_WORDS = lazy(r"[0-9]|\b(?:noon|midday|midnight|midi|minuit)\b")
_ZONES: dict[tuple[str, str | None], tuple[str, ...]] = {
    ("UTC", None): ("utc", "gmt", "tu", "tuc", "greenwich mean time", "temps universel"),
    ("CET", None): ("cet", "hec", "central european time", "heure d'europe centrale", "heure de l'europe centrale"),
    ("CET", "standard"): ("hnec", "central european standard time", "heure normale d'europe centrale"),
    ("CET", "daylight"): ("cest", "heec", "central european summer time", "heure d'ete d'europe centrale"),
    ("BST", None): ("bst", "british summer time", "heure d'ete britannique"),
    ("Eastern", None): ("et", "he", "eastern time", "heure de l'est"),
    ("Eastern", "standard"): ("est", "hne", "eastern standard time", "heure normale de l'est"),
    ("Eastern", "daylight"): ("edt", "hae", "eastern daylight time", "heure avancee de l'est"),
    ("Central", None): ("ct", "central time", "heure du centre"),
    ("Central", "standard"): ("cst", "hnc", "central standard time", "heure normale du centre"),
    ("Central", "daylight"): ("cdt", "hac", "central daylight time", "heure avancee du centre"),
    ("Mountain", None): ("mt", "mountain time", "heure des rocheuses"),
    ("Mountain", "standard"): ("mst", "hnr", "mountain standard time", "heure normale des rocheuses"),
    ("Mountain", "daylight"): ("mdt", "har", "mountain daylight time", "heure avancee des rocheuses"),
    ("Pacific", None): ("pt", "hp", "pacific time", "heure du pacifique"),
    ("Pacific", "standard"): ("pst", "hnp", "pacific standard time", "heure normale du pacifique"),
    ("Pacific", "daylight"): ("pdt", "hap", "pacific daylight time", "heure avancee du pacifique"),
    ("Atlantic", None): ("atlantic time", "heure de l'atlantique"),
    ("Atlantic", "standard"): ("ast", "hna", "atlantic standard time", "heure normale de l'atlantique"),
    ("Atlantic", "daylight"): ("adt", "haa", "atlantic daylight time", "heure avancee de l'atlantique"),
    ("Newfoundland", "standard"): ("nst", "hnt", "newfoundland standard time", "heure normale de terre-neuve"),
    ("EAT", None): ("eat", "east africa time", "heure d'afrique de l'est", "heure de l'afrique de l'est"),
    ("WAT", None): ("wat", "west africa time", "heure d'afrique de l'ouest", "heure de l'afrique de l'ouest"),
    ("EET", None): ("eet", "eastern european time", "heure d'europe orientale", "heure d'europe de l'est"),
    ("WET", None): ("wet", "western european time", "heure d'europe occidentale", "heure d'europe de l'ouest"),
    ("local", None): ("local time", "heure locale"),
}
_ZONE_OF = {form: zone for zone, forms in _ZONES.items() for form in forms}
# Cities whose French name differs; every other city stands for itself.
_CITIES = {
    "bruxelles": "brussels",
    "londres": "london",
    "geneve": "geneva",
    "vienne": "vienna",
    "lisbonne": "lisbon",
    "varsovie": "warsaw",
    "athenes": "athens",
    "copenhague": "copenhagen",
    "la haye": "the hague",
    "bucarest": "bucharest",
    "moscou": "moscow",
    "le caire": "cairo",
    "singapour": "singapore",
}
# Patterns that few notices need, so that `re` compiles them on first use. Words that make a bare hour (`17 h`, `17
# heures`) a point in time ...
_AT = lazy(r"(?:\b(?:a|avant|des|vers|jusqu'a|apres|depuis|entre|et)|[,(:]|20[0-9]{2}) ?$")
_AT_MILITARY = lazy(r"\b(?:at|by|until|before|from|to|till|and|between) $")
_AT_NOON = lazy(r"\b(?:a|avant|des|vers|jusqu'a|apres|depuis|entre|et|de) $|[,(] ?$")
# ... and what makes it a length.
_LASTS = lazy(r" ?(?:par\b|per\b|sur [0-9]|/|de (?:travail|service|vol|cours|formation)\b|d'|a day|a week|of\b)")
_BETWEEN = lazy(r"\b(?:de|entre|from|between) $")
_LENGTH = lazy(r"\b(?:en|pendant|sous|durant|de|d'|les|plus|moins|environ|maximum|minimum|chaque|duree) ?$")
_CLOCK_OR_LENGTH = lazy(r"(?<![\w.,:])(?P<hours>[0-9]{1,2}) ?(?P<sign>h) ?(?P<minutes>[0-5][0-9])(?![0-9])")


def find(text: str, language: Language) -> list[Fact]:
    """The times of day of a text; a range gives a fact for each end."""
    return list(once(_find, text, language))


def _find(text: str, language: Language) -> tuple[Fact, ...]:
    folded = with_offsets(text)
    if not _WORDS.search(folded.text):
        return ()
    facts: list[Fact] = []
    for match in _times.finditer(folded.text):
        for start, end, clock in _read(match, folded.text, language):
            facts.append(_fact(start, end, clock, folded, text))
    for match in _lengths.finditer(folded.text):
        # French writes a length like a time of day: `2 hours 30 minutes`, `2 h 30`.
        span = folded.span(*match.span())
        clock = _clock(int(match["hours"]), int(match["minutes"]))
        facts.append(Fact(TYPE.name, Clock(clock, None, None), span, span.of(text), weak=True))
    return tuple(sorted(facts, key=lambda fact: fact.span))


def _read(match: re.Match[str], plain: str, language: Language) -> list[tuple[int, int, str]]:
    start, end = match.span()
    before = plain[max(0, start - 16) : start]
    if match["word"]:
        if match["word"] == "midi" and not match["twelve"] and not _AT_NOON.search(before):
            return []
        return [(start, end, "12:00" if match["word"] in ("noon", "midday", "midi") else "midnight")]
    if match["military"]:
        digits = match["military"]
        if not _AT_MILITARY.search(before) or _LASTS.match(plain[end : end + 16]):
            return []
        return [(start, end, _clock(int(digits[:2]), int(digits[2:])))]
    half = match["half"]
    if not (match["minute"] or half or match["h"]):
        return []
    hour, minute = int(match["hour"]), int(match["minute"] or match["after_h"] or 0)
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 23) or (hour == 24 and minute):
        return []
    if match["h"] and not match["minute"] and not _is_point(match, plain, before, language):
        return []
    times = []
    if match["first"]:
        opening = int(match["first"])
        if opening <= 12 if half else _BETWEEN.search(before) and opening <= 24:
            same = opening < hour or hour == 12
            meridiem = half if same or not half else "pa"["ap".index(half)]
            times.append((start, match.end("first"), _clock(_hour(opening, meridiem), 0)))
        start = match.start("hour")
    times.append((start, end, _clock(_hour(hour, half), minute)))
    return times


def _is_point(match: re.Match[str], plain: str, before: str, language: Language) -> bool:
    """True if `17 h` or `17 heures` is a point in time rather than a length."""
    end = match.end()
    if language == "en" and not match["after_h"]:
        return False
    if _LASTS.match(plain[end : end + 16]):
        return False
    if match["after_h"] or _zone.match(plain, end):
        return True
    if match["first"]:
        return _BETWEEN.search(before) is not None
    follows = re.match(r" (?:a|et) [0-9]{1,2} ?h", plain[end : end + 12])
    if re.search(r"\bde $", before):
        return follows is not None
    if int(match["hour"]) == 24:
        return re.search(r"\b(?:a|avant|jusqu'a) $", before) is not None
    return not _LENGTH.search(before) if match["h"] == "h" else _AT.search(before) is not None


def _hour(hour: int, half: str | None) -> int:
    if not half or hour > 12:
        return hour
    return hour % 12 + (12 if half == "p" else 0)


def _clock(hour: int, minute: int) -> str:
    return "midnight" if hour % 24 == 0 and minute == 0 else f"{hour:02}:{minute:02}"


def _fact(start: int, end: int, clock: str, folded: Folded, text: str) -> Fact:
    zone: tuple[str | None, str | None] = (None, None)
    follows = _zone.match(folded.text, end)
    if follows:
        if follows["name"]:
            name = follows["name"]
            # "est" and "et" are French words: an abbreviation is written in capitals.
            written = folded.span(*follows.span("name")).of(text)
            if len(name) > 4 or written.isupper():
                zone = _ZONE_OF[name]
        else:
            city = follows["city"] or follows["ville"]
            if folded.span(*follows.span("city" if follows["city"] else "ville")).of(text)[:1].isupper():
                zone = (_CITIES.get(city, city).title(), None)
    span = folded.span(start, follows.end() if follows and zone[0] else end)
    return Fact(TYPE.name, Clock(clock, *zone), span, span.of(text))


@lazy
def _times() -> str:
    half = r"(?: ?(?P<half>[ap])\.? ?m\b\.?)"
    return (
        r"(?<![\w:./,-])(?P<twelve>12(?:[:.]00)? ?(?:p\.?m\.? ?|a\.?m\.? ?|h(?:00)? ?)?\(?)?"
        r"(?<![\w-])(?P<word>noon|midday|midnight|midi|minuit)(?![\w-])"
        r"|(?<![\w:./,'])(?P<military>(?:[01][0-9]|2[0-3])[0-5][0-9]) ?(?:hours|hrs|h)(?![\w])"
        r"|(?<![\w:./,'])(?:(?P<first>[0-2]?[0-9])(?:-| - | (?:to|and|a|et) ))?"
        r"(?P<hour>[0-2]?[0-9])(?![0-9])"
        r"(?:(?::|\.(?=[0-9]{2} ?[ap]\.?m))(?P<minute>[0-5][0-9])(?::[0-5][0-9])?(?![0-9:]))?"
        rf"(?:{half}"
        r"| ?(?P<h>heures?|hours|hrs|h)(?! ?[0-9]{1,2} ?min)"
        r"(?: ?(?P<after_h>[0-5][0-9])(?![0-9]|[.,][0-9]))?(?![\w]))?"
    )


@lazy
def _lengths() -> str:
    minutes = r"(?P<minutes>[0-5]?[0-9]) min(?:ute)?s?(?!\w)"
    return rf"(?<![\w.,])(?P<hours>[0-9]{{1,2}}) hours?,? (?:and )?{minutes}"


def as_length(text: str) -> list[tuple[Span, int, Literal["hour", "minute"]]]:
    """The times of day that may be lengths: `2 h 30` without a word that points to a moment.

    Each gives its hours (`2 h`) and its minutes (`30`), in reading order, with their spans.
    """
    folded = with_offsets(text)
    if "h" not in folded.text:
        return []
    found: list[tuple[Span, int, Literal["hour", "minute"]]] = []
    for match in _CLOCK_OR_LENGTH.finditer(folded.text):
        before = folded.text[max(0, match.start() - 16) : match.start()]
        if not _AT.search(before) or before.endswith("("):
            found.append((folded.span(match.start(), match.end("sign")), int(match["hours"]), "hour"))
            found.append((folded.span(*match.span("minutes")), int(match["minutes"]), "minute"))
    return found


@lazy
def _zone() -> str:
    names = "|".join(sorted(_ZONE_OF, key=lambda form: (-len(form), form)))
    return (
        rf"(?:,? {{1,2}}| ?\()(?:(?P<name>{names})(?![\w'])"
        r"|(?P<city>(?:the )?[a-z]+) time\b|heure (?:de |d')(?P<ville>(?:la |le )?(?!europe|afrique|asie)[a-z]+))"
        r"\)?"
    )
