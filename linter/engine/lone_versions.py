"""Files in one language each that look like the two versions of one notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..facts.post_ids import find as post_ids
from ..model import Document, Finding, Language
from ..patterns import lazy
from ..rulebook.definition import ONE_VERSION

# Texts that share this much of their figures and acronyms are offered as a pair.
_LIKE = 0.5
_LEAST_SHARED = 3
_FIGURE_OR_ACRONYM = lazy(r"\b(?:\d[\d.,:/-]*\d|\d|[A-Z]{2,8})\b")
# A post number stands at the top.
_TOP = 40  # lines


class Couple(NamedTuple):
    """Two files that may belong together; `post` is the number of the post that both name, or ""."""

    english: str
    french: str
    post: str


class _Seen(NamedTuple):
    path: str
    posts: frozenset[str]
    values: frozenset[str]


def couples(findings: Iterable[Finding]) -> Iterator[Couple]:
    """The files of lone versions that are each other's best counterpart, by post number or by likeness."""
    seen: dict[Language, list[_Seen]] = {"en": [], "fr": []}
    for finding in findings:
        if finding.rule == ONE_VERSION and finding.suppressed is None:
            location = finding.locations[0]
            seen[location.language].append(_seen(location.document, location.language))
    ranked = sorted(
        ((_likeness(en, fr), en, fr) for en in seen["en"] for fr in seen["fr"]),
        key=lambda one: (-one[0], one[1].path, one[2].path),
    )
    taken: set[str] = set()
    for likeness, en, fr in ranked:
        if likeness >= _LIKE and not {en.path, fr.path} & taken:
            taken |= {en.path, fr.path}
            yield Couple(en.path, fr.path, min(en.posts & fr.posts, default=""))


def _seen(document: Document, language: Language) -> _Seen:
    texts = document.source.splitlines()
    posts = {post.value for text in texts[:_TOP] for post in post_ids(text, language)}
    values = {match[0] for text in texts for match in _FIGURE_OR_ACRONYM.finditer(text)}
    return _Seen(document.path, frozenset(posts), frozenset(values))


def _likeness(en: _Seen, fr: _Seen) -> float:
    """The share of figures and acronyms that both have; more than 1 for the same post number."""
    both, either = en.values & fr.values, en.values | fr.values
    share = len(both) / len(either) if len(both) >= _LEAST_SHARED else 0.0
    return share + (en.posts & fr.posts != frozenset())
