"""The settings and rules in force for each path of a run, each read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..project.configuration import Configuration, Configurations
from ..project.locations import absolute, shown
from ..project.schema import BASELINE
from ..rulebook.book import Rulebook, load
from ..rulebook.rule import Rule
from ..vocabulary import rules_folder
from .settings import CliOverrides, Settings, house_rules, overrides_for, rules_in_force, settings_for

# A configuration with those of its overrides that count.
Key = tuple[Path | None, tuple[int, ...]]


class InForce:
    """Settings, rulebooks and rules by path. Its methods raise UserError for a faulty configuration or rule page.

    `chosen` are the settings of the command line, `rule_folders` its folders of rule pages.
    """

    def __init__(self, chosen: CliOverrides, rule_folders: Sequence[Path], *, configured: bool) -> None:
        self.configurations = Configurations(enabled=configured)
        self._configured = configured
        self._chosen = chosen
        self._rule_folders = tuple(rule_folders)
        self._house: dict[Path, tuple[Path, ...]] = {}
        self._settings: dict[Key, Settings] = {}
        self._rulebooks: dict[tuple[Path, ...], Rulebook] = {}

    def key(self, path: Path) -> Key:
        """The configuration and the overrides that count for a file."""
        configuration = self.configurations.of(path)
        overrides = overrides_for(path, configuration)
        told_apart = configuration.file is not None or self._usual_baseline(configuration) is not None
        key = (configuration.folder if told_apart else None, overrides)
        if key not in self._settings:
            self._settings[key] = self._made(configuration, overrides)
        return key

    def _made(self, configuration: Configuration, overrides: Sequence[int]) -> Settings:
        settings = settings_for(configuration, overrides, self._chosen)
        usual = self._usual_baseline(configuration)
        if settings.baseline or usual is None:
            return settings
        origins = {**settings.origins, "baseline": (shown(usual).as_posix(),)}
        return replace(settings, baseline=usual, origins=origins)

    def _usual_baseline(self, configuration: Configuration) -> Path | None:
        """The file that `bilint baseline` writes where none is named; None where it is not there."""
        path = configuration.folder / BASELINE
        return path if self._configured and path.is_file() else None

    def of(self, key: Key) -> Settings:
        """The settings of a configuration with its overrides."""
        return self._settings[key]

    def without_overrides(self, configuration: Configuration) -> Settings:
        """The settings of a configuration itself."""
        return self._made(configuration, ())

    def settings(self, path: Path) -> Settings:
        """The settings in force for a file."""
        return self._settings[self.key(path)]

    def rules(self, settings: Settings) -> tuple[Rule, ...]:
        """The rules that run with these settings."""
        return rules_in_force(self.rulebook(settings.configuration), settings)

    def _folders(self, configuration: Configuration) -> tuple[Path, ...]:
        """The folders of house rules, from the command line and the configuration."""
        if configuration.folder not in self._house:
            self._house[configuration.folder] = (*self._rule_folders, *house_rules(configuration))
        return self._house[configuration.folder]

    def excludes(self, path: Path) -> bool:
        """True if a search leaves out a path: rule pages are no notices."""
        folders = self._folders(self.configurations.of(path))
        return absolute(path) in map(absolute, folders) or self.configurations.excludes(path)

    def rulebook(self, configuration: Configuration) -> Rulebook:
        """The built-in rules and those of the house."""
        folders = self._folders(configuration)
        if folders not in self._rulebooks:
            self._rulebooks[folders] = load(rules_folder(), *folders, proven=True)
        return self._rulebooks[folders]
