"""The installed models: packages of argostranslate that translate between English and French."""

from __future__ import annotations

import json
import shutil
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ..messages import Both, UserError, both
from ..model import Language
from .argos import argos, translation_of

SUFFIX = ".argosmodel"
DIRECTIONS: tuple[tuple[Language, Language], ...] = (("fr", "en"), ("en", "fr"))
# The largest packages hold some 300 MB; what is packed smaller than this share was made to fill a disk.
_MOST_BYTES = 4_000_000_000
_MOST_FILES = 1_000
_MOST_METADATA = 1_000_000


class ModelError(UserError):
    """A model that cannot be installed or used."""


@dataclass(frozen=True, slots=True)
class Model:
    """A package that translates from `source` to `target`; `folder` is where it is installed."""

    source: Language
    target: Language
    version: str
    folder: Path
    package: Any

    @property
    def identity(self) -> str:
        """A key that changes with the model. Translations are remembered under it."""
        sizes = [(path.name, path.stat().st_size) for path in sorted((self.folder / "model").glob("*"))]
        return repr((self.source, self.target, self.version, self.folder.name, sizes))

    def translation(self) -> Any:
        """Has `translate(text) -> str`; the model is loaded when it is first used."""
        return translation_of(self.package)


@dataclass(frozen=True, slots=True)
class Unusable:
    """A folder of packages that argostranslate cannot read, and why."""

    folder: Path
    why: str


def packages_folder() -> Path:
    """Where packages are installed. Raises NoArgosError."""
    return Path(argos().settings.package_data_dir)


def installed() -> tuple[list[Model], list[Unusable]]:
    """The models between English and French, the newest of each direction first. Raises NoArgosError."""
    models: list[Model] = []
    unusable: list[Unusable] = []
    for folder in _folders():
        try:
            package = argos().package.Package(folder)
            codes = package.from_code, package.to_code
        except Exception as error:  # whatever somebody's package makes argostranslate raise
            unusable.append(Unusable(folder, f"{type(error).__name__}: {error}"))
            continue
        for source, target in DIRECTIONS:
            if codes == (source, target) and package.type == "translate":
                models.append(Model(source, target, str(package.package_version), folder, package))
    models.sort(key=lambda model: model.folder.name)
    models.sort(key=lambda model: version_key(model.version), reverse=True)
    return models, unusable


def model_for(source: Language, target: Language) -> Model | None:
    """The newest model of a direction; None where there is none. Raises NoArgosError."""
    found, _ = installed()
    return next((model for model in found if (model.source, model.target) == (source, target)), None)


def install(file: Path) -> Model:
    """Installs a package file. Raises ModelError for one that is no model between English and French, or unsafe."""
    folder_name = _checked(file)
    folder = packages_folder() / folder_name
    fresh = not folder.exists()
    try:
        argos().package.install_from_path(file)
    except Exception as error:  # a broken archive, a full disk
        if fresh:
            shutil.rmtree(folder, ignore_errors=True)
        raise ModelError(_refusal(file, (str(error), str(error)))) from None
    models, _ = installed()
    return next(model for model in models if model.folder == folder)


def version_key(version: str) -> tuple[int, ...]:
    """Sorts versions of packages: 1.10 after 1.9."""
    return tuple(int(part) if part.isdecimal() and len(part) < 10 else 0 for part in version.split("."))


def _folders() -> Iterator[Path]:
    for root in map(Path, argos().settings.package_dirs):
        if root.is_dir():
            yield from sorted(folder for folder in root.iterdir() if folder.is_dir())


def _checked(file: Path) -> str:
    """The folder that a package file would make. Raises ModelError for what must not or need not be unpacked."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            folder = _one_folder(file, entries)
            metadata = _metadata(file, archive, folder)
    except OSError as error:
        why = error.strerror or str(error)
        raise ModelError(_refusal(file, (why, why))) from None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):  # the last two: packing or encryption not known
        raise ModelError(_refusal(file, both("it is no package of a model"))) from None
    codes = (metadata.get("from_code"), metadata.get("to_code"))
    if metadata.get("type", "translate") != "translate" or codes not in DIRECTIONS:
        why_not = both(
            "it does not translate between English and French ({codes})",
            codes="-".join(str(code) for code in codes),
        )
        raise ModelError(_refusal(file, why_not))
    if not any(entry.filename.startswith(f"{folder}/model/") for entry in entries):
        raise ModelError(_refusal(file, both("it holds no model")))
    return folder


def _one_folder(file: Path, entries: list[zipfile.ZipInfo]) -> str:
    """The only folder at the top of an archive, whose size is bounded."""
    parts = [PurePosixPath(entry.filename.replace("\\", "/")).parts for entry in entries]
    tops = {part[0] for part in parts if part}
    unsafe = (
        len(tops) != 1
        or any(part in {"..", "/"} or ":" in part for path in parts for part in path)
        or any(len(path) == 1 and not entry.is_dir() for path, entry in zip(parts, entries, strict=True))
        or any(stat.S_ISLNK(entry.external_attr >> 16) for entry in entries)
    )
    if unsafe:
        why = both("it would not stay in one folder")
        raise ModelError(_refusal(file, why))
    if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise ModelError(_refusal(file, both("it is too large")))
    return tops.pop()


def _metadata(file: Path, archive: zipfile.ZipFile, folder: str) -> dict[str, Any]:
    try:
        with archive.open(f"{folder}/metadata.json") as entry:
            data = json.loads(entry.read(_MOST_METADATA))
    except (KeyError, ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        why = both("it has no metadata.json that says what it is")
        raise ModelError(_refusal(file, why))
    return data


def _refusal(file: Path, why: Both) -> Both:
    en, fr = why
    return both("{path}: not installed: {en}.", path=file.as_posix(), en=en, fr=fr)


def direction(code: str) -> tuple[Language, Language] | None:
    """The direction that a code such as `fr-en` names."""
    return next((pair for pair in DIRECTIONS if code == "-".join(pair)), None)


def name_of(source: Language, target: Language) -> Both:
    """A direction for people: `French to English`, `du français vers l’anglais`."""
    en = {"en": "English", "fr": "French"}
    fr = {"en": ("de l’anglais", "l’anglais"), "fr": ("du français", "le français")}
    return f"{en[source]} to {en[target]}", f"{fr[source][0]} vers {fr[target][1]}"
