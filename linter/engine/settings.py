"""The settings of a notice: the command line before its configuration, and the configuration before the defaults.

The tables `[[overrides]]` of a configuration count in their order if their `files` match the notice. Their `ignore`,
words and settings of rules add to those above. Their other keys replace those above. Of the command line, `--select`
replaces both `select` and `ignore` of the configuration, and `--ignore` is added to `ignore`. The rest replaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from ..messages import Both, both
from ..model import LANGUAGES, Language, Severity
from ..project.configuration import Configuration
from ..project.locations import is_inside, path_fault, shown
from ..project.schema import OFF
from ..project.toml_lines import KeyPath
from ..rulebook.book import Rulebook, pages
from ..rulebook.rule import Rule
from .budget import Budget

DEFAULT_FAIL_ON: Severity = "error"
# The keys of a configuration that become an option of every rule whose kind takes it. Words are one kind's alone.
_TERMBASES, _MEMORY = "termbases", "memory"
_KIND_WITH_WORDS = "spelling"
CONSISTENCY = "consistency"  # the kind whose rules run with --consistency
GRAMMAR = "grammar"  # the kind that asks engines
TRANSLATING = "meaning"  # the kind that translates, whose rules run where that is asked for


@dataclass(frozen=True, slots=True)
class CliOverrides:
    """Settings of the command line. They are None or empty where an option was not given."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    doubtful: bool = False
    translate: bool = False
    consistency: bool = False
    fail_on: Severity | None = None
    baseline: Path | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a rule or folder as written, and the configuration key that holds it, if one does."""

    text: str
    key: KeyPath | None = None


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """The settings of a rule in a configuration: values and the keys that hold them, by name."""

    name: Name
    values: Mapping[str, tuple[Any, KeyPath]]


@dataclass(frozen=True, slots=True, eq=False)
class Settings:
    """The settings of some notices. `origins` says of each key where its value comes from.

    With `doubtful`, findings of low confidence are reported like the rest.
    """

    configuration: Configuration
    select: tuple[Name, ...] = ()
    ignore: tuple[Name, ...] = ()
    preview: bool = False
    doubtful: bool = False
    translate: bool = False
    consistency: bool = False
    fail_on: Severity = DEFAULT_FAIL_ON
    locales: Mapping[Language, str] = field(default_factory=lambda: {"en": "en", "fr": "fr"})
    budget: Budget = field(default_factory=Budget)
    words: tuple[str, ...] = ()
    rules: tuple[RuleSettings, ...] = ()
    baseline: Path | None = None
    origins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def overrides_for(path: Path, configuration: Configuration) -> tuple[int, ...]:
    """The indexes of the overrides that count for a file."""
    tables = configuration.table.get("overrides", ())
    return tuple(index for index, table in enumerate(tables) if configuration.covers(table["files"], path))


def settings_for(configuration: Configuration, overrides: Sequence[int], chosen: CliOverrides) -> Settings:
    """The settings with these overrides of a configuration."""
    made = _Layers(configuration, overrides).settings()
    origins = dict(made.origins)
    if chosen.select:
        made = replace(made, select=_given(chosen.select), ignore=())
        origins["select"] = ("--select",)
        origins.pop("ignore", None)
    if chosen.ignore:
        made = replace(made, ignore=(*made.ignore, *_given(chosen.ignore)))
        origins["ignore"] = (*origins.get("ignore", ()), "--ignore")
    if chosen.preview:
        made, origins["preview"] = replace(made, preview=True), ("--preview",)
    if chosen.doubtful:
        made, origins["all"] = replace(made, doubtful=True), ("--all",)
    if chosen.translate:
        made, origins["translate"] = replace(made, translate=True), ("--translate",)
    if chosen.consistency:
        made = replace(made, consistency=True)
    if chosen.fail_on:
        made, origins["fail-on"] = replace(made, fail_on=chosen.fail_on), ("--fail-on",)
    if chosen.baseline:
        made, origins["baseline"] = replace(made, baseline=chosen.baseline), ("--baseline",)
    return replace(made, origins=origins)


def _given(names: Sequence[str]) -> tuple[Name, ...]:
    return tuple(Name(name) for name in names)


class _Layers:
    """The top of a configuration, and some of its overrides."""

    def __init__(self, configuration: Configuration, overrides: Sequence[int]) -> None:
        self._configuration = configuration
        self._layers: list[tuple[KeyPath, Mapping[str, Any]]] = [((), configuration.table)]
        for index in overrides:
            self._layers.append((("overrides", index), configuration.table["overrides"][index]))
        self._origins: dict[str, tuple[str, ...]] = {}

    def settings(self) -> Settings:
        preview, translate = self._last("preview", False), self._last("translate", False)
        fail_on = self._last("fail-on", DEFAULT_FAIL_ON)
        baseline = self._last("baseline", None)
        locales: dict[Language, str] = {"en": "en", "fr": "fr"}
        for language in LANGUAGES:
            locales[language] = self._last("locales", language, inside=language)
        return Settings(
            configuration=self._configuration,
            select=self._names("select", add=False),
            ignore=self._names("ignore", add=True),
            preview=preview,
            doubtful=self._last("all", False),
            translate=translate,
            fail_on=fail_on,
            locales=locales,
            budget=self._budget(),
            words=tuple(word for _, words in self._each("vocabulary", "words") for word in words),
            rules=self._rules(),
            baseline=self._configuration.path(("baseline",), baseline) if baseline else None,
            origins=self._origins,
        )

    def _budget(self) -> Budget:
        given = {one.name: self._last("limits", one.default, inside=one.name) for one in fields(Budget)}
        return Budget(**given)

    def _each(self, *keys: str) -> Iterator[tuple[KeyPath, Any]]:
        """The values of a key from the top to the last override, each with its path."""
        for prefix, layer in self._layers:
            value: Any = layer
            for key in keys:
                value = value.get(key) if isinstance(value, dict) else None
            if value is not None:
                path = (*prefix, *keys)
                name = ".".join(keys)
                self._origins[name] = (*self._origins.get(name, ()), *self._configuration.origins(path))
                yield path, value

    def _last(self, key: str, default: Any, *, inside: str = "") -> Any:
        keys = (key, inside) if inside else (key,)
        found = [value for _, value in self._each(*keys)]
        if found:
            self._origins[".".join(keys)] = self._origins[".".join(keys)][-1:]
        return found[-1] if found else default

    def _names(self, key: str, *, add: bool) -> tuple[Name, ...]:
        layers = [[Name(name, (*path, index)) for index, name in enumerate(names)] for path, names in self._each(key)]
        if not add:
            layers = layers[-1:]
            self._origins.update({key: self._origins[key][-1:]} if layers else {})
        return tuple(name for names in layers for name in names)

    def _rules(self) -> tuple[RuleSettings, ...]:
        named: dict[str, RuleSettings] = {}
        for path, tables in self._each("rules"):
            for name, table in tables.items():
                above = named[name].values if name in named else {}
                values = {key: (value, (*path, name, key)) for key, value in table.items()}
                named[name] = RuleSettings(Name(name, (*path, name)), {**above, **values})
        self._origins.pop("rules", None)
        for name, rule in named.items():
            for key, (_, path) in rule.values.items():
                self._origins[f"rules.{name}.{key}"] = self._configuration.origins(path)
        return tuple(named.values())


def rules_in_force(rulebook: Rulebook, settings: Settings) -> tuple[Rule, ...]:
    """The rules that run, with the severity and the options that the settings give them.

    Raises UnknownRuleError for a name from the command line. Raises ConfigError for a name or an unknown option from a
    configuration.
    """
    for name in (*settings.select, *settings.ignore):
        settings.configuration.looked_up(name.text, name.key, lambda text: rulebook.select([text]))
    configured = {rule.name: rule for rule in _configured(rulebook, settings)}
    off = [rule.name.text for rule in settings.rules if rule.values.get("severity", ("",))[0] == OFF]
    ignored = [*(name.text for name in settings.ignore), *off]
    selected = rulebook.select([name.text for name in settings.select], ignored, preview=settings.preview)
    for wanted, kind in ((settings.translate, TRANSLATING), (settings.consistency, CONSISTENCY)):
        named = [rule.name for rule in rulebook.rules if wanted and rule.kind == kind]
        more = rulebook.select(named, ignored) if named else ()
        selected = tuple(rule for rule in rulebook.rules if rule in selected or rule in more)
    return tuple(_fed(configured.get(rule.name, rule), settings) for rule in selected)


def _configured(rulebook: Rulebook, settings: Settings) -> Iterator[Rule]:
    """The rules that the settings change, changed."""
    if not settings.rules:
        return
    # Lazy import: it imports the contract of kinds.
    from ..rulebook.contract import beside, contract_faults, option_faults, options_of, paths_in

    configuration = settings.configuration
    for given in settings.rules:
        rule = configuration.looked_up(given.name.text, given.name.key, rulebook.find)
        options = {key: value for key, (value, _) in given.values.items() if key != "severity"}
        known = options_of(rule)
        for (name, *inner), messages in option_faults(options, known):
            raise configuration.error((*given.values[str(name)][1], *inner), messages)
        for name, path in list(paths_in(options, known)):
            key = given.values[name][1]
            folder = configuration.stands(key).source.folder
            if fault := path_fault(path, folder, configuration.root):
                raise configuration.error(key, fault)
            options[name] = beside(folder, options[name])
        made = replace(rule, options={**rule.options, **options})
        for _, messages in contract_faults(made):
            assert given.name.key is not None
            raise configuration.error(given.name.key, messages)
        if "severity" in given.values and given.values["severity"][0] != OFF:
            severity = given.values["severity"][0]
            variants = {key: replace(variant, severity=severity) for key, variant in rule.variants.items()}
            made = replace(made, severity=severity, variants=variants)
        yield made


def _fed(rule: Rule, settings: Settings) -> Rule:
    """The rule with the words, termbases and memory of the configuration, where its kind takes them."""
    configuration = settings.configuration
    given: dict[str, Any] = {}
    if rule.kind == _KIND_WITH_WORDS and settings.words:
        given["words"] = [*rule.options.get("words", ()), *settings.words]
    if named := [name for name in (_TERMBASES, _MEMORY) if name in configuration.table]:
        from ..rulebook.contract import options_of  # lazy import, as above

        given |= {name: _paths(configuration, name) for name in named if name in options_of(rule)}
    return replace(rule, options={**rule.options, **given}) if given else rule


def _paths(configuration: Configuration, name: str) -> str | list[str]:
    """The path that a key of the configuration names, or the paths."""
    value = configuration.table[name]
    if isinstance(value, str):
        return str(configuration.path((name,), value))
    return [str(configuration.path((name, index), one)) for index, one in enumerate(value)]


def house_rules(configuration: Configuration) -> list[Path]:
    """The folders of house rules that a configuration names. Raises ConfigError where a page in one leads out of it."""
    folders = []
    for index, name in enumerate(configuration.table.get("rule-folders", ())):
        key = ("rule-folders", index)
        folder, limit = configuration.path(key, name), configuration.stands(key).source.folder
        messages: Both | None = None
        if not folder.is_dir():
            messages = both("“{name}” is not a folder.", name=name)
        elif not all(is_inside(page, limit) for page in pages(folder)):
            messages = both(
                "A page in “{name}” is a link that leads out of the folder; put the page itself here.",
                name=name,
            )
        if messages:
            raise configuration.error(key, messages)
        folders.append(shown(folder))
    return folders
