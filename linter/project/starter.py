"""The output of `bilint init`: a configuration that explains each key, and the JSON schema for editors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..messages import Both, both, pick
from ..model import Language
from .schema import KEYS
from .toml_schema import Form, Key

_INTRODUCTION: Both = both(
    "What bilint does with the notices in this folder. Each key is shown as a comment; remove the # to use it.",
)

SCHEMA_NAME = "bilint.schema.json"
_SCHEMA_LINE = f"#:schema ./{SCHEMA_NAME}"
_SCHEMA_HINT: Both = both(
    "Editors complete the keys after “bilint init --schema > {name}”, if this is the first line:", name=SCHEMA_NAME
)


def starter(language: Language, *, schema: bool = False) -> str:
    """A bilint.toml that changes nothing yet: every key with its purpose and an example, as comments.

    With `schema`, it names the schema beside it, by which editors complete keys. Else it says how to get it.
    """
    parts = [f"{_SCHEMA_LINE}\n"] if schema else []
    parts.append(f"# {pick(_INTRODUCTION, language)}\n")
    if not schema:
        parts.append(f"# {pick(_SCHEMA_HINT, language)}\n# {_SCHEMA_LINE}\n")
    for key in sorted(KEYS.values(), key=_is_table):
        if key.example:
            lines = [pick(key.about, language), *key.example.split("\n")]
            parts.append("".join(f"# {line}\n" for line in lines))
    return "\n".join(parts)


def schema_text() -> str:
    """The JSON schema of a bilint.toml as text, as `bilint.schema.json` in the package holds it."""
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "bilint.toml",
        **_table(KEYS),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _is_table(key: Key) -> bool:
    """True if the example of a key begins a table, after which no plain key can follow."""
    return key.example.startswith("[")


def _table(keys: Mapping[str, Key], *, more: bool = False) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {name: _schema(key) for name, key in keys.items()},
        "additionalProperties": more,
    }
    required = [name for name, key in keys.items() if key.required]
    return {**schema, "required": required} if required else schema


def _schema(key: Key) -> dict[str, Any]:
    word: dict[str, Any] = {"type": "string", "pattern": r"\S"}
    if key.words:
        word = {"enum": list(key.allowed({}))}
    table = _table(key.keys, more=key.open)
    if key.named is not None:
        table = {"type": "object", "additionalProperties": _schema(key.named)}
    forms: dict[Form, dict[str, Any]] = {
        "string": word,
        "integer": {"type": "integer"},
        "number": {"type": "number"},
        "boolean": {"type": "boolean"},
        "strings": {"type": "array", "items": word},
        "lists": {"type": "array", "items": {"type": "array", "items": word}},
        "table": table,
        "tables": {"type": "array", "items": table},
    }
    return {"description": key.about[0], **forms[key.form]}
