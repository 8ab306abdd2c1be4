"""The peers: each says of a pair of segments which of its checks fail."""

from __future__ import annotations

import re
from argparse import Namespace
from collections import Counter
from collections.abc import Callable
from functools import cache

from ..notices import Language
from ..notices.numerals import MONTHS, SHORT_MONTHS, words
from .segments import Segments

Check = Callable[[Segments], frozenset[str]]

# The checks of pofilter that mean something for prose in two languages. Checks of software messages (accelerators,
# printf, variables, XML tags, ...) are left out. So are those for white space that the segments do not have.
POFILTER = (
    "acronyms",
    "blank",
    "brackets",
    "doublequoting",
    "doublespacing",
    "doublewords",
    "emails",
    "endpunc",
    "filepaths",
    "long",
    "numbers",
    "puncspacing",
    "purepunc",
    "sentencecount",
    "short",
    "simplecaps",
    "simpleplurals",
    "singlequoting",
    "startcaps",
    "startpunc",
    "unchanged",
    "untranslated",
    "urls",
)


def pofilter() -> Check:
    """translate-toolkit's `pofilter`, English as the source and French as the target of a PO entry.

    Where the English is missing, the French is the source: an entry without a source would be no entry.
    """
    from translate.filters.checks import CheckerConfig, StandardChecker
    from translate.filters.pofilter import pocheckfilter
    from translate.storage.pypo import pounit

    options = Namespace(
        excludefilters={}, limitfilters=list(POFILTER), includefuzzy=True, includereview=True, autocorrect=False
    )
    checker = pocheckfilter(options, [StandardChecker], CheckerConfig(targetlanguage="fr"))

    def check(pair: Segments) -> frozenset[str]:
        unit = pounit(pair.en or pair.fr)
        unit.target = pair.fr if pair.en else ""
        return frozenset(checker.filterunit(unit)) & frozenset(POFILTER)

    return check


def digits(pair: Segments) -> frozenset[str]:
    """True if the groups of digits are the same; separators of any kind divide groups, order makes no difference."""
    en, fr = (Counter(re.findall(r"\d+", text)) for text in (pair.en, pair.fr))
    return frozenset() if en == fr else frozenset({"digits"})


def numbers(pair: Segments) -> frozenset[str]:
    """True if the numbers are the same, with number words and names of months read as numbers."""
    return frozenset() if _numbers(pair.en, "en") == _numbers(pair.fr, "fr") else frozenset({"numbers"})


def _numbers(text: str, language: Language) -> Counter[int]:
    pattern, values = _words(language)
    written = [values[match.lower()] for match in pattern.findall(text)]
    return Counter([*written, *(int(group) for group in re.findall(r"\d+", text))])


@cache
def _words(language: Language) -> tuple[re.Pattern[str], dict[str, int]]:
    """Number words from two to 69 (one is an article as well) and months, with their values."""
    values = {words(number, language): number for number in range(2, 70)}
    for names in (MONTHS[language], SHORT_MONTHS[language]):
        values |= {name.lower(): number for number, name in enumerate(names, 1)}
    longest_first = sorted(values, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE), values
