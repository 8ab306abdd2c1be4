"""A sentence that is translated in two ways is told, in a notice and in all notices of a run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bilint.bitext import Reading
from bilint.cli import main
from bilint.facts import FactStore
from bilint.kinds import consistency
from bilint.kinds.contract import Case, Hit
from bilint.model import LANGUAGES, Notice
from bilint.readers import text
from bilint.terminology import renderings
from bilint.terminology.renderings import Renderings
from bilint.vocabulary import Vocabulary

from tests.kinds.hits import hits

READING = Reading(Vocabulary())
BREAD = ("The baker bakes the bread before the sun rises.", "La boulangère cuit le pain avant le lever du soleil.")
EGGS = ("The shop sells fresh eggs in the morning.", "Le magasin vend des œufs frais le matin.")
JAM = ("The shop sells sweet jam in the evening.", "Le magasin vend de la confiture le soir.")


def notice_of(*pairs: tuple[str, str], name: str = "post") -> Notice:
    versions = ("\n\n".join(version) for version in zip(*pairs, strict=True))
    documents = [text.read(f"{name}.{of}.txt", one.encode()) for of, one in zip(LANGUAGES, versions, strict=True)]
    return READING.notice(name, documents, LANGUAGES)


def found(notice: Notice, known: Renderings | None = None) -> list[Hit]:
    case = Case(notice, READING.sections(notice), FactStore(), Vocabulary(), renderings=known)
    return hits(consistency, case, {})


def told(one: list[Hit]) -> list[tuple[str, str, str]]:
    return [(hit.variant, hit.values["text"], hit.values["usual"]) for hit in one]


OTHER_BREAD = (BREAD[0], "La boulangère prépare le pain avant le lever du soleil.")
CAKES = ("The baker bakes the cakes before the sun rises.", BREAD[1])

WITHIN = [
    ((BREAD, EGGS, BREAD), []),
    ((BREAD, EGGS, OTHER_BREAD), [("", "prépare", "cuit")]),
    ((OTHER_BREAD, EGGS, BREAD, JAM, BREAD), [("", "prépare", "cuit")]),
    ((BREAD, EGGS, CAKES), [("", "cakes", "bread")]),
    # values, and a translation that is there in part
    ((("She bakes 30 loaves before the sun rises.", "Elle cuit 30 pains avant le lever du soleil."), EGGS,
      ("She bakes 20 loaves before the sun rises.", "Elle cuit 20 pains avant le lever du soleil.")), []),
    ((BREAD, EGGS, (BREAD[0], f"{BREAD[1][:-1]} et elle le vend encore chaud aux gens de la rue.")), []),
    ((("Price of the bread", "Prix du pain"), EGGS, ("Price of the bread", "Coût du pain")), []),
]  # fmt: skip


@pytest.mark.parametrize(("pairs", "expected"), WITHIN)
def test_a_notice(pairs: tuple[tuple[str, str], ...], expected: list[tuple[str, str, str]]) -> None:
    assert told(found(notice_of(*pairs))) == expected


def test_several_notices_have_one_usual_translation() -> None:
    notices = [notice_of(*pairs, name=name) for name, pairs in (("a", (BREAD, EGGS)), ("b", (OTHER_BREAD, JAM)))]
    known = Renderings()
    for notice in notices:
        known.take(notice.name, READING.sections(notice))
    assert [told(found(notice, known)) for notice in notices] == [[], [("notices", "prépare", "cuit")]]
    (hit,) = found(notices[1], known)
    assert (hit.values["notice"], hit.values["count"], hit.values["sentence"]) == ("a", "2", BREAD[0])


def test_sentences_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderings, "_MOST", 2)
    notice = notice_of(EGGS, BREAD, JAM, OTHER_BREAD)
    assert told(found(notice)) == []


def test_the_option_compares_all_notices_of_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, pairs in (("a", (BREAD, EGGS)), ("b", (OTHER_BREAD, JAM))):
        for number, language in enumerate(LANGUAGES):
            lines = "\n\n".join(pair[number] for pair in pairs)
            Path(f"{name}.{language}.md").write_text(f"{lines}\n", encoding="utf-8")
    command = ["check", "--format", "json", "--lang", "en", "--ignore", "coverage", "--jobs", "2"]
    main(command)
    assert json.loads(capsys.readouterr().out)["findings"] == []
    main([*command, "--consistency"])
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["rule"], finding["locations"][0]["path"]) == ("consistency", "b.fr.md")
    assert "in a.en.md “cuit”" in finding["message"]
