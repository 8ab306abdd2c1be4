"""The form of the definition on a rule page: its keys without the options of the kind, its faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .. import kinds
from ..messages import Both, both, placeholders
from ..model import SEVERITIES, Confidence
from ..patterns import lazy
from ..project.toml_lines import KeyPath
from ..project.toml_schema import Key, faults, missing

SYSTEM = "system"  # the kind of the rules that the engine itself raises
ONE_VERSION = "one-version"  # the rule of notices of which one version was found
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")
STATUSES = ("stable", "preview")
NAME = lazy(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

_ENGLISH, _FRENCH = both("The English."), both("The French.")
_SEVERITY = both("How grave its findings are.")
_CONFIDENCE = both("How sure its findings are.")
_IN_BOTH = {"en": Key("string", _ENGLISH, required=True), "fr": Key("string", _FRENCH, required=True)}
_VARIANT = {
    "severity": Key("string", _SEVERITY, SEVERITIES),
    "confidence": Key("string", _CONFIDENCE, CONFIDENCES),
    "en": Key("string", _ENGLISH),
    "fr": Key("string", _FRENCH),
}


def _kinds(_table: Mapping[str, Any]) -> tuple[str, ...]:
    return (*kinds.MODULES, SYSTEM)


KEYS: Mapping[str, Key] = {
    "kind": Key("string", both("The kind of check."), _kinds, required=True),
    "severity": Key("string", _SEVERITY, SEVERITIES, required=True),
    "confidence": Key("string", _CONFIDENCE, CONFIDENCES, default="high"),
    "status": Key("string", both("Whether the rule runs without being asked for."), STATUSES, required=True),
    "since": Key("string", both("The version that has it first."), required=True),
    "aliases": Key("strings", both("Its former names."), default=()),
    "name": Key("table", both("Its name in French."), keys={"fr": Key("string", _FRENCH, required=True)}),
    "summary": Key("table", both("One sentence that says what the rule finds."), keys=_IN_BOTH, required=True),
    "message": Key("table", both("The message of a finding."), keys=_IN_BOTH, required=True),
    "variants": Key(
        "table",
        both("Other words, severity or confidence for one case."),
        named=Key("table", both("One case of what the kind finds."), keys=_VARIANT),
        default={},
    ),
}


def definition_faults(table: Mapping[str, Any]) -> Iterator[tuple[KeyPath, Both]]:
    """The faults of a definition, those of the options left out: where, and a message."""
    found = list(faults({name: value for name, value in table.items() if name in KEYS}, KEYS))
    for name in missing(table, KEYS):
        en, fr = KEYS[name].about
        found.append(((), both("“{name}” is missing from the definition: {en}", name=name, en=en, fr=fr)))
    yield from found
    if not found:
        yield from _inner_faults(table)


def _inner_faults(table: Mapping[str, Any]) -> Iterator[tuple[KeyPath, Both]]:
    """The faults of a definition whose keys are known and whose values have the right form."""
    for index, alias in enumerate(table.get("aliases", ())):
        if not NAME.fullmatch(alias):
            message = both("“{name}” is no rule name; use lower case and hyphens, such as “post-id”.", name=alias)
            yield ("aliases", index), message
    if table["kind"] == SYSTEM:
        for name in table:
            if name not in KEYS:
                yield (name,), both("A rule of the kind “system” takes no options; remove “{key}”.", key=name)
    yield from _message_faults(("message",), table["message"])
    for name, variant in table.get("variants", {}).items():
        yield from _message_faults(("variants", name), variant)


def _message_faults(path: KeyPath, table: Mapping[str, str]) -> Iterator[tuple[KeyPath, Both]]:
    """Both languages must be there, or neither, and use the same placeholders."""
    if "en" not in table and "fr" not in table:
        return
    for language in ("en", "fr"):
        if language not in table:
            yield path, both("“{name}” is missing from this “{table}”.", name=language, table=str(path[-1]))
            return
    uneven = placeholders(table["en"]) ^ placeholders(table["fr"])
    if uneven:
        names = ", ".join(sorted(f"{{{name}}}" for name in uneven))
        message = both(
            "The English and the French message must use the same placeholders; only one of them has {names}.",
            names=names,
        )
        yield path, message
