"""Tagged PDF files: blocks are those of the tags, where geometry shows nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilint.cli import main
from bilint.model import Line
from bilint.readers.pdf import read
from bilint.readers.pdf_tables import find_tagged_cells
from bilint.readers.pdf_tags import Tag
from bilint.readers.pdf_words import Cell, Word

from tests.tagged_pdf import Element, tagged


def lines(data: bytes) -> list[Line]:
    return [line for line in read("notice.pdf", data).lines if line.text]


def shapes(*elements: Element) -> list[tuple[str, int, str]]:
    return [(line.role, line.level, line.text) for line in lines(tagged(*elements))]


# Lines of one length look like one paragraph: only the tags tell the items apart.
FIRST = "plan the work of the pilots of the eastern river and of the port"
SECOND = "answer the letters of the masters of ships within three weeks"


@pytest.mark.parametrize(
    ("elements", "found"),
    [
        (
            [("L", [("LI", [("LBody", [FIRST])]), ("LI", [("LBody", [SECOND])])])],
            [("item", 0, FIRST), ("item", 0, SECOND)],
        ),
        # Browsers put the text into the item itself, word processors into a paragraph of it.
        (
            [("L", [("LI", [("NonStruct", [FIRST])]), ("LI", [("LBody", [("P", [SECOND])])])])],
            [("item", 0, FIRST), ("item", 0, SECOND)],
        ),
        (
            [("L", [("LI", [("LBody", [("P", [FIRST]), ("P", [SECOND])])])])],
            [("item", 0, FIRST), ("text", 0, SECOND)],
        ),
        (
            [("L", [("LI", ["the archive", ("L", [("LI", ["on paper"]), ("LI", ["on disk"])])])])],
            [("item", 0, "the archive"), ("item", 1, "on paper"), ("item", 1, "on disk")],
        ),
        ([("H1", ["Pilot"]), ("H3", ["Duties"])], [("heading", 1, "Pilot"), ("heading", 3, "Duties")]),
        ([("Sect", [("P", [FIRST]), ("P", [SECOND])])], [("text", 0, FIRST), ("text", 0, SECOND)]),
        ([("P", [FIRST, "of Ghent"])], [("text", 0, f"{FIRST} of Ghent")]),
    ],
    ids=["items", "items of browsers", "paragraphs in an item", "nested", "headings", "paragraphs", "wrapped"],
)
def test_the_blocks_of_a_tagged_page(elements: list[Element], found: list[tuple[str, int, str]]) -> None:
    assert shapes(*elements) == found


def test_a_header_is_no_text_even_on_one_page() -> None:
    data = tagged(("P", [FIRST]), header="Port of Ghent, page 1 of 1")
    assert [line.text for line in lines(data)] == [FIRST]


def test_a_file_that_does_not_call_itself_tagged_is_read_by_geometry() -> None:
    data = tagged(("L", [("LI", [FIRST]), ("LI", [SECOND])]), header="Port of Ghent", marked=False)
    assert {line.role for line in lines(data)} == {"text"}
    assert any("Port of Ghent" in line.text for line in lines(data))


def test_a_tree_of_any_depth_is_read_or_left() -> None:
    deep: Element = ("P", [FIRST])
    for _ in range(400):
        deep = ("Div", [deep])
    assert [line.text for line in lines(tagged(deep))] == [FIRST]


def test_lists_of_a_tagged_notice_are_compared_item_by_item(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def version(title: str, stem: str, *items: str) -> list[Element]:
        return [("H1", [title]), ("P", [stem]), ("L", [("LI", [("LBody", [item])]) for item in items])]

    english = version("Pilot of the port", "The pilot of the port will:", FIRST, SECOND, "keep the archive of the port")
    french = version(
        "Pilote du port",
        "Le pilote du port est chargé :",
        "de planifier le travail des pilotes du fleuve oriental et du port",
        "de tenir les archives du port",
    )
    path = tmp_path / "notice.pdf"
    path.write_bytes(tagged(*english, *french))
    main(["check", str(path), "--concise", "--select", "coverage"])
    (found,) = capsys.readouterr().out.splitlines()
    assert " list-length " in found
    assert "answer the letters" in found


def test_the_cells_of_a_tagged_table_without_rules_are_read_one_by_one() -> None:
    rows = (("Light the lamp", "one hour"), ("before the ferry", "in winter"), ("leaves", ""))
    words = [
        Word(text, x0, 20.0 * line, x0 + 80, 20.0 * line + 10, 20.0 * line + 8, 10, tag=Tag(block, "text"))
        for line, row in enumerate(rows)
        for x0, block, text in zip((60.0, 200.0), (3, 4), row, strict=True)
        if text
    ]
    find_tagged_cells(words, lambda tag: (2, tag.block) if tag else None)
    assert [word.cell for word in words if word.tag and word.tag.block == 3] == [Cell(0, 60, 50, 200)] * 3
    assert [word.cell for word in words if word.tag and word.tag.block == 4] == [Cell(0, 200, 50, 280)] * 2


def test_the_only_cell_of_a_row_is_no_table() -> None:
    words = [Word("Lamp", 60, 0, 100, 10, 8, 10, tag=Tag(3, "text"))]
    find_tagged_cells(words, lambda tag: (2, 3))
    assert words[0].cell is None
