"""`bilint fix`: the fixes of all findings into their files, or a patch of them."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import diff_bytes, unified_diff
from functools import cache
from pathlib import Path

from ..engine.fixes import Mended, mend
from ..messages import both
from ..model import Finding, Language
from ..project.atomic_write import NotReplacedError, replace_file
from ..project.locations import absolute, leads_out
from ..quotes import visible
from ..readers.formats import FORMATS, format_of
from .checking import language_of, run_of, tell_problems
from .option_groups import pairing, searched, selection, without_config
from .parser import Parser
from .streams import complain, say


def add_arguments(parser: Parser) -> None:
    searched(parser)
    pairing(parser)
    parser.option(
        "--unsafe",
        about=both("also apply the fixes that need review"),
        action="store_true",
    )
    parser.option(
        "--diff",
        about=both("print a patch, write nothing; exit status 1 where there is something to fix"),
        action="store_true",
    )
    selection(parser)
    without_config(parser)


def run(options: Namespace, language: Language) -> int:

    run = run_of(options, translating=False)  # no translation mends anything
    run.prepare()
    language = language_of(options, language, run)
    found = run.find(options.paths or ["."], pair=options.pair)
    tell_problems(found, language)

    @cache
    def first() -> Sequence[Finding]:
        return run.check(found.jobs).findings

    def check(contents: Mapping[Path, bytes]) -> Sequence[Finding]:
        if not contents:
            return first()
        jobs = [job for job in found.jobs if any(absolute(path) in contents for path in job.paths)]
        return run.check(jobs, contents).findings

    mended = mend(check, unsafe=options.unsafe)
    _tell_closed_files(check({}), language)
    sure = [one for one in mended if not one.doubt]
    failed = bool(found.problems) or len(sure) < len(mended)
    for one in mended:
        if one.doubt:
            en, fr = one.doubt
            complain(both("{path}: not written: {en}.", path=one.path.as_posix(), en=en, fr=fr), language)
    if options.diff:
        for one in sure:
            _write_patch(one)
        return 2 if failed else int(bool(sure))
    for one in sure:
        failed |= not _replaced(one, language)
    if not mended:
        say(both("Nothing to fix."), language)
    return 2 if failed else 0


def _tell_closed_files(findings: Sequence[Finding], language: Language) -> None:
    """Says how many findings stay in files that take no fixes, and where they can be seen."""
    locations = (location for finding in findings if finding.suppressed is None for location in finding.locations[:1])
    documents = [
        location.document
        for location in locations
        if location.document.format in FORMATS and not FORMATS[location.document.format].editable
    ]
    for path, number in sorted(Counter(document.path for document in documents).items()):
        known = format_of(Path(path))
        message = (
            both(
                "{path}: findings: {number}. No fix is written into a file of this type. See them in a copy: "
                "bilint annotate {path} -o COPY{suffix}",
                path=path,
                number=str(number),
                suffix=Path(path).suffix,
            )
            if known and known.annotator
            else both(
                "{path}: findings: {number}. No fix is written into a file of this type. See them: bilint check {path}",
                path=path,
                number=str(number),
            )
        )
        complain(message, language)


def _replaced(mended: Mended, language: Language) -> bool:
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
        complain(error.messages, language)
        return False
    say(
        both(
            "{path}: fixes made: {number}.",
            path=path,
            number=str(mended.fixes),
        ),
        language,
    )
    return True


def _write_patch(mended: Mended) -> None:
    """The patch in the bytes of the file itself, so that it can be applied. A terminal gets no control characters."""
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
