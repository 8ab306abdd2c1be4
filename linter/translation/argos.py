"""argostranslate without its sentence splitters: the segments of bilint are sentences already.

The splitters would import torch, spaCy or onnxruntime: seconds and gigabytes. They would also look for models on the
network. Stand-ins take their place during the import, and ours takes their place when it translates.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType, SimpleNamespace
from typing import Any

from ..messages import Both, UserError, both

PACKAGE = "argostranslate"


class NoArgosError(UserError):
    """argostranslate, or what it needs, is not installed."""

    def __init__(self) -> None:
        super().__init__(NOT_INSTALLED)


NOT_INSTALLED: Both = both(
    "Translation needs libraries: pip install argos-translate-lt sacrebleu, or the extra “translate”.",
)


def is_installed() -> bool:
    """True if argostranslate and what it translates with can be imported; nothing of it is."""
    return all(find_spec(name) is not None for name in (PACKAGE, "ctranslate2", "sentencepiece"))


@cache
def argos() -> SimpleNamespace:
    """The modules `package`, `settings` and `translate` of argostranslate. Raises NoArgosError.

    Its import makes its folders for packages, settings and downloads where they are not there yet.
    """
    if not is_installed():
        raise NoArgosError
    with _stand_ins():
        settings, package, translate = (
            import_module(f"{PACKAGE}.{name}") for name in ("settings", "package", "translate")
        )
    if settings.get_setting("ARGOS_INTRA_THREADS") is None:
        # On few cores, threads of one sentence wait for each other. A tiny model takes 2 ms with one, 85 ms with two.
        settings.__dict__["intra_threads"] = 1
    return SimpleNamespace(settings=settings, package=package, translate=translate)


class OneSentence:
    """A sentence splitter that leaves the text as it is."""

    def split_sentences(self, text: str) -> list[str]:
        return [text]


def translation_of(package: Any) -> Any:
    """The translation that a package of argostranslate makes: has `translate(text) -> str`, loads the model when used.

    Other installations and settings (models in between, services on the network) have no part in it.
    """
    library = argos().translate
    source = library.Language(package.from_code, package.from_name)
    target = library.Language(package.to_code, package.to_name)
    translation = library.PackageTranslation(source, target, package)
    translation.sentencizer = OneSentence()
    return translation


@contextmanager
def _stand_ins() -> Iterator[None]:
    """Empty modules in place of the sentence splitters, for as long as argostranslate is imported."""
    detector, models = ModuleType("minisbd"), ModuleType("minisbd.models")
    detector.SBDetect = None  # type: ignore[attr-defined]
    detector.models = models  # type: ignore[attr-defined]
    models.list_models = lambda: ["en", "fr"]  # type: ignore[attr-defined]
    stand_ins: dict[str, ModuleType | None] = {
        "spacy": None,  # reads as not installed, which is provided for
        "stanza": ModuleType("stanza"),
        "minisbd": detector,
        "minisbd.models": models,
    }
    before = {name: sys.modules[name] for name in stand_ins if name in sys.modules}
    sys.modules.update(stand_ins)  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)
        sys.modules.update(before)
