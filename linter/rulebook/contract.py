"""The contract between a rule page and its kind: the options, variants and placeholders that the kind declares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..kinds import kind_named
from ..kinds.contract import ENGINE_VALUES, Case, Hit, Kind, Options, VariantSpec, with_defaults
from ..messages import Both, both, did_you_mean, joined, placeholders
from ..project.locations import path_fault, repository_root
from ..project.toml_lines import KeyPath
from ..project.toml_schema import Key, faults
from .definition import KEYS, ONE_VERSION, SYSTEM
from .rule import Rule, RulebookError, located, read_page_text, split_definition

# The rules of the engine itself, with the variants that `engine/system_findings.py` raises.
SYSTEM_RULES: Mapping[str, Sequence[VariantSpec]] = {
    ONE_VERSION: (VariantSpec("", "Only one version was found.", ("found", "missing")),),
    "out-of-step": (
        VariantSpec("", "The versions belong to different texts.", ("english", "french")),
        VariantSpec("older-en", "The English version lacks half of the French one.", ("english", "french")),
        VariantSpec("older-fr", "The French version lacks half of the English one.", ("english", "french")),
    ),
    "over-budget": (VariantSpec("", "A notice exceeds a limit.", ("left_out",)),),
    "rule-crashed": (VariantSpec("", "A rule broke off.", ("rule", "error", "notice")),),
    "unreadable": (VariantSpec("", "A file could not be checked.", ("reason",)),),
    "unused-suppression": (
        VariantSpec("", "A suppression silences nothing.", ("rule",)),
        VariantSpec("malformed", "A suppression cannot be understood.", ("problem",)),
    ),
    "language-mark": (
        VariantSpec("", "The words contradict the language that a text is marked with.", ("marked", "words")),
        VariantSpec("exchanged", "The marks of both languages are exchanged.", ()),
    ),
    "weak-alignment": (VariantSpec("", "A section was not checked.", ("section",)),),
}


@dataclass(frozen=True, slots=True)
class Check:
    """A rule that is ready to run: its kind, and its options with the defaults of the kind."""

    rule: Rule
    kind: Kind
    options: Options

    def hits(self, case: Case) -> Iterator[Hit]:
        return self.kind.check(case, self.options)


def check_of(rule: Rule) -> Check:
    """The check of a rule that is none of the engine's own, and that keeps the contract of its kind."""
    kind = kind_named(rule.kind)
    return Check(rule, kind, with_defaults(rule.options, kind.OPTIONS))


def options_of(rule: Rule) -> Mapping[str, Key]:
    """The options that a rule may have."""
    return {} if rule.kind == SYSTEM else kind_named(rule.kind).OPTIONS


def contract_faults(rule: Rule) -> Iterator[tuple[KeyPath, Both]]:
    """The faults of a rule against its kind: where in the definition, and a message."""
    if rule.kind == SYSTEM:
        if rule.name not in SYSTEM_RULES:
            message = both(
                "The rules of the kind “system” belong to bilint itself; there is none with this name.",
            )
            yield ("kind",), joined(message, did_you_mean(rule.name, SYSTEM_RULES))
            return
        specs = SYSTEM_RULES[rule.name]
    else:
        variants = kind_named(rule.kind).VARIANTS
        specs = [replace(spec, values=(*spec.values, *ENGINE_VALUES)) for spec in variants]
    options = options_of(rule)
    found = [*option_faults(rule.options, options), *_missing_options(rule, options)]
    yield from found
    if not found:
        yield from _wording_faults(rule, specs, options)


def option_faults(given: Mapping[str, Any], options: Mapping[str, Key]) -> Iterator[tuple[KeyPath, Both]]:
    """The faults of some options, whether they come from a page, an example or a configuration."""
    for name in given:
        if name not in options:
            message = both("Unknown option “{name}”.", name=name)
            yield (name,), joined(message, did_you_mean(name, {*options, *KEYS}))
    yield from faults({name: value for name, value in given.items() if name in options}, options)


def broken(rule: Rule, found: Iterable[tuple[KeyPath, Both]]) -> RulebookError:
    """The error for faults in the definition of a rule."""
    return located(rule.path, *split_definition(read_page_text(rule.path), rule.name), found)


def verified(rule: Rule) -> Rule:
    """A rule of a page that bilint does not bring, its paths as seen from the page. Raises RulebookError."""
    found = list(contract_faults(rule))
    folder = rule.path.parent
    paths = [] if found else list(paths_in(rule.options, options_of(rule)))
    limit = repository_root(folder) or folder
    found += [((name,), fault) for name, path in paths if (fault := path_fault(path, folder, limit))]
    if found:
        raise broken(rule, found)
    return replace(rule, options={**rule.options, **{name: beside(folder, rule.options[name]) for name, _ in paths}})


def beside(folder: Path, value: str | Sequence[str]) -> str | list[str]:
    """The value of an option that is a path, or a list of paths, as seen from a folder."""
    return str(folder / value) if isinstance(value, str) else [str(folder / name) for name in value]


def paths_in(given: Mapping[str, Any], options: Mapping[str, Key]) -> Iterator[tuple[str, str]]:
    """The paths in the options given, each with the name of its option."""
    for name, value in given.items():
        if name in options and options[name].path:
            yield from ((name, path) for path in ([value] if isinstance(value, str) else value))


def _missing_options(rule: Rule, options: Mapping[str, Key]) -> Iterator[tuple[KeyPath, Both]]:
    for name, key in options.items():
        if key.required and name not in rule.options:
            en, fr = key.about
            message = both(
                "The kind “{kind}” needs the option “{name}”: {en}",
                kind=rule.kind,
                name=name,
                en=en,
                fr=fr,
            )
            yield ("kind",), message


def _wording_faults(
    rule: Rule, specs: Sequence[VariantSpec], options: Mapping[str, Key]
) -> Iterator[tuple[KeyPath, Both]]:
    """Variants that the kind does not have, and placeholders that a case has no value for."""
    names = sorted({spec.name for spec in specs if spec.name})
    for name in rule.variants:
        if name not in names:
            message = both(
                "The kind “{kind}” has no variant “{name}”.",
                kind=rule.kind,
                name=name,
            )
            yield ("variants", name), joined(message, did_you_mean(name, names))
    occurring = [spec for spec in specs if occurs(spec, rule.options, options)]
    worded = {name for name, variant in rule.variants.items() if variant.messages is not rule.messages}
    for name in worded & set(names):
        same = [spec for spec in specs if spec.name == name]
        cases = [spec for spec in same if spec in occurring] or same
        yield from _placeholder_faults(("variants", name), rule.variants[name].messages, cases)
    unworded = [spec for spec in occurring if spec.name not in worded]
    if unworded:
        yield from _placeholder_faults(("message",), rule.messages, unworded)
    else:  # it is never shown; it may speak of all that any of the cases has
        every = tuple(dict.fromkeys(value for spec in specs for value in spec.values))
        yield from _placeholder_faults(("message",), rule.messages, [VariantSpec("", "", every)])


def occurs(spec: VariantSpec, given: Mapping[str, Any], options: Mapping[str, Key]) -> bool:
    """True if the case can occur with these options."""
    if spec.only is None:
        return True
    name, wanted = spec.only
    value = given.get(name, options[name].default)
    return wanted in value if isinstance(value, list | tuple) else bool(value == wanted)


def _placeholder_faults(path: KeyPath, messages: Both, cases: Sequence[VariantSpec]) -> Iterator[tuple[KeyPath, Both]]:
    shared = [value for value in cases[0].values if all(value in case.values for case in cases)]
    known = {value for case in cases for value in case.values}
    for name in sorted(placeholders(messages[0]) - set(shared)):
        lacking = {case.name for case in cases if name not in case.values}
        if name in known and "" not in lacking:
            message = both(
                "The variant “{variant}” has no value “{name}”; give it words of its own in [variants.{variant}].",
                variant=min(lacking),
                name=name,
            )
        else:
            message = both(
                "There is no value “{name}” here; a message may use: {values}.",
                name=name,
                values=", ".join(f"{{{value}}}" for value in shared) or "—",
            )
            message = joined(message, did_you_mean(name, shared))
        yield (*path, "en"), message
