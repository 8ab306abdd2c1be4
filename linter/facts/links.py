"""Links: web addresses, e-mail addresses and telephone numbers.

Addresses that differ only in their language have the same
canonical form: `example.org/en/jobs-e.htm` and `example.org/fr/jobs-f.htm` are both `example.org/jobs.htm`.
`language_of` tells which language an address itself names.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

from ..language.masks import inside, masks
from ..model import Fact, Language, Span
from ..patterns import lazy
from .addresses import address
from .fact_type import FactType


class Address(NamedTuple):
    """The canonical value."""

    kind: str
    address: str


TYPE = FactType(
    "link",
    "A web address, mail address or telephone number.",
    Address,
    {"kind": "url, email or phone", "address": "the address without scheme and language, or the digits"},
    ("https://example.org/en/jobs", "example.org/fr/jobs"),
    unit="kind",
    units=("url", "email", "phone"),
)
# Bare names of sites are told by their ending: those of organisations, and of countries where people write French.
_MAY_HOLD = lazy(r"://|[Ww]{3}\.|@|\.[a-z]{2,4}\b|\+\s?\d|\d{3}[-.)\s]\s?\d{3}|(?i:t[eé]l|phone|fax)")
_URL = lazy(
    r"(?i:(?:https?|ftp)://|www\.|(?<![\w/@.-])h?t{1,3}h?p{1,2}s{0,2}(?:[:;]?//|:/)(?=\w))[^\s<>\"«»“”„]{2,2000}"
    r"|(?<![\w@./-])[a-z0-9][a-z0-9-]{1,62}(?:\.[a-z0-9-]{2,63}){0,5}"
    r"\.(?:(?:com|org|int|net|eu|edu|gov|be|ca|ch|fr|lu)(?![\w-]|\.[a-z])|[a-z]{2}(?=/))(?:[/?#][^\s<>\"«»“”„]{0,2000})?"
)
# `http://` with a letter or sign too few, too many or mistaken; browsers and mail programs open nothing then.
_SCHEME = lazy(r"(?<![\w/@.-])([A-Za-z]{2,7})([:;]?//|:/)(?=[A-Za-z0-9-]{1,63}\.[A-Za-z0-9])")
_EMAIL = lazy(r"(?<![\w.+%-])[\w.+%'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}")
_PHONE = lazy(
    r"(?<![\w+])\+\s?\d{1,3}(?:[\s().\-–/\u2011]{0,3}\d){6,13}(?!\d)"
    r"|(?<![\w+.,-])(?:1[\s.-])?(?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[.-]\d{4}(?![\d-])"
)
_ANNOUNCED_PHONE = lazy(
    r"(?i:\b(?:t[eé]l[eé]phone|t[eé]l|phone|fax|call)\b)\.?[\s:.(n°o]{0,4}((?:\d[\s().\-–/]{0,2}){7,15})"
)
# An address broken at the end of a line, after a hyphen or slash, and joined with a space.
_REST = lazy(r"[ \u00a0\n]((?!and/|et/|or/|ou/|www\.|https?:)[a-z0-9][\w.~/%?=&#+-]*)")
_WEB = lazy(r"(?i:https?://|ftp://|www\.)")
_TRAILING = ".,;:!?'’‘\"*|…"
_CLOSING = {")": "(", "]": "[", "}": "{"}


def find(text: str, _language: Language) -> list[Fact]:
    """The links of a text in reading order. Closing brackets, quotes and sentence marks are not part of them."""
    if not _MAY_HOLD.search(text):
        return []
    found: list[Fact] = []
    taken = 0
    templates = [mask.span for mask in masks(text) if mask.kind == "template"]
    for start, end, part in sorted([*_emails(text), *_urls(text), *_phones(text)]):
        if start < taken or inside(start, templates):
            continue
        span = Span(start, end)
        written = span.of(text)
        value = Address(part, _CANONICAL[part](written))
        found.append(Fact(TYPE.name, value, span, written, _right_scheme(written)))
        taken = end
    return found


def target(link: str) -> Fact:
    """The link that a target leads to; one that stays on the document's own site is of the sort "page"."""
    plain = "".join(link.split())
    scheme, colon, rest = plain.partition(":")
    if colon and scheme.lower() in ("mailto", "tel"):
        sort, written = ("email", unquote(rest.partition("?")[0])) if scheme.lower() == "mailto" else ("phone", rest)
        return Fact(TYPE.name, Address(sort, _CANONICAL[sort](written)), Span(0, len(link)), written)
    meant = _right_scheme(plain)
    sort = "url" if meant or _WEB.match(plain) else "page"
    return Fact(TYPE.name, Address(sort, canonical_url(plain)), Span(0, len(link)), plain, meant)


def _right_scheme(link: str) -> str | None:
    """The scheme that an address was to have, `https://`, if it is mistyped."""
    match = _SCHEME.match(link)
    if match is None:
        return None
    from rapidfuzz.distance import OSA

    scheme = min(("https", "http"), key=lambda scheme: OSA.distance(match[1].lower(), scheme))
    is_right = match[1].lower() in ("http", "https", "ftp")
    if (is_right and match[2] == "://") or (not is_right and OSA.distance(match[1].lower(), scheme) > 1):
        return None
    return f"{scheme}://"


def canonical_url(link: str) -> str:
    """An address without scheme, `www.`, closing slash and language. Two language versions share it."""
    parts = address(link)
    settings = "&".join(f"{name}={value}" for name, value in parts.settings)
    return "/".join((parts.host, *parts.folders)) + (f"?{settings}" if settings else "")


def language_of(link: str) -> Language | None:
    """The language that an address names: in a folder, else the host, the file name or a setting."""
    languages = () if "@" in link.partition("/")[0] else address(link).languages
    return languages[0] if languages else None


def _canonical_email(written: str) -> str:
    return written.lower()


def _canonical_phone(written: str) -> str:
    """The digits behind a plus; the `(0)` of European numbers is not dialled from abroad."""
    digits = "".join(filter(str.isdecimal, written.replace("(0)", "") if written.lstrip().startswith("+") else written))
    if written.startswith("+"):
        return f"+{digits}"
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    # The North American plan: ten digits, with or without the leading 1.
    if len(digits) == 10 and digits[0] != "0":
        return f"+1{digits}"
    return f"+{digits}" if len(digits) == 11 and digits[0] == "1" else digits


_CANONICAL = {"url": canonical_url, "email": _canonical_email, "phone": _canonical_phone}


def _emails(text: str) -> list[tuple[int, int, str]]:
    if "@" not in text:
        return []
    return [(match.start(), match.end(), "email") for match in _EMAIL.finditer(text)]


def _urls(text: str) -> list[tuple[int, int, str]]:
    found = []
    position = 0
    while match := _URL.search(text, position):
        end = match.end()
        while text[end - 1] in "-/" and (rest := _REST.match(text, end)) and _continues(rest.group(1)):
            end = rest.end()
        end = _trim(text, match.start(), end)
        # A domain that stands inside an e-mail address is no web address.
        if end > match.start() + 3 and text[end : end + 1] != "@":
            found.append((match.start(), end, "url"))
        position = max(match.end(), end)
    return found


def _continues(rest: str) -> bool:
    """True for the second half of a broken address: it has a dot or slash inside."""
    return bool(re.search(r"[./].", rest.rstrip(_TRAILING)))


def _trim(text: str, start: int, end: int) -> int:
    while end > start:
        last = text[end - 1]
        unopened = last in _CLOSING and text.count(last, start, end) > text.count(_CLOSING[last], start, end)
        if last not in _TRAILING and not unopened:
            break
        end -= 1
    return end


def _phones(text: str) -> list[tuple[int, int, str]]:
    found = [(match.start(), _before_open(text, *match.span()), "phone") for match in _PHONE.finditer(text)]
    for match in _ANNOUNCED_PHONE.finditer(text):
        start, end = match.span(1)
        end = _before_open(text, start, end)
        found.append((start, start + len(text[start:end].rstrip(" \u00a0().-–/")), "phone"))
    return found


def _before_open(text: str, start: int, end: int) -> int:
    """The end of a number without a bracket that is not closed in it: `+41 22 555 01 47 (8.30 to noon)`."""
    opened = text.rfind("(", start, end)
    if opened <= start or text.find(")", opened, end) >= 0:
        return end
    return start + len(text[start:opened].rstrip())
