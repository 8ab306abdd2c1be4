"""Words that explain a term of the other language, which stands beside them in brackets or quotation marks.

The other version has the term itself, and nothing to explain: `the autobuilder`, `les serveurs (« autobuilder »)`.
"""

from __future__ import annotations

from ...language.folding import fold
from ...model import Span
from ...patterns import LETTERS, lazy

BRACKET = lazy(r"\(([^()]+)\)")
_QUOTED = lazy(r"«([^«»]+)»|“([^“”]+)”|\"([^\"]+)\"")
# So many characters between the words and a bracket are a space or a quotation mark.
_BESIDE = 2


def explains(text: str, span: Span, other_text: str) -> bool:
    """True if the words at a place of a text explain a term that the other text has.

    The words stand before a bracket with the term, which the other text does not have in brackets. Or they stand in a
    bracket of their own with the term in quotation marks.
    """
    for bracket in BRACKET.finditer(text):
        within = bracket.start() < span.start and span.end <= bracket.end()
        if within:
            return any(_has(other_text, next(filter(None, one.groups()))) for one in _QUOTED.finditer(bracket[1]))
        if span.start < bracket.start() <= span.end + _BESIDE:
            return _has(BRACKET.sub(" ", other_text), bracket[1])
    return False


def _has(text: str, term: str) -> bool:
    words = LETTERS.findall(fold(term))
    there = LETTERS.findall(fold(text))
    return bool(words) and any(there[at : at + len(words)] == words for at in range(len(there) - len(words) + 1))
