"""Annotated copies of Word notices: the comments read back with python-docx, the text with bilint's own reader."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import docx as python_docx
import pytest
from bilint.cli import main
from bilint.model import Document, Span
from bilint.readers import docx, read_file
from bilint.reports.annotated.docx import annotated
from bilint.reports.annotated.notes import AUTHOR, Note, notes_on
from hypothesis import example as instance
from hypothesis import given
from hypothesis import strategies as st

from tests.docx_documents import NAMESPACES, W, example, paragraph, run, sequential, side_by_side, table
from tests.docx_documents import docx as made
from tests.same_findings import of_stable_rules

REAL = Path(__file__).parent.parent.parent / "shared" / "notices" / "docx"
LAYOUTS = {"one after the other": sequential, "side by side": side_by_side}
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MARKS = {f"{{{W}}}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")}


@dataclass(frozen=True)
class Comment:
    """A comment, and the text that Word shows it around."""

    author: str
    text: str
    around: str


def complete(data: bytes) -> bytes:
    """The document with the list of its parts' types, without which python-docx and Word open nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        rows = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        for name in old.namelist():
            kind = name.removeprefix("word/").removesuffix(".xml")
            if name.endswith(".xml"):
                kind = "document.main" if kind == "document" else kind
                rows += f'<Override PartName="/{name}" ContentType="{TYPES}.{kind}+xml"/>'
        namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
        new.writestr("[Content_Types].xml", f'<Types xmlns="{namespace}">{rows}</Types>')
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return out.getvalue()


def body_of(data: bytes) -> Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read("word/document.xml"))


def comments_of(data: bytes) -> list[Comment]:
    """The comments in the order of their numbers. Each must have a beginning, an end and a reference, in this order."""
    around: dict[str, str] = {}
    opened: set[str] = set()
    referred: list[str] = []
    for element in body_of(data).iter():
        name = element.tag.rpartition("}")[2]
        number = element.get(f"{{{W}}}id", "")
        if name == "commentRangeStart":
            assert number not in around
            around[number] = ""
            opened.add(number)
        elif name == "commentRangeEnd":
            opened.remove(number)
        elif name == "commentReference":
            assert number in around
            assert number not in opened
            referred.append(number)
        elif name in ("t", "tab", "br"):
            for one in opened:
                around[one] += element.text or "" if name == "t" else " "
    assert not opened
    assert sorted(referred) == sorted(around)
    comments = python_docx.Document(io.BytesIO(data)).comments
    assert sorted(str(comment.comment_id) for comment in comments) == sorted(around)
    return [Comment(comment.author, comment.text, around[str(comment.comment_id)]) for comment in comments]


def shape(data: bytes) -> list[tuple[str, str, str]]:
    """Each character with its format and its surroundings, which no comment may change."""
    found: list[tuple[str, str, str]] = []

    def walk(element: Element, path: str) -> None:
        name = element.tag.rpartition("}")[2]
        if element.tag in _MARKS:
            return
        if name == "r":
            properties = element.find(f"{{{W}}}rPr")
            path += "/r" + ("" if properties is None else ElementTree.tostring(properties, encoding="unicode"))
        elif name in ("t", "delText"):
            text = element.text or ""
            kept = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            found.extend((path, name, character) for character in (text if kept else text.strip()))
        else:
            path += f"/{name}"
            found.append((path, "", str(sorted(element.attrib.items()))))
        for below in element:
            if name != "r" or below.tag != f"{{{W}}}rPr":
                walk(below, path)

    walk(body_of(data), "")
    return found


def annotate(data: bytes, *words: str) -> list[Comment]:
    """The comments of a copy with a note on each of the words, after the checks for every copy."""
    document = docx.read("x.docx", data)
    notes = []
    for word in words:
        start = document.source.index(word)
        notes.append(Note(Span(start, start + len(word)), "error", word, f"about {word}"))
    return copied(data, document, notes)


def lacked_styles(name: str, old: zipfile.ZipFile, new: zipfile.ZipFile) -> bool:
    """True if a part is the styles, and has only those of comments besides what it had."""
    if name != "word/styles.xml":
        return False
    before, after = (ElementTree.fromstring(one.read(name)) for one in (old, new))
    kept, added = list(after)[: len(before)], list(after)[len(before) :]
    names = {style.get(f"{{{W}}}styleId") for style in added}
    old_parts, new_parts = (
        [[(part.tag, part.attrib) for part in one.iter()] for one in styles] for styles in (before, kept)
    )
    return old_parts == new_parts and bool(names) and names <= {"CommentText", "CommentReference"}


def copied(data: bytes, document: Document, notes: list[Note]) -> list[Comment]:
    copy, number = annotated(data, document, notes)
    assert number == len(notes)
    assert docx.read(document.path, copy) == document
    assert shape(copy) == shape(data)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(copy)) as new:
        assert set(old.namelist()) <= set(new.namelist())
        for name in set(old.namelist()) - {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}:
            assert name == "word/comments.xml" or new.read(name) == old.read(name) or lacked_styles(name, old, new)
    comments = comments_of(copy)
    assert [comment.text for comment in comments if comment.author == AUTHOR] == [note.text for note in notes]
    return [comment for comment in comments if comment.author == AUTHOR]


def check_copy(path: Path) -> int:
    """Looks at the copy of a notice; how many comments are on the very words that were found."""
    findings = of_stable_rules(path)
    notes = notes_on(path, findings, "en")
    assert len(notes) == sum(len(finding.locations) for finding in findings) > 5
    document = read_file(path)
    exact = 0
    for note, comment in zip(notes, copied(path.read_bytes(), document, notes), strict=True):
        quote = note.span.of(document.source).replace("\n", "")
        if quote.strip() and quote in comment.around:
            assert quote == comment.around
            exact += 1
    return exact


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["planted.txt", "canadian.txt"])
def test_every_end_of_every_finding_has_a_comment_on_its_words(name: str, layout: str, tmp_path: Path) -> None:
    path = tmp_path / "notice.docx"
    path.write_bytes(complete(LAYOUTS[layout](example(name))))
    ends = [end for finding in of_stable_rules(path) for end in finding.locations]
    assert check_copy(path) == sum(bool(end.text.strip()) for end in ends)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name for path in REAL.glob("*.docx")) or ["none"])
def test_real_notices(name: str) -> None:
    if name == "none":
        pytest.skip(f"no real notices in {REAL}")
    assert check_copy(REAL / name) > 5


# --- Where comments go

BOLD = "<w:b/><w:lang w:val='en-GB'/>"
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>'
    + paragraph("in a box")
    + "</w:txbxContent></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
)
PLAIN_CONTROL = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('in a control')}</w:sdtContent></w:sdt>"
RICH_CONTROL = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('in a rich control')}</w:sdtContent></w:sdt>"
BLOCK_CONTROL = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('a block in a control')}</w:sdtContent></w:sdt>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://a.example"</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("the result of a field")}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
PLACES = [
    ("a part of a run", paragraph(run("one two three", BOLD)), "two", "two"),
    ("the beginning", paragraph(run("one two three", BOLD)), "one", "one"),
    ("the end", paragraph(run("one two three", BOLD)), "three", "three"),
    ("a part of a word", paragraph(run("one two three")), "w", "w"),
    ("over runs", paragraph(run("one t", BOLD) + run("wo three")), "two", "two"),
    ("blanks that do not count", paragraph("<w:r><w:t>  one two </w:t></w:r>"), "two", "two"),
    ("beside a tab", paragraph("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r>"), "two", "two"),
    ("around a tab", paragraph("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r>"), "e\tt", "e t"),
    ("a cell", table([["one two", "un deux"]]), "deux", "deux"),
    ("an insertion", paragraph(f'{run("one ")}<w:ins w:id="7" w:author="A">{run("new two")}</w:ins>'), "two", "two"),
    ("beside a deletion", paragraph(f'<w:del w:id="7"><w:r><w:delText>old</w:delText></w:r></w:del>{run("new")}'), "new", "new"),
    ("a hyperlink", paragraph(f"<w:hyperlink>{run('a link here')}</w:hyperlink>"), "link", "link"),
    ("a field", paragraph(FIELD), "result", "result"),
    ("a simple field", paragraph(f'<w:fldSimple w:instr="DATE">{run("in a field")}</w:fldSimple>'), "field", "in a field"),
    ("a content control", paragraph(PLAIN_CONTROL), "control", "in a control"),
    ("a rich content control", paragraph(RICH_CONTROL), "rich", "rich"),
    ("a block in a control", BLOCK_CONTROL, "block", "block"),
    ("a text box", paragraph(run("outside ") + BOX), "box", "in a box"),
    ("the number of an item", paragraph("an item", number=(2, 0)), "1.", "an"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "words", "around"), [case[1:] for case in PLACES], ids=[case[0] for case in PLACES])
def test_a_comment_is_put_around_the_words(body: str, words: str, around: str) -> None:
    (comment,) = annotate(complete(made(paragraph("Before."), body, paragraph("After."))), words)
    assert comment == Comment(AUTHOR, f"about {words}", around)


def test_comments_may_overlap() -> None:
    data = complete(made(paragraph(run("one two three four five", BOLD))))
    found = annotate(data, "two three", "three four", "three", "one two three four five", "two three")
    assert [comment.around for comment in found] == [comment.text.removeprefix("about ") for comment in found]


def test_a_note_at_the_foot_is_commented_on_where_it_hangs() -> None:
    notes = f'<w:footnotes {NAMESPACES}><w:footnote w:id="1">{paragraph("at the foot")}</w:footnote></w:footnotes>'
    body = paragraph(run("one two") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    (comment,) = annotate(complete(made(body, parts={"footnotes": notes})), "foot")
    assert comment.around == "one two"


PLACES_OF_NOTHING = [("one two", 0, "one"), ("one two", 3, "one"), ("one two", 7, "two"), ("\n\none", 0, "one")]


@pytest.mark.parametrize(("text", "position", "around"), PLACES_OF_NOTHING)
def test_what_is_missing_is_said_at_the_nearest_word(text: str, position: int, around: str) -> None:
    data = complete(made(*(paragraph(line) for line in text.split("\n"))))
    document = docx.read("x.docx", data)
    (comment,) = copied(data, document, [Note(Span(position, position), "error", "n", "missing")])
    assert comment.around == around


def test_comments_that_are_there_stay() -> None:
    word = python_docx.Document()
    word.add_comment(word.add_paragraph("one two three").runs, "mine", author="A. Reviser", initials="AR")
    out = io.BytesIO()
    word.save(out)
    data = out.getvalue()
    before = comments_of(data)
    document = docx.read("x.docx", data)
    copy, _ = annotated(data, document, [Note(Span(4, 7), "error", "n", "two\nlines")])
    assert comments_of(copy) == [*before, Comment(AUTHOR, "two\nlines", "two")]


@given(
    st.lists(st.lists(st.text("ab \u00a0", min_size=1, max_size=6), min_size=1, max_size=4), min_size=1, max_size=3),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=6),
)
@instance([[" "], ["a"]], [(0, 4)])
def test_any_notes_leave_the_text_as_it_is(paragraphs: list[list[str]], places: list[tuple[int, int]]) -> None:
    data = complete(made(paragraph("x"), *(paragraph("".join(map(run, runs))) for runs in paragraphs)))
    document = docx.read("x.docx", data)
    last = len(document.source)
    notes = [
        Note(Span(*sorted((min(one, last), min(two, last)))), "info", f"{index}", f"note {index}")
        for index, (one, two) in enumerate(places)
    ]
    for note, comment in zip(notes, copied(data, document, notes), strict=True):
        quote = note.span.of(document.source)
        if quote.strip() and not quote.startswith("\n"):
            # A blank paragraph is no part of the source, and may lie inside what the comment is about.
            assert "".join(comment.around.split()) == "".join(quote.split())


# --- The command


@pytest.fixture
def notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "notice.docx"
    path.write_bytes(complete(sequential(example("planted.txt"))))
    return path


def test_the_command_writes_a_copy(
    notice: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = notice.read_bytes()
    findings = of_stable_rules(notice)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796000000")
    assert main(["annotate", "notice.docx", "-o", "copy.docx"]) == 0
    ends = sum(len(finding.locations) for finding in findings)
    said = f"copy.docx written; annotations: {ends}, findings: {len(findings)}.\n"
    assert capsys.readouterr().out == said
    copy = Path("copy.docx").read_bytes()
    assert len(comments_of(copy)) == ends
    assert notice.read_bytes() == before
    assert main(["annotate", "notice.docx", "-o", "copy.docx"]) == 0
    assert Path("copy.docx").read_bytes() == copy


def test_a_further_run_replaces_the_comments_of_the_last(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = python_docx.Document(str(notice))
    word.add_comment(word.paragraphs[0].runs[0], "Agreed with the harbour master.", author="A colleague")
    word.save(str(notice))
    copy, texts = notice, []
    for number in range(3):
        copy, before = notice.with_name(f"copy{number}.docx"), copy
        assert main(["annotate", str(before), "-o", str(copy), "--no-config"]) == 0
        read = python_docx.Document(str(copy))
        texts.append(sorted((comment.author, comment.text) for comment in read.comments))
        assert read.element.xml.count("<w:commentReference") == len(texts[-1])
    assert ("A colleague", "Agreed with the harbour master.") in texts[0]
    assert len(texts[0]) > 1
    assert texts[0] == texts[1] == texts[2]


def test_a_comment_says_what_and_shows_the_other_side(notice: Path) -> None:
    assert main(["annotate", "notice.docx", "-o", "copy.docx", "--select", "deadline"]) == 0
    english, french = comments_of(Path("copy.docx").read_bytes())
    assert english.around == "21-Sep-2027"
    assert english.text.splitlines()[0] == "Error, deadline"
    assert re.fullmatch("French, .*: “12-sept.-2027”", english.text.splitlines()[-1])
    assert french.around == "12-sept.-2027"
    assert re.fullmatch("English, .*: “21-Sep-2027”", french.text.splitlines()[-1])


def test_comments_have_a_date_a_language_and_the_styles_of_word(notice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796000000")
    assert main(["annotate", "notice.docx", "-o", "copy.docx", "--select", "deadline", "--lang", "fr"]) == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1797000000")
    assert main(["annotate", "copy.docx", "-o", "again.docx", "--select", "deadline", "--lang", "fr"]) == 0
    for name in ("copy.docx", "again.docx"):
        word = python_docx.Document(name)
        assert {"annotation text", "annotation reference"} <= {style.name.lower() for style in word.styles}
        assert [one._element.get(f"{{{W}}}date") for one in word.comments] == ["2026-11-30T00:53:20Z"] * 2
        for comment in word.comments:
            assert comment.text.startswith("Erreur, date limite (deadline)\n")
            assert {mark.get(f"{{{W}}}val") for mark in comment._element.iter(f"{{{W}}}lang")} == {"fr-FR"}


def test_words_of_a_header_are_told_where_a_comment_can_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, line, head in (
        ("x.en.docx", "The keeper lights the lamp at dusk.", "Closing date: 30 April 2027"),
        ("x.fr.docx", "Le gardien allume la lampe au crépuscule.", "Date de clôture : 13 avril 2027"),
    ):
        word = python_docx.Document()
        word.add_paragraph(line)
        word.sections[0].header.paragraphs[0].text = head
        word.save(name)
    assert main(["annotate", "x.en.docx", "-o", "copy.docx", "--lang", "en"]) == 0
    (comment,) = comments_of(Path("copy.docx").read_bytes())
    assert comment.text.splitlines()[2:] == [
        "English, header or footer: “30 April 2027”",
        "French, x.fr.docx, header or footer: “13 avril 2027”",
    ]


def test_a_file_that_word_would_not_open_is_refused(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notice.write_bytes(sequential(example("planted.txt")))
    assert main(["annotate", "notice.docx", "-o", "copy.docx"]) == 2
    assert "notice.docx: this file cannot be annotated without changing it otherwise" in capsys.readouterr().err
    assert not Path("copy.docx").exists()


def test_without_the_extra_it_says_how_to_get_it(
    notice: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "bilint.reports.annotated.docx")
    assert main(["annotate", "notice.docx", "-o", "copy.docx"]) == 2
    assert "pip install pypdf python-docx" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_libreoffice_converts_the_copy(layout: str, notice: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    notice.write_bytes(complete(LAYOUTS[layout](example("planted.txt"))))
    assert main(["annotate", "notice.docx", "-o", "copy.docx"]) == 0

    def text_of(name: str) -> str:
        home = f"-env:UserInstallation=file://{notice.parent / 'office'}"
        command = [office, home, "--headless", "--convert-to", "txt:Text (encoded):UTF8", name]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        assert "error" not in (done.stdout + done.stderr).lower()
        return notice.with_name(name).with_suffix(".txt").read_text(encoding="utf-8-sig")

    # LibreOffice sets an empty line before a table that has comments; the words are the same.
    assert text_of("copy.docx").split() == text_of("notice.docx").split()
