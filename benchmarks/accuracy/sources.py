"""The notices that discrepancies are planted in, or that come with planted ones."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bilint.bitext import Reading
from bilint.vocabulary import Vocabulary

from ..notices import LANGUAGES, LAYOUTS, Language, generate, render
from ..omissions.documents import STRANGERS, of_folders
from .edits import Lines, Planted, apply
from .operators import Operator
from .specimen import Specimen, from_alignment, from_notice, from_rendered

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared" / "notices"


def generated(seed: int, count: int) -> list[Specimen]:
    """Fictional notices in all layouts in turn."""
    first = seed * 10_000
    return [from_rendered(render(generate(first + n), LAYOUTS[n % len(LAYOUTS)])) for n in range(count)]


def shared() -> list[Specimen]:
    """The real notices with a known alignment, where they are at hand."""
    tables = sorted((SHARED / "align").glob("*.tsv"))
    found = [(table, path) for table in tables for path in sorted(SHARED.glob(f"{table.stem}.*"))]
    return [from_alignment(path, table) for table, path in found if path.suffix in (".txt", ".md")]


def strangers() -> list[Specimen]:
    """Documents of other houses that are text, Markdown or HTML, where they are at hand."""
    reading = Reading(Vocabulary())
    notices = of_folders([STRANGERS], reading)
    return [
        from_notice(notice, reading.sections(notice))
        for notice in notices
        if all(notice.side(side).document.format in ("text", "markdown", "html") for side in LANGUAGES)
    ]


def plants(specimens: list[Specimen], operators: tuple[Operator, ...], per_operator: int, seed: int) -> list[Planted]:
    """Up to so many discrepancies of each kind, spread over the notices."""
    planted = []
    for operator in operators:
        rng = random.Random(f"{seed} {operator.name}")
        order = rng.sample(specimens, len(specimens))
        made: set[tuple[str, str]] = set()
        left = per_operator
        # Notices in turn; a second and third round only where few notices have what the operator changes.
        for specimen in order * 3:
            if not left:
                break
            edit = operator.plant(specimen, rng)
            if edit and (specimen.name, str(edit)) not in made:
                made.add((specimen.name, str(edit)))
                planted.append(apply(operator.name, specimen, edit))
                left -= 1
    return planted


@dataclass(frozen=True, slots=True)
class Truth:
    """A known discrepancy of an example: the lines on both sides, and the rules that may report it."""

    what: str
    rules: frozenset[str]
    lines: dict[Language, Lines]


@dataclass(frozen=True, slots=True)
class Example:
    """An example with all its discrepancies; none for a clean one."""

    name: str
    files: dict[str, str]
    path: dict[Language, str]
    truths: tuple[Truth, ...]


def examples() -> Iterator[Example]:
    """The examples that have a `NAME.truth.toml` beside them."""
    for table in sorted(EXAMPLES.rglob("*.truth.toml")):
        truth = tomllib.loads(table.read_text(encoding="utf-8"))
        path: dict[Language, str] = {"en": truth["en"], "fr": truth["fr"]}
        files = {name: (table.parent / name).read_text(encoding="utf-8") for name in set(path.values())}
        found = tuple(
            Truth(
                entry["what"],
                frozenset(entry["rules"]),
                {"en": _lines(entry["en"]), "fr": _lines(entry["fr"])},
            )
            for entry in truth.get("discrepancy", ())
        )
        yield Example(table.relative_to(EXAMPLES).as_posix().removesuffix(".truth.toml"), files, path, found)


def _lines(place: list[int]) -> Lines:
    first, *rest = place
    return first, rest[0] if rest else first
