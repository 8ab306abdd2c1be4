"""The settings that are in force for some notices, and where each of them comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from ..engine.settings import Settings
from ..messages import both, pick
from ..model import LANGUAGES, Language
from ..quotes import visible
from ..rulebook.rule import Rule

_SHOWN_NOTICES = 3


def render(settings: Settings, notices: Sequence[str], rules: Sequence[Rule], language: Language) -> str:
    """The notices, and a line a setting: the value as TOML has it, and its origin."""
    more = len(notices) - _SHOWN_NOTICES
    names = ", ".join(notices[:_SHOWN_NOTICES]) + (f" … (+{more})" if more > 0 else "")
    running = pick(both("{number} rules run.", number=str(len(rules))), language)
    rows = [(key, _toml(value), _origin(settings, key, language)) for key, value in _values(settings)]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    lines = [f"  {key:<{widths[0]}}  {value:<{widths[1]}}  {origin}" for key, value, origin in rows]
    return "".join(f"{visible(line)}\n" for line in (names, *lines, f"  {running}"))


def _values(settings: Settings) -> Iterator[tuple[str, Any]]:
    yield "select", [name.text for name in settings.select]
    yield "ignore", [name.text for name in settings.ignore]
    yield "preview", settings.preview
    yield "all", settings.doubtful
    yield "translate", settings.translate
    yield "fail-on", settings.fail_on
    for language in LANGUAGES:
        yield f"locales.{language}", settings.locales[language]
    yield "vocabulary.words", list(settings.words)
    yield "baseline", settings.baseline.as_posix() if settings.baseline else ""
    for rule in settings.rules:
        for key, (value, _) in rule.values.items():
            yield f"rules.{rule.name.text}.{key}", value
    # Settings that are the same for all files of a configuration.
    shown = {
        "select",
        "ignore",
        "preview",
        "all",
        "translate",
        "fail-on",
        "locales",
        "vocabulary",
        "baseline",
        "rules",
        "overrides",
    }
    for key, value in settings.configuration.table.items():
        if key not in {*shown, "rules", "overrides"}:
            yield key, value


def _toml(value: Any) -> str:
    """The value on a line; JSON and TOML write strings, numbers and lists of them alike."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _origin(settings: Settings, key: str, language: Language) -> str:
    if key in settings.origins:
        return ", ".join(settings.origins[key])
    if key in settings.configuration.table:
        return ", ".join(settings.configuration.origins((key,)))
    return pick(both("default"), language)
