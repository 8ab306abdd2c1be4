"""Tracked changes in annotated copies, and answers to their notes that become suppressions."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx as python_docx
import pytest
from bilint.cli import main
from bilint.engine.fixes import applied
from bilint.model import Edit, Span
from bilint.readers import read_file
from bilint.reports.annotated.docx_suggestions import suggested
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from tests.docx_documents import W, docx, paragraph, run
from tests.pdf_documents import sequential
from tests.test_annotate_docx import complete, example

TEXTS = (
    "The keeper lights the the four lamps of the town.",
    "The managment of the town pays for  the oil.",
    "Le gardien allume les quatre lampes de la ville.",
    "La direction de la ville paie l'huile.",
)
THREADS = "http://schemas.microsoft.com/office/word/2012/wordml"
WORD_14 = "http://schemas.microsoft.com/office/word/2010/wordml"


@pytest.fixture
def notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "notice.docx"
    path.write_bytes(complete(docx(*(paragraph(text) for text in TEXTS))))
    return path


def changes(data: bytes) -> list[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    found = [one for one in root.iter() if one.tag in (f"{{{W}}}ins", f"{{{W}}}del")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:]{8}Z", one.get(f"{{{W}}}date", "")) for one in found)
    return [(one.tag.rpartition("}")[2], "".join(one.itertext())) for one in found]


def test_safe_fixes_are_tracked_changes(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = notice.read_bytes()
    assert main(["annotate", "notice.docx", "-o", "copy.docx", "--suggest"]) == 0
    assert capsys.readouterr().out.endswith("Tracked changes: 3.\n")
    copy = Path("copy.docx").read_bytes()
    assert sorted(changes(copy)) == [
        ("del", "  "),
        ("del", " the"),
        ("del", "managment"),
        ("ins", " "),
        ("ins", "management"),
    ]
    assert notice.read_bytes() == before
    assert main(["check", "copy.docx"]) == 0  # it is read with all changes accepted
    assert main(["annotate", "notice.docx", "-o", "copy.docx"]) == 0
    assert changes(Path("copy.docx").read_bytes()) == []


def test_only_word_takes_tracked_changes(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("notice.pdf").write_bytes(sequential(example("planted.txt")))
    assert main(["annotate", "notice.pdf", "-o", "copy.pdf", "--suggest"]) == 2
    assert "only Word files (.docx) take fixes as tracked changes" in capsys.readouterr().err
    assert not Path("copy.pdf").exists()


@given(
    st.lists(st.lists(st.text("ab ", min_size=1, max_size=5), min_size=1, max_size=3), min_size=1, max_size=3),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 4), st.text("xy", max_size=2)), max_size=3),
)
def test_any_edits_give_the_text_with_them(paragraphs: list[list[str]], wanted: list[tuple[int, int, str]]) -> None:
    data = complete(docx(paragraph(run("z")), *(paragraph("".join(map(run, texts))) for texts in paragraphs)))
    document = read_file(Path("x.docx"), data=data)
    edits: list[Edit] = []
    for start, length, text in sorted(wanted):
        span = Span(start, min(start + length, len(document.source)))
        if span.start < span.end and (not edits or edits[-1].span.end < start):
            edits.append(Edit(document, span, text))
    copy, made = suggested(data, document, edits)
    expected = applied(document.source, [(edit.span, edit.text) for edit in made])
    read = read_file(Path("x.docx"), data=copy).source
    assert read.split() == expected.split()
    inside = [edit for edit in edits if "\n" not in edit.span.of(document.source)]
    assert set(made) <= set(inside)


# --- Answers


def answer(path: Path, answers: dict[str, str], *, threads: bool) -> None:
    """Answers the comments that hold some words, as Word does it, or a program without a list of threads."""
    word = python_docx.Document(str(path))
    comments = list(word.comments)
    entries = ""
    for number, comment in enumerate(comments):
        said = next((text for words, text in answers.items() if words in comment.text), None)
        if said is None:
            continue
        reply = word.add_comment(word.paragraphs[0].runs[0], said, author="A colleague")
        marks = {mark.get(qn("w:id")): mark for mark in word.element.iter(qn("w:commentRangeStart"))}
        if threads:
            for one, identifier in ((comment, f"0000000{number}"), (reply, f"1000000{number}")):
                one._element.findall(qn("w:p"))[-1].set(f"{{{WORD_14}}}paraId", identifier)
            entries += f'<x:commentEx x:paraId="1000000{number}" x:paraIdParent="0000000{number}"/>'
        else:
            marks[str(comment.comment_id)].addnext(marks[str(reply.comment_id)])
    if threads:
        xml = f'<x:commentsEx xmlns:x="{THREADS}">{entries}</x:commentsEx>'.encode()
        part = Part(PackURI("/word/commentsExtended.xml"), "application/xml", xml, word.part.package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS.replace("/comments", "/commentsExtended"))
    word.save(str(path))


@pytest.mark.parametrize("threads", [True, False])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_answer_becomes_a_suppression(
    notice: Path, threads: bool, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["annotate", "notice.docx", "-o", "copy.docx", "--lang", language]) == 0
    answers = {
        "doubled-word": "bilint: accepted, the song says so",
        "managment": "Bilint : accepté",
        "word-spacing": "accepted by all of us",
    }
    answer(Path("copy.docx"), answers, threads=threads)
    capsys.readouterr()
    assert main(["accept", "notice.docx", "--from", "copy.docx", "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert said.out == "notice.docx.bilint.toml: doubled-word: the song says so\nFindings accepted: 1.\n"
    assert said.err == "Answers without a reason, which were left out: 1.\n"
    written = Path("notice.docx.bilint.toml").read_text(encoding="utf-8")
    assert written == '[[suppress]]\nrule = "doubled-word"\ntext = "the the"\nreason = "the song says so"\n'
    assert main(["check", "notice.docx", "--concise"]) == 0
    rules = capsys.readouterr().out
    assert "doubled-word" not in rules
    assert "spelling" in rules
    assert main(["accept", "notice.docx", "--from", "copy.docx"]) == 0  # once is enough
    assert Path("notice.docx.bilint.toml").read_text(encoding="utf-8") == written


def test_an_answer_in_a_pdf_becomes_a_suppression(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("notice.pdf").write_bytes(sequential(example("planted.txt")))
    assert main(["annotate", "notice.pdf", "-o", "copy.pdf", "--select", "deadline"]) == 0
    writer = PdfWriter(PdfReader("copy.pdf"))
    page = next(page for page in writer.pages if "/Annots" in page)
    note = page["/Annots"][0]
    reply = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Text"),
            NameObject("/Rect"): note.get_object()["/Rect"],
            NameObject("/Contents"): TextStringObject("bilint: accepted – two harbours, two dates"),
            NameObject("/IRT"): note,
        }
    )
    writer.add_annotation(page, reply)
    writer.write("answered.pdf")
    assert main(["accept", "notice.pdf", "--from", "answered.pdf"]) == 0
    assert 'reason = "two harbours, two dates"' in Path("notice.pdf.bilint.toml").read_text(encoding="utf-8")
    assert main(["check", "notice.pdf", "--select", "deadline"]) == 0


def test_a_copy_that_is_no_copy_is_refused(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("copy.docx").write_bytes(b"PK")
    for name, said in (("none.docx", "there is no such file"), ("copy.docx", "its notes cannot be read")):
        assert main(["accept", "notice.docx", "--from", name]) == 2
        assert said in capsys.readouterr().err
    Path("copy.txt").write_text("x", encoding="utf-8")
    assert main(["accept", "notice.docx", "--from", "copy.txt"]) == 2
    assert "answers are read from PDF and Word files" in capsys.readouterr().err


def test_what_a_rule_finds_is_accepted_with_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        "Closing date: 3 May 2026\n\nThe the form is short.\n\nDate limite : 4 mai 2026\n\nLe formulaire est court.\n"
    )
    Path("notice.md").write_text(text, encoding="utf-8")
    assert main(["check", "notice.md"]) == 1
    for options in ([], ["--reason", "so"], ["--select", "deadline"]):
        assert main(["accept", "notice.md", *options]) == 2
    capsys.readouterr()
    assert main(["accept", "notice.md", "--select", "deadline", "--reason", "moved", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "notice.md.bilint.toml: deadline: moved\nFindings accepted: 1.\n"
    assert main(["check", "notice.md", "--select", "deadline"]) == 0
    assert main(["check", "notice.md", "--select", "doubled-word", "--fail-on", "warning"]) == 1
