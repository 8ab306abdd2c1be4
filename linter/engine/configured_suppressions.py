"""Suppressions that a configuration declares, and the review of a notice's findings by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from ..model import Document, Finding, Notice
from ..project.configuration import Configuration
from ..project.discovery import Job
from ..project.toml_lines import line_of
from ..rulebook.book import Rulebook
from ..rulebook.rule import Rule
from .suppressions import Suppression, Suppressor, toml_location


class ConfiguredSuppressions:
    """The suppressions of a configuration, and the indexes of those that were used."""

    def __init__(self, configuration: Configuration, rulebook: Rulebook) -> None:
        self.configuration = configuration
        self._entries: list[Suppression] = []
        self.used: set[int] = set()
        self._documents: dict[str, Document] = {}
        for index, entry in enumerate(configuration.table.get("suppress", ())):
            rule = configuration.looked_up(entry["rule"], ("suppress", index, "rule"), rulebook.find)
            self._entries.append(self._suppression(entry, index, rule))

    def about(self, paths: Sequence[Path]) -> list[tuple[int, Suppression]]:
        """The suppressions that are for a notice, with their indexes."""
        tables = self.configuration.table.get("suppress", ())
        return [
            (index, entry)
            for index, entry in enumerate(self._entries)
            if any(self.configuration.covers(tables[index]["files"], path) for path in paths)
        ]

    def use(self, indexes: AbstractSet[int]) -> None:
        self.used |= indexes

    def unused(self) -> list[Suppression]:
        """Those of the file itself. A file that it extends may serve other folders, which use its own."""
        own = self.configuration.sources[-1:]
        return [
            entry
            for index, entry in enumerate(self._entries)
            if index not in self.used and self.configuration.stands(("suppress", index)).source in own
        ]

    def _suppression(self, entry: Mapping[str, str], index: int, rule: Rule) -> Suppression:
        source, key = self.configuration.stands(("suppress", index))
        path = source.file.path.as_posix()
        if path not in self._documents:
            self._documents[path] = Document(path, "toml", source.file.text, ())
        end = toml_location(self._documents[path], line_of(source.whole(key), source.file.lines))
        return Suppression(rule.name, entry["reason"], end, text=entry.get("text", ""))


class Review:
    """Marks the findings of a notice that a suppression covers; the engine calls it for each notice."""

    def __init__(self, suppressor: Suppressor, accepted: ConfiguredSuppressions) -> None:
        self._suppressor = suppressor
        self._accepted = accepted

    def __call__(
        self, job: Job, documents: Sequence[Document], notice: Notice | None, findings: list[Finding]
    ) -> list[Finding]:
        about = self._accepted.about(job.paths)
        configured = [entry for _, entry in about]
        reviewed, used = self._suppressor.review(findings, job, documents, notice, configured)
        self._accepted.use({about[index][0] for index in used})
        return reviewed
