from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from bilint.model import Document, Line, Span
from bilint.readers import UnreadableError, markdown, read_file, text
from bilint.readers.formats import FORMATS
from hypothesis import example, given
from hypothesis import strategies as st

from tests.readers_conformance import check_document, extent

NOTICES = Path(__file__).parent.parent.parent / "shared" / "notices"


def read_markdown(source: str) -> Document:
    document = markdown.read("x.md", source.encode())
    check_document(document)
    assert document.source == source
    return document


def shown(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.text]


def seen(source: str) -> list[tuple[str, str, int, str, bool]]:
    return [
        (line.role, line.text, line.level, line.marker, line.starts_block)
        for line in read_markdown(source).lines
        if line.text or line.marker
    ]


# --- plain text


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("one\ntwo\n", ["one", "two"]),
        ("one\r\n\r\n  two \r", ["one", "", "  two "]),
        ("no newline at the end", ["no newline at the end"]),
        ("\n \none\ftwo\x0bthree", ["", " ", "one two three"]),
        ("one\u2028two\x85three\tfour\u00a0five", ["one two three\tfour\u00a0five"]),
    ],
)
def test_plain_text_is_kept_line_by_line(source: str, lines: list[str]) -> None:
    document = text.read("x.txt", source.encode())
    check_document(document)
    assert [line.text for line in document.lines] == lines
    assert document.source == source


def test_a_place_in_utf16_counts_characters() -> None:
    document = text.read("x.txt", "\ufeffun\r\nété 2031".encode("utf-16-le"))
    assert document.encoding == "utf-16-le-sig"
    place = document.place(document.lines[1].origin.locate(Span(4, 8)))
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 5, 2, 9)


# --- Markdown: inline. The marks below the source show which characters are seen.

INLINE = [
    ("a **bold** word", "..xx....xx.....", "a bold word"),
    ("a *slanted* word", "..x.......x.....", "a slanted word"),
    ("__a__ _b_", "xx.xx x.x", "a b"),
    ("***a** b*", "xxx.xx .x", "a b"),
    ("**a *b* c**", "xx. x.x .xx", "a b c"),
    ("*a [b*](http://c.d)", ".. x..xxxxxxxxxxxxx", "*a b*"),
    ("snake_case_word", "...............", "snake_case_word"),
    ("5 * 3 * 2", ".........", "5 * 3 * 2"),
    ("note* and *note", "...............", "note* and *note"),
    ("**open", "......", "**open"),
    ("a `code *x*` b", "..x........x..", "a code *x* b"),
    ("``a ` b``", "xx.....xx", "a ` b"),
    ("`` `a` ``", "xxx...xxx", "`a`"),
    ("a ` b", ".....", "a ` b"),
    ("a ~~b c~~ d", "..xxxxxxxx.", "a d"),
    ("a~~b~~, c", ".xxxxx...", "a, c"),
    ("a ~~ b ~~ c", "...........", "a ~~ b ~~ c"),
    ("[text](http://a.b)", "x....xxxxxxxxxxxxx", "text"),
    ('[text](<a b> "title") x', "x....xxxxxxxxxxxxxxxx..", "text x"),
    ("[a](b_(c)_d) e", "x.xxxxxxxxxx..", "a e"),
    ("[**a**](b)", "xxx.xxxxxx", "a"),
    ("[a] (b)", ".......", "[a] (b)"),
    ("[a](b c)", "........", "[a](b c)"),
    ("[a [b](c) d](e)", "...x.xxxx......", "[a b d](e)"),
    ("![alt](a.png) b", "xx...xxxxxxxx..", "alt b"),
    ("[![alt](a.png)](b)", "xxx...xxxxxxxxxxxx", "alt"),
    ("<http://a.b> c", "x..........x..", "http://a.b c"),
    ("<jobs@example.org>", "x................x", "jobs@example.org"),
    ("http://a.b/_c_/*d*", "..................", "http://a.b/_c_/*d*"),
    ("**see http://a.b**", "xx..............xx", "see http://a.b"),
    ("a \\*b\\* \\c", "..x..x....", "a *b* \\c"),
    ("a<!-- b -->c", ".xxxxxxxxxx.", "ac"),
    ("a <!-- b --> c", "..xxxxxxxxxxx.", "a c"),
    ("a <!-- b", "........", "a <!-- b"),
    ("a<br>b<br />c", None, "a b c"),
    ("a <br> b", "..xxxxx.", "a b"),
    ("<td>a</td><td>b</td>", None, "a b"),
    ("10<sup>th</sup>", "..xxxxx..xxxxxx", "10th"),
    ("<insert date> <b and, c>", "........................", "<insert date> <b and, c>"),
    ("a < b > c", ".........", "a < b > c"),
    ("R&amp;D &lt; &#233;&nbsp;x", None, "R&D < é\u00a0x"),
    ("AT&T &unknown; &notit;", "......................", "AT&T &unknown; &notit;"),
    ("a&Tab;b&#10;c&#1;", None, "a b c"),
]


@pytest.mark.parametrize(("source", "marks", "visible"), INLINE, ids=[case[0] for case in INLINE])
def test_inline_markup(source: str, marks: str | None, visible: str) -> None:
    document = read_markdown(source)
    (line,) = document.lines
    assert line.text == visible
    if marks is not None:
        places = [index for index, mark in enumerate(marks) if mark != "x"]
        assert [line.origin.locate(Span(at, at + 1)) for at in range(len(visible))] == [Span(i, i + 1) for i in places]


@pytest.mark.parametrize(
    ("source", "character", "span"),
    [
        ("R&amp;D", "&", Span(1, 6)),
        ("a<br>b", " ", Span(1, 5)),
        ("x\n> 4&nbsp;500", "\u00a0", Span(5, 11)),
    ],
)
def test_a_character_that_stands_for_markup_lies_on_all_of_it(source: str, character: str, span: Span) -> None:
    line = read_markdown(source).lines[-1]
    at = line.text.index(character)
    assert line.origin.locate(Span(at, at + 1)) == span


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("a **b\nc** d", ["a b", "c d"]),
        ("a [b\nc](http://d.e) f", ["a b", "c f"]),
        ("a `b\nc` d", ["a b", "c d"]),
        ("a <!-- b\nc --> d", ["a d"]),
        ("a **b\n\nc** d", ["a **b", "c** d"]),
        ("a  \nb\\\nc", ["a", "b", "c"]),
        ("> a **b\n> c** d\ne", ["a b", "c d", "e"]),
    ],
)
def test_markup_over_several_lines(source: str, lines: list[str]) -> None:
    assert shown(read_markdown(source)) == lines


@pytest.mark.parametrize(
    ("source", "links"),
    [
        ("see [here](http://a.b/c) now", [("http://a.b/c", "here")]),
        ("[a](http://x.y?b=1&amp;c=2) [d](<e f>)", [("http://x.y?b=1&c=2", "a"), ("e f", "d")]),
        ("[a](#) [b](#part) [c]()", []),
        ("<http://a.b> ![c](d.png)", []),
        ("[![alt](a.png)](http://b.c)", [("http://b.c", "![alt](a.png)")]),
        ("[a\nb](http://c.d)", [("http://c.d", "a\nb")]),
        ("[A  b][] [c][a B] [a b]\n\n[a b]: http://x.y 'title'", [("http://x.y", t) for t in ("A  b", "c", "a b")]),
        ("[a][none] [none]\n\n[a b]: http://x.y", []),
        ("- **[a](http://b.c)**\n\n| [d](e) |", [("http://b.c", "a"), ("e", "d")]),
    ],
)
def test_links(source: str, links: list[tuple[str, str]]) -> None:
    document = read_markdown(source)
    assert [(link.target, link.anchor.of(source)) for link in document.links] == links


# --- Markdown: blocks


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("# A #\n## B#\n#C", [("heading", "A", 1), ("heading", "B#", 2), ("text", "#C", 0)]),
        ("A\n===\nB\n--\nc", [("heading", "A", 1), ("heading", "B", 2), ("text", "c", 0)]),
        ("Place: X\nGrade: Y\n---\nz", [("text", "Place: X", 0), ("text", "Grade: Y", 0), ("text", "z", 0)]),
        ("a\n\n---\n\n* * *\n\nb", [("text", "a", 0), ("text", "b", 0)]),
        ("- a\n  - b\n    * c\n+ d", [("item", "a", 0), ("item", "b", 1), ("item", "c", 2), ("item", "d", 0)]),
        ("1. a\n   2) b\n\n  more\n10. c", [("item", "a", 0), ("item", "b", 1), ("text", "more", 0), ("item", "c", 0)]),
        ("- a\n  b\nc\n\nd", [("item", "a", 0), ("item", "b", 0), ("item", "c", 0), ("text", "d", 0)]),
        ("- - a", [("item", "", 0), ("item", "a", 1)]),
        ("> a\nb\n\n> - c", [("text", "a", 0), ("text", "b", 0), ("item", "c", 0)]),
        ("at least\n10. Next\n- b", [("text", "at least", 0), ("text", "10. Next", 0), ("item", "b", 0)]),
        ("1. DUTIES\nText", [("text", "1. DUTIES", 0), ("text", "Text", 0)]),
        ("12. TÂCHES À FAIRE\n\n1. Duties", [("text", "12. TÂCHES À FAIRE", 0), ("item", "Duties", 0)]),
        ("-5 °C\n+32 2 000", [("text", "-5 °C", 0), ("text", "+32 2 000", 0)]),
        ("\tNot code\n\n    nor this", [("text", "Not code", 0), ("text", "nor this", 0)]),
        ("```text\n*a*\n```\n*b*", [("code", "```text", 0), ("code", "*a*", 0), ("code", "```", 0), ("text", "b", 0)]),
        ("~~~\n```\n~~~~\nb", [("code", "~~~", 0), ("code", "```", 0), ("code", "~~~~", 0), ("text", "b", 0)]),
        ("---\nlang: en\n---\na", [("code", "---", 0), ("code", "lang: en", 0), ("code", "---", 0), ("text", "a", 0)]),
        ("---\nPost Name: X\nPlace: Y\n---", [("text", "Post Name: X", 0), ("text", "Place: Y", 0)]),
        (
            "| a | **b** | c |\n|--|:-:|--|\n| d\\|e | `f` | g |",
            [("cell", t, 0) for t in ("a", "b", "c", "d|e", "f", "g")],
        ),
        ("a | b | c\n-- | -- | --\nd | e | f\n\ng | h", [*(("cell", t, 0) for t in "abcdef"), ("text", "g | h", 0)]),
        ("| Grade | **15** |\n|--|--|\n| Place: | Oslo |", [("text", "Grade: 15", 0), ("text", "Place: Oslo", 0)]),
        (
            "<script>\nlet a = '*b*'\n</script>\nc",
            [*(("code", t, 0) for t in ("<script>", "let a = '*b*'", "</script>")), ("text", "c", 0)],
        ),
        ("<style>\na {}\n\nb", [("text", "<style>", 0), ("text", "a {}", 0), ("text", "b", 0)]),
        ("a\n<!-- b\n\nc --> d\ne", [("text", "a", 0), ("text", "d", 0), ("text", "e", 0)]),
        ("<!-- b\n\nc", [("text", "<!-- b", 0), ("text", "c", 0)]),
        ("[Grade]: 15\n[a]: http://b.c", [("text", "[Grade]: 15", 0), ("text", "[a]: http://b.c", 0)]),
        ("[a]: http://b.c\n[Grade]: 15", [("text", "[Grade]: 15", 0)]),
    ],
)
def test_blocks(source: str, blocks: list[tuple[str, str, int]]) -> None:
    assert [(role, text, level) for role, text, level, _, _ in seen(source)] == blocks


@pytest.mark.parametrize("left", ["en", "fr"])
def test_the_columns_of_a_table_in_two_languages_are_read_one_after_the_other(left: str) -> None:
    columns = {
        "en": ["English", "The office is in the city.", "Grade: 15", "She *writes* reports for the team."],
        "fr": ["Français", "Le bureau est dans la ville.", "Grade : 15", "Elle *rédige* des rapports pour l'équipe."],
    }
    right = "fr" if left == "en" else "en"
    rows = [f"| {a} | {b} |" for a, b in zip(columns[left], columns[right], strict=True)]
    document = read_markdown("\n".join(["# Notice", "", rows[0], "|---|---|", *rows[1:], "", "End"]))
    assert shown(document) == ["Notice", *(cell.replace("*", "") for cell in columns[left] + columns[right]), "End"]
    assert [line.language for line in document.lines if line.text] == [None, *[left] * 4, *[right] * 4, None]
    (writes,) = (line for line in document.lines if line.text.startswith("She"))
    place = document.place(writes.origin.locate(Span(0, 3)))
    assert (place.line, rows[3][place.column - 1 : place.end_column - 1]) == (7, "She")


@pytest.mark.parametrize("code", ["{} EUR", "AS-0{}"])
def test_a_column_of_codes_is_no_version(code: str) -> None:
    offices = enumerate(["Marché", "Église", "Vallée"], 2)
    rows = [f"| {number} | {office} | {code.format(number)} |" for number, office in offices]
    document = read_markdown("\n".join(["| Nombre | Lieu | Montant |", "|---|---|---|", *rows]))
    assert shown(document)[-3:] == ["4", "Vallée", code.format(4)]


def test_markers_and_beginnings_belong_to_the_first_line_of_a_block() -> None:
    assert seen("Intro:\n- a\n  b\n1) c\n\n# D\ne\n\nf\ng\n• h") == [
        ("text", "Intro:", 0, "", False),
        ("item", "a", 0, "-", True),
        ("item", "b", 0, "", False),
        ("item", "c", 0, "1)", True),
        ("heading", "D", 1, "", True),
        ("text", "e", 0, "", True),
        ("text", "f", 0, "", False),
        ("text", "g", 0, "", False),
        ("item", "h", 0, "•", True),
    ]


def test_what_is_markup_alone_parts_paragraphs() -> None:
    document = read_markdown("a\n<!-- bilint-ignore number: agreed -->\nb\n***\nc\n\n[d]: http://e.f\ng")
    assert [line.text for line in document.lines] == ["a", "", "b", "", "c", "", "", "g"]


@pytest.mark.parametrize(
    ("source", "languages"),
    [
        ('<div lang="fr">\n\nun\n\n- deux\n\n</div>\n\nthree', ["fr", "fr", None]),
        ('<span lang="fr-CA">un</span>\ntwo <span lang=fr>deux</span>', ["fr", None]),
        ('<span lang="fr">un\n\ntwo', ["fr", None]),
        ("<div lang='de'><div lang='en'>one</div>\n\nzwei</div>\n\nthree", ["en", None, None]),
        ('<div lang="en"><div>\n\none\n\n</div>\n\ntwo\n\n</div>\n\nthree', ["en", "en", None]),
    ],
)
def test_the_language_that_html_states(source: str, languages: list[str | None]) -> None:
    assert [line.language for line in read_markdown(source).lines if line.text] == languages


MARKUP = [
    *"*_`[]()<>!\\&|#-=~:\n \tab1é",
    *("**", "```", "---", "- ", "1. ", "> ", "\n\n", "\r\n", "<!--", "-->", "<br>", "<b>", "</b>", "&amp;", "&#9;"),
    *(
        "[a]: http://b.c\n",
        "](u 't')",
        '<div lang="fr">',
        "</div>",
        "http://a.b/_c_",
        "\f",
        "1. ABC",
        "|-|-|\n",
        "~~",
        "<script>",
        "</script>\n",
        "| the | les |\n",
        "\u2028",
    ),
]


@given(st.lists(st.sampled_from(MARKUP), max_size=40).map("".join))
@example("|*\\| the | les |\n")
def test_markdown_conforms_whatever_the_markup(source: str) -> None:
    if source.strip():
        read_markdown(source)


@given(st.text(max_size=100))
def test_readers_conform_whatever_the_text(source: str) -> None:
    for reader in (text, markdown):
        try:
            document = reader.read("x", source.encode())
        except UnreadableError:
            continue
        check_document(document)


@given(st.lists(st.text("ab é.,;:()'’0123456789", min_size=1, max_size=20).map(str.strip), min_size=1, max_size=5))
def test_markdown_without_markup_is_its_text(lines: list[str]) -> None:
    lines = ["x" + line for line in lines]
    assert [line.text for line in read_markdown("\n".join(lines)).lines] == lines


# --- Files


def test_a_file_is_read_by_its_suffix(tmp_path: Path) -> None:
    for suffix, visible in ((".TXT", "**a**"), (".md", "a")):
        path = tmp_path / f"x{suffix}"
        path.write_text("**a**", encoding="utf-8")
        document = read_file(path, "given/x")
        assert (document.path, document.lines[0].text) == ("given/x", visible)
    assert read_file(path).path == path.as_posix()


def unreadable(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_file(path, "name")
    error = caught.value
    assert error.path == "name"
    assert error.messages[0] != error.messages[1]
    assert str(error) == f"name: {error.messages[0]}"
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.path, copy.messages) == (error.path, error.messages)
    return error.messages[0]


def test_unreadable_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no such file" in unreadable(tmp_path / "none.txt")
    assert "no reader" in unreadable(tmp_path / "x.xyz")
    assert "cannot be read" in unreadable(tmp_path / "nul\0.txt")
    (tmp_path / "folder.md").mkdir()
    assert "not a regular file" in unreadable(tmp_path / "folder.md")
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a regular file" in unreadable(tmp_path / "pipe.txt")
    for name in ("empty.txt", "empty.md"):
        (tmp_path / name).write_text("\n \n", encoding="utf-8")
        assert "empty" in unreadable(tmp_path / name)

    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert "permission" in unreadable(tmp_path / "empty.txt")


class Unread:
    """An open file that must not be read."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def __enter__(self) -> Unread:
        return self

    def __exit__(self, *_error: object) -> None:
        os.close(self._handle)

    def read(self, _size: int) -> None:
        pytest.fail("the file was read")


def test_a_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(os, "fdopen", lambda handle, _mode: Unread(handle))
    assert "20 MB" in unreadable(path)


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_texts_that_are_no_documents(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(b"a\n" + b"x" * 1_000_001)
    assert "line 2 has 1,000,001 characters" in unreadable(path)
    path.write_bytes(b"x" * 1_000_000 + b"\r" + b"y")
    assert len(read_file(path).lines) == 2
    path.write_bytes(b"a\r\n" * 200_001)
    assert "200,000 lines" in unreadable(path)


@pytest.mark.parametrize("unit", ["|", "\\*", "*a*"])
def test_more_markup_than_fits_into_memory(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "MAX_PIECES", 1000)
    with pytest.raises(UnreadableError, match="1,000 pieces"):
        markdown.read("x.md", (unit * 300 + "\n").encode() * 20)


def test_each_reader_is_a_module_with_read() -> None:
    for module in {made.reader for made in FORMATS.values() if made.suffixes}:
        assert callable(__import__(f"bilint.readers.{module}", fromlist=["read"]).read)


# --- Real notices


@pytest.mark.parametrize("name", ["241656.md", "250717.txt", "260280.txt"])
def test_real_notices_lose_nothing(name: str) -> None:
    path = NOTICES / name
    if not path.exists():
        pytest.skip(f"{path} is not here: the real notices are not part of the project")
    document = read_file(path)
    check_document(document)
    assert len(document.lines) == len(document.line_starts) - document.source.endswith("\n")
    kept = {offset for line in document.lines for offset in range(*extent(line))}
    lost = "".join(char for offset, char in enumerate(document.source) if offset not in kept)
    assert not set(lost) - set("\n\t -*<>"), lost


def test_the_conformance_check_notices_a_wrong_map() -> None:
    document = text.read("x.txt", b"one\ntwo")
    wrong = Line("two", document.lines[0].origin)
    with pytest.raises(AssertionError):
        check_document(Document("x.txt", "text", document.source, (wrong,)))
