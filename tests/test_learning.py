"""`bilint learn` writes a memory that `check` and translators' tools read; `bilint show` exports an alignment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bilint.terminology.tmx import from_tmx

from tests.command_line import Bilint, set_up

EN = "Forms that reach the harbour after that day will not be read by anybody."
FR = "Les formulaires qui parviennent au port après cette date ne seront lus par personne."
OTHER = (
    ("The keeper cleans the lamp of the tower every morning.", "La gardienne nettoie chaque matin la lampe de la tour."),
    ("The boat brings letters and bread to the island on Fridays.", "Le bateau apporte lettres et pain à l'île le vendredi."),
    ("The garden of the lighthouse has apples and some roses.", "Le jardin du phare a des pommes et quelques roses."),
)  # fmt: skip


@pytest.fixture
def bilint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Bilint:
    made = set_up(tmp_path, monkeypatch, capsys)
    for name in ("a", "b"):
        for language in ("en", "fr"):
            Path(f"notices/{name}.{language}.txt").unlink()
    for number, (english, french) in enumerate(OTHER):
        made.write(f"notices/{number}.en.txt", f"{english}\n\n{EN}\n")
        made.write(f"notices/{number}.fr.txt", f"{french}\n\n{FR}\n")
    return made


def test_a_memory_is_learnt_and_used(bilint: Bilint) -> None:
    run = bilint("learn", "notices", "-o", "house.tmx")
    assert (run.status, run.err) == (0, "")
    assert run.out == "house.tmx written; notices read: 3; recurring segments: 1.\n"
    units = from_tmx(Path("house.tmx").read_bytes())
    assert [(unit.en, unit.fr, unit.uses) for unit in units] == [(EN, FR, 3)]
    bilint.write("notices/2.fr.txt", f"{OTHER[2][1]}\n\n{FR.replace('seront lus', 'sont pas lus')}\n")
    check = ("check", "notices", "--select", "house-wording", "--format", "json")
    assert json.loads(bilint(*check).out)["findings"] == []
    Path("bilint.toml").write_text('memory = "house.tmx"\n', encoding="utf-8")
    (finding,) = json.loads(bilint(*check).out)["findings"]
    assert (finding["severity"], finding["confidence"]) == ("warning", "medium")
    assert finding["missing"] == [FR]
    assert [place["text"] for place in finding["locations"]] == ["sont pas", EN]


def test_learning_again_gives_the_same_bytes(bilint: Bilint) -> None:
    bilint("learn", "notices", "-o", "house.tmx")
    first = Path("house.tmx").read_bytes()
    bilint("learn", "notices", "-o", "house.tmx")
    assert Path("house.tmx").read_bytes() == first


def test_what_cannot_be_read_is_told(bilint: Bilint) -> None:
    bilint.write("notices/alone.txt", f"{EN}\n")
    bilint.write("notices/empty.pdf", "no PDF at all")
    run = bilint("learn", "notices", "-o", "house.tmx")
    assert run.status == 0
    assert "notices/alone.txt: only one version was found; left out" in run.err
    assert "notices/empty.pdf: " in run.err
    assert bilint("learn", "notices/empty.pdf", "-o", "none.tmx").status == 2
    assert not Path("none.tmx").exists()
    assert bilint("learn", "notices", "gone", "-o", "house.tmx").status == 2


@pytest.mark.parametrize("output", ["notices/0.en.txt", "house"])
def test_no_other_file_is_overwritten(bilint: Bilint, output: str) -> None:
    run = bilint("learn", "notices", "-o", output)
    assert run.status == 2
    assert "a translation memory is a .tmx file" in run.err
    assert "required: -o/--output" in bilint("learn", "notices").err


def test_a_broken_memory_ends_the_run_with_its_line(bilint: Bilint) -> None:
    bilint.write("bilint.toml", 'memory = "house.tmx"\n')
    bilint.write("house.tmx", "<tmx>\n<oops>")
    run = bilint("check", "notices", "--select", "house-wording")
    assert run.status == 2
    assert "house.tmx:2: Not valid XML" in run.err


def test_an_alignment_is_exported(bilint: Bilint) -> None:
    run = bilint("show", "notices/1.en.txt", "notices/1.fr.txt", "--format", "tmx")
    assert run.status == 0
    assert [(unit.en, unit.fr) for unit in from_tmx(run.out.encode())] == [OTHER[1], (EN, FR)]


def competencies(seamanship: tuple[str, str]) -> tuple[str, str]:
    english = ["5. COMPETENCIES", "", "The keeper must show:", "", f"- Seamanship: {seamanship[0]};"]
    french = ["5. COMPÉTENCES", "", "La gardienne doit montrer :", "", f"- Sens marin : {seamanship[1]}."]
    others = [
        ("Empathy: Listens to the gulls", "Empathie : écoute les mouettes"),
        ("Vision: Sees far", "Vision : voit loin"),
    ]
    for en, fr in others:
        english.append(f"- {en};")
        french.append(f"- {fr}.")
    return "\n".join(english) + "\n", "\n".join(french) + "\n"


LOWER = ("Reads the tide tables", "lit l'annuaire des marées")
HIGHER = ("Sails in any weather", "navigue par tous les temps")


def test_levels_that_no_list_knows_are_learnt_and_reported_at_low_confidence(bilint: Bilint) -> None:
    for number, levels in enumerate((LOWER, LOWER, HIGHER, HIGHER)):
        english, french = competencies(levels)
        bilint.write(f"notices/c{number}.en.txt", english)
        bilint.write(f"notices/c{number}.fr.txt", french)
    bilint("learn", "notices", "-o", "house.tmx")
    english, french = competencies((LOWER[0], HIGHER[1]))
    bilint.write("new/post.en.txt", english)
    bilint.write("new/post.fr.txt", french)
    check = ("check", "new", "notices", "--select", "competency", "--format", "json")
    assert json.loads(bilint(*check).out)["findings"] == []
    Path("bilint.toml").write_text('memory = "house.tmx"\n', encoding="utf-8")
    shown = json.loads(bilint(*check).out)
    assert (shown["findings"], shown["summary"]["low"]) == ([], 1)
    run = bilint(*check, "--all")
    (finding,) = json.loads(run.out)["findings"]
    assert (run.status, finding["confidence"], finding["missing"]) == (0, "low", [LOWER[1]])
    assert [place["text"] for place in finding["locations"]] == [LOWER[0], HIGHER[1]]
