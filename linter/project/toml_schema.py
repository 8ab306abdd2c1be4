"""The form of a TOML table: its allowed keys, and the faults of a table with other content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ..messages import Both, both, did_you_mean, joined
from .toml_lines import KeyPath

Form = Literal["string", "integer", "number", "boolean", "strings", "lists", "table", "tables"]

# Each may be compared with each notice or finding.
MAX_TABLES = 1000

FORMS: Mapping[Form, Both] = {
    "string": ("a string", "une chaîne"),
    "integer": ("a whole number", "un nombre entier"),
    "number": ("a number", "un nombre"),
    "boolean": ("true or false", "true ou false"),
    "strings": ("a list of strings", "une liste de chaînes"),
    "lists": ("a list of lists of strings", "une liste de listes de chaînes"),
    "table": ("a table", "une table"),
    "tables": ("a list of tables", "une liste de tables"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """The schema of a key: its form, the words it allows (any where there are none), and its purpose.

    `words` is a function of the table if the words are looked up or depend on other keys. `keys` are those of a table,
    or of each table of a list. `named` is the form of what stands under names that the user chooses. `open` leaves
    further keys to another check. `default` is the value of a key that is left out. `path` is true where the strings
    are names of files. `example` is the TOML that the starter shows. `hint` follows the message about a wrong form.
    """

    form: Form
    about: Both
    words: tuple[str, ...] | Callable[[Mapping[str, Any]], Iterable[str]] = ()
    keys: Mapping[str, Key] = field(default_factory=dict)
    named: Key | None = None
    required: bool = False
    open: bool = False
    default: Any = None
    path: bool = False
    example: str = ""
    hint: Both = ("", "")

    def allowed(self, table: Mapping[str, Any]) -> tuple[str, ...]:
        """The words that the key allows in a table; none where any string will do."""
        return self.words if isinstance(self.words, tuple) else tuple(self.words(table))


def faults(table: Mapping[str, Any], keys: Mapping[str, Key], path: KeyPath = ()) -> Iterator[tuple[KeyPath, Both]]:
    """The faults of a table that was read from TOML: the path of each wrong key, and a message."""
    for name, value in table.items():
        if name in keys:
            yield from _value_faults(value, keys[name], (*path, name), table)
        else:
            message = both("Unknown key “{name}”.", name=name)
            yield (*path, name), joined(message, did_you_mean(name, keys))


def missing(table: Mapping[str, Any], keys: Mapping[str, Key]) -> Iterator[str]:
    """The names of the required keys that a table lacks."""
    return (name for name, key in keys.items() if key.required and name not in table)


def _value_faults(value: object, key: Key, path: KeyPath, table: Mapping[str, Any]) -> Iterator[tuple[KeyPath, Both]]:
    name = str(path[-1])
    if not _has_form(value, key.form):
        en, fr = FORMS[key.form]
        yield path, joined(both("“{name}” must be {en}.", name=name, en=en, fr=fr), key.hint)
    elif isinstance(value, str):
        yield from _word_faults(value, key, path, table)
    elif isinstance(value, dict):
        yield from _table_faults(value, key, path)
    elif key.form == "tables" and isinstance(value, list):
        if len(value) > MAX_TABLES:
            message = both("“{name}” has more than {most} tables, which is refused.", name=name, most=f"{MAX_TABLES:,}")
            yield path, message
            return
        for index, item in enumerate(value):
            yield from _table_faults(item, key, (*path, index))
    elif key.form == "strings" and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _word_faults(item, key, (*path, index), table)


def _word_faults(value: str, key: Key, path: KeyPath, table: Mapping[str, Any]) -> Iterator[tuple[KeyPath, Both]]:
    name = next(str(part) for part in reversed(path) if isinstance(part, str))
    if not value.strip():
        yield path, both("“{name}” must not be empty.", name=name)
    elif key.words and value not in (allowed := key.allowed(table)):
        message = both(
            "“{name}” cannot be “{value}”; it is one of: {words}.",
            name=name,
            value=value,
            words=", ".join(allowed),
        )
        yield path, joined(message, did_you_mean(value, allowed))


def _table_faults(table: Mapping[str, Any], key: Key, path: KeyPath) -> Iterator[tuple[KeyPath, Both]]:
    if key.named is not None:
        for name, value in table.items():
            yield from _value_faults(value, key.named, (*path, name), table)
        return
    known = {name: value for name, value in table.items() if name in key.keys or not key.open}
    yield from faults(known, key.keys, path)
    for name in missing(table, key.keys):
        table_name = next(str(part) for part in reversed(path) if isinstance(part, str))
        yield path, both("“{name}” is missing from this “{table}”.", name=name, table=table_name)


def _has_form(value: object, form: Form) -> bool:
    match form:
        case "string":
            return isinstance(value, str)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "boolean":
            return isinstance(value, bool)
        case "strings":
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
        case "lists":
            return isinstance(value, list) and all(_has_form(item, "strings") for item in value)
        case "table":
            return isinstance(value, dict)
        case "tables":
            return isinstance(value, list) and all(isinstance(item, dict) for item in value)
