"""Saved web pages: the visible text, its places in the file, and bounded work for any file."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilint.model import Block, Document, Line, Span
from bilint.readers import UnreadableError, html, html_line, html_tree, read_file
from hypothesis import given
from hypothesis import strategies as st

from tests.docx_documents import example, web_page
from tests.readers_conformance import check_document
from tests.same_findings import findings, in_text

ROOT = Path(__file__).parent.parent
EXAMPLES = ("planted.txt", "canadian.txt", "markdown.md", "french-first.md", "interleaved.txt", "clean.txt")


def read(source: str) -> Document:
    document = html.read("x.html", source.encode())
    check_document(document)
    assert document.source == source
    return document


def shown(source: str) -> list[str]:
    return [line.text for line in read(source).lines if line.text]


def shapes(source: str) -> list[tuple[str, str, int, str]]:
    return [(line.role, line.text, line.level, line.marker) for line in read(source).lines if line.text]


def in_source(document: Document, line: Line, quote: str) -> str:
    at = line.text.index(quote)
    return line.origin.locate(Span(at, at + len(quote))).of(document.source)


# --- Text

TEXT = [
    ("<p>a <b>b</b>c</p>", ["a bc"]),
    ("<p>a\n   b\t\r\nc </p>", ["a b c"]),
    ("<p>a<p>b<div>c</div>d", ["a", "b", "c", "d"]),
    ("a<br>b<br/>c", ["a", "b", "c"]),
    ("<p>R&amp;D &lt;&eacute;&#233;&#xe9;&gt;&nbsp;x", ["R&D <ééé>\u00a0x"]),
    ("AT&T &unknown; &notit; a & b &eacute", ["AT&T &unknown; &notit; a & b é"]),
    ("co&shy;op\u00ader<wbr>ation", ["cooperation"]),
    ("a < b <> 5<6", ["a < b <> 5<6"]),
    ("a<!-- b > c -->d<!-->e<!doctype x>f<?php g ?>h", ["adefh"]),
    ("<script>if (a<b) '<p>x</p>'</script>a<style>p</style><SCRIPT>b</script >c", ["ac"]),
    ("<title>t</title><textarea><p>b</textarea><noscript>c</noscript>d", ["d"]),
    ("<p title='a > b' class=x>c <a href=\"d>e\">f</a>", ["c f"]),
    ("<p>a <img alt='b' src=\"data:x\"> c", ["a c"]),
    ("<pre>a  b\n\n c &amp;</pre>d", ["a  b", " c &", "d"]),
    ("<h1>a<br>b</h1>", ["a b"]),
    ("</p>a</div></span>b</br>c", ["ab", "c"]),
    ("<b>a<p>b</b>c</p>d", ["a", "bc", "d"]),
]


@pytest.mark.parametrize(("source", "lines"), TEXT)
def test_visible_text(source: str, lines: list[str]) -> None:
    assert shown(source) == lines


@pytest.mark.parametrize(
    "unseen",
    [
        "<nav>x</nav>",
        "<div hidden>x<p>y</p></div>",
        "<span aria-hidden=true>x</span>",
        "<p style='color: red; DISPLAY:none'>x</p>",
        "<span class='a sr-only'>x</span>",
        "<div role=navigation>x</div>",
        "<template><p>x</p></template>",
        "<button>x</button><select><option>y</select>",
        "<footer>x</footer>",
        "<dialog>x</dialog>",
        "<svg><text>x</text></svg>",
    ],
)
def test_what_is_not_seen_or_not_of_the_page(unseen: str) -> None:
    assert shown(f"<p>a</p>{unseen}<p>b</p>") == ["a", "b"]


def test_headers_and_footers_belong_to_the_site_outside_of_the_text() -> None:
    page = "<header>a</header>{}<aside>d</aside><footer>e</footer>"
    assert shown(page.format("<main><header>b</header>c<footer>f</footer></main>")) == ["b", "c", "f"]
    assert shown(page.format("<div>c</div>")) == ["a", "c", "d"]


def test_each_character_lies_where_it_stands_in_the_file() -> None:
    document = read("<p>The  <b>caf&eacute;</b>\r\nis&nbsp;open")
    (line,) = document.lines
    assert line.text == "The café is\u00a0open"
    for quote, written in (
        ("caf", "caf"),
        ("é", "&eacute;"),
        ("The ", "The  "),
        ("is\u00a0", "is&nbsp;"),
        ("open", "open"),
    ):
        assert in_source(document, line, quote) == written
    place = document.place(line.origin.locate(Span(line.text.index("is"), line.text.index("open"))))
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 1, 2, 9)


def test_links() -> None:
    document = read(
        '<p>See <a href=" https://a.org/?b=1&amp;c=2">this\n <i>page</i> </a>, <a href="#x">here</a>, <a name=y>there</a>, '
        "<a href='javascript:z()'>button</a> <a href=/jobs>jobs <a href=mailto:a@b.org>us</a>"
    )
    assert [(link.target, link.anchor.of(document.source)) for link in document.links] == [
        ("https://a.org/?b=1&c=2", "this\n <i>page"), ("/jobs", "jobs "), ("mailto:a@b.org", "us"),
    ]  # fmt: skip


# --- Structure


def test_headings_and_lists() -> None:
    page = (
        "<h1>Post</h1><h3><span>Duties</span></h3><ul><li>a<ul><li>b</ul>tail<li><p>c<br>d</p><p>e</p></ul>"
        "<ol start=3><li>f<li value=9>g</ol><ol type=a><li>h</ol><li>i"
    )
    assert shapes(page) == [
        ("heading", "Post", 1, ""), ("heading", "Duties", 3, ""), ("item", "a", 0, "•"), ("item", "b", 1, "•"),
        ("text", "tail", 0, ""), ("item", "c", 0, "•"), ("item", "d", 0, ""), ("text", "e", 0, ""),
        ("item", "f", 0, "3."), ("item", "g", 0, "9."), ("item", "h", 0, "a."), ("item", "i", 0, "•"),
    ]  # fmt: skip


def test_blocks_begin_paragraphs_and_line_breaks_do_not() -> None:
    lines = read("<p>a<br>b<p>c<br><br>d").lines
    assert [(line.text, line.starts_block) for line in lines] == [
        ("a", True), ("b", False), ("c", True), ("", False), ("d", True),
    ]  # fmt: skip


def test_labels_and_the_values_beside_them() -> None:
    document = read("<table><tr><th>Grade<td>15<tr><th>Place:</th>\n<td><b>Oslo</b></td></tr></table>")
    assert [line.text for line in document.lines] == ["Grade: 15", "Place: Oslo"]
    assert in_source(document, document.lines[1], "Oslo") == "Oslo"
    # The colon of the first line is the border of two cells, that of the second is in the page.
    assert [Block("field", line.text, line.origin, "en").inserted(Span(5, 6)) for line in document.lines] == [
        True,
        False,
    ]
    assert shown("<dl><dt>Grade<dd>15<dd>or 16<dt>Lieu de travail dans la ville<dd>Oslo</dl>") == [
        "Grade\u00a0: 15", "or 16", "Lieu de travail dans la ville\u00a0: Oslo",
    ]  # fmt: skip


def test_other_tables_are_read_row_by_row() -> None:
    page = "<table><caption>C<tr><th>a<th>b<tr><td rowspan=2>c<td>d<tr><td>e</table>f"
    assert shapes(page) == [("text", "C", 0, ""), *(("cell", text, 0, "") for text in "ab"), ("text", "c: d", 0, ""),
                            ("cell", "e", 0, ""), ("text", "f", 0, "")]  # fmt: skip
    assert shown("<table><tr><td><table><tr><td>a<td>15</table>b</table>c") == ["a: 15", "b", "c"]


ENGLISH = ["The office is in the city.", "She writes reports for the team."]
FRENCH = ["Le bureau est dans la ville.", "Elle rédige des rapports pour l'équipe."]


@pytest.mark.parametrize("left", [ENGLISH, FRENCH])
def test_columns_in_two_languages_are_read_one_after_the_other(left: list[str]) -> None:
    right = FRENCH if left is ENGLISH else ENGLISH
    rows = "".join(f"<tr><td><p>{a}</p><td>{b}" for a, b in zip(left, right, strict=True))
    assert shown(f"<table><tr><td colspan=2>Clerk / Commis{rows}</table>") == ["Clerk / Commis", *left, *right]


# --- Languages


@pytest.mark.parametrize(
    ("source", "languages"),
    [
        ("<div lang=fr-CA><p>un<p lang='en'>one<p lang=de>eins</div>two", ["fr", "en", None, None]),
        ("<p>a <span lang=fr>un</span><p><span lang=fr>un <b>deux</b></span> <i lang=en> </i>", [None, "fr"]),
        ("<html lang=en><p>one<p>Les deux offices de la ville", [None, None]),
        ("<html lang=en><p>one<section lang=fr>Les deux offices de la ville</section>two", ["en", "fr", "en"]),
        ("<html lang=en><p>one two three four five six seven <i lang=fr>un</i> eight", [None]),
        ("<html lang=de><p>eins<section lang=fr>deux</section>", [None, "fr"]),
    ],
)
def test_what_the_page_says_of_languages(source: str, languages: list[str | None]) -> None:
    assert [line.language for line in read(source).lines] == languages


# --- Encodings


@pytest.mark.parametrize(
    ("declared", "codec", "encoding"),
    [
        ("", "utf-8", "utf-8"),
        ("<meta charset=iso-8859-1>", "utf-8", "utf-8"),
        ("<meta charset=iso-8859-1>", "cp1252", "cp1252"),
        ('<META http-equiv=Content-Type content="text/html; charset=ISO-8859-15">', "iso-8859-15", "iso-8859-15"),
        ("<meta charset=macintosh>", "mac-roman", "mac-roman"),
        ("<meta charset=none-such>", "cp1252", "cp1252"),
        ("", "utf-16", "utf-16-le-sig"),
    ],
)
def test_encodings(declared: str, codec: str, encoding: str) -> None:
    document = html.read("x.html", f"{declared}<p>Été à 5 € près".encode(codec))
    assert (document.lines[0].text, document.encoding) == ("Été à 5 € près", encoding)


# --- The same findings as for the text


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("edition", ["marked", "unmarked", "columns"])
def test_the_same_findings_as_in_the_text(name: str, edition: str, tmp_path: Path) -> None:
    path = tmp_path / "notice.html"
    page = web_page(example(name), columns=edition == "columns", marked=edition == "marked")
    path.write_text(page, encoding="utf-8", newline="")
    check_document(read_file(path))
    assert findings(path) == in_text(ROOT / "examples" / name)


# --- Hostile pages

HOSTILE = {
    "nested": ("<div>" * 10_000 + "text", "1,000 deep"),
    "tags": ("<b></b>" * 20_000, "30,000 tags"),
    "breaks": ("<br>" * 10_000, "5,000 lines"),
    "cells": ("<table>" + "<td>x" * 10_000, "5,000 lines"),
    "tables": ("<table><tr><td>" * 300 + "<p>x" * 100, "5,000 lines"),
    "references": ("&amp;" * 30_000, "20,000 pieces"),
    "soft hyphens": ("a\u00ad" * 30_000, "20,000 pieces"),
    "comments": ("<!--" * 1_000_000, "no visible text"),
    "unclosed tags": ("<a " * 1_000_000, "no visible text"),
    "unclosed quotes": ('<a b="' * 1_000_000, "no visible text"),
    "attributes": ("<a " + "b=c " * 1_000_000, "no visible text"),
    "scripts": ("<script>" * 1_000_000, "no visible text"),
    "open within": ("<p><table><td>" + "<i>" * 900 + "<div></div>" * 20_000, "30,000 tags"),
    "closed in vain": ("<i>" * 900 + "</b>" * 40_000, "30,000 tags"),
    "paragraph": ("<p>" + "x" * 1_000_001, "1,000,000 characters"),
    "brackets": ("<" * 1_000_001, "1,000,000 characters"),
    "blanks": (" \n" * 1_000_000, "empty"),
    "binary": ("\x01\x02" * 1_000, "binary"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bounds are a tenth of the true ones, so that small pages reach them."""
    for module, bound in (
        (html_tree, "MAX_DEPTH"),
        (html_tree, "MAX_TAGS"),
        (html_tree, "MAX_LINES"),
        (html_line, "MAX_PIECES"),
    ):
        monkeypatch.setattr(module, bound, getattr(module, bound) // 10)
    source, reason = HOSTILE[name]
    with pytest.raises(UnreadableError) as caught:
        html.read("x.html", source.encode())
    assert reason in caught.value.messages[0]
    assert caught.value.messages[0] != caught.value.messages[1]


def test_a_page_as_deep_as_allowed_is_read() -> None:
    assert shown("<div>" * (html_tree.MAX_DEPTH - 2) + "text") == ["text"]


MARKUP = [
    *(
        "<p>",
        "</p>",
        "<div lang=fr>",
        "</div>",
        "<b>",
        "</b>",
        "<br>",
        "<hr>",
        "<h2>",
        "</h2>",
        "<ul>",
        "</ul>",
        "<li>",
    ),
    *("<table>", "</table>", "<tr>", "<td>", "</td>", "<th colspan=2 rowspan=3>", "<caption>", "<dl>", "<dt>", "<dd>"),
    *(
        "</dl>",
        "<a href=x>",
        "</a>",
        "<pre>",
        "</pre>",
        "<nav>",
        "</nav>",
        "<main>",
        "<span hidden>",
        "</span>",
        "<!--",
    ),
    *(
        "-->",
        "<script>",
        "</script>",
        "&amp;",
        "&nbsp;",
        "&eacute",
        "&#0;",
        "&#10;",
        "<",
        ">",
        '"',
        "'",
        "=",
        "/",
        "\n",
    ),
    *("the office", "le bureau", " ", "\u00a0", "\u00ad", "15", ":", "\u2028", "\f", "é", "Grade"),
]


@given(st.lists(st.sampled_from(MARKUP), max_size=40).map("".join))
def test_pages_conform_whatever_the_markup(source: str) -> None:
    try:
        document = html.read("x.html", source.encode())
    except UnreadableError:
        return
    check_document(document)


@given(st.text(max_size=200))
def test_pages_conform_whatever_the_text(source: str) -> None:
    try:
        document = html.read("x.html", source.encode())
    except UnreadableError:
        return
    check_document(document)


def test_a_term_whose_definition_is_a_list_of_terms_stands_alone() -> None:
    """As in a table of contents, where the sections of a chapter stand in a list within its list."""
    page = "<dl><dt>1. Boats</dt><dd><dl><dt>1.1. Ropes</dt><dt>1.2. Lamps</dt></dl></dd><dt>2. Piers</dt></dl>"
    assert [line.text for line in html.read("p.html", page.encode()).lines if line.text] == [
        "1. Boats",
        "1.1. Ropes",
        "1.2. Lamps",
        "2. Piers",
    ]
