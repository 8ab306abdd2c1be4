"""The targets: each takes bytes, and raises for a defect alone. A message to the user is none."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from pathlib import Path

from bilint.engine import baseline
from bilint.engine.run import Run
from bilint.engine.settings import CliOverrides
from bilint.facts import MODULES
from bilint.messages import UserError
from bilint.model import LANGUAGES, Finding
from bilint.project.configuration import Configurations
from bilint.project.discovery import Job
from bilint.project.locations import absolute
from bilint.project.toml_file import ConfigError
from bilint.rulebook.page import read_page
from bilint.rulebook.rule import PageError, read_rule
from bilint.terminology import memory, termbase

from . import corpus
from .mutations import Mutation, of_bytes, of_markup, of_package, of_pdf, of_text


class DefectError(Exception):
    """A word or deed that a check never may show."""


@dataclass(frozen=True, slots=True)
class Target:
    """A reader of input, its small corpus, and the changes that suit it."""

    corpus: Callable[[], Sequence[bytes]]
    mutations: tuple[Mutation, ...]
    run: Callable[[bytes], object]

    def input(self, seed: int) -> bytes:
        """An input; the same for the same number."""
        dice = random.Random(seed)
        whole = _corpus(self.corpus)
        return dice.choice(self.mutations)(dice.choice(whole), whole, dice)


@cache
def _corpus(made: Callable[[], Sequence[bytes]]) -> Sequence[bytes]:
    return made()


@cache
def _run() -> Run:
    return Run(CliOverrides(preview=True, doubtful=True), configured=False, translating=False)


def _document(suffix: str) -> Callable[[bytes], None]:
    path = Path(f"notice{suffix}")

    def run(data: bytes) -> None:
        outcome = _run().check([Job(path.name, (path,), (None,))], {absolute(path): data})
        for finding in outcome.findings:
            _judge(finding)

    return run


def _judge(finding: Finding) -> None:
    """Raises for an error in bilint that a finding tells, and for a place that its document does not have."""
    if finding.rule == "rule-crashed" or "error in bilint" in finding.messages[0]:
        raise DefectError(finding.messages[0])
    for end in finding.locations:
        if not 0 <= end.span.start <= end.span.end <= len(end.document.source):
            raise DefectError(f"{finding.rule} lies at {end.span} of {len(end.document.source)} characters")


def _facts(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for module in MODULES.values():
        for language in LANGUAGES:
            for fact in import_module(f"bilint.facts.{module}").find(text, language):
                if not 0 <= fact.span.start <= fact.span.end <= len(text):
                    raise DefectError(f"a fact of {module} lies at {fact.span} of {len(text)} characters")


@contextmanager
def _file(name: str, data: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        yield path


def _settings(data: bytes) -> None:
    with _file("bilint.toml", data) as path:
        try:
            Configurations().of(path)
        except ConfigError:
            return


def _page(data: bytes) -> None:
    with _file("a-rule.md", data) as path:
        try:
            read_page(read_rule(path))
        except (PageError, UserError):
            return


def _loaded(name: str, load: Callable[[Path], object]) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        with _file(name, data) as path:
            try:
                load(path)
            except UserError:
                return

    return run


def _stored(name: str) -> Callable[[], Sequence[bytes]]:
    return partial(corpus.stored, name)


_TEXT, _MARKUP = (of_text, of_text, of_text, of_bytes), (of_markup, of_markup, of_markup, of_text, of_bytes)

TARGETS: Mapping[str, Target] = {
    "text": Target(lambda: [*corpus.texts(".txt"), *corpus.of_shapes("txt")], _TEXT, _document(".txt")),
    "markdown": Target(lambda: [*corpus.texts(".md"), *corpus.of_shapes("md")], _TEXT, _document(".md")),
    "html": Target(lambda: corpus.of_shapes("html"), _MARKUP, _document(".html")),
    "docx": Target(lambda: corpus.of_shapes("docx"), (of_package,), _document(".docx")),
    "pdf": Target(corpus.pdfs, (of_pdf,), _document(".pdf")),
    "xliff": Target(_stored("xliff"), _MARKUP, _document(".xlf")),
    "tmx-notice": Target(_stored("tmx"), _MARKUP, _document(".tmx")),
    "po": Target(_stored("po"), _TEXT, _document(".po")),
    "json": Target(_stored("json"), _TEXT, _document(".json")),
    "yaml": Target(_stored("yaml"), _TEXT, _document(".yaml")),
    "facts": Target(lambda: [*corpus.texts(".txt"), *corpus.of_shapes("txt")], _TEXT, _facts),
    "settings": Target(_stored("settings"), _TEXT, _settings),
    "page": Target(_stored("pages"), _TEXT, _page),
    "terms-toml": Target(_stored("terms-toml"), _TEXT, _loaded("t.toml", termbase.load)),
    "terms-csv": Target(_stored("terms-csv"), _TEXT, _loaded("t.csv", termbase.load)),
    "tbx": Target(_stored("tbx"), _MARKUP, _loaded("t.tbx", termbase.load)),
    "tmx": Target(_stored("tmx"), _MARKUP, _loaded("m.tmx", memory.load)),
    "baseline": Target(_stored("baselines"), _TEXT, _loaded("b.json", baseline.read)),
}
