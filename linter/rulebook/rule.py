"""The definition of a rule: the `toml` block of its page, read and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from .. import kinds
from ..messages import Both, both, did_you_mean, joined, placeholders, typeset_french
from ..model import SEVERITIES, Confidence, Language, Severity

Status = Literal["stable", "preview"]
SYSTEM = "system"  # the kind of the rules that the engine itself raises
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")
STATUSES = ("stable", "preview")

SETTLED = frozenset(
    {"kind", "severity", "confidence", "status", "since", "aliases", "name", "summary", "message", "variants"}
)
_VARIANT_KEYS = frozenset({"severity", "confidence", "en", "fr"})
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
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
    """A fault of the page being read: the line, and the key of the definition where one is at fault."""

    def __init__(self, line: int, messages: Both, key: str = "") -> None:
        super().__init__(messages[0])
        self.line = line
        self.messages = messages
        self.key = key


def read_rule(path: Path) -> Rule:
    """The rule of a page. Raises PageError."""
    definition, first = split_definition(read_page_text(path), path.stem)
    try:
        table = tomllib.loads(definition)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"at line (\d+)", str(error))
        line = first + int(at[1]) - 1 if at else first
        raise PageError(line, both("Not valid TOML: {why}", why=str(error))) from None
    return _Definition(table, definition, first).rule(path)


def read_page_text(path: Path) -> str:
    """The text of a page with `\\n` line ends. Raises PageError where it is no UTF-8 text or too long."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise PageError(1, both("A page of more than 1 MB is refused."))
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        message = both(
            "The page is not UTF-8 text; save it as UTF-8.",
        )
        raise PageError(1, message) from None
    except OSError as error:
        why = error.strerror or str(error)
        raise PageError(1, both("Cannot be read: {why}", why=why)) from None


def split_definition(text: str, name: str) -> tuple[str, int]:
    """The text of the page's first fence, and the number of its first line. Raises PageError."""
    if not _NAME.fullmatch(name):
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


def line_of(key: str, definition: str, first: int) -> int:
    """The line of the page on which a key of its definition stands; without it, the first line of the definition."""
    match = re.search(rf"^[ \t]*(?:\[[^\]\n]*)?[\"']?{re.escape(key)}\b", definition, re.MULTILINE)
    return first + definition.count("\n", 0, match.start()) if match else first


@dataclass(frozen=True, slots=True)
class _Definition:
    """The toml block of a page: its table, and its text to tell the line of a fault."""

    table: Mapping[str, Any]
    text: str
    first: int

    def rule(self, path: Path) -> Rule:
        table = self.table
        kind = self._word(table, "kind", (*kinds.MODULES, SYSTEM))
        severity = cast(Severity, self._word(table, "severity", SEVERITIES))
        confidence = cast(Confidence, self._word(table, "confidence", CONFIDENCES, "high"))
        messages = self._messages(self._table(table, "message"), "message")
        return Rule(
            name=path.stem,
            french_name=self._french_name(),
            summary=self._summary(),
            folder=path.parent.name,
            kind=kind,
            options=self._options(kind),
            severity=severity,
            confidence=confidence,
            status=cast(Status, self._word(table, "status", STATUSES)),
            since=self._string(table, "since"),
            aliases=self._aliases(),
            messages=messages,
            variants={
                name: self._variant(name, variant, severity, confidence, messages)
                for name, variant in (self._table(table, "variants") if "variants" in table else {}).items()
            },
            path=path,
        )

    def _refuse(self, key: str, messages: Both) -> PageError:
        return PageError(line_of(key, self.text, self.first), messages)

    def _string(self, table: Mapping[str, Any], key: str, of: str = "") -> str:
        """The text of a key; `of` is the table that holds it, whose line tells where it is missing."""
        if key not in table:
            message = both("“{key}” is missing from the definition.", key=key)
            raise self._refuse(of or key, message)
        if not isinstance(table[key], str) or not table[key].strip():
            raise self._refuse(key, both("“{key}” must be a string with text.", key=key))
        return cast(str, table[key])

    def _word(self, table: Mapping[str, Any], key: str, allowed: Iterable[str], default: str | None = None) -> str:
        if default is not None and key not in table:
            return default
        word = self._string(table, key)
        if word not in allowed:
            message = both(
                "“{key}” cannot be “{word}”; it is one of: {allowed}.",
                key=key,
                word=word,
                allowed=", ".join(sorted(allowed)),
            )
            raise self._refuse(key, joined(message, did_you_mean(word, allowed)))
        return word

    def _table(self, table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        if not isinstance(table.get(key), dict):
            message = both(
                "The table [{key}] is missing from the definition.",
                key=key,
            )
            raise self._refuse(key, message)
        return cast(Mapping[str, Any], table[key])

    def _options(self, kind: str) -> Mapping[str, Any]:
        options = {key: value for key, value in self.table.items() if key not in SETTLED}
        if kind == SYSTEM:
            for key in options:
                message = both(
                    "A rule of the kind “system” takes no options; remove “{key}”.",
                    key=key,
                )
                raise self._refuse(key, message)
        return options

    def _aliases(self) -> tuple[str, ...]:
        aliases = self.table.get("aliases", [])
        if not isinstance(aliases, list) or not all(
            isinstance(name, str) and _NAME.fullmatch(name) for name in aliases
        ):
            message = both(
                '“aliases” must be a list of rule names, such as ["old-name"].',
            )
            raise self._refuse("aliases", message)
        return tuple(aliases)

    def _french_name(self) -> str:
        """The French name; "" where a page of a house has none."""
        return self._string(self._table(self.table, "name"), "fr", "name") if "name" in self.table else ""

    def _summary(self) -> Both:
        if not isinstance(self.table.get("summary"), dict):
            message = both(
                "The table [summary] is missing: say in one sentence what the rule finds, as “en” and as “fr”.",
            )
            raise self._refuse("summary", message)
        table = self._table(self.table, "summary")
        return self._string(table, "en", "summary"), typeset_french(self._string(table, "fr", "summary"))

    def _messages(self, table: Mapping[str, Any], key: str) -> Both:
        en, fr = self._string(table, "en", key), self._string(table, "fr", key)
        if placeholders(en) != placeholders(fr):
            names = ", ".join(sorted(f"{{{name}}}" for name in placeholders(en) ^ placeholders(fr)))
            raise self._refuse(
                key,
                (
                    f"The English and the French message must use the same placeholders; only one of them has {names}.",
                    typeset_french(
                        "Les messages anglais et français doivent employer les mêmes variables ; "
                        f"un seul des deux contient {names}."
                    ),
                ),
            )
        return en, typeset_french(fr)

    def _variant(self, name: str, table: object, severity: Severity, confidence: Confidence, messages: Both) -> Variant:
        if not isinstance(table, dict):
            raise self._refuse(name, both("[variants.{name}] must be a table.", name=name))
        for key in table.keys() - _VARIANT_KEYS:
            message = both("Unknown key “{key}” in a variant.", key=key)
            raise self._refuse(key, joined(message, did_you_mean(key, _VARIANT_KEYS)))
        return Variant(
            cast(Severity, self._word(table, "severity", SEVERITIES, severity)),
            cast(Confidence, self._word(table, "confidence", CONFIDENCES, confidence)),
            self._messages(table, name) if "en" in table or "fr" in table else messages,
        )
