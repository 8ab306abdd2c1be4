"""Twelve fictional notices in the manner of houses that nobody tuned for, and 15 discrepancies for each of them.

Each folder holds the two source texts and the discrepancies (`plants.toml`). Its `write` function lays the notice out
in its format. The notices were written by people who had not seen bilint, and measured once before any change.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAMES = tuple(sorted(path.parent.name for path in HERE.glob("*/plants.toml")))


@dataclass(frozen=True, slots=True)
class Plant:
    """A discrepancy: in the text of `side`, `find` becomes `replace`. A finding about it quotes one of `words`."""

    id: str
    side: str
    find: str
    replace: str
    kind: str
    words: tuple[str, ...]


def plants(name: str) -> list[Plant]:
    """The discrepancies of a notice."""
    table = tomllib.loads((HERE / name / "plants.toml").read_text(encoding="utf-8"))
    return [Plant(**{**plant, "words": tuple(plant["words"])}) for plant in table["plant"]]


def sources(name: str) -> dict[str, str]:
    """The source text of each version."""
    return {side: next((HERE / name).glob(f"source.{side}.*")).read_text(encoding="utf-8") for side in ("en", "fr")}


def planted(name: str, plant: Plant) -> dict[str, str]:
    """The source texts with one discrepancy. Raises ValueError if its text is not there exactly once."""
    texts = sources(name)
    if texts[plant.side].count(plant.find) != 1:
        raise ValueError(f"{name} {plant.id}: the text must occur exactly once")
    texts[plant.side] = texts[plant.side].replace(plant.find, plant.replace)
    return texts


def write(name: str, texts: dict[str, str], folder: Path) -> None:
    """Lays a notice out in its format."""
    folder.mkdir(parents=True, exist_ok=True)
    import_module(f".{name}", __name__).write(texts["en"], texts["fr"], folder)
