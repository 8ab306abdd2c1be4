"""Web addresses taken apart: site, folders and settings, without what only names their language.

`example.org/en/jobs-e.htm` and `www.example.org/fr/jobs-f.htm` have the same parts. Letters beyond `#` lead to a place
on a page and are left out. Those of `#/` and `#!` lead to a page of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, unquote

from ..model import Language
from ..patterns import lazy

_WORD = r"(?:en|fr|eng|fra|fre|english|francais|français|french|anglais)"
_FOLDER = lazy(rf"(?i:({_WORD})(?:[-_][a-z]{{2,3}})?|[a-z]{{2}}[-_](en|fr))")
_SETTINGS = frozenset(
    ("lang", "language", "langue", "locale", "hl", "lng", "l", "ui_locale", "_lang", "setlang", "uselang")
)
_VALUE = lazy(rf"(?i:({_WORD})(?:[-_][a-z]{{2}})?)")
_SUBDOMAIN = lazy(r"(en|fr)\.(?=[^/]+\.)")
# The language at the end of a file's name.
_TAIL = lazy(r"(?i:[-_.](en|fr|eng|fra|fre|e|f)(?=\.[a-z]{2,5}$)|[-_](en|fr|eng|fra)$)")
_SCHEME = lazy(r"[A-Za-z][A-Za-z0-9+-]{1,15}(?:[:;]/{1,3}|//)|//")
_INDEX = lazy(r"(?i:(?:index|default|home)\.(?:html?|php|aspx?|jsp))")
_PART = lazy(r"[?#]")
# Settings that count visitors and lead nowhere else.
_COUNTERS = ("utm_", "fbclid", "gclid")


@dataclass(frozen=True, slots=True)
class Address:
    """A web address. `folders` ends with the name of the page, `place` is one on it; `languages` are those it names.

    `behind` counts the folders behind the first one that names a language, -1 where none does.
    """

    host: str
    folders: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]
    languages: tuple[Language, ...]
    behind: int
    place: str

    @property
    def page(self) -> tuple[str, ...]:
        """The folders without a page that browsers open by themselves."""
        return self.folders[:-1] if self.folders and _INDEX.fullmatch(self.folders[-1]) else self.folders


@lru_cache(maxsize=4096)
def address(link: str) -> Address:
    """The parts of an address; a link that is no address is a host without folders."""
    plain = "".join(link.split())
    scheme = _SCHEME.match(plain)
    rest, _, fragment = plain[scheme.end() if scheme else 0 :].partition("#")
    path, _, query = rest.partition("?")
    host, *raw = path.split("/")
    is_page = fragment.startswith(("/", "!"))
    if is_page:
        raw += fragment.split("/")
    host = host.lower().removeprefix("www.")
    languages: list[Language] = []
    if match := _SUBDOMAIN.match(host):
        languages.append(_language(match[1]))
        host = host[match.end() :]
    folders: list[str] = []
    behind = -1
    written = [unquote(folder) for folder in raw if folder]
    for index, folder in enumerate(written):
        if match := _FOLDER.fullmatch(folder):
            languages.insert(0, _language(match[1] or match[2]))
            behind = len(written) - index - 1 if behind < 0 else behind
        elif index == len(written) - 1 and (match := _TAIL.search(folder)):
            languages.append(_language(match[1] or match[2]))
            folders.append(folder[: match.start()] + folder[match.end() :])
        else:
            folders.append(folder)
    settings = []
    for name, value in parse_qsl(query, keep_blank_values=True):
        if name.lower() in _SETTINGS and (match := _VALUE.fullmatch(value)):
            languages.append(_language(match[1]))
        elif not name.lower().startswith(_COUNTERS):
            settings.append((name, value))
    return Address(host, tuple(folders), tuple(settings), tuple(languages), behind, "" if is_page else fragment)


def _language(marker: str) -> Language:
    return "fr" if marker[0] in "fF" else "en"
