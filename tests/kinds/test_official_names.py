"""Official names: a class, standard or register that a version calls by another name than the one of its code."""

from __future__ import annotations

import pytest
from bilint.engine.engine import Engine
from bilint.model import Finding
from bilint.rulebook.book import load
from bilint.vocabulary import SHIPPED, Vocabulary, rules_folder

from tests.house import notice

ENGINE = Engine([rule for rule in load(rules_folder()).rules if rule.name == "official-name"], Vocabulary())
BESIDE = ("The keeper opens the gate at six.", "La gardienne ouvre la porte à six heures.")


def found(english: str, french: str) -> list[Finding]:
    return ENGINE.check_notice(*notice(f"{BESIDE[0]}\n\n{english}\n", f"{BESIDE[1]}\n\n{french}\n"))


WRONG = [
    ("FB-02 is in the Border Services group.", "FB-02 fait partie du groupe Services de frontière.", "fr", "Services de frontière"),
    ("FB2 is in the Coast Services group.", "FB2 fait partie du groupe Services frontaliers.", "en", "Coast Services"),
    ("The post is FB-02, Border Services group.", "Le poste est FB-02, groupe des Services de frontière.", "fr", "Services de frontière"),
    ("The port follows ISO 9001 (Quality management systems).", "Le port applique ISO 9001 (systèmes de bonté).", "fr", "ISO 9001"),
    ("See Staffing (PSE 902).", "Voir Personnel (POE 902).", "fr", "POE 902"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "french", "language", "text"), WRONG)
def test_a_name_of_its_own_is_found_where_the_other_version_has_the_official_one(
    english: str, french: str, language: str, text: str
) -> None:
    (finding,) = found(english, french)
    assert (finding.locations[0].language, finding.locations[0].text) == (language, text)


RIGHT = [
    ("both official", "FB-02 is in the Border Services group.", "FB-02 fait partie du groupe Services frontaliers."),
    ("no name in French", "FB-02 is in the Border Services group.", "Le poste est classé FB-02."),
    ("the code alone in French", "FB-02 is in the Border Services group.", "Le poste fait partie du groupe FB-02."),
    ("a group of people", "The FB-02 keeper leads a group of guards.", "La gardienne FB-02 dirige un groupe de gardes."),
    ("letters of another word", "The FBI guards the Border Services group.", "Le FBI garde le groupe Services de frontière."),
    ("no level", "The FB is in the Border Services group.", "Le FB est dans le groupe Services de frontière."),
    ("two codes", "FB-02 or AS-02, Border Services group.", "FB-02 ou AS-02, groupe Services de frontière."),
    ("a standard without a name", "The port follows ISO 9001.", "Le port applique la norme ISO 9001."),
]  # fmt: skip


@pytest.mark.parametrize(("english", "french"), [row[1:] for row in RIGHT], ids=[row[0] for row in RIGHT])
def test_nothing_is_said_where_nothing_tells(english: str, french: str) -> None:
    assert found(english, french) == []


def test_the_table_has_one_row_for_each_code() -> None:
    codes = [row[0] for row in SHIPPED.rows("official-names")]
    assert len(codes) == len(set(codes))
    assert all(len(row) == 4 and all(row) for row in SHIPPED.rows("official-names"))
