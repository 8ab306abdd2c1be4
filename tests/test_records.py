"""The classes of `linter/records.py` are those of the standard library, as far as anybody sees."""

from __future__ import annotations

import dataclasses
import pickle
import re
from pathlib import Path

import pytest
from bilint import records
from bilint.records import dataclass, field, replace

LINTER = Path(records.__file__).parent


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place."""

    line: int
    column: int = 1
    notes: dict[str, str] = field(default_factory=dict, compare=False, repr=False)


@dataclass(slots=True)
class Draft:
    """Something that is worked on."""

    words: list[str] = field(default_factory=list)
    length: int = field(init=False)

    def __post_init__(self) -> None:
        self.length = len(self.words)


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """Something that is equal to itself alone."""

    name: str


def test_values_and_defaults() -> None:
    place = Place(3, notes={"a": "b"})
    assert (place.line, place.column, place.notes) == (3, 1, {"a": "b"})
    assert Place(3).notes is not Place(3).notes
    assert Draft(["one", "two"]).length == 2
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'line'"):
        Place()  # type: ignore[call-arg]


def test_equal_values_are_equal() -> None:
    assert Place(3) == Place(3, 1, {"x": "y"})
    assert Place(3) != Place(4)
    assert Place(3) != (3, 1)
    assert hash(Place(3)) == hash(Place(3, 1))
    assert Thing("a") != Thing("a")
    assert len({Thing("a"), Thing("a")}) == 2
    assert Draft(["a"]) == Draft(["a"])
    with pytest.raises(TypeError):
        hash(Draft())


def test_order() -> None:
    assert sorted([Place(2, 1), Place(1, 9), Place(1, 2)]) == [Place(1, 2), Place(1, 9), Place(2, 1)]
    assert Place(1) <= Place(1) < Place(2)


def test_frozen_records_stay_as_they_are() -> None:
    for change in (lambda: setattr(Place(1), "line", 2), lambda: delattr(Place(1), "line")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    with pytest.raises(AttributeError):
        Draft().other = 1  # type: ignore[attr-defined]


def test_written_form() -> None:
    assert repr(Place(3, 4)) == "Place(line=3, column=4)"
    match Place(5, 6):
        case Place(line, column):
            assert (line, column) == (5, 6)


def test_copies() -> None:
    place = Place(3, 4, {"a": "b"})
    assert replace(place, line=9) == Place(9, 4)
    again = pickle.loads(pickle.dumps(place))
    assert again == place
    assert again.notes == place.notes


def test_the_standard_library_takes_them() -> None:
    assert dataclasses.is_dataclass(Place)
    assert records.is_dataclass(Place(1))
    assert [one.name for one in dataclasses.fields(Place)] == [one.name for one in records.fields(Place)]
    assert dataclasses.replace(Place(1, 2), column=7) == Place(1, 7)
    assert dataclasses.replace(Draft(["a"]), words=[]) == Draft()
    assert dataclasses.asdict(Place(1, 2)) == {"line": 1, "column": 2, "notes": {}}


def test_start_up_imports_no_dataclasses() -> None:
    lines = [
        f"{path.name}: {line}"
        for path in LINTER.rglob("*.py")
        if path.name != "records.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.match(r"\s*(from|import) dataclasses\b", line)
    ]
    assert lines == []
