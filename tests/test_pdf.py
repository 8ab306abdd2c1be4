"""The PDF reader: the text in reading order in all layouts, dropped and corrected text, and refused files."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from bilint.cli import main
from bilint.model import Document, Notice
from bilint.readers import UnreadableError
from bilint.readers.pdf import read
from bilint.readers.pdf_hyphens import is_of_line_break
from bilint.readers.pdf_words import clean
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests import pdf_documents as typeset
from tests.hostile_pdf import of_glyphs
from tests.readers_conformance import check_document

LAYOUTS: dict[str, Callable[[Notice], bytes]] = {
    "one after the other": typeset.sequential,
    "justified": lambda notice: typeset.sequential(notice, justified=True),
    "columns": typeset.columns,
    "French left, a title across": lambda notice: typeset.columns(
        notice, french_left=True, title="Vacancy notice / Avis de vacance de poste"
    ),
    "ruled columns": typeset.ruled_columns,
    "header table": lambda notice: typeset.header_table(notice, ruled=False),
    "ruled header table": lambda notice: typeset.header_table(notice, ruled=True),
    "first page in columns": typeset.first_page_in_columns,
}
EDITIONS = [
    ("260280.txt", "pdf/260280.pdf"),
    ("260280.txt", "pdf/260280-columns.pdf"),
    ("241656.md", "pdf/241656.pdf"),
    ("241656.md", "pdf/241656-columns.pdf"),
]
# Differences of the typeset editions. Doubled spaces are gone, and the two titles are on two lines. The angle brackets
# of Markdown around an address are printed.
ONLY_IN_TEXT = {"word-spacing", "double-space"}
WRITTEN_OTHERWISE = {"list-punctuation"}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["clean.txt", "planted.txt"])
def test_every_layout_gives_the_findings_of_the_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], layout: str, name: str
) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(LAYOUTS[layout](typeset.example(name)))
    check_document(read(path.name, path.read_bytes()))
    expected = in_text(typeset.EXAMPLES / name, capsys)
    assert findings(path, capsys) == expected
    assert bool(expected) == (name == "planted.txt")


@pytest.mark.slow
@pytest.mark.parametrize(("text", "edition"), EDITIONS)
def test_real_editions_give_the_findings_of_the_text(
    capsys: pytest.CaptureFixture[str], text: str, edition: str
) -> None:
    path = typeset.REAL / edition
    if not path.exists():
        pytest.skip(f"the real notices are not here: {path}")
    check_document(read(path.name, path.read_bytes()))
    expected, found = in_text(typeset.REAL / text, capsys), findings(path, capsys)
    lost, added = expected - found, found - expected
    assert {rule for rule, *_ in lost} <= ONLY_IN_TEXT | WRITTEN_OTHERWISE
    assert {rule for rule, *_ in added} <= WRITTEN_OTHERWISE
    assert added.total() <= 1
    assert found.total() >= 0.85 * expected.total()


TEXTS: dict[Path, Counter[tuple[str, ...]]] = {}


def in_text(path: Path, capsys: pytest.CaptureFixture[str]) -> Counter[tuple[str, ...]]:
    """The findings of the text that PDF files are made of. It is checked once for all of them."""
    if path not in TEXTS:
        TEXTS[path] = findings(path, capsys)
    return TEXTS[path]


def findings(path: Path, capsys: pytest.CaptureFixture[str]) -> Counter[tuple[str, ...]]:
    """The rule and the quotes of each finding."""
    main(["check", "--no-config", "--format", "json", str(path)])
    report = json.loads(capsys.readouterr().out)
    return Counter(
        (finding["rule"], *(" ".join(place["text"].split()) for place in finding["locations"]))
        for finding in report["findings"]
    )


def test_columns_are_read_one_after_the_other_and_know_their_language() -> None:
    data = typeset.columns(typeset.example("clean.txt"), french_left=True, title="Vacancy notice / Avis de vacance")
    lines = [line for line in read("notice.pdf", data).lines if line.text]
    assert lines[0].text == "Vacancy notice / Avis de vacance"
    assert lines[0].language is None
    languages = [line.language for line in lines[1:]]
    assert languages == ["fr"] * languages.count("fr") + ["en"] * languages.count("en")
    assert [line.page for line in lines[1:]] == sorted(
        [line.page or 0 for line in lines if line.language == "fr"]
    ) + sorted([line.page or 0 for line in lines if line.language == "en"])


def test_an_untranslated_paragraph_in_a_column_keeps_its_own_language() -> None:
    left = "The keeper of the tower is to see to it that the lamp is lit at dusk and that it burns until the morning."
    right = "Le gardien de la tour veille à ce que la lampe soit allumée au crépuscule et brûle jusqu’au matin."
    same = "All of the oil that is used for the lamp is to be kept in the shed that is behind the tower, and not in it."

    def draw(canvas: Canvas) -> None:
        for row in range(8):
            for x, text in ((60, left), (320, same if row == 4 else right)):
                for index, line in enumerate(wrapped(text)):
                    canvas.drawString(x, 760 - 70 * row - 13 * index, line)

    lines = {line.text: line.language for line in read("notice.pdf", typeset.drawn(draw)).lines}
    assert lines[left] == "en"
    assert lines[right] == "fr"
    assert [language for text, language in lines.items() if text.startswith("All of the oil")] == [None]


def wrapped(text: str, width: int = 42) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width)


@pytest.mark.parametrize("ruled", [False, True])
def test_a_header_table_gives_each_label_with_its_value(ruled: bool) -> None:
    text = read("notice.pdf", typeset.header_table(typeset.example("clean.txt"), ruled=ruled))
    lines = {line.text: line.language for line in text.lines}
    assert lines["Application Deadline: 14-Jun-2027"] == "en"
    assert lines["Niveau de l’habilitation de sécurité : CONFIDENTIEL"] == "fr"


def test_the_cells_of_a_ruled_table_follow_each_other() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([60, 220, 380, 540], [600, 650, 700])
        for x, words in ((64, ("The first", "cell")), (224, ("The second", "cell")), (384, ("The third", "cell"))):
            for row in (0, 50):
                for index, line in enumerate(words):
                    canvas.drawString(x, 685 - row - 13 * index, f"{line} {row}" if index else line)

    lines = [line.text for line in read("notice.pdf", typeset.drawn(draw)).lines if line.text]
    joined = " ".join(lines)
    assert joined == (
        "The first cell 0 The second cell 0 The third cell 0 The first cell 50 The second cell 50 The third cell 50"
    )


def test_running_headers_footers_and_page_numbers_are_dropped() -> None:
    data = typeset.sequential(typeset.example("clean.txt"))
    source = read("notice.pdf", data).source
    assert "Human Resources" not in source
    assert re.search(r"^Page \d", source, re.MULTILINE) is None
    assert "INFORMATIONS COMPLÉMENTAIRES" in source


def test_what_stands_on_one_page_only_is_no_furniture() -> None:
    def page(number: int) -> Callable[[Canvas], None]:
        return lambda canvas: [
            canvas.drawString(60, 800, ["First heading", "Second heading", "Third heading"][number]),
            canvas.drawString(60, 400, f"Text {number} in the middle of the page."),
            canvas.drawString(300, 30, str(number + 1)),
        ]

    document = read("notice.pdf", typeset.drawn(*map(page, range(3))))
    assert [line.text for line in document.lines if line.text] == [
        text
        for number, name in enumerate(("First", "Second", "Third"))
        for text in (f"{name} heading", f"Text {number} in the middle of the page.")
    ]


def test_a_line_with_the_number_of_the_page_is_furniture_whatever_its_title() -> None:
    titles = ["1.1. Lamps", "1.2. Wicks", "2. Oil", "2.1. Fog"]
    ends = ["The tower has 3", "Oil is for 4", "Ships are 7", "The crew is of 12"]

    def page(number: int) -> Callable[[Canvas], None]:
        return lambda canvas: [
            canvas.drawString(60, 800, f"{titles[number]} {number + 7}"),
            canvas.drawString(60, 400, f"Text {number} in the middle of the page."),
            canvas.drawString(60, 60, ends[number]),
        ]

    document = read("notice.pdf", typeset.drawn(*map(page, range(4))))
    assert [line.text for line in document.lines if line.text] == [
        text for number in range(4) for text in (f"Text {number} in the middle of the page.", ends[number])
    ]


def test_marks_of_notes_are_left_out_and_decimals_stay_whole() -> None:
    def draw(canvas: Canvas) -> None:
        def line(base: float, *parts: tuple[str, float, float]) -> None:
            x = 60.0
            for part, size, rise in parts:
                canvas.setFont("Helvetica", size)
                canvas.drawString(x, base + rise, part)
                x += canvas.stringWidth(part, "Helvetica", size)

        line(700, ("The lamps", 11, 0), ("12", 7, 4), (" burn.", 11, 0))
        line(670, ("The tower", 11, 0), (" ", 11, 0), ("3", 7, 4), (" ,", 11, 0), (" at sea", 11, 0))
        line(640, ("A room of 12 m", 11, 0), ("2", 7, 4), (" and 40 lamps", 11, 0))
        line(580, ("A lamp of 3,", 11, 0), (" ", 6, 0), ("5 V; 1, 2 or 3", 11, 0))

    lines = [line.text for line in read("notice.pdf", typeset.drawn(draw)).lines if line.text]
    assert lines == [
        "The lamps burn.",
        "The tower, at sea",
        "A room of 12 m2 and 40 lamps",
        "A lamp of 3,5 V; 1, 2 or 3",
    ]


@pytest.mark.parametrize(
    ("above", "below", "written", "goes"),
    [
        ("admini-", "stration", set(), True),
        ("recom-", "mandations.", set(), True),
        ("non-", "voting", set(), False),
        ("day-to-", "day", set(), False),
        ("Luxembourg-", "Capellen", set(), False),
        ("co-", "operation", {"co-operation"}, False),
        ("co-", "operation", {"cooperation"}, True),
        ("2024-", "present", set(), False),
        ("self-", "12", set(), False),
    ],
)
def test_hyphens_at_line_ends(above: str, below: str, written: set[str], goes: bool) -> None:
    assert is_of_line_break(above, below, written) is goes


def test_lines_broken_at_hyphens_and_in_addresses_are_joined() -> None:
    rows = [
        "The council takes care of the admini-",
        "stration of all the non-voting mem-",
        "bers; see https://www.tower.example/lamps-",
        "and-oil/list for more about it and that",
    ]
    document = read("notice.pdf", typeset.drawn(lambda canvas: write(canvas, rows)))
    text = " ".join(line.text for line in document.lines)
    assert "the administration of all the non-voting members; see" in text
    assert "https://www.tower.example/lamps-and-oil/list for more" in text
    check_document(document)


def write(canvas: Canvas, rows: list[str], x: float = 60) -> None:
    """Lines that fill the width to the last point, as justified text does."""
    for index, row in enumerate(rows):
        text = canvas.beginText(x, 700 - 13 * index)
        spaces = row.count(" ")
        text.setWordSpace((240 - canvas.stringWidth(row, "Helvetica", 11)) / spaces)
        text.textOut(row)
        canvas.drawText(text)


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("ﬁnance", "finance"),
        ("e\u0301tude", "étude"),
        ("non\u2011voting", "non-voting"),
        ("day\x02", "day-"),
        ("œuvre", "œuvre"),
        ("\ud800x", "\ufffdx"),
    ],
)
def test_words_are_cleaned(drawn: str, expected: str) -> None:
    assert clean(drawn) == expected


@pytest.mark.parametrize(("font", "sign"), [("Symbol", "\u2022"), ("ZapfDingbats", "\u25cf"), ("Courier", "o")])
def test_bullets_of_other_fonts(font: str, sign: str) -> None:
    def draw(canvas: Canvas) -> None:
        for index in range(3):
            canvas.setFont(font, 11)
            canvas.drawString(60, 700 - 14 * index, sign)
            canvas.setFont("Helvetica", 11)
            canvas.drawString(78, 700 - 14 * index, f"the task number {index};")

    lines = [line.text for line in read("notice.pdf", typeset.drawn(draw)).lines if line.text]
    assert lines == [f"• the task number {index};" for index in range(3)]


def test_thin_spaces_of_french_are_kept() -> None:
    def draw(canvas: Canvas) -> None:
        x = 60.0
        for part, space in (("défense", 1.5), (";", 3), ("«", 1.5), ("oui", 1.5), ("»", 3), ("12", 1.5), ("500", 3)):
            canvas.drawString(x, 700, part)
            x += canvas.stringWidth(part, "Helvetica", 11) + space
        canvas.drawString(60, 660, "defence; “yes” 12500")

    lines = [line.text for line in read("notice.pdf", typeset.drawn(draw)).lines if line.text]
    assert lines == ["défense ; « oui » 12 500", "defence; “yes” 12500"]


def test_links_have_their_target_and_the_words_that_can_be_clicked() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Please click here to apply for the post that we")
        start = 60 + canvas.stringWidth("Please ", "Helvetica", 11)
        end = start + canvas.stringWidth("click here", "Helvetica", 11)
        canvas.linkURL("https://www.tower.example/apply?a=1&b=2", (start, 697, end, 710))
        canvas.drawString(60, 660, "Nothing to click in this line of the page at all")

    document = read("notice.pdf", typeset.drawn(draw))
    (link,) = document.links
    assert link.target == "https://www.tower.example/apply?a=1&b=2"
    assert link.anchor.of(document.source) == "click here"


def test_a_turned_page_reads_as_an_upright_one() -> None:
    def upright(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "The lamp is lit at dusk.")
        canvas.drawString(60, 680, "It burns until the morning.")

    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60, 500, "The lamp is lit at dusk.")
        canvas.drawString(60, 480, "It burns until the morning.")

    documents = [read("notice.pdf", typeset.drawn(draw)) for draw in (upright, turned)]
    assert documents[0].source.split() == documents[1].source.split()
    first = documents[1].boxes[0]
    assert first.x1 > first.x0
    assert first.bottom > first.top


def scan(canvas: Canvas) -> None:
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)


def text_page(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "The lamp is lit at dusk.")


def whole() -> bytes:
    return typeset.drawn(text_page)


BAD = {
    "scan": (typeset.drawn(scan), "page 1 is a scan, an image without text. Run text recognition (OCR)"),
    "a page is a scan": (typeset.drawn(text_page, scan), "page 2 is a scan"),
    "empty": (typeset.drawn(lambda canvas: None), "the file holds no text"),
    "encrypted": (
        typeset.sequential(typeset.example("clean.txt"), password="secret"),
        "the file is encrypted and opens only with a password; save a copy without one",
    ),
    "truncated": (typeset.sequential(typeset.example("clean.txt"))[:9000], "the file breaks off at byte 9000"),
    "cut by a byte count": (whole()[:-8], f"the file breaks off at byte {len(whole()) - 8}"),
    "no PDF": (b"<html><body>Not found</body></html>", "this is no PDF file, although its name says so"),
    "only a frame": (b"%PDF-1.4\n%%EOF\n", "the file is damaged: the list of its objects"),
    "nothing": (b"", "this is no PDF file"),
    "a font without characters": (of_glyphs(), "the fonts of the file do not say which letters they show"),
    "such a font on a turned page": (of_glyphs(turned=True), "the fonts of the file do not say"),
}


@pytest.mark.parametrize("name", BAD)
def test_files_that_cannot_be_read_are_refused_with_advice(name: str) -> None:
    data, reason = BAD[name]
    with pytest.raises(UnreadableError) as caught:
        read("notice.pdf", data)
    english, french = caught.value.messages
    assert english.startswith(reason)
    assert french
    assert french != english
    assert all("\n" not in message for message in caught.value.messages)


def test_a_file_that_only_editing_needs_a_password_for_is_read() -> None:
    data = typeset.sequential(typeset.example("clean.txt"), password="")
    assert (
        read("notice.pdf", data).source == read("notice.pdf", typeset.sequential(typeset.example("clean.txt"))).source
    )


def test_a_refusal_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "scan.pdf").write_bytes(typeset.drawn(scan))
    assert main(["check", "--no-config", "--format", "json", str(tmp_path / "scan.pdf")]) == 2
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["rule"] == "unreadable"
    assert "OCR" in finding["message"]


@given(st.integers(0, 1_000_000), st.binary(min_size=1, max_size=30))
def test_damaged_files_are_read_or_refused(place: int, garbage: bytes) -> None:
    data = bytearray(DAMAGED)
    place %= len(data)
    data[place : place + len(garbage)] = garbage
    try:
        check_document(read("notice.pdf", bytes(data)))
    except UnreadableError as error:
        assert all(error.messages)


DAMAGED = typeset.columns(typeset.example("clean.txt"))


def written(content: bytes, *, filters: bytes = b"/FlateDecode", more: bytes = b"", objects: int = 0) -> bytes:
    """A PDF of one page with this content as it stands; `more` goes to its dictionary, `objects` to its end."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter%s%s>>stream\n%s\nendstream" % (len(content), filters, more, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[b"0"] * objects,
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.5\n")
    places = []
    for number, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, start))
    return out.getvalue()


SHORT = b"BT /F1 12 Tf 50 700 Td (The lamp is lit at dusk.) Tj ET\n"
LINES = b"0 0 m 1 1 l S\n"
HOSTILE: dict[str, Callable[[], bytes]] = {
    "a third of a million objects": lambda: written(zlib.compress(SHORT), objects=333_000),
    "a million packed objects": lambda: written(
        zlib.compress(
            b"".join(b"%d %d " % (10 + number, 2 * number) for number in range(1_000_000)) + b"0 " * 1_000_000
        ),
        more=b"/Type/ObjStm/N 1000000/First 14000000",
    ),
    "a packed page of 800 MB": lambda: written(zlib.compress(LINES * 60_000_000, 1)),
    "packed twice": lambda: written(
        zlib.compress(zlib.compress(LINES * 20_000_000)), filters=b"[/FlateDecode/FlateDecode]"
    ),
    "passes for an image": lambda: written(zlib.compress(LINES * 2_000_000), more=b"/Subtype/Image"),
    "old packing": lambda: written(b"\x80\x0b\x60\x50" * 200_000, filters=b"/LZWDecode"),
    "drawings alone": lambda: written(zlib.compress(LINES * 400_000)),
    "one endless line": lambda: written(zlib.compress(b"BT /F1 12 Tf 50 700 Td (" + b"abc " * 1_400_000 + b") Tj ET")),
    "words upon words": lambda: written(zlib.compress(SHORT * 90_000)),
    "thousands of pages": lambda: typeset.drawn(*[text_page] * 2000),
}
_MEASURED = """
import re, sys
from pathlib import Path
from bilint.readers import UnreadableError, read_file
try:
    document = read_file(Path(sys.argv[1]))
    said = f"{len(document.boxes)} words"
except UnreadableError as error:
    said = error.messages[0]
peak = re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())
print(int(peak[1]) / 1024, said, sep="\\t")
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read as on Linux")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_take_little_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / "hostile.pdf"
    path.write_bytes(HOSTILE[name]())
    run = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(path)], check=True, capture_output=True, text=True, timeout=60
    )
    megabytes, said = run.stdout.strip().split("\t")
    assert float(megabytes) < 500
    assert said.endswith(" words") or "more than bilint reads" in said or "OCR" in said


def test_importing_the_readers_loads_no_pdf_library() -> None:
    code = "import sys, bilint.readers, bilint.readers.pdf; sys.exit('pypdfium2' in sys.modules or 'pdfplumber' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, env=dict(os.environ)).returncode == 0


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    data = typeset.columns(typeset.example("planted.txt"))
    assert key(read("a.pdf", data)) == key(read("a.pdf", data))


def key(document: Document) -> object:
    return document.source, document.lines, document.boxes, document.links
