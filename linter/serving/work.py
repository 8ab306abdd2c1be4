"""The process that checks one or two files and hands back all that can be taken from the page.

The question is a line of JSON and the bytes of the files. The answer is JSON. The files are never on disk.
"""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..bitext import Reading
from ..engine.defects import told
from ..engine.outcome import Outcome
from ..engine.run import Run
from ..engine.settings import CliOverrides
from ..isolation import answers
from ..messages import Both, UserError, both, pick
from ..model import LANGUAGES, SEVERITIES, Language
from ..project.discovery import Job
from ..project.locations import absolute
from ..readers import UnreadableError, broken, read_file
from ..readers.formats import FORMATS, format_of
from ..reports import finding_list, html, workbook
from ..reports.annotated.copies import copy_of, maker, safe_fixes, suggested_in
from ..reports.annotated.notes import notes_on
from ..reports.places import active
from ..vocabulary import Vocabulary

MAX_MEMORY = 2_000_000_000  # bytes; a notice of a hundred pages takes a quarter

_CHANGES = both(", with corrections")

Contents = Mapping[Path, bytes]


def main() -> None:
    """Answers one question."""
    told_to = answers()
    _limit()
    question = json.loads(sys.stdin.buffer.readline())
    contents = {Path(file["name"]): sys.stdin.buffer.read(file["size"]) for file in question["files"]}
    try:
        answer = _answer(question, contents)
    except UserError as error:
        answer = {"problem": error.messages}
    except MemoryError:
        answer = {"problem": broken("MemoryError")}
    told_to.write(json.dumps(answer).encode())
    told_to.close()


def _limit() -> None:
    with suppress(ImportError, OSError, ValueError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


def _answer(question: Mapping[str, Any], contents: Contents) -> dict[str, Any]:
    language: Language = "fr" if question["language"] == "fr" else "en"
    run = _run(question["chosen"])
    jobs = _jobs(contents, question["languages"], apart=question["apart"])
    outcome = run.check(jobs, {absolute(path): data for path, data in contents.items()})
    outcome = told(outcome, run.tells)
    copies, problems = _copies(jobs, contents, outcome, language)
    named = Path(jobs[0].name)
    csv = finding_list.render(outcome, language).encode("utf-8-sig")  # the mark that Excel looks for
    lists = {_saved(named, ".csv"): csv}
    try:
        lists[_saved(named, ".xlsx")] = workbook.render_bytes(outcome, language)
    except UserError as error:
        problems.append(error.messages)
    severities = Counter(finding.severity for finding in active(outcome))
    return {
        "notices": [_pairing(job, outcome) for job in jobs],
        "counts": {severity: severities[severity] for severity in SEVERITIES},
        "report": html.render(outcome, language),
        "lists": {name: b64encode(data).decode("ascii") for name, data in lists.items()},
        "copies": {name: b64encode(data).decode("ascii") for name, data in copies.items()},
        "problems": list(dict.fromkeys(problems)),
    }


def _run(chosen: Mapping[str, Any]) -> Run:
    options = CliOverrides(
        select=tuple(chosen["select"]),
        ignore=tuple(chosen["ignore"]),
        preview=chosen["preview"],
        doubtful=chosen["doubtful"],
    )
    folders = [Path(folder) for folder in chosen["rules"]]
    run = Run(options, folders, configured=chosen["configured"], keep_text=True, translating=False, cached=False)
    run.prepare()
    return run


def _jobs(contents: Contents, languages: Sequence[Language], *, apart: bool) -> list[Job]:
    """One notice of each file, or one of both: as the user says, else as the texts do."""
    paths = tuple(contents)
    if len(paths) == 1 or apart:
        return [Job(path.as_posix(), (path,), (None,)) for path in paths]
    if not languages:
        found = _languages(contents)
        if set(found) != set(LANGUAGES):
            return _jobs(contents, (), apart=True)
        languages = [one for one in found if one]
    sides = dict(zip(languages, paths, strict=True))
    ordered = tuple(sides[language] for language in LANGUAGES)
    return [Job(ordered[0].as_posix(), ordered, LANGUAGES)]


def _languages(contents: Contents) -> list[Language | None]:
    reading = Reading(Vocabulary())
    found: list[Language | None] = []
    for path, data in contents.items():
        try:
            found.append(reading.language_of(read_file(path, data=data)))
        except UnreadableError:  # the check tells it
            found.append(None)
    return found


def _pairing(job: Job, outcome: Outcome) -> dict[str, str]:
    """The file of each version; that of the notice alone ("file") where the versions were not found."""
    for bitext in outcome.bitexts:
        if bitext.notice.name == job.name:
            return {language: bitext.notice.side(language).document.path for language in LANGUAGES}
    if len(job.paths) == 1:
        return {"file": job.paths[0].name}
    return {language: path.name for language, path in zip(LANGUAGES, job.paths, strict=True)}


def _saved(path: Path, suffix: str, more: str = "") -> str:
    """The name under which a browser saves something about a file."""
    return f"{path.stem} (bilint{more}){suffix}"


def _copies(
    jobs: Sequence[Job], contents: Contents, outcome: Outcome, language: Language
) -> tuple[dict[str, bytes], list[Both]]:
    """The annotated copies of the files whose formats have them, and the reasons for those that could not be made.

    A Word file has a second copy, with the fixes that are surely right as tracked changes.
    """
    made: dict[str, bytes] = {}
    problems: list[Both] = []
    for path in (path for job in jobs for path in job.paths):
        known = format_of(path)
        if known is None or known.annotator is None:
            continue
        try:
            document = read_file(path, data=contents[path])
            notes = notes_on(path, outcome.findings, language, outcome.rules)
            copy, _ = copy_of(maker(path), path, contents[path], document, notes)
            made[_saved(path, path.suffix)] = copy
            if known is FORMATS["docx"] and (fixes := safe_fixes(path, outcome.findings)):
                with_changes, _ = suggested_in(path, copy, document, fixes)
                made[_saved(path, path.suffix, pick(_CHANGES, language))] = with_changes
        except UnreadableError:  # which is a finding of the report
            continue
        except UserError as error:
            problems.append(error.messages)
    return made, problems
