"""Word documents: the printed text with changes accepted, in reading order, and nothing that a hostile file wants."""

from __future__ import annotations

import io
import resource
import zipfile
from pathlib import Path

import pytest
from bilint.model import Document, Span
from bilint.readers import UnreadableError, docx, docx_body, docx_package, read_file
from hypothesis import given
from hypothesis import strategies as st

from tests.docx_documents import (
    NAMESPACES,
    example,
    header_table,
    package,
    paragraph,
    run,
    sequential,
    side_by_side,
    table,
)
from tests.docx_documents import docx as made
from tests.readers_conformance import check_document
from tests.same_findings import findings, in_text

ROOT = Path(__file__).parent.parent
REAL = ROOT.parent / "shared" / "notices"
EXAMPLES = ("planted.txt", "canadian.txt", "markdown.md", "french-first.md", "interleaved.txt", "clean.txt")


def read(*body: str, **parts: object) -> Document:
    document = docx.read("x.docx", made(*body, **parts))  # type: ignore[arg-type]
    check_document(document)
    return document


def shown(*body: str) -> list[str]:
    return [line.text for line in read(*body).lines if line.text]


def shapes(*body: str) -> list[tuple[str, str, int, str]]:
    return [(line.role, line.text, line.level, line.marker) for line in read(*body).lines if line.text]


# --- Paragraphs and runs

RUNS = [
    (run("one ") + run("two"), "one two"),
    ("<w:r><w:t> a </w:t><w:t xml:space='preserve'> b\n</w:t></w:r>", "a b "),
    ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
    ("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>voting</w:t></w:r>", "non\u2011voting"),
    ("<w:r><w:t>co</w:t><w:softHyphen/><w:t>operation</w:t></w:r>", "cooperation"),
    (run("4\u00a0500\u202f%"), "4\u00a0500\u202f%"),
    (
        run("kept ") + "<w:ins>" + run("new") + "</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>",
        "kept new",
    ),
    ("<w:moveFrom>" + run("gone") + "</w:moveFrom><w:moveTo>" + run("here") + "</w:moveTo>", "here"),
    (run("a ") + "<w:sdt><w:sdtPr/><w:sdtContent>" + run("b") + "</w:sdtContent></w:sdt>", "a b"),
    (
        run("a")
        + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + run("Click")
        + "</w:sdtContent></w:sdt>",
        "a",
    ),
    (run("a") + run("hidden", "<w:vanish/>") + run("b", '<w:vanish w:val="0"/>'), "ab"),
    (run("a") + run("hidden", '<w:rStyle w:val="Secret"/>'), "a"),
    ("<w:commentRangeStart/>" + run("a") + "<w:commentRangeEnd/><w:r><w:commentReference/></w:r>", "a"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run(" a"), "✓ a"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0D8"/></w:r>' + run(" a"), "• a"),
    ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t></w:r>', "≥5"),
    ('<w:r><w:sym w:font="Arial" w:char="00E9"/><w:sym w:char="nonsense"/></w:r>', "é"),
    ('<w:smartTag w:element="place">' + run("Oslo") + "</w:smartTag>", "Oslo"),
]


@pytest.mark.parametrize(("content", "text"), RUNS)
def test_runs(content: str, text: str) -> None:
    assert shown(f"<w:p>{content}</w:p>") == [text]


def test_a_paragraph_is_a_line_and_a_line_break_two() -> None:
    document = read(paragraph("one"), paragraph(""), paragraph("<w:r><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>"))
    assert document.source == "one\n\ntwo\nthree\n"
    assert [(line.text, line.starts_block) for line in document.lines] == [
        ("one", True), ("", False), ("two", True), ("three", False),
    ]  # fmt: skip
    place = document.place(document.lines[3].origin.locate(Span(0, 5)))
    assert (place.line, place.column, place.end_line, place.end_column) == (4, 1, 4, 6)


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    assert shown(paragraph("one ", more=deleted), paragraph("two"), paragraph("end", more=deleted)) == [
        "one two",
        "end",
    ]
    assert shapes(paragraph("", more=deleted), paragraph("Title", style="Titre1")) == [("heading", "Title", 1, "")]


def test_block_content_controls_and_inserted_rows_are_read_deleted_rows_are_not() -> None:
    row = "<w:tr>{}<w:tc>" + paragraph("{}") + "</w:tc></w:tr>"
    rows = row.format("<w:trPr><w:ins/></w:trPr>", "new") + row.format("<w:trPr><w:del/></w:trPr>", "old")
    control = f"<w:sdt><w:sdtContent>{paragraph('inside')}<w:tbl>{rows}</w:tbl></w:sdtContent></w:sdt>"
    assert shown(control) == ["inside", "new"]


def test_the_language_of_runs_is_believed_where_their_words_agree() -> None:
    french, english = '<w:lang w:val="fr-FR"/>', '<w:lang w:val="en-GB"/>'
    document = read(
        paragraph(run("Le bureau est dans la ville.", french)),
        paragraph(run("The office is in the city.", french)),
        paragraph(run("Grade 15", french)),
        paragraph(run("The office ", english) + run("is in the city.", english)),
        paragraph(run("The office ", english) + run("is in the city.")),
    )
    assert [line.language for line in document.lines] == ["fr", None, None, "en", None]


# --- Headings, lists, what hangs on paragraphs


@pytest.mark.parametrize(
    ("style", "more", "level"),
    [
        ("Titre1", "", 1),
        ("Titre2", "", 2),
        ("Rubrique", "", 2),
        ("Plan", "", 3),
        ("Normal", '<w:outlineLvl w:val="0"/>', 1),
        ("Titre1", '<w:outlineLvl w:val="9"/>', 0),
        ("Unknown", "", 0),
        ("Circle", "", 0),
    ],
)
def test_headings_by_style(style: str, more: str, level: int) -> None:
    assert shapes(paragraph("Duties", style=style, more=more)) == [
        ("heading" if level else "text", "Duties", level, "")
    ]


def test_a_long_paragraph_is_no_heading_whatever_its_style() -> None:
    assert shapes(paragraph("word " * 40, style="Titre1"))[0][0] == "text"


def test_tables_of_contents_repeat_the_headings_and_are_left_out() -> None:
    assert shown(paragraph("Duties\t3", style="TM1"), paragraph("Duties", style="Titre1")) == ["Duties"]


def test_bullets_and_numbers_are_those_that_word_shows() -> None:
    document = read(
        paragraph("by style", style="Listepuces"),
        paragraph("deeper", style="Listepuces", number=(1, 1)),
        *(paragraph(text, number=number) for text, number in [
            ("one", (2, 0)), ("sub", (2, 1)), ("sub two", (2, 1)), ("roman", (2, 2)), ("two", (2, 0)), ("again", (2, 1)),
            ("shares", (3, 0)), ("anew", (4, 0)), ("goes on", (4, 0)), ("no mark", (2, 3)),
        ]),
        paragraph("no item", style="Listepuces", number=(0, 0)),
        paragraph("no such list", number=(99, 0)),
    )  # fmt: skip
    assert document.source.splitlines() == [
        "• by style", "• deeper", "1. one", "a) sub", "b) sub two", "1.b.i roman", "2. two", "a) again", "3. shares",
        "5. anew", "6. goes on", "no mark", "no item", "no such list",
    ]  # fmt: skip
    assert [(line.role, line.level) for line in document.lines[:4]] == [
        ("item", 0),
        ("item", 1),
        ("item", 0),
        ("item", 1),
    ]
    assert {line.role for line in document.lines[-3:]} == {"text"}
    assert document.place(document.lines[0].origin.locate(Span(0, 2))).column == 3


def test_the_number_of_a_title_is_part_of_it() -> None:
    linked = f'<w:hyperlink r:id="rIdA">{run("DUTIES")}</w:hyperlink>'
    document = read(
        paragraph("SUMMARY", number=(2, 0)),
        paragraph(linked, style="Titre2", number=(2, 0)),
        paragraph("Anything", number=(2, 0)),
        targets={"rIdA": "https://example.org"},
    )
    assert [(line.role, line.text) for line in document.lines] == [
        ("text", "1. SUMMARY"), ("heading", "2. DUTIES"), ("item", "Anything"),
    ]  # fmt: skip
    assert [link.anchor.of(document.source) for link in document.links] == ["DUTIES"]


def test_links_lead_where_the_relationships_and_fields_say() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.org" \\o "x" </w:instrText>'
        f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("there")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = read(
        paragraph(run("See ") + f'<w:hyperlink r:id="rIdA">{run("here")}</w:hyperlink>' + run(" and ") + field),
        table([["The link of the team", "Le lien de la page"], [
            paragraph(f'<w:fldSimple w:instr="HYPERLINK mailto:a@b.org">{run("write")}</w:fldSimple> '),
            paragraph(f'<w:hyperlink w:anchor="part">{run("plus bas")}</w:hyperlink>'),
        ]]),
        targets={"rIdA": "https://a.org/?a=1&b=2"},
    )  # fmt: skip
    assert [(link.target, link.anchor.of(document.source)) for link in document.links] == [
        ("https://a.org/?a=1&b=2", "here"), ("https://b.org", "there"), ("mailto:a@b.org", "write"),
    ]  # fmt: skip


def test_notes_in_notes_are_read_however_many_there_are() -> None:
    references = [f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in range(3001)]
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(run(f"Note {number}.") + references[number + 1])}</w:footnote>'
        for number in range(3000)
    )
    part = f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>"
    document = read(paragraph(run("Text") + references[0]), paragraph(run("End")), parts={"footnotes": part})
    texts = [line.text for line in document.lines if line.text]
    assert texts == ["Text", *(f"Note {number}." for number in range(3000)), "End"]


def test_notes_follow_the_paragraph_that_refers_to_them_once() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnotes {NAMESPACES}><w:footnote w:id="2">{paragraph(run("Note.") + reference)}</w:footnote></w:footnotes>'
    document = read(paragraph(run("Text") + reference), paragraph("End"), parts={"footnotes": note})
    assert [line.text for line in document.lines] == ["Text", "Note.", "End"]


def test_a_link_in_a_note_has_the_target_of_its_note() -> None:
    link = '<w:hyperlink r:id="rId7">' + run("here") + "</w:hyperlink>"
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnotes {NAMESPACES}><w:footnote w:id="2">{paragraph(link)}</w:footnote></w:footnotes>'
    document = read(
        paragraph(link + reference),
        parts={"footnotes": note},
        targets={"rId7": "https://body.example"},
        targets_of_parts={"footnotes": {"rId7": "https://note.example"}},
    )
    assert [link.target for link in document.links] == ["https://body.example", "https://note.example"]


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('boxed')}</w:txbxContent>"
    alternatives = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert shown(f"<w:p>{run('anchor')}<w:r>{alternatives}</w:r></w:p>", paragraph("next")) == [
        "anchor",
        "boxed",
        "next",
    ]
    only_old = alternatives.replace(box, "", 1)
    assert shown(f"<w:p><w:r>{only_old}</w:r></w:p>") == ["boxed"]


# --- Tables

ENGLISH = ["The office is in the city.", "She writes reports for the team."]
FRENCH = ["Le bureau est dans la ville.", "Elle rédige des rapports pour l'équipe."]


def test_columns_in_two_languages_are_read_one_after_the_other() -> None:
    rows = list(zip(ENGLISH, FRENCH, strict=True))
    assert shown(table(rows)) == [*ENGLISH, *FRENCH]
    assert shown(table([row[::-1] for row in rows])) == [*FRENCH, *ENGLISH]


def test_a_title_across_both_columns() -> None:
    title = table([["Clerk / Commis"], [ENGLISH[0], FRENCH[0]], ["Duties / Les tâches"], [ENGLISH[1], FRENCH[1]]])
    assert shown(title) == ["Clerk / Commis", ENGLISH[0], "Duties", ENGLISH[1], FRENCH[0], "Les tâches", FRENCH[1]]
    across = table([[ENGLISH[0], FRENCH[0]], ["La vie dans la ville"], [ENGLISH[1], FRENCH[1]]])
    assert shown(across) == [*ENGLISH, FRENCH[0], "La vie dans la ville", FRENCH[1]]


def test_text_around_columns_goes_with_its_version() -> None:
    columns = table(list(zip(ENGLISH, FRENCH, strict=True)))
    english = [f"The member {number} of the board is in the office for the week." for number in range(5)]
    french = [f"Le membre {number} du conseil est dans le bureau pour la semaine." for number in range(5)]
    untranslated = "The rest of the text is in the annex."
    body = [*english, *french[:2], untranslated, *french[2:]]
    assert shown(paragraph("Clerk"), columns, *map(paragraph, body)) == [
        "Clerk", *ENGLISH, *english, *FRENCH, *french[:2], untranslated, *french[2:],
    ]  # fmt: skip
    mixed = [text for pair in zip(english, french, strict=True) for text in pair]
    assert shown(columns, *map(paragraph, mixed)) == [*ENGLISH, *english, *FRENCH, *french]


def test_labels_and_values_beside_them_in_one_language_or_both() -> None:
    assert shown(table([["Grade", "G15"], ["Location:", "Oslo"]])) == ["Grade: G15", "Location: Oslo"]
    french = table([["Grade", "G15"], ["Lieu de travail", "Oslo"], ["Date limite :", "3 mai 2031"]])
    assert shown(french) == ["Grade\u00a0: G15", "Lieu de travail\u00a0: Oslo", "Date limite : 3 mai 2031"]
    four = table([["The grade", "15", "Le grade", "15"], ["Place of work", "Oslo", "Lieu de travail", "Oslo"]])
    assert shown(four) == ["The grade: 15", "Place of work: Oslo", "Le grade\u00a0: 15", "Lieu de travail\u00a0: Oslo"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Place of work / Lieu de travail", "Brussels / Bruxelles"], ["The grade / Le grade", "15"]],
        [["Place of work / Lieu de travail", "Brussels", "Bruxelles"], ["The grade / Le grade", "15", "15"]],
    ],
)
def test_labels_in_both_languages_in_one_cell(rows: list[list[str]]) -> None:
    assert [line.text for line in docx.read("x.docx", made(table(rows))).lines] == [
        "Place of work: Brussels", "The grade: 15", "Lieu de travail\u00a0: Bruxelles", "Le grade\u00a0: 15",
    ]  # fmt: skip


def test_other_tables_are_read_row_by_row() -> None:
    document = read(table([["Skill", "Weight", "Test"], ["Writing", "40", "Written"]]))
    assert [(line.role, line.text) for line in document.lines] == [
        ("cell", text) for text in ("Skill", "Weight", "Test", "Writing", "40", "Written")
    ]
    inner = table([["Grade", "15"]])
    assert shown(table([[paragraph("Post of clerk") + inner]])) == ["Post of clerk", "Grade: 15"]


# --- The same findings as for the text


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("edition", ["sequential", "columns", "columns-french-left"])
def test_the_same_findings_as_in_the_text(name: str, edition: str, tmp_path: Path) -> None:
    notice = example(name)
    data = sequential(notice) if edition == "sequential" else side_by_side(notice, french_left="french" in edition)
    path = tmp_path / "notice.docx"
    path.write_bytes(data)
    check_document(read_file(path))
    assert findings(path) == in_text(ROOT / "examples" / name)


@pytest.mark.parametrize("columns", [2, 4])
@pytest.mark.parametrize("body", ["sequential", "tables"])
def test_a_header_table_in_both_languages(columns: int, body: str, tmp_path: Path) -> None:
    path = tmp_path / "notice.docx"
    path.write_bytes(header_table(example("planted.txt"), columns=columns, body=body))
    check_document(read_file(path))
    assert findings(path) == in_text(ROOT / "examples" / "planted.txt")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["260280", "241656"])
@pytest.mark.parametrize("layout", ["", "-columns"])
def test_the_same_findings_as_in_the_text_of_real_notices(name: str, layout: str) -> None:
    path = REAL / "docx" / f"{name}{layout}.docx"
    text = next((file for file in REAL.glob(f"{name}.*") if file.suffix in (".txt", ".md")), None)
    if text is None or not path.exists():
        pytest.skip(f"{path} is not here: the real notices are not part of the project")
    check_document(read_file(path))
    word, plain = findings(path), in_text(text)
    # Words were typeset anew: blanks typed twice and a title broken over lines are not there, `<http://…>` is.
    apart = {rule for rule, *_ in ((word - plain) + (plain - word)).elements()}
    assert apart <= {"word-spacing", "list-punctuation", "doubled-word"}
    assert sum((word - plain).values()) <= 1


# --- Files that are damaged or hostile


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        docx.read("x.docx", data)
    assert caught.value.messages[0] != caught.value.messages[1]
    return caught.value.messages[0]


def zipped(name: str, size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w", force_zip64=True) as file:
        for _ in range(size // 1_000_000):
            file.write(b" " * 1_000_000)
    return out.getvalue()


def test_damaged_files() -> None:
    whole = made(paragraph("text"))
    for data in (b"", b"PK\x03\x04", whole[: len(whole) // 2], b"not a zip", zipped("other.xml", 1_000_000)):
        assert "damaged" in refusal(data)
    broken = bytearray(whole)
    start = whole.index(b"word/document.xml") + len(b"word/document.xml")
    broken[start : start + 30] = b"\xff" * 30
    assert "damaged" in refusal(bytes(broken))
    assert "damaged" in refusal(package("<w:document", {}))
    assert "password" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "no text" in refusal(made(paragraph(" ")))


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w SYSTEM "http://example.org/x.dtd">',
        "<!DOCTYPE w [" + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12)) + "]>",
    ],
)
def test_entities_are_refused_and_nothing_is_fetched(declaration: str) -> None:
    body = f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&a;&e11;</w:t></w:r></w:p></w:body></w:document>"
    assert "document type" in refusal(package(declaration + body, {}))
    assert "document type" in refusal(package((declaration + body).encode("utf-16"), {}))


def test_zip_bombs_are_refused_before_they_unpack() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "unpacks to more" in refusal(zipped("word/media/image.png", docx_package.MAX_PACKAGE + 1_000_000))
    with zipfile.ZipFile(io.BytesIO(made(paragraph("text")))) as archive:
        parts = {part.filename: archive.read(part) for part in archive.infolist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, b" " * 50_000_000 if name == "word/document.xml" else data)
    assert "unpacks to more" in refusal(out.getvalue())
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # kB; the test itself holds 50 MB


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<w:r/>" * 70_000, "60,000 elements"),
        ("<w:p>" * 400 + "</w:p>" * 400, "nested"),
        ("<w:p " + " ".join(f'a{n}="1"' for n in range(200_000)) + "/>", "not what Word writes"),
        ("<w:p>" + run("x" * 900_000) + run("y" * 900_000) + "</w:p>", "characters"),
        (paragraph("a") * 5_001, "5,000 paragraphs"),
        ("<w:tbl><w:tr><w:tc>" * 80 + paragraph("a") * 100 + "</w:tc></w:tr></w:tbl>" * 80, "5,000 paragraphs"),
    ],
    ids=["many", "deep", "attributes", "long", "paragraphs", "nested tables"],
)
def test_documents_of_too_much(content: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bounds on parts are a tenth of the true ones, so that small documents reach them."""
    monkeypatch.setattr(docx_body, "MAX_LINES", docx_body.MAX_LINES // 10)
    monkeypatch.setattr(docx_package, "MAX_ELEMENTS", docx_package.MAX_ELEMENTS // 10)
    assert reason in refusal(made(content))


def test_tables_as_deep_as_allowed_are_read() -> None:
    nested = paragraph("core")
    for _ in range(80):
        nested = f"<w:tbl><w:tr><w:tc>{nested}</w:tc></w:tr></w:tbl>"
    assert shown(nested) == ["core"]


PIECES = [
    *(paragraph("The office"), paragraph("Le bureau", style="Titre1"), paragraph("a / b", number=(2, 1)), run("x")),
    *(table([["a", "b"]]), table([["The office is", "le bureau est"], ["Grade", "Grade"]]), "<w:p/>", "<w:tbl/>"),
    *('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>', "<w:p><w:r><w:br/><w:t>&#xA0;</w:t></w:r></w:p>"),
    *('<w:p><w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>', "<w:sdt/>", "<w:tbl><w:tr/></w:tbl>"),
    *('<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>', paragraph("b", more="<w:rPr><w:del/></w:rPr>")),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_word_documents_conform_whatever_is_in_them(body: list[str]) -> None:
    read(paragraph("text"), *body)
