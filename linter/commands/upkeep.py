"""The commands that write: `bilint init`, `baseline` and `fix`. Nothing else does, and hooks never call them."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from difflib import diff_bytes, unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from ..messages import Both, UserError, both, joined, pick
from ..model import Finding, Language
from ..project.locations import absolute, existing_folder, leads_out, project_root, shown
from ..quotes import visible

if TYPE_CHECKING:
    from ..engine.fixes import Mended


def init(options: Namespace, language: Language) -> int:
    """`bilint init`: a configuration to begin with, or the schema of one."""
    from ..project.starter import schema_text, starter

    if options.schema:
        sys.stdout.write(schema_text())
        return 0
    path = existing_folder(Path(options.folder or ".")) / "bilint.toml"
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(starter(language))
    except FileExistsError:
        raise UserError(
            both(
                "{path} is there already and was not touched; remove it first, or edit it.",
                path=path.as_posix(),
            )
        ) from None
    except OSError as error:
        why = error.strerror or str(error)
        message = both("{path}: cannot be written ({why}).", path=path.as_posix(), why=why)
        raise UserError(message) from None
    _say(both("{path} written.", path=path.as_posix()), language)
    return 0


def baseline(options: Namespace, language: Language) -> int:
    """`bilint baseline`: the findings of today into the files that hold known ones."""
    from ..engine import baseline as known
    from ..engine.findings import stable_name
    from ..project.atomic_write import replace_file
    from .checking import language_of, run_of, tell_problems, tell_rules_left_out

    run = run_of(options)
    run.prepare()
    language = language_of(options, language, run)
    found = run.find(options.paths or ["."])
    tell_problems(found, language)
    outcome = run.check(found.jobs)
    tell_rules_left_out(run, language)
    # Each configuration may name a baseline of its own; what it accepts goes there.
    findings: dict[Path, list[Finding]] = {}
    notices: dict[Path, set[str]] = {}
    for job in found.jobs:
        settings = run.settings(job.paths[0])
        path = settings.baseline or settings.configuration.folder / known.NAME
        notices.setdefault(path, set()).add(stable_name(job.name, settings.configuration.naming_root))
        findings.setdefault(path, [])
    for finding in filter(run.tells, outcome.findings):
        settings = run.settings_of(finding)
        findings[settings.baseline or settings.configuration.folder / known.NAME].append(finding)
    rules = frozenset(rule.name for rule in outcome.rules)
    for path, of_path in findings.items():
        configuration = run.configurations.of(path)
        root = configuration.naming_root or project_root(path.parent)
        before = path.read_bytes() if path.exists() else None
        old = known.read(path) if before is not None else []
        scope = known.Scope(frozenset(notices[path]), rules, root)
        new = known.updated(old, known.entries_of(of_path, configuration.naming_root), scope, prune=options.prune)
        replace_file(path, known.text_of(new).encode(), old=before)
        message = both(
            "{path} written; known findings: {number}.",
            path=shown(path).as_posix(),
            number=str(len(new)),
        )
        hint = both(
            " Leave them out with: bilint check --baseline {path}",
            path=shown(path).as_posix(),
        )
        is_configured = "baseline" in configuration.table and not options.baseline
        _say(message if is_configured else joined(message, hint), language)
    return 2 if found.problems else 0


def fix(options: Namespace, language: Language) -> int:
    """`bilint fix`: the fixes of all findings into their files, or a patch of them."""
    from ..engine.fixes import mend
    from .checking import language_of, run_of, tell_problems

    run = run_of(options, translating=False)  # no translation mends anything
    run.prepare()
    language = language_of(options, language, run)
    found = run.find(options.paths or ["."])
    tell_problems(found, language)

    def check(contents: Mapping[Path, bytes]) -> Sequence[Finding]:
        jobs = [job for job in found.jobs if not contents or any(absolute(path) in contents for path in job.paths)]
        return run.check(jobs, contents).findings

    mended = mend(check, unsafe=options.unsafe)
    if options.diff:
        for one in mended:
            _write_patch(one)
        return 2 if found.problems else int(bool(mended))
    failed = bool(found.problems)
    for one in mended:
        failed |= not _replaced(one, language)
    if not mended:
        _say(both("Nothing to fix."), language)
    return 2 if failed else 0


def _replaced(mended: Mended, language: Language) -> bool:
    from ..project.atomic_write import NotReplacedError, replace_file

    path = mended.path.as_posix()
    try:
        if leads_out(mended.path):
            raise NotReplacedError(
                both(
                    "{path}: not written: it lies behind a link that leads elsewhere.",
                    path=path,
                )
            )
        replace_file(mended.path, mended.after, old=mended.before)
    except NotReplacedError as error:
        sys.stderr.write(f"{visible(error.message(language))}\n")
        return False
    _say(
        both(
            "{path}: fixes made: {number}.",
            path=path,
            number=str(mended.fixes),
        ),
        language,
    )
    return True


def _write_patch(mended: Mended) -> None:
    """The patch in the bytes of the file itself, so that it can be applied; a terminal gets no control characters."""
    name = mended.path.as_posix().encode("utf-8", "surrogateescape")
    lines = diff_bytes(unified_diff, _lines(mended.before), _lines(mended.after), b"a/" + name, b"b/" + name)
    patch = b"".join(line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n" for line in lines)
    if sys.stdout.isatty():
        sys.stdout.write("".join(f"{visible(line)}\n" for line in patch.decode("utf-8", "replace").splitlines()))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(patch)


def _lines(data: bytes) -> list[bytes]:
    return re.findall(rb"[^\n]*\n|[^\n]+", data)


def _say(message: Both, language: Language) -> None:
    sys.stdout.write(f"{visible(pick(message, language))}\n")
