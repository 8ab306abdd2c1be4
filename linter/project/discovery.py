"""Paths to jobs: which files are notices of both languages, and which two files are the versions of one notice.

It is long, since each way of pairing works on the files that the ways before left over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..messages import UserError, both, joined, nearest
from ..model import LANGUAGES, Language, other
from ..patterns import lazy
from ..readers import supported
from ..readers.formats import format_of
from .pair_patterns import Pattern
from .tied_pages import tied
from .version_names import NAMES, SharedName, versions_named, words_in_folders, words_in_name

# Word keeps a lock file "~$name.docx" beside each document that somebody has open.
_HIDDEN = (".", "~$")
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "site-packages"})
_NOT_A_NOTICE = lazy(
    r"(readme|changelog|licen[cs]e(-(mit|apache|bsd|gpl))?|copying|contributing|code[-_]of[-_]conduct|requirements)"
    r"([-._](en|fr|e|f))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class Job:
    """A notice to check: one file with both versions, or the English and the French file.

    `name` is the path of the (English) file as the user gave it, with forward slashes. `languages` goes with `paths`;
    None where the file itself has to tell.
    """

    name: str
    paths: tuple[Path, ...]
    languages: tuple[Language | None, ...]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A path that gives no notice, and why, in English and in French."""

    path: str
    messages: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """The notices under some paths and what stands in the way of others, each sorted."""

    jobs: tuple[Job, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Settings for the search of files.

    `excludes` tells which files and folders are not searched. `patterns` are further ways to name the two versions,
    tried before the usual ones.
    """

    excludes: Callable[[Path], bool] = lambda _path: False
    patterns: Callable[[Path], Sequence[Pattern]] = lambda _path: ()


# The one language of a file's text; None where it holds both versions, shows none or cannot be read.
Speaks = Callable[[Path], Language | None]
# True if catalogues, one or two, hold texts in English and in French.
Translates = Callable[["Job"], bool]


def find(
    paths: Sequence[str],
    layout: Layout = Layout(),
    *,
    named_too: bool = False,
    given: str = "",
    speaks: Speaks = lambda _path: None,
    translates: Translates = lambda _job: True,
    pair: bool = False,
) -> Found:
    """The notices that files and folders hold; the order of `paths` does not matter.

    Folders are searched for the suffixes that have a reader, without hidden names and symbolic links. A target inside
    the folder is found under its own name. One outside was not asked for. Files that are named themselves are left out
    like those found (excluded ones, README and the like) only with `named_too`. The other version of a file is looked
    up beside it where it is not among `paths`. `given` is the name of one more file, which is not looked for: its text
    comes from elsewhere. Two files are a pair if nothing else is named and `speaks` finds one language in each. Their
    names do not matter. With `pair`, they are one in any case; raises UserError where `paths` are not two files.
    Catalogues such as JSON are everywhere: those that a search finds count only if `translates` says so.
    """
    if pair:
        return Found((_pair_of(paths),), ())
    files: dict[Path, Path] = {}  # the absolute path, which counts once, to the path as given
    problems: set[Problem] = set()
    for name in sorted(set(paths)):
        path = Path(name)
        if named_too and (_is_excluded(path, layout) or (_is_about_a_project(path) and path.is_file())):
            continue
        for file in _files(path, layout, problems):
            absolute = Path(os.path.normpath(file.absolute()))
            files[absolute] = min(files.get(absolute, file), file, key=lambda path: (len(path.parts), path.as_posix()))
    if given:
        files[Path(os.path.normpath(Path(given).absolute()))] = Path(given)
    named = set() if named_too else {Path(os.path.normpath(Path(path).absolute())) for path in (*paths, given) if path}
    jobs = [job for job in sorted(_tied(_jobs(files, layout), speaks)) if _counts(job, named, translates)]
    if files and not jobs and not problems:
        problems |= {_no_notices(Path(path)) for path in paths if Path(path).is_dir()}
    if len(set(paths)) == len(jobs) == 2 and not given and all(Path(path).is_file() for path in paths):
        jobs = _paired_by_text(jobs, speaks)
    return Found(tuple(jobs), tuple(sorted(problems)))


def _counts(job: Job, named: Collection[Path], translates: Translates) -> bool:
    """True if a job is no catalogue, was asked for by the name of a file, or holds translations."""
    made_of = [format_of(path) for path in job.paths]
    asked_for = any(Path(os.path.normpath(path.absolute())) in named for path in job.paths)
    return asked_for or not all(known is not None and known.keyed for known in made_of) or translates(job)


def _pair_of(paths: Sequence[str]) -> Job:
    files = tuple(Path(path) for path in dict.fromkeys(paths))
    if len(files) != 2 or not all(file.is_file() for file in files):
        raise UserError(both("--pair takes two files: the English and the French version of one notice."))
    return Job(files[0].as_posix(), files, (None, None))


def _tied(jobs: Iterable[Job], speaks: Speaks) -> list[Job]:
    """The jobs; of the files that have no partner by their names, those that their front matter ties are one."""
    found = list(jobs)
    lone = {job.paths[0]: job for job in found if len(job.paths) == 1}
    pairs = tied(lone, speaks)
    gone = {path for pair in pairs for path in pair}
    return [job for job in found if job.paths[0] not in gone] + [
        Job(lone[en].name, (en, fr), LANGUAGES) for en, fr in pairs
    ]


def _paired_by_text(jobs: list[Job], speaks: Speaks) -> list[Job]:
    """One notice of two files, if the text of one is in English and that of the other in French. Else the jobs."""
    if any(len(job.paths) > 1 for job in jobs):
        return jobs
    by_language = {speaks(job.paths[0]): job for job in jobs}
    if set(by_language) != set(LANGUAGES):
        return jobs
    english, french = (by_language[language] for language in LANGUAGES)
    return [Job(english.name, (*english.paths, *french.paths), LANGUAGES)]


def _files(path: Path, layout: Layout, problems: set[Problem]) -> list[Path]:
    try:
        if not path.is_dir():
            path.stat()
            return [path]
        refused = len(problems)
        found = _search(path, layout, problems)
        if not found and len(problems) == refused:
            problems.add(_no_notices(path))
        return found
    except FileNotFoundError:
        problems.add(_missing(path))
    except (OSError, ValueError) as error:
        problems.add(_refused(path, error))
    return []


def _search(folder: Path, layout: Layout, problems: set[Problem]) -> list[Path]:
    found = []
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            with os.scandir(current) as entries:
                for entry in entries:
                    path = current / entry.name
                    if entry.name.startswith(_HIDDEN) or entry.is_symlink() or layout.excludes(path):
                        continue
                    if entry.is_dir():
                        if entry.name not in _SKIPPED_FOLDERS:
                            waiting.append(path)
                    elif entry.is_file() and supported(path) and not _is_about_a_project(path):
                        found.append(path)
        except OSError as error:
            problems.add(_refused(current, error))
    return found


def _is_about_a_project(path: Path) -> bool:
    return bool(_NOT_A_NOTICE.fullmatch(path.stem))


def _is_excluded(path: Path, layout: Layout) -> bool:
    """True if a path, or a folder that holds it, is excluded."""
    whole = Path(os.path.normpath(path.absolute()))
    return any(layout.excludes(above) for above in (whole, *whole.parents))


def _jobs(given: dict[Path, Path], layout: Layout) -> Iterator[Job]:
    paired: set[Path] = set()
    for _, en, fr in sorted(_candidates(given, layout)):
        if en not in paired and fr not in paired:
            paired |= {en, fr}
            shown = (given.get(en) or _beside(en, fr, given[fr]), given.get(fr) or _beside(fr, en, given[en]))
            yield Job(shown[0].as_posix(), shown, LANGUAGES)
    for path, shown_path in given.items():
        if path not in paired:
            yield Job(shown_path.as_posix(), (shown_path,), (None,))


def _candidates(given: Collection[Path], layout: Layout) -> Iterator[tuple[tuple[bool, bool, int], Path, Path]]:
    """All that could be pairs; when sorted the best come first: both given, the same suffix, the commonest words."""
    folders = {folder for path in given for folder in _folders_of_versions(path, layout)}
    versions: dict[SharedName, tuple[int, dict[Language, list[Path]]]] = {}
    for path in {*given, *(path for folder in folders for path in _notices_in(folder))}:
        for language, key, rank in (*versions_named(path), *_configured_versions(path, layout)):
            versions.setdefault(key, (rank, {"en": [], "fr": []}))[1][language].append(path)
    for rank, sides in versions.values():
        for en in sides["en"]:
            for fr in sides["fr"]:
                if en in given or fr in given:
                    alone = not (en in given and fr in given)
                    yield (alone, en.suffix.lower() != fr.suffix.lower(), rank), en, fr


def _configured_versions(path: Path, layout: Layout) -> Iterator[tuple[Language, SharedName, int]]:
    patterns = layout.patterns(path)
    for index, pattern in enumerate(patterns):
        if found := pattern.version(path):
            language, shared = found
            yield language, (f"/{index}/", *shared), index - len(patterns)


def _folders_of_versions(path: Path, layout: Layout) -> Iterator[Path]:
    """Where the other version of a file would lie."""
    for pattern in layout.patterns(path):
        if folder := pattern.folder_of_other(path):
            yield folder
    if any(words_in_name(path.stem)):
        yield path.parent
    for language, index, words in words_in_folders(path):
        word = NAMES[words][LANGUAGES.index(other(language))]
        for name in (word, word.upper(), word.capitalize()):
            yield Path(*path.parts[:index], name, *path.parts[index + 1 : -1])


def _notices_in(folder: Path) -> list[Path]:
    # A link could lead out of what was given. A folder that is not there or closed holds no other version.
    try:
        with os.scandir(folder) as entries:
            return [
                folder / entry.name
                for entry in entries
                if supported(Path(entry.name)) and entry.is_file(follow_symlinks=False)
            ]
    except OSError:
        return []


def _beside(path: Path, given: Path, shown: Path) -> Path:
    """The name of `path` in the manner in which the user named `given`."""
    return Path(os.path.normpath(shown.parent / os.path.relpath(path, given.parent)))


def _missing(path: Path) -> Problem:
    message = both("there is no such file or folder; check the path")
    if set("*?[") & set(path.name):
        return Problem(
            path.as_posix(), joined(message, both(". The shell leaves such a pattern as it is; name a folder"))
        )
    try:
        with os.scandir(path.parent) as entries:
            near = nearest(path.name, [entry.name for entry in entries if not entry.name.startswith(_HIDDEN)])
    except (OSError, ValueError):
        near = None
    hint = both(". Did you mean “{name}”?", name=path.with_name(near).as_posix()) if near else ("", "")
    return Problem(path.as_posix(), joined(message, hint))


def _no_notices(folder: Path) -> Problem:
    return Problem(
        folder.as_posix(),
        (
            "the folder holds no notice; name another folder, or look at what is excluded",
            "le dossier ne contient aucun avis ; indiquez un autre dossier, ou vérifiez les exclusions",
        ),
    )


def _refused(path: Path, error: Exception) -> Problem:
    if isinstance(error, PermissionError):
        messages = (
            "permission to read this is denied; change its access rights",
            "la lecture en est refusée ; modifiez les droits d'accès",
        )
    else:
        messages = (
            f"this cannot be read ({error}); check the path and the disk",
            f"la lecture est impossible ({error}) ; vérifiez le chemin et le disque",
        )
    return Problem(path.as_posix(), messages)
