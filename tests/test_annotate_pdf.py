"""Annotated copies of PDF notices: read back with other libraries than the one that wrote them."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pypdf
import pypdfium2
import pytest
from bilint.cli import main
from bilint.model import Document, Span
from bilint.readers import read_file
from bilint.reports.annotated.notes import AUTHOR, Note, notes_on
from bilint.reports.annotated.pdf import annotated
from pypdf.generic import RectangleObject
from pypdfium2 import raw as pdfium

from tests.pdf_documents import REAL, columns, example, ruled_columns, sequential
from tests.same_findings import of_stable_rules

TYPESET = {"one after the other": sequential, "columns": columns, "ruled table": ruled_columns}


@dataclass(frozen=True)
class Mark:
    """An annotation as it was read back; rectangles from the top left of the page."""

    page: int
    kind: str
    text: str
    boxes: tuple[tuple[float, float, float, float], ...]


def notes_and_document(path: Path) -> tuple[list[Note], Document]:
    return notes_on(path, of_stable_rules(path), "en"), read_file(path)


def of_plumber(data: bytes) -> Iterator[Mark]:
    """The annotations of bilint as pdfplumber (pdfminer) sees them, on pages that are neither turned nor cropped."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for number, page in enumerate(document.pages, 1):
            for annotation in page.annots:
                if annotation["data"].get("T") != b"bilint":
                    continue
                points = annotation["data"].get("QuadPoints") or []
                quads = [points[start : start + 8] for start in range(0, len(points), 8)]
                boxes = [
                    (min(q[::2]), page.height - max(q[1::2]), max(q[::2]), page.height - min(q[1::2])) for q in quads
                ]
                kind = annotation["data"]["Subtype"].name
                yield Mark(number, kind, annotation["contents"], tuple(boxes))


def kinds_of_pdfium(data: bytes) -> list[tuple[int, str]]:
    """The page and kind of every annotation as PDFium sees it."""
    names = {pdfium.FPDF_ANNOT_HIGHLIGHT: "Highlight", pdfium.FPDF_ANNOT_CARET: "Caret"}
    document = pypdfium2.PdfDocument(data)
    found = []
    for index in range(len(document)):
        page = document[index]
        for number in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
            annotation = pdfium.FPDFPage_GetAnnot(page.raw, number)
            if kind := names.get(pdfium.FPDFAnnot_GetSubtype(annotation)):
                found.append((index + 1, kind))
            pdfium.FPDFPage_CloseAnnot(annotation)
    return found


def text_of_pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [document[index].get_textpage().get_text_range() for index in range(len(document))]


def words_in(data: bytes, page: int, box: tuple[float, float, float, float]) -> str:
    """The words under a rectangle, as PDFium sees them on a page that is neither turned nor cropped."""
    shown = pypdfium2.PdfDocument(data)[page - 1]
    x0, top, x1, bottom = box
    height = shown.get_height()
    return shown.get_textpage().get_text_bounded(x0 - 0.5, height - bottom + 2, x1 + 0.5, height - top - 2).strip()


def check_copy(path: Path) -> tuple[list[Note], list[Mark]]:
    """The notes and the marks of a copy of the notice at `path`, after the checks for every copy."""
    notes, document = notes_and_document(path)
    before = path.read_bytes()
    copy, number = annotated(before, document, notes)
    marks = list(of_plumber(copy))
    assert copy.startswith(before)
    assert text_of_pages(copy) == text_of_pages(before)
    assert read_file(path, data=copy).source == document.source
    assert number == len(marks) >= len(notes)  # a note on two pages has a mark on each
    assert sorted(kinds_of_pdfium(copy)) == sorted((mark.page, mark.kind) for mark in marks)
    assert {mark.text for mark in marks} == {note.text for note in notes}
    for note in notes:
        quote = note.span.of(document.source)
        if quote.strip():
            same = [mark for mark in marks if mark.text == note.text]  # places of one defect have one text
            shown = [" ".join(words_in(copy, mark.page, box) for box in mark.boxes) for mark in same]
            plain = ["".join(words.replace("\x02", "-").replace("\ufffe", "-").split()) for words in shown]
            assert any("".join(quote.split()) in words for words in (*plain, "".join(plain)))
    return notes, marks


@pytest.mark.parametrize("layout", TYPESET)
@pytest.mark.parametrize("name", ["planted.txt", "canadian.txt"])
def test_every_end_of_every_finding_is_marked_on_its_words(name: str, layout: str, tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(TYPESET[layout](example(name)))
    notes, _ = check_copy(path)
    ends = sum(len(finding.locations) for finding in of_stable_rules(path))
    assert len(notes) == ends > 5


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name for path in (REAL / "pdf").glob("*.pdf")) or ["none"])
def test_real_notices(name: str) -> None:
    if name == "none":
        pytest.skip(f"no real notices in {REAL / 'pdf'}")
    notes, _ = check_copy(REAL / "pdf" / name)
    assert notes


def test_a_highlight_has_a_rectangle_for_each_line(tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(sequential(example("planted.txt")))
    document = read_file(path)
    start = document.source.index("The Northern Rivers Commission watches")
    span = Span(start, document.source.index("downstream.", start))
    copy, _ = annotated(path.read_bytes(), document, [Note(span, "info", "n", "three lines")])
    (mark,) = of_plumber(copy)
    lines = document.source[start : span.end].splitlines()
    assert len(mark.boxes) == len(lines) == 3
    for box, line in zip(mark.boxes, lines, strict=True):
        assert words_in(copy, mark.page, box).split() == line.split()
        assert box[3] - box[1] < 14


def test_what_is_missing_has_a_caret_where_it_belongs(tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(sequential(example("planted.txt")))
    document = read_file(path)
    end = document.source.index("VACANCY NOTICE") + len("VACANCY NOTICE")
    word = next(box for box in document.boxes if box.span.end == end)
    copy, _ = annotated(path.read_bytes(), document, [Note(Span(end, end), "error", "n", "here")])
    with pdfplumber.open(io.BytesIO(copy)) as read:
        (caret,) = read.pages[0].annots
    assert caret["data"]["Subtype"].name == "Caret"
    assert caret["x0"] < word.x1 < caret["x1"]
    assert caret["top"] < word.bottom < caret["bottom"]
    assert caret["x1"] - caret["x0"] < 10
    before, after = (pypdfium2.PdfDocument(data)[0].render(may_draw_forms=True) for data in (path.read_bytes(), copy))
    assert bytes(before.buffer) != bytes(after.buffer)


# Each pair of values once, in place of the full product.
TURNED = [
    (0, False, False), (0, True, True), (90, False, True), (90, True, False),
    (180, False, False), (180, True, True), (270, False, True), (270, True, False),
]  # fmt: skip


@pytest.mark.parametrize(("turn", "cropped", "moved"), TURNED)
def test_turned_and_cropped_pages(turn: int, cropped: bool, moved: bool) -> None:
    """Pages drawn sideways and turned upright, as scanners and landscape pages have it."""
    data = turned(sequential(example("planted.txt")), turn, cropped, moved)
    path = Path("turned.pdf")
    document = read_file(path, data=data)
    wanted = ["VACANCY", "hydrology,", "https://www.northern-rivers.example/levels"]
    spans = [Span(start, start + len(word)) for word in wanted for start in [document.source.index(word)]]
    copy, _ = annotated(
        data, document, [Note(span, "error", word, word) for span, word in zip(spans, wanted, strict=True)]
    )
    read = pypdf.PdfReader(io.BytesIO(copy))
    shown = pypdfium2.PdfDocument(copy)
    found = []
    for index, page in enumerate(read.pages):
        for annotation in page.annotations or ():
            left, bottom, right, top = map(float, annotation.get_object()["/Rect"])
            middle_x, middle_y = (left + right) / 2, (bottom + top) / 2
            half_x, half_y = (abs(right - left) / 2, 2) if turn % 180 == 0 else (2, abs(top - bottom) / 2)
            text = shown[index].get_textpage()
            words = text.get_text_bounded(middle_x - half_x, middle_y - half_y, middle_x + half_x, middle_y + half_y)
            found.append((annotation.get_object()["/Contents"], words.strip()))
    assert found == [(word, word) for word in wanted]


def turned(data: bytes, turn: int, cropped: bool, moved: bool) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        page.rotate(-turn)
        page.transfer_rotation_to_content()
        page.rotate(turn)
        right, top = float(page.mediabox.right), float(page.mediabox.top)
        if moved:
            page.mediabox = RectangleObject((-20, -30, right + 5, top + 15))
        if cropped:
            page.cropbox = RectangleObject((30, 10, right - 40, top - 20))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_poppler_reads_the_copy(tmp_path: Path) -> None:
    if not (shutil.which("pdftotext") and shutil.which("pdftoppm")):
        pytest.skip("poppler (pdftotext, pdftoppm) is not installed")
    path, copy = tmp_path / "notice.pdf", tmp_path / "copy.pdf"
    path.write_bytes(sequential(example("planted.txt")))
    assert main(["annotate", str(path), "-o", str(copy), "--no-config"]) == 0

    def run(*command: str) -> bytes:
        done = subprocess.run(command, capture_output=True, check=True)
        assert not done.stderr
        return done.stdout

    assert run("pdftotext", "-layout", str(copy), "-") == run("pdftotext", "-layout", str(path), "-")
    pages = [run("pdftoppm", "-r", "60", "-f", "1", "-l", "1", str(file)) for file in (path, copy)]
    coloured = [sum(one != two or two != three for one, two, three in pixels(page)) for page in pages]
    assert coloured[0] == 0
    assert coloured[1] > 500


def pixels(image: bytes) -> Iterator[tuple[int, int, int]]:
    data = image.split(b"\n", 3)[3]
    return zip(data[::3], data[1::3], data[2::3], strict=True)


# --- The command


@pytest.fixture
def notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "notice.pdf"
    path.write_bytes(sequential(example("planted.txt")))
    return path


def test_the_command_writes_a_copy(
    notice: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796000000")
    before = notice.read_bytes()
    ends = len(notes_and_document(notice)[0])
    assert main(["annotate", "notice.pdf", "-o", "copy.pdf"]) == 0
    number = len(of_stable_rules(notice))
    assert capsys.readouterr().out == f"copy.pdf written; annotations: {ends}, findings: {number}.\n"
    copy = Path("copy.pdf").read_bytes()
    assert notice.read_bytes() == before
    assert copy.startswith(before)
    assert pypdf.PdfReader("copy.pdf").metadata.title == pypdf.PdfReader("notice.pdf").metadata.title  # type: ignore[union-attr]
    assert main(["annotate", "notice.pdf", "-o", "copy.pdf"]) == 0
    assert Path("copy.pdf").read_bytes() == copy
    assert sorted(path.name for path in notice.parent.iterdir()) == ["copy.pdf", "notice.pdf"]


def test_messages_in_french(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", "notice.pdf", "-o", "copy.pdf", "--lang", "fr", "--select", "deadline"]) == 0
    assert capsys.readouterr().out == "copy.pdf écrit\u202f; annotations\u00a0: 2, constats\u00a0: 1.\n"
    english, french = (mark.text for mark in of_plumber(Path("copy.pdf").read_bytes()))
    assert english.startswith("Erreur, date limite (deadline)\n")
    assert "\nFrançais, p.\u00a02, section «\u00a0" in english
    assert english.endswith("\u00a0: «\u00a012-sept.-2027\u00a0»")
    assert "\nAnglais, p.\u00a01, section «\u00a0" in french
    assert french.endswith("\u00a0: «\u00a021-Sep-2027\u00a0»")


def test_a_notice_without_findings_is_copied_as_it_is(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notice.write_bytes(sequential(example("clean.txt")))
    assert main(["annotate", "notice.pdf", "-o", "copy.pdf"]) == 0
    assert capsys.readouterr().out == "copy.pdf written; annotations: 0, findings: 0.\n"
    assert Path("copy.pdf").read_bytes() == notice.read_bytes()


def test_a_further_run_replaces_the_notes_of_the_last(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = notice
    marks: list[list[Mark]] = []
    for number in range(3):
        copy, before = notice.with_name(f"copy{number}.pdf"), copy
        assert main(["annotate", str(before), "-o", str(copy), "--no-config"]) == 0
        data = copy.read_bytes()
        marks.append(list(of_plumber(data)))
        # Every number up to that of the trailer is in an index, and names an object of its own.
        reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
        size = reader.trailer["/Size"]
        assert max(reader.xref[0]) == size - 1
        kinds = {annotation.get_object()["/Subtype"] for page in reader.pages for annotation in page.get("/Annots", ())}
        assert kinds <= {"/Highlight", "/Caret"}
    assert marks[0]
    assert marks[0] == marks[1] == marks[2]


def test_suppressed_and_known_findings_have_no_note(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("bilint.toml").write_text(
        '[[suppress]]\nrule = "deadline"\nfiles = ["notice.pdf"]\nreason = "agreed"\n', encoding="utf-8"
    )
    assert main(["annotate", "notice.pdf", "-o", "copy.pdf"]) == 0
    texts = [mark.text for mark in of_plumber(Path("copy.pdf").read_bytes())]
    assert not [text for text in texts if ", deadline" in text]
    assert [text for text in texts if ", salary" in text]
    Path("bilint.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert main(["baseline", "notice.pdf"]) == 0
    capsys.readouterr()
    assert main(["annotate", "notice.pdf", "-o", "copy.pdf"]) == 0
    assert capsys.readouterr().out == "copy.pdf written; annotations: 0, findings: 0.\n"


def test_two_files_each_bear_their_own_ends(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = example("planted.txt")
    (notice.parent / "job.fr.txt").write_text("\n".join(block.text for block in both.fr.blocks), encoding="utf-8")
    pages = pypdf.PdfWriter(clone_from=io.BytesIO(notice.read_bytes()))
    first_french = next(index for index, page in enumerate(pages.pages) if "AVIS DE VACANCE" in page.extract_text())
    english = pypdf.PdfWriter()
    for index in range(first_french):
        english.add_page(pages.pages[index])
    english.write("job.en.pdf")
    assert main(["annotate", "job.en.pdf", "job.fr.txt", "-o", "copy.pdf", "--select", "deadline"]) == 0
    (mark,) = of_plumber(Path("copy.pdf").read_bytes())
    assert mark.text.endswith("French, job.fr.txt: “12-sept.-2027”")
    capsys.readouterr()


@pytest.mark.parametrize("link", [None, os.symlink, os.link])
def test_the_notice_itself_is_never_written(
    link: Callable[[Path, Path], None] | None, notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = notice
    if link:
        output = notice.with_name("other.pdf")
        link(notice, output)
    before = notice.read_bytes()
    assert main(["annotate", str(notice), "-o", str(output)]) == 2
    assert "the copy would overwrite the notice" in capsys.readouterr().err
    assert notice.read_bytes() == before


BAD = [
    (["notice.pdf"], "the following arguments are required: -o/--output"),
    (["notice.pdf", "-o", "copy.docx"], "give it a name that ends with .pdf"),
    (["notice.txt", "-o", "copy.txt"], "notice.txt: only PDF and Word files (.pdf, .docx) can be annotated"),
    (["gone.pdf", "-o", "copy.pdf"], "gone.pdf: "),
    (["broken.pdf", "-o", "copy.pdf"], "broken.pdf: this is no PDF file"),
    (["locked.pdf", "-o", "copy.pdf"], "locked.pdf: this file cannot be annotated without changing it otherwise"),
    (["notice.pdf", "-o", "gone/copy.pdf"], "gone/copy.pdf: not written: "),
    (["notice.pdf", "broken.pdf", "-o", "copy.pdf"], "“annotate” takes one notice; you gave 2."),
]


@pytest.mark.parametrize(("arguments", "said"), BAD)
def test_what_cannot_be_done_is_said(
    arguments: list[str], said: str, notice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("broken.pdf").write_bytes(b"no PDF")
    locked = pypdf.PdfWriter(clone_from=notice)
    locked.encrypt("", "owner", algorithm="AES-256")
    locked.write("locked.pdf")
    names = {path.name for path in notice.parent.iterdir()}
    assert main(["annotate", *arguments]) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert not captured.out
    assert {path.name for path in notice.parent.iterdir()} == names


def test_without_the_extra_it_says_how_to_get_it(
    notice: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    monkeypatch.delitem(sys.modules, "bilint.reports.annotated.pdf")
    assert main(["annotate", "notice.pdf", "-o", "copy.pdf"]) == 2
    assert "pip install pypdf python-docx" in capsys.readouterr().err


def test_the_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", "--help"]) == 0
    assert "Example: bilint annotate notice.pdf -o annotated.pdf" in capsys.readouterr().out


def test_notes_are_by_bilint(notice: Path) -> None:
    main(["annotate", "notice.pdf", "-o", "copy.pdf"])
    found = [
        annotation.get_object() for page in pypdf.PdfReader("copy.pdf").pages for annotation in page.annotations or ()
    ]
    assert {annotation["/T"] for annotation in found} == {AUTHOR}
    assert len({annotation["/NM"] for annotation in found}) == len(found)
