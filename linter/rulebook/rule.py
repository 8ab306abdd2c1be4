"""The definition of a rule: the `toml` block of its page, read and checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ..files import FileError, cannot_be_read, read_regular
from ..messages import Both, Fault, FaultsError, both, typeset_french
from ..model import Confidence, Language, Severity
from ..project.toml_lines import KeyPath, key_lines, line_of
from ..project.toml_text import TomlError, parse
from ..tables import table_of
from .definition import KEYS, NAME, definition_faults

Status = Literal["stable", "preview"]
_MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Variant:
    """How a rule speaks of one case of what it finds."""

    severity: Severity
    confidence: Confidence
    messages: Both


@dataclass(frozen=True, slots=True)
class Rule:
    """The definition of a rule. `options` are those of its kind; `folder` is the name of the folder of its page.

    `summary` says in a sentence what the rule finds. `french_name` is for people; settings have the name of the page.
    """

    name: str
    french_name: str
    summary: Both
    folder: str
    kind: str
    options: Mapping[str, Any]
    severity: Severity
    confidence: Confidence
    status: Status
    since: str
    aliases: tuple[str, ...]
    messages: Both
    variants: Mapping[str, Variant]
    path: Path

    def title(self, language: Language) -> str:
        """The name for people: `deadline`, in French `date limite (deadline)`."""
        return f"{self.french_name} ({self.name})" if language == "fr" and self.french_name else self.name

    def variant(self, name: str) -> Variant:
        """The variant of that name; the rule's own words where it has none."""
        return self.variants.get(name) or Variant(self.severity, self.confidence, self.messages)


class PageError(Exception):
    """A fault of the page being read, and its line."""

    def __init__(self, line: int, messages: Both) -> None:
        super().__init__(messages[0])
        self.line = line
        self.messages = messages


class RulebookError(FaultsError):
    """Pages that cannot be used."""


def read_rule(path: Path, *, proven: bool = False) -> Rule:
    """The rule of a page. Raises PageError, or RulebookError with all faults of the definition.

    A page that is `proven` is one of bilint itself. Its tests have looked for faults, so a run need not.
    """
    definition, first = split_definition(read_page_text(path), path.stem)
    if proven:
        return _rule(table_of(definition), path)
    try:
        table = parse(definition)
    except TomlError as error:
        raise PageError(first + error.line - 1, error.messages) from None
    found = list(definition_faults(table))
    if found:
        raise located(path, definition, first, found)
    return _rule(table, path)


def read_page_text(path: Path) -> str:
    """The text of a page with `\\n` line ends. Raises PageError where it is no UTF-8 text or too long."""
    try:
        text = read_regular(path, _MAX_BYTES).decode("utf-8-sig")
        return text.replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        message = both(
            "The page is not UTF-8 text; save it as UTF-8.",
        )
        raise PageError(1, message) from None
    except FileError as error:
        raise PageError(1, cannot_be_read(error)) from None


def split_definition(text: str, name: str) -> tuple[str, int]:
    """The text of the page's first fence, and the number of its first line. Raises PageError."""
    if not NAME.fullmatch(name):
        raise PageError(
            1,
            both(
                "The file name “{name}” is no rule name; use lower case and hyphens, such as “post-id”.",
                name=name,
            ),
        )
    title = text.lstrip("\n").split("\n", 1)[0].rstrip()
    if title != f"# {name}":
        raise PageError(
            1,
            both(
                "The page must begin with “# {name}”, the name of the file; it begins with “{title}”.",
                name=name,
                title=title[:60],
            ),
        )
    opening = text.find("\n```")
    start = text.find("\n", opening + 1) + 1
    end = text.find("\n```", start - 1)
    if opening < 0 or text[opening + 1 : start].rstrip() != "```toml" or start == 0 or end < 0:
        message = both(
            "The first fence of the page must be the definition, ```toml … ```.",
        )
        raise PageError(text.count("\n", 0, max(0, opening + 1)) + 1, message)
    return text[start : end + 1], text.count("\n", 0, start) + 1


def located(path: Path, definition: str, first: int, found: Iterable[tuple[KeyPath, Both]]) -> RulebookError:
    """The error for faults in a definition that begins on a line of its page."""
    lines = key_lines(definition)
    return RulebookError([Fault(path, first + line_of(key, lines) - 1, messages) for key, messages in found])


def _rule(table: Mapping[str, Any], path: Path) -> Rule:
    """The rule of a definition without faults."""
    messages = _in_both(table["message"])
    confidence = table.get("confidence", KEYS["confidence"].default)
    return Rule(
        name=path.stem,
        french_name=table.get("name", {}).get("fr", ""),
        summary=_in_both(table["summary"]),
        folder=path.parent.name,
        kind=table["kind"],
        options={name: value for name, value in table.items() if name not in KEYS},
        severity=table["severity"],
        confidence=confidence,
        status=table["status"],
        since=table["since"],
        aliases=tuple(table.get("aliases", ())),
        messages=messages,
        variants={
            name: Variant(
                variant.get("severity", table["severity"]),
                variant.get("confidence", confidence),
                _in_both(variant) if "en" in variant else messages,
            )
            for name, variant in table.get("variants", {}).items()
        },
        path=path,
    )


def _in_both(table: Mapping[str, str]) -> Both:
    return table["en"], typeset_french(table["fr"])
