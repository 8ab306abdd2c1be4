"""Notices x rules -> findings: reads, aligns and runs the kinds. A failure becomes a finding, and the rest goes on."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from errno import ENOMEM
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..bitext import Bitext, OneVersionError, Reading
from ..facts import FactStore
from ..kinds.contract import Case, Proofreads, Translates
from ..language.identification import scale_of
from ..messages import Both, UserError
from ..model import Document, Finding, Language, Notice, Section
from ..project.locations import absolute
from ..readers import UnreadableError, read_file
from ..rulebook.contract import Check, check_of
from ..rulebook.definition import ONE_VERSION, SYSTEM
from ..rulebook.rule import Rule
from ..vocabulary import Vocabulary
from .budget import Budget, OverTimeError, gravest, limited, too_long, unaligned, unfinished
from .claims import Claim, claims_of
from .divergence import Divergence, divergence_of
from .drafts import KINDS as DRAFTED
from .drafts import with_draft
from .findings import Headings, finding_of, headings_of, stamp
from .outcome import Outcome, order
from .system_findings import (
    broken,
    language_marks,
    one_version,
    out_of_step,
    over_budget,
    rule_crashed,
    unreadable,
    weak_alignment,
)
from .trial import Trial

if TYPE_CHECKING:
    from ..project.discovery import Job
    from ..terminology.renderings import Renderings


class _NoNoticeError(Exception):
    """A file that is no notice."""


# Looks through the findings of a notice (None where its versions were not found) and its documents.
Review = Callable[["Job", Sequence[Document], Notice | None, list[Finding]], list[Finding]]


class Engine:
    """The selected rules with their kinds, ready to check notices. Raises RulebookError where one breaks its contract.

    `locales` are those of the two versions. `root` is the folder from which notices outside of any repository are named
    in fingerprints (by default the working folder). `review` may mark the findings of a notice as suppressed, and add
    some. With `only_notices`, a file in one language without the header of a notice is left out instead of reported.
    With `keep_text`, the outcome holds the aligned texts, for reports that show them. With a `translator`, rules may
    translate, and what a version lacks comes with a draft. With a `proofreader`, rules may ask grammar engines.
    `renderings` are the translations in all notices of a run. No notice takes more than the `budget`.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        vocabulary: Vocabulary,
        *,
        locales: Mapping[Language, str] | None = None,
        reading: Reading | None = None,
        root: Path | None = None,
        review: Review | None = None,
        only_notices: bool = False,
        keep_text: bool = False,
        translator: Translates | None = None,
        proofreader: Proofreads | None = None,
        renderings: Renderings | None = None,
        budget: Budget = Budget(),  # noqa: B008 (it cannot be changed)
    ) -> None:
        self._renderings = renderings
        self._translator = translator
        self._proofreader = proofreader
        # A model or grammar engine takes what it needs, and a process that it starts inherits the limits.
        self._budget = replace(budget, seconds=0, memory=0) if translator or proofreader else budget
        self._selected = tuple(rules)
        self._only_notices = only_notices
        self._keep_text = keep_text
        self._system = {rule.name: rule for rule in rules if rule.kind == SYSTEM}
        self._vocabulary = vocabulary
        self._locales: Mapping[Language, str] = locales or {"en": "en", "fr": "fr"}
        self._reading = reading or Reading(vocabulary)
        self._root = root
        self._review = review

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that run."""
        return self._selected

    @cached_property
    def _checks(self) -> list[Check]:
        # A run that finds all in the cache imports no kind.
        return [check_of(rule) for rule in self._selected if rule.kind != SYSTEM]

    def load(self) -> None:
        """Imports the kinds of all rules now. Processes that are forked from this one share them."""
        assert self._checks is not None

    def lost(self, job: Job, why: Both) -> Outcome:
        """The finding that a notice could not be checked, and why."""
        error = UnreadableError(job.name, why)
        rules = self._system_rule("unreadable")
        found = stamp([unreadable(rule, job.name, job.paths[0], job.languages[0], error) for rule in rules], self._root)
        return Outcome(tuple(found), len(job.paths), 1, 0, (job.name,), self._selected)

    def check(self, jobs: Iterable[Job], contents: Mapping[Path, bytes] | None = None) -> Outcome:
        """The findings of all notices. An obstacle to checking one is a finding of a "system" rule.

        `contents` are the bytes to check instead of those of a file, by its absolute path.
        """
        found: list[Finding] = []
        names: list[str] = []
        left_out: list[str] = []
        bitexts: list[Bitext] = []
        files = read = 0
        for job in jobs:
            documents, troubles = self._read(job, contents or {})
            files += len(job.paths)
            read += len(documents)
            notice = None
            try:
                if len(documents) == len(job.paths):
                    notice, more = self._check_documents(job, documents, bitexts)
                    troubles += more
            except _NoNoticeError:
                left_out.append(job.name)
                continue
            names.append(job.name)
            troubles, more_found = gravest(troubles, self._budget)
            if more_found and documents:
                troubles += self._left_out(job.name, documents[0], [more_found])
            stamped = stamp(troubles, self._root)
            found += self._review(job, documents, notice, stamped) if self._review else stamped
        return Outcome(
            findings=tuple(sorted(found, key=order)),
            files=files,
            notices=len(names),
            read=read,
            names=tuple(sorted(names)),
            rules=self._selected,
            left_out=tuple(sorted(left_out)),
            bitexts=tuple(sorted(bitexts, key=lambda bitext: bitext.notice.name)),
        )

    def check_notice(self, notice: Notice, sections: Sequence[Section]) -> list[Finding]:
        """The findings of the rules in an aligned notice, not stamped yet."""
        case = Case(
            notice,
            tuple(sections),
            FactStore(),
            self._vocabulary,
            self._locales,
            self._translator,
            self._proofreader,
            self._renderings,
        )
        headings = headings_of(sections)
        found, divergence = self._alignment(notice, sections, headings)
        for system in self._system_rule("language-mark"):
            found += language_marks(system, notice, scale_of(self._vocabulary))
        crashes: dict[str, Finding] = {}
        over: list[Both] = []
        claims = self._claims(case, crashes, over)
        if divergence:
            claims = [claim for claim in claims if not divergence.subsumes(claim)]
        left = deque(claims)
        try:
            with limited(self._budget) as clock:
                trial = Trial(claims, case)
                while left:
                    clock.check()
                    with self._contained(left[0].rule, notice, crashes):
                        found += self._weighed(left[0], trial, notice, headings)
                    left.popleft()
        except (OverTimeError, MemoryError) as error:
            over.append(unfinished([claim.rule.name for claim in left], error, self._budget))
        return [*found, *crashes.values(), *self._left_out(notice.name, notice.en.document, over)]

    def _claims(self, case: Case, crashes: dict[str, Finding], over: list[Both]) -> list[Claim]:
        """The claims of all rules that finish within the budget; `over` is told of the others."""
        claims: list[Claim] = []
        left = deque(self._checks)
        hungry: list[str] = []
        try:
            with limited(self._budget) as clock:
                while left:
                    clock.check()
                    try:
                        with self._contained(left[0].rule, case.notice, crashes):
                            claims += claims_of(left[0], case)
                    except MemoryError:  # the other rules may need less
                        hungry.append(left[0].rule.name)
                    left.popleft()
        except OverTimeError as error:
            over.append(unfinished([check.rule.name for check in left], error, self._budget))
        if hungry:
            over.append(unfinished(hungry, MemoryError(), self._budget))
        return claims

    def _weighed(self, claim: Claim, trial: Trial, notice: Notice, headings: Headings) -> Iterator[Finding]:
        """The finding of a claim, if it stands."""
        verdict = trial.verdict(claim)
        if verdict is not None:
            finding = finding_of(claim.hit, claim.rule, notice, headings, verdict.confidence)
            yield self._drafted(replace(finding, defect=claim.defect, severity=verdict.severity), claim)

    def _left_out(self, name: str, document: Document, over: Sequence[Both]) -> list[Finding]:
        """A finding for each limit of the budget that a notice exceeds."""
        return [over_budget(rule, name, document, why) for rule in self._system_rule("over-budget") for why in over]

    def _alignment(
        self, notice: Notice, sections: Sequence[Section], headings: Headings
    ) -> tuple[list[Finding], Divergence | None]:
        """The findings that keep versions from being compared: they are out of step, or sections are too weak."""
        for rule in self._system_rule("out-of-step"):
            if divergence := divergence_of(sections):
                return [out_of_step(rule, notice, sections, divergence, headings)], divergence
        weak = [section for section in sections if section.weak]
        rules = self._system_rule("weak-alignment")
        found = (weak_alignment(rule, notice, section, headings) for rule in rules for section in weak)
        return [finding for finding in found if finding], None

    @contextmanager
    def _contained(self, rule: Rule, notice: Notice, crashes: dict[str, Finding]) -> Iterator[None]:
        """Keeps the crash of a rule, since it must not hide what the others find; a kind may raise anything."""
        try:
            yield
        except (UserError, MemoryError):  # a termbase or memory that the user must mend; a limit
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno == ENOMEM:
                raise MemoryError from None
            for system in self._system_rule("rule-crashed"):
                crashes.setdefault(rule.name, rule_crashed(system, rule, notice, error))

    def _drafted(self, finding: Finding, claim: Claim) -> Finding:
        if self._translator is None or claim.rule.kind not in DRAFTED:
            return finding
        return with_draft(finding, self._translator)

    def _read(self, job: Job, contents: Mapping[Path, bytes]) -> tuple[list[Document], list[Finding]]:
        documents: list[Document] = []
        troubles: list[Finding] = []
        for index, path in enumerate(job.paths):
            try:
                documents.append(read_file(path, data=contents.get(absolute(path))))
            except UnreadableError as error:
                language = job.languages[index] if index < len(job.languages) else None
                troubles += [
                    unreadable(rule, job.name, path, language, error) for rule in self._system_rule("unreadable")
                ]
        return documents, troubles

    def _check_documents(
        self, job: Job, documents: Sequence[Document], bitexts: list[Bitext]
    ) -> tuple[Notice | None, list[Finding]]:
        if why := too_long(documents, self._budget):
            return None, self._left_out(job.name, documents[0], [why])
        try:
            with limited(self._budget):
                notice = self._reading.notice(job.name, documents, job.languages)
                sections = self._reading.sections(notice)
        except (OverTimeError, MemoryError) as error:
            return None, self._left_out(job.name, documents[0], [unaligned(error, self._budget)])
        except OneVersionError as error:
            if self._only_notices and len(documents) == 1 and not error.is_notice:
                raise _NoNoticeError from None
            return None, [one_version(rule, job.name, error) for rule in self._system_rule(ONE_VERSION)]
        except Exception as error:  # a text that breaks the reading of one notice must not hide what the others hold
            return None, [broken(rule, job.name, documents[0], error) for rule in self._system_rule("unreadable")]
        if self._keep_text:
            bitexts.append(Bitext(notice, sections))
        return notice, self.check_notice(notice, sections)

    def _system_rule(self, name: str) -> list[Rule]:
        """The rule of that name, unless the user ignores it."""
        return [self._system[name]] if name in self._system else []
