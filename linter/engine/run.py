"""A run over notices: each with the settings of its place, and what is found in all of them together.

It is long, since its methods share the settings, rules and engines that a run makes once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..messages import Both
from ..model import SEVERITIES, Finding
from ..project.cache_folder import cache_folder
from ..project.configuration import Configuration, Configurations
from ..project.discovery import Found, Job, Layout, find
from ..project.locations import absolute, project_root
from ..rulebook.definition import SYSTEM
from ..rulebook.rule import Rule
from ..vocabulary import Vocabulary
from .gathering import Contents, Task, Workers, gathered, known, processes_for
from .identity import of_notice, of_rules
from .in_force import InForce, Key
from .outcome import Outcome, merged
from .proofreaders import Proofreading
from .results import Results
from .settings import CliOverrides, Settings
from .stored import Part
from .translators import Translation

# A run that finds all in the cache imports no engine, and nothing that reads, aligns or compares.
if TYPE_CHECKING:
    from ..bitext import Reading
    from ..kinds.contract import Proofreads, Translates
    from ..terminology.renderings import Renderings
    from .configured_suppressions import ConfiguredSuppressions
    from .engine import Engine
    from .suppressions import Suppressor


def _renderings() -> Renderings:
    from ..terminology.renderings import Renderings  # lazy import: few runs look for consistency

    return Renderings()


class _Ready(NamedTuple):
    """The rules in force that can run, and what some of them ask."""

    rules: tuple[Rule, ...]
    translator: Translates | None
    proofreader: Proofreads | None


class Run:
    """Finds notices and checks them. Its methods raise UserError for what the user must mend first.

    `only_notices` and `keep_text` are as for `Engine`; without `configured`, no configuration file counts. Rules that
    translate run where `translating`. Without `cached`, nothing that was made before is used, and nothing is kept.
    """

    def __init__(
        self,
        chosen: CliOverrides,
        rule_folders: Sequence[Path] = (),
        *,
        configured: bool = True,
        only_notices: bool = False,
        keep_text: bool = False,
        translating: bool = True,
        cached: bool = True,
    ) -> None:
        self._again = partial(
            Run,
            chosen,
            rule_folders,
            configured=configured,
            only_notices=only_notices,
            keep_text=keep_text,
            translating=translating,
            cached=cached,
        )
        self._translation = Translation(chosen, wanted=translating, cached=cached)
        self._proofreading = Proofreading(chosen, wanted=translating)
        self._in_force = InForce(chosen, rule_folders, configured=configured)
        self._renderings = _renderings() if chosen.consistency else None
        self._only_notices = only_notices
        self._keep_text = keep_text
        self._vocabulary = Vocabulary()
        self._cached = cached
        self._identities: dict[Key, bytes] = {}
        self._ready: dict[Key, _Ready] = {}
        self._engines: dict[Key, Engine] = {}
        self._accepted: dict[Path, ConfiguredSuppressions] = {}
        self._roots: dict[Path, Path] = {}
        self._by_notice: dict[str, Settings] = {}

    def prepare(self) -> None:
        """Raises what is wrong with the rules and settings for the working folder, whether it holds a notice or not."""
        self._rules_for(self._in_force.key(Path.cwd() / "notice.txt"))

    def find(self, paths: Sequence[str], *, named_too: bool = False, given: str = "", pair: bool = False) -> Found:
        """The notices of paths, as `discovery.find` does, with what the configurations say of files."""
        layout = Layout(self._in_force.excludes, self._in_force.configurations.patterns)
        return find(
            paths,
            layout,
            named_too=named_too,
            given=given,
            speaks=lambda path: self._reading.speaks(path),  # noqa: PLW0108 (few searches ask)
            translates=lambda job: self._reading.translates(job.paths, job.languages),
            pair=pair,
        )

    def check(
        self,
        jobs: Sequence[Job],
        contents: Mapping[Path, bytes] | None = None,
        *,
        searched: Sequence[Path] = (),
        watch: Callable[[Iterable[Job]], Iterable[Job]] = iter,
        translating: Callable[[str], None] = lambda _text: None,
        processes: int | None = 1,
        scheduler: str | None = None,
    ) -> Outcome:
        """The findings in notices, marked if a suppression covers them.

        `contents` are as for `Engine.check`. `searched` are folders of which the jobs are all the notices. Unused
        suppressions of a configuration are reported only there. `watch` passes the jobs on as they are checked;
        `translating` is told each text that a model has to translate. `processes` is how many notices are checked at
        once; None leaves that to their number and the computer. A run that translates, has `contents` or looks for
        consistency uses one process. With a `scheduler`, the workers of its Dask cluster check them.
        """
        self._translation.watch = translating
        by_key: dict[Key, list[Job]] = defaultdict(list)
        for job in jobs:
            key = self._in_force.key(job.paths[0])
            by_key[key].append(job)
            self._by_notice[job.name] = self._in_force.of(key)
        rules = [self._rules_for(key).rules for key in by_key]  # all faults before any finding
        alone = bool(contents) or self._translation.translates or self._renderings is not None
        if self._renderings is not None:
            self._gather(jobs, contents or {}, self._renderings)
        # Engines of others change without a word, so that nothing is kept of what they say.
        kept = self._cached and not (alone or self._keep_text or self._proofreading.asks)
        results = Results(cache_folder()) if kept else None
        before = known(jobs, self, results)
        at_once = 1 if alone else processes_for(len(jobs) - len(before.parts), processes)
        if contents:
            found: Iterable[Part] = (self.part(job, contents) for job in watch(jobs))
        else:
            workers = self._workers(at_once, scheduler) if at_once > 1 or (scheduler and not alone) else None
            found = gathered(jobs, before, self, results=results, workers=workers, watch=watch)
        try:
            outcomes = [self._taken(part) for part in found]
        finally:
            if results:
                results.close()
        return merged(outcomes, chain.from_iterable(rules), self._unused_in_configurations(searched))

    def _gather(self, jobs: Iterable[Job], contents: Contents, renderings: Renderings) -> None:
        """Reads all notices once for the translations of their sentences. The check tells what cannot be read."""
        from ..bitext import OneVersionError
        from ..readers import UnreadableError, read_file

        for job in jobs:
            with suppress(UnreadableError, OneVersionError):
                documents = [read_file(path, data=contents.get(absolute(path))) for path in job.paths]
                notice = self._reading.notice(job.name, documents, job.languages)
                renderings.take(job.name, self._reading.sections(notice))

    def _workers(self, processes: int, scheduler: str | None) -> Workers:
        def lost(task: Task, why: Both) -> Part:
            return self.lost(task.job, why)

        # Lazy imports: a run in one process needs no pool.
        if scheduler:
            from . import cluster

            return lambda tasks: cluster.parts(self._again, tasks, scheduler, lost)
        from . import parallel

        if parallel.forks():
            for key in self._ready:
                self._engine(key).load()
        return lambda tasks: parallel.parts(self._again, tasks, processes, lost)

    def part(self, job: Job, contents: Contents | None = None) -> Part:
        """The findings in a notice, and the suppressions of its configuration that it uses."""
        key = self._in_force.key(job.paths[0])
        engine = self._engine(key)
        accepted = self._accepted_by(self._in_force.of(key).configuration)
        before, accepted.used = accepted.used, set()
        outcome = engine.check([job], contents)
        used, accepted.used = frozenset(accepted.used), before
        return Part(outcome, {accepted.configuration.folder: used})

    def key(self, job: Job, files: Sequence[bytes]) -> bytes:
        """The key of the findings in a notice."""
        key = self._in_force.key(job.paths[0])
        settings = self._in_force.of(key)
        configuration = settings.configuration
        if key not in self._identities:
            names = self._in_force.rulebook(configuration).names()
            more = (settings.locales, self._only_notices)
            self._identities[key] = of_rules(self._rules_for(key).rules, names, configuration, more)
        root = configuration.naming_root
        if root is None:
            folder = job.paths[0].parent
            if folder not in self._roots:
                self._roots[folder] = project_root(folder)
            root = self._roots[folder]
        return of_notice(job, files, self._identities[key], root)

    def lost(self, job: Job, why: Both) -> Part:
        """The finding that a notice could not be checked."""
        return Part(self._engine(self._in_force.key(job.paths[0])).lost(job, why), {})

    def _taken(self, part: Part) -> Outcome:
        for folder, used in part.used.items():
            if used:  # without a configuration, the folder is that of any notice, in each process of another one
                configuration = self._in_force.configurations.of_folder(folder)
                self._accepted_by(configuration).use(used)
        return part.outcome

    @property
    def left_out(self) -> Both | None:
        """The message about rules that are in force and could not run, with the remedy, or None.

        None where there are none.
        """
        lacking = [one for one in (self._translation.lacking, self._proofreading.lacking) if one]
        return ("\n".join(en for en, _ in lacking), "\n".join(fr for _, fr in lacking)) if lacking else None

    @property
    def configurations(self) -> Configurations:
        """The configuration files, each read once."""
        return self._in_force.configurations

    def settings(self, path: Path) -> Settings:
        """The settings in force for a file."""
        return self._in_force.settings(path)

    def rules(self, settings: Settings) -> tuple[Rule, ...]:
        """The rules that run with these settings."""
        return self._in_force.rules(settings)

    def settings_of(self, finding: Finding) -> Settings:
        """The settings for the notice of a finding of this run."""
        return self._by_notice[finding.notice]

    def is_of_system(self, finding: Finding) -> bool:
        """True if a finding says that something could not be checked, or is no longer as it should be."""
        rulebook = self._in_force.rulebook(self.settings_of(finding).configuration)
        return rulebook.find(finding.rule).kind == SYSTEM

    def tells(self, finding: Finding) -> bool:
        """True if a finding is reported whatever its confidence, or is sure enough to be reported."""
        return finding.confidence != "low" or self.is_of_system(finding) or self.settings_of(finding).doubtful

    def fails(self, findings: Sequence[Finding]) -> bool:
        """True if any finding deserves exit status 1: it is grave enough, sure enough and not suppressed."""
        return any(
            finding.suppressed is None
            and finding.confidence != "low"
            and SEVERITIES.index(finding.severity) <= SEVERITIES.index(self.settings_of(finding).fail_on)
            for finding in findings
        )

    @cached_property
    def _reading(self) -> Reading:
        from ..bitext import Reading

        return Reading(self._vocabulary)

    def _rules_for(self, key: Key) -> _Ready:
        if key not in self._ready:
            settings = self._in_force.of(key)
            rules, translator = self._translation.ready(self._in_force.rules(settings))
            rules, proofreader = self._proofreading.ready(rules, settings)
            if "suppress" in settings.configuration.table:
                self._accepted_by(settings.configuration)
            self._ready[key] = _Ready(rules, translator, proofreader)
        return self._ready[key]

    def _engine(self, key: Key) -> Engine:
        if key not in self._engines:
            from .configured_suppressions import Review
            from .engine import Engine

            rules, translator, proofreader = self._rules_for(key)
            settings = self._in_force.of(key)
            configuration = settings.configuration
            accepted = self._accepted_by(configuration)
            self._engines[key] = Engine(
                rules,
                self._vocabulary,
                locales=settings.locales,
                reading=self._reading,
                root=configuration.naming_root,
                review=Review(self._suppressor(rules, configuration), accepted),
                only_notices=self._only_notices,
                keep_text=self._keep_text,
                translator=translator,
                proofreader=proofreader,
                renderings=self._renderings,
                budget=settings.budget,
            )
        return self._engines[key]

    def _suppressor(self, rules: Sequence[Rule], configuration: Configuration) -> Suppressor:
        from .suppressions import RULE, Suppressor

        ran = {rule.name: rule for rule in rules}
        return Suppressor(self._in_force.rulebook(configuration).names(), ran, ran.get(RULE), configuration.naming_root)

    def _accepted_by(self, configuration: Configuration) -> ConfiguredSuppressions:
        if configuration.folder not in self._accepted:
            from .configured_suppressions import ConfiguredSuppressions

            self._accepted[configuration.folder] = ConfiguredSuppressions(
                configuration, self._in_force.rulebook(configuration)
            )
        return self._accepted[configuration.folder]

    def _unused_in_configurations(self, searched: Sequence[Path]) -> list[Finding]:
        findings = []
        for accepted in self._accepted.values():
            configuration = accepted.configuration
            unused = accepted.unused()
            if unused and any(configuration.folder.is_relative_to(absolute(folder)) for folder in searched):
                settings = self._in_force.without_overrides(configuration)
                name = unused[0].location.document.path
                self._by_notice[name] = settings
                findings += self._suppressor(self._in_force.rules(settings), configuration).complaints(name, unused)
        return findings
