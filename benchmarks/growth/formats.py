"""The blocks of a shape as plain text, Markdown, HTML and Word. Markup in a block stays as it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby

from .shapes import HEADING, ITEM, PARAGRAPH, ROW

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"

# A block in one language: its kind and its text.
Said = tuple[str, str]


def _text(blocks: Sequence[Said]) -> bytes:
    marks = {ITEM: "- {}\n", ROW: "{}\n", HEADING: "{}\n\n", PARAGRAPH: "{}\n\n"}
    return "".join(marks[kind].format(text) for kind, text in blocks).encode()


def _markdown(blocks: Sequence[Said]) -> bytes:
    parts: list[str] = []
    for kind, run in groupby(blocks, key=lambda block: block[0]):
        texts = [text for _, text in run]
        if kind == ROW:
            rule = "|" + "---|" * (texts[0].count("|") - 1)
            parts += [texts[0], rule, *texts[1:], ""]
        else:
            mark = {ITEM: "- ", HEADING: "# "}.get(kind, "")
            parts += [f"{mark}{text}" + ("" if kind == ITEM else "\n") for text in texts]
    return "\n".join(parts).encode()


def _html(blocks: Sequence[Said]) -> bytes:
    parts: list[str] = []
    for kind, run in groupby(blocks, key=lambda block: block[0]):
        around = {ITEM: ("<ul>", "</ul>"), ROW: ("<table>", "</table>")}.get(kind, ("", ""))
        one = {ITEM: "<li>{}</li>", HEADING: "<h2>{}</h2>", PARAGRAPH: "<p>{}</p>"}
        inner = (_html_row(text) if kind == ROW else one[kind].format(text) for _, text in run)
        parts += [around[0], *inner, around[1]]
    return "\n".join(parts).encode()


def _html_row(text: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in _cells(text)) + "</tr>"


def _docx(blocks: Sequence[Said]) -> bytes:
    body = "".join(
        _word_table(text for _, text in run) if kind == ROW else "".join(_word(kind, text) for _, text in run)
        for kind, run in groupby(blocks, key=lambda block: block[0])
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Type="{_OFFICE}" Target="word/document.xml"/>'
            "</Relationships>",
        )
        document = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", document)
    return file.getvalue()


def _word(kind: str, text: str) -> str:
    level = '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>' if kind == HEADING else ""
    mark = "• " if kind == ITEM else ""
    return f'<w:p>{level}<w:r><w:t xml:space="preserve">{mark}{escape(text)}</w:t></w:r></w:p>'


def _word_table(texts: Iterable[str]) -> str:
    rows = (
        "<w:tr>" + "".join(f"<w:tc>{_word(PARAGRAPH, cell)}</w:tc>" for cell in _cells(text)) + "</w:tr>"
        for text in texts
    )
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in text.strip("|").split("|")]


FORMATS: dict[str, Callable[[Sequence[Said]], bytes]] = {
    "txt": _text,
    "md": _markdown,
    "html": _html,
    "docx": _docx,
}
