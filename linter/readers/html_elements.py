"""Elements of HTML: those that part blocks of text, those that are hidden, and those of the site."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..model import LANGUAGES, Language
from ..patterns import lazy

# fmt: off
VOID = frozenset((
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
))
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset(("ul", "ol", "menu", "dir"))
CODE = frozenset(("code", "kbd", "pre", "samp", "tt", "var"))
# Elements of DocBook for text that a reader types or reads on a screen. Its style sheets keep their names as classes.
_CODE_CLASSES = frozenset((
    "command", "computeroutput", "constant", "envar", "filename", "function", "literal", "option", "parameter",
    "prompt", "replaceable", "userinput", "varname",
))
# Typewriter type may hold prose, as on pages that were plain text once.
TYPEWRITER = frozenset(("pre", "tt"))
CELLS = frozenset(("td", "th", "dt", "dd"))
TABLES = frozenset(("table", "dl"))
_UNSEEN = frozenset((
    "audio", "button", "canvas", "datalist", "nav", "object", "select", "svg", "template", "video",
))
_SITE_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "menu", "menubar"))
_UNSEEN_CLASSES = frozenset(("sr-only", "visually-hidden", "screen-reader-text"))
# The elements of each name that a tag closes, and those beyond which it does not reach.
CLOSES: Mapping[str, tuple[str, ...]] = {
    "li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("td", "th", "tr"), "td": ("td", "th"),
    "th": ("td", "th"), "tbody": ("td", "th", "tr"), "thead": ("td", "th", "tr"), "tfoot": ("td", "th", "tr"),
    "a": ("a",),
}
# fmt: on
_WHOLE = ("main", "article", "section")
_NOT_SHOWN = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
MAIN = lazy(r"""<(?:main|article)[\s>]|\srole\s*=\s*["']?main\b""", re.IGNORECASE)


def is_unseen(name: str, attributes: Mapping[str, str], *, inside_text: bool, has_main: bool) -> bool:
    """True if an element is hidden, a control, or furniture of the site.

    Headers and asides are furniture outside of the page's own text (`inside_text`), if the page marks that
    (`has_main`). Footers always are.
    """
    if name in _UNSEEN or (name == "dialog" and "open" not in attributes):
        return True
    if name == "footer" and not inside_text:
        return True
    if name in ("header", "aside") and has_main and not inside_text:
        return True
    if not attributes:
        return False
    return (
        attributes.get("hidden", "until-found").lower() != "until-found"
        or attributes.get("aria-hidden", "").lower() == "true"
        or attributes.get("role", "").lower() in _SITE_ROLES
        or _NOT_SHOWN.search(attributes.get("style", "")) is not None
        or not _UNSEEN_CLASSES.isdisjoint(attributes.get("class", "").split())
    )


def is_code(name: str, attributes: Mapping[str, str]) -> bool:
    """True if an element holds code by its name or by its class."""
    if name in CODE or not attributes:
        return name in CODE
    classes = attributes.get("class", "").split()
    return "code" in classes or (name == "span" and not _CODE_CLASSES.isdisjoint(classes))


def is_text(name: str, attributes: Mapping[str, str]) -> bool:
    """True if an element holds the text of the page itself, with headers and footers of its own."""
    return name in _WHOLE or attributes.get("role", "").lower() == "main"


def language(attributes: Mapping[str, str]) -> Language | None:
    """The language that a `lang` attribute names, None for another one."""
    code = re.split("[-_]", attributes["lang"].strip().lower())[0]
    return next((one for one in LANGUAGES if one == code), None)


def number(attributes: Mapping[str, str], name: str, default: int) -> int:
    """A number that an attribute gives, within reason."""
    written = attributes.get(name, "").strip()
    return min(int(written), 1000) if written.isascii() and written.isdigit() and len(written) < 9 else default
