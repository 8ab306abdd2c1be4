"""Writes `docs/kinds.md` and `docs/facts.md` from what the kinds and the types of facts declare.

usage: python scripts/documentation.py [--check]

With `--check`, nothing is written; the exit status is 1 if a page is stale.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bilint.facts import MODULES as FACTS
from bilint.facts import fact_type
from bilint.kinds import MODULES as KINDS
from bilint.kinds import kind_named
from bilint.kinds.contract import ENGINE_VALUES, Kind, VariantSpec
from bilint.kinds.support.choices import field_concepts
from bilint.project.toml_schema import FORMS, Key
from bilint.rulebook.book import load
from bilint.vocabulary import rules_folder

DOCS = Path(__file__).resolve().parents[1] / "docs"
NOTE = "<!-- Written by scripts/documentation.py; edit the declarations in {folder} instead. -->\n"


KINDS_INTRODUCTION = """\
A rule page names its kind with `kind = "…"`, gives it options, and words its variants. A page that asks for anything
that is not listed here is refused. See [rule-pages.md](rule-pages.md).

Every message may use {engine}: the language of the first place and the other one. The last column says how many
findings a notice has of a variant: one for each place, one for each version with all its places, or one for all places
that have the same values. `run` is a passage: pairs that follow each other. The message says how many places there are.
"""
FACTS_INTRODUCTION = """\
A fact is a typed value that a text states. Two facts agree when all their parts agree. An open part agrees with
anything, an empty part only with an empty one. The option `fact` of the kinds [agree](kinds.md#agree) and
[contradiction](kinds.md#contradiction) takes these names.

## Fact types
"""
FIELDS = """\
## Field concepts
The options `fields` and `except_fields` take these names; `rules/vocabulary/fields.tsv` has their labels: {concepts}.
"""


def kinds_page() -> str:
    """All kinds: their options, the placeholders of their messages, and their variants."""
    users: dict[str, list[str]] = {}
    for rule in load(rules_folder()).rules:
        users.setdefault(rule.kind, []).append(f"[{rule.name}](../rules/{rule.folder}/{rule.name}.md)")
    engine = " and ".join(f"`{{{name}}}`" for name in ENGINE_VALUES)
    parts = [
        "# Kinds of check\n",
        NOTE.format(folder="linter/kinds"),
        KINDS_INTRODUCTION.format(engine=engine),
    ]
    for name in KINDS:
        parts += [f"## {name}\n", *_kind(kind_named(name)), f"Rules: {', '.join(users.get(name, ['none']))}\n"]
    return "\n".join(parts)


def _kind(kind: Kind) -> Iterator[str]:
    yield f"{_about(kind)}\n"
    if kind.OPTIONS:
        rows = [_option(name, key) for name, key in kind.OPTIONS.items()]
        yield _table(("Option", "Takes", "Default", "What it is for"), rows)
    yield _table(("Placeholder", "What it is"), [(f"`{{{name}}}`", about) for name, about in kind.VALUES.items()])
    cases = [(_name(spec), spec.about, _values(spec), _condition(spec), _alike(spec)) for spec in kind.VARIANTS]
    yield _table(("Variant", "When", "Placeholders", "Only with", "One finding"), cases)


def _about(kind: Kind) -> str:
    return " ".join((inspect.getdoc(kind) or "").split("\n\n", 1)[0].split())


def _option(name: str, key: Key) -> tuple[str, ...]:
    takes = FORMS[key.form][0]
    if isinstance(key.words, tuple) and key.words:
        takes += f": {_codes(key.words)}"
    elif callable(key.words):
        takes += f" of [{key.words.__name__.replace('_', ' ')}](facts.md)"
    if key.keys:
        takes += f" with {_codes(key.keys)}"
    if key.path:
        takes += "; a path, as seen from the page or the configuration"
    return f"`{name}`", takes, "required" if key.required else _default(key.default), key.about[0]


def _default(value: object) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if value else ""


def _name(spec: VariantSpec) -> str:
    return f"`{spec.name}`" if spec.name else "(plain)"


def _values(spec: VariantSpec) -> str:
    return " ".join(f"`{{{value}}}`" for value in spec.values)


def _condition(spec: VariantSpec) -> str:
    if spec.only is None:
        return ""
    name, value = spec.only
    return f"`{name}` = `{str(value).lower()}`"


def _alike(spec: VariantSpec) -> str:
    if spec.alike is None:
        return "a place"
    return f"for the same {_codes(spec.alike)}" if spec.alike else "a version"


def facts_page() -> str:
    """All types of facts: the parts of their canonical values, their units and their header fields."""
    parts = [
        "# Types of facts\n",
        NOTE.format(folder="linter/facts"),
        FACTS_INTRODUCTION,
    ]
    for name in FACTS:
        kind = fact_type(name)
        english, french = kind.examples
        parts += [f"### {name}\n", f"{kind.about} “{english}” and “{french}” are the same.\n"]
        parts.append(_table(("Part", "What it is"), [(f"`{part}`", about) for part, about in kind.meanings.items()]))
        if kind.unit:
            parts.append(f"Its unit is `{kind.unit}`: {_codes(kind.units)}.\n")
        if kind.field:
            parts.append(f"In the header field `{kind.field}` a code alone is read, too.\n")
        if kind.labelled:
            parts.append("It is made of the label and the value of a header field together.\n")
        if kind.yields_to:
            parts.append(f"In a header field for {_codes(kind.yields_to)}, it is not read within such a fact.\n")
    units = dict.fromkeys(unit for name in FACTS for unit in fact_type(name).units)
    parts += [
        f"## Units\nThe options `units` and `except_units` take these names: {_codes(units)}.\n",
        FIELDS.format(concepts=_codes(field_concepts({}))),
    ]
    return "\n".join(parts)


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def main(arguments: list[str]) -> int:
    stale = 0
    for name, text in (("kinds.md", kinds_page()), ("facts.md", facts_page())):
        path = DOCS / name
        if arguments == ["--check"]:
            stale += not path.is_file() or path.read_text(encoding="utf-8") != text
        else:
            path.write_text(text, encoding="utf-8")
    return min(1, stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
