"""Where files lie: their repository, and the names that stay the same wherever bilint is run from."""

from __future__ import annotations

import os
from pathlib import Path

from ..messages import Both, UserError, both


def absolute(path: Path) -> Path:
    """The path from the root, without following links: configurations are found where people see the file."""
    return Path(os.path.abspath(path))  # noqa: PTH100 (the other way follows links)


def relative(path: Path, folder: Path) -> str | None:
    """The path from a folder, with forward slashes; None where it lies elsewhere."""
    whole = absolute(path)
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else None


def repository_root(folder: Path) -> Path | None:
    """The folder with `.git` that holds a folder, or is it."""
    folder = absolute(folder)
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), None)


def project_root(folder: Path) -> Path:
    """The root of the names of files in a folder: the repository, else the working folder."""
    return repository_root(folder) or Path.cwd()


def shown(path: Path) -> Path:
    """An absolute path as messages name it: from the working folder, where it lies in there."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def is_inside(path: Path, root: Path) -> bool:
    """True if a path, with its links followed, stays in a folder."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def path_fault(name: str, folder: Path, limit: Path, *, must_exist: bool = True) -> Both | None:
    """The fault of a path that a file in `folder` names: it must not leave `limit`."""
    path = folder / name
    if "\0" in name or not is_inside(path, limit):
        return both(
            "“{name}” lies outside of {limit}, and is not read from there; move it into it.",
            name=name,
            limit=shown(limit).as_posix(),
        )
    if must_exist and not exists(path):
        return both("“{name}”: there is no such file or folder.", name=name)
    return None


def exists(path: Path) -> bool:
    """True if there is a file or folder of that name; names that no system takes are none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def leads_out(path: Path) -> bool:
    """True if links on the way to a file lead out of the project that its name is in."""
    root = project_root(path.parent)
    return absolute(path).is_relative_to(root) and not is_inside(path, root)


def existing_folder(folder: Path) -> Path:
    """The folder itself. Raises UserError where it is none."""
    if not folder.is_dir():
        raise UserError(both("{path}: there is no such folder.", path=str(folder)))
    return folder


def stable_name(name: str, root: Path | None = None) -> str:
    """A notice's name that is the same from wherever bilint is run: as seen from its repository (or `root`)."""
    from unicodedata import normalize  # lazy import: few runs name notices

    path = absolute(Path(name))
    seen = relative(path, root or project_root(path.parent))
    return normalize("NFC", seen or Path(name).as_posix())
