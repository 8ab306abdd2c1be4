"""Headers and footers of Word documents are compared by their values. Marks of language yield to the words."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilint.engine.engine import Engine
from bilint.model import Finding
from bilint.project.discovery import find
from bilint.rulebook.book import load
from bilint.rulebook.rule import Rule
from bilint.vocabulary import Vocabulary, rules_folder

from tests.docx_documents import NAMESPACES, NUMBERING, STYLES, package, paragraph, run

BODY = {
    "en": ("The keeper lights the four lamps of the town.", "The town pays for the oil of the lamps."),
    "fr": ("Le gardien allume les quatre lampes de la ville.", "La ville paie l'huile des lampes."),
}


def field(instruction: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText> {instruction} </w:instrText></w:r>{marks[1]}{run(result)}{marks[2]}"


def with_header(body: list[str], header: list[str]) -> bytes:
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader"/></w:sectPr>'
    document = f"<w:document {NAMESPACES}><w:body>{''.join(body)}{reference}</w:body></w:document>"
    parts = {"styles": STYLES, "numbering": NUMBERING, "header": f"<w:hdr {NAMESPACES}>{''.join(header)}</w:hdr>"}
    return package(document, parts)


@pytest.fixture(scope="module")
def engine() -> Engine:
    rules: list[Rule] = [rule for rule in load(rules_folder()).rules if rule.status == "stable"]
    return Engine(rules, Vocabulary())


def check(engine: Engine, *paths: Path) -> tuple[Finding, ...]:
    return engine.check(find([str(path) for path in paths]).jobs).findings


def quotes(findings: tuple[Finding, ...]) -> list[tuple[str, ...]]:
    return [(finding.rule, *(end.text for end in finding.locations)) for finding in findings]


def write(folder: Path, headers: dict[str, list[str]]) -> list[Path]:
    paths = []
    for language, header in headers.items():
        path = folder / f"keeper-{language}.docx"
        body = [paragraph(text) for text in BODY[language]]
        path.write_bytes(with_header(body, [paragraph(text) for text in header]))
        paths.append(path)
    return paths


def test_a_wrong_date_in_a_header_is_found(tmp_path: Path, engine: Engine) -> None:
    paths = write(
        tmp_path,
        {"en": ["Vacancy notice, closing date: 12 May 2027"], "fr": ["Avis de vacance, date limite : 13 mai 2027"]},
    )
    assert quotes(check(engine, *paths)) == [("date", "12 May 2027", "13 mai 2027")]


def test_headers_of_one_file_with_both_versions(tmp_path: Path, engine: Engine) -> None:
    header = [paragraph("Closing date of the notice: 12 May 2027 / Date limite de l'avis : 13 mai 2027")]
    path = tmp_path / "keeper.docx"
    path.write_bytes(with_header([paragraph(text) for texts in BODY.values() for text in texts], header))
    assert quotes(check(engine, path)) == [("date", "12 May 2027", "13 mai 2027")]


def test_a_header_needs_no_translation_and_pages_have_their_numbers(tmp_path: Path, engine: Engine) -> None:
    numbers = {
        "en": run("Notice of the town, page ") + field("PAGE", "3") + run(" of ") + field("NUMPAGES \\* ARABIC", "8"),
        "fr": run("Avis de la ville, page ") + field("PAGE", "4") + run(" de ") + field("NUMPAGES", "9"),
    }
    paths = write(
        tmp_path,
        {"en": [numbers["en"], "Approved by the board on 3 March 2027", "- 2 -"], "fr": [numbers["fr"]]},
    )
    assert quotes(check(engine, *paths)) == []


def test_a_cell_over_two_rows_faces_both(tmp_path: Path, engine: Engine) -> None:
    def cell(text: str, merge: str = "") -> str:
        return f"<w:tc>{f'<w:tcPr>{merge}</w:tcPr>' if merge else ''}{paragraph(text)}</w:tc>"

    rows = [
        cell(" ".join(BODY["en"]), '<w:vMerge w:val="restart"/>') + cell(BODY["fr"][0]),
        cell("", "<w:vMerge/>") + cell(BODY["fr"][1]),
        cell("The keeper has a boat and a bell.") + cell("Le gardien a une barque et une cloche."),
    ]
    path = tmp_path / "keeper.docx"
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    path.write_bytes(with_header([table], []))
    assert quotes(check(engine, path)) == []


SENTENCES = {
    "en": [*BODY["en"], "The keeper has a boat and a bell.", "The deadline is 5 May 2027."],
    "fr": [*BODY["fr"], "Le gardien a une barque et une cloche.", "La date limite est le 6 mai 2027."],
}


def division(language: str, marked: str) -> str:
    return f'<div lang="{marked}">{"".join(f"<p>{text}</p>" for text in SENTENCES[language])}</div>\n'


def test_exchanged_marks_are_one_finding(tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / "keeper.html"
    path.write_text(division("en", "fr") + division("fr", "en"), encoding="utf-8")
    found = check(engine, path)
    assert [finding.rule for finding in found] == ["date", "language-mark"]
    assert found[1].messages[0].startswith("The marks of language are exchanged")
    path.write_text(division("en", "en") + division("fr", "fr"), encoding="utf-8")
    assert [finding.rule for finding in check(engine, path)] == ["date"]


def test_the_mark_of_the_other_version_is_one_finding(tmp_path: Path, engine: Engine) -> None:
    paths = [tmp_path / f"keeper-{language}.html" for language in SENTENCES]
    for path, language in zip(paths, SENTENCES, strict=True):
        path.write_text(division(language, "en"), encoding="utf-8")
    found = check(engine, *paths)
    assert [finding.rule for finding in found] == ["date", "language-mark"]
    assert "is marked as English, and its words are French" in found[1].messages[0]
