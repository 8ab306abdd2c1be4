"""The expressions that find dates: an anchor, and the days, years and weekdays beside it."""

from __future__ import annotations

from ..language.months import MONTHS, WEEKDAYS
from ..patterns import lazy

# Words before a month that stands alone and could be another word: `in May`, `en mars`.
MONTH_FRAME = lazy(
    r"\b(?:in|by|until|till|since|before|after|from|between|of|during|early|late|mid|end|"
    r"en|de|entre|d'ici|avant|apres|depuis|fin|debut|mi|courant|mois de)[ -]$"
)
VERB_AFTER = lazy(r" (?:be|have|not|also|only|still|apply|include|require)\b")
# `2018-19`, `2026/27`: the years of a budget or a school, seldom more than a few.
LAST_YEAR = lazy(r" ?[-/] ?((?:19|20)?[0-9]{2})(?![\w]|[-/.,][0-9])")
MONEY_BEFORE = lazy(r"(?:[€$£]|\b(?:eur|euros?|usd|cad|gbp|chf)) ?$")
MONEY_AFTER = lazy(r" ?(?:[€$£%]|(?:eur|euros?|usd|cad|gbp|chf|dollars?)\b)| [0-9]{3}(?![0-9])")
DAY = lazy(r"\b([0-3]?[0-9]|premier|first)(?:st|nd|rd|th|er|re|eme|e)?\b")
WEEKDAY_LEFT = lazy(lambda: rf"\b(?P<weekday>{_weekdays()})\.?,? {{1,2}}(?:(?:the|le) )?$")
YEAR = lazy(r"(?:\.?,? {1,2}(?:of |de |de l'annee )?|\.?-)((?:19|20)[0-9]{2})(?![\w])|\.?-([0-9]{2})(?![\w-])")
WORD_LEFT = lazy(r"(?<![a-z])([a-z]{2,12})\.?(?:,? {1,2}|-)$")


@lazy
def anchors() -> str:
    months = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
    return (
        r"(?P<figures>(?<![\w./,-])(?:[0-9]{4}(?P<iso>[-/.])[0-9]{1,2}(?P=iso)[0-9]{1,2}"
        r"|[0-9]{1,2}(?P<sep>[-/.])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9]{2})|[01]?[0-9]/(?:19|20)[0-9]{2})"
        r"(?![\w]|[./,-][0-9]))"
        r"|(?P<year>(?<![\w])(?:19|20)[0-9]{2}(?![\w]))"
        rf"|\b(?P<month>{months})\b"
    )


@lazy
def days_left() -> str:
    day = r"(?:[0-3]?[0-9](?:st|nd|rd|th|er|re|eme|e)?|premier|first)"
    return (
        rf"(?<![a-z0-9])(?<![0-9][.,/-])(?:(?P<weekday>{_weekdays()})\.?,? {{1,2}}(?:(?:the|le|on) )?)?"
        rf"(?P<days>(?:(?:{day} ?, ?){{0,4}}{day} (?:and|et|&|or|ou) (?:the |le )?"
        rf"|{day} ?(?:-|to|au|a|until) ?(?:the )?)?{day})"
        r"(?:(?: day)? of| du mois de| de)?(?: {1,2}|-)$"
    )


@lazy
def days_right() -> str:
    last = r"(?P<last>[0-3]?[0-9])(?:st|nd|rd|th)?"
    return (
        rf"\.? {{1,2}}(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?: ?(?:-|to|and|through|or) ?{last})?"
        r"(?![0-9a-z:]|[.,'/-][0-9])(?:,? {1,2}(?P<year>(?:19|20)[0-9]{2})(?!\w))?"
    )


@lazy
def month_joint() -> str:
    """A joint after which such a word is a month: another month stands before, as in `March and May`."""
    months = "|".join(sorted(MONTHS))
    return rf"\b(?:{months})(?: [0-9]{{4}})?,? (?:to|and|or|a|et|ou) $"


def _weekdays() -> str:
    return "|".join(sorted(WEEKDAYS, key=lambda name: (-len(name), name)))
