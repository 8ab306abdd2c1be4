"""Word documents and web pages made for tests: XML by hand, since libraries cannot write what readers stumble over."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape as escape_html
from itertools import zip_longest
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from bilint.bitext import Reading
from bilint.model import LANGUAGES, Block, Language, Notice
from bilint.readers import read_file
from bilint.vocabulary import Vocabulary

# In the examples, a star begins a note and no item of a list.
NOTE = "*"
EXAMPLES = Path(__file__).parent.parent / "examples"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:v="urn:schemas-microsoft-com:vml"'

# French Word: the identifiers of the styles are French, their names are not.
STYLES = f"""<w:styles {NAMESPACES}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrique"><w:name w:val="Rubrique"/><w:basedOn w:val="Titre2"/></w:style>
<w:style w:type="paragraph" w:styleId="Plan"><w:name w:val="Plan"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Listepuces"><w:name w:val="List Bullet"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Circle"><w:name w:val="Circle"/><w:basedOn w:val="Circle"/></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""


def _level(level: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


# List 1 has bullets of a symbol font. List 2 counts 1., a), 1.a.i. List 3 shares the count of 2, and 4 begins it anew
# at 5.
NUMBERING = f"""<w:numbering {NAMESPACES}>
<w:abstractNum w:abstractNumId="7">{_level(0, "bullet", chr(0xF0B7))}{_level(1, "bullet", "o")}</w:abstractNum>
<w:abstractNum w:abstractNumId="8">
{_level(0, "decimal", "%1.")}{_level(1, "lowerLetter", "%2)")}{_level(2, "lowerRoman", "%1.%2.%3")}
{_level(3, "none", "")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="8"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, *, style: str = "", number: tuple[int, int] | None = None, more: str = "") -> str:
    """A paragraph of some runs, or of plain text. `number` is the list and the level."""
    runs = content if content.startswith("<") or not content else run(content)
    shape = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        shape += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{shape}{more}</w:pPr>{runs}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table of cells of plain text or of paragraphs; a cell alone in its row spans all columns."""
    columns = max(len(row) for row in rows)
    made = ""
    for row in rows:
        made += "<w:tr>"
        for cell in row:
            span = f'<w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>' if len(row) == 1 < columns else ""
            made += f"<w:tc>{span}{cell if cell.startswith('<') else paragraph(cell)}</w:tc>"
        made += "</w:tr>"
    return f"<w:tbl>{made}</w:tbl>"


def docx(
    *body: str,
    parts: Mapping[str, str] | None = None,
    targets: Mapping[str, str] | None = None,
    targets_of_parts: Mapping[str, Mapping[str, str]] | None = None,
) -> bytes:
    """A Word document. `parts` are further parts by kind ("footnotes"), `targets` the addresses of its links.

    `targets_of_parts` are the addresses of the links in further parts, by kind.
    """
    document = f"<w:document {NAMESPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>"
    return package(
        document, {"styles": STYLES, "numbering": NUMBERING, **(parts or {})}, targets or {}, targets_of_parts
    )


def package(
    document: str | bytes,
    parts: Mapping[str, str],
    targets: Mapping[str, str] | None = None,
    targets_of_parts: Mapping[str, Mapping[str, str]] | None = None,
) -> bytes:
    """The archive around the XML of a document."""
    related = [(f"rId{kind}", kind, f"{kind}.xml", "") for kind in parts]
    related += [(key, "hyperlink", target, ' TargetMode="External"') for key, target in (targets or {}).items()]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", _relationships([("rId1", "officeDocument", "word/document.xml", "")]))
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", _relationships(related))
        for kind, xml in parts.items():
            archive.writestr(f"word/{kind}.xml", xml)
            links = (targets_of_parts or {}).get(kind, {})
            rows = [(key, "hyperlink", target, ' TargetMode="External"') for key, target in links.items()]
            if rows:
                archive.writestr(f"word/_rels/{kind}.xml.rels", _relationships(rows))
    return out.getvalue()


def _relationships(related: Sequence[tuple[str, str, str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target={quoteattr(target)}{mode}/>'
        for key, kind, target, mode in related
    )
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


@cache
def example(name: str) -> Notice:
    """An example of the project, read and divided into its two versions."""
    return Reading(Vocabulary()).notice(name, [read_file(EXAMPLES / name)], [None])


def sequential(notice: Notice) -> bytes:
    """The English version and then the French one, as paragraphs."""
    return docx(*version(notice, "en"), *version(notice, "fr"))


def side_by_side(notice: Notice, *, french_left: bool = False) -> bytes:
    """A table with a column for each language and a paragraph a cell."""
    order = LANGUAGES[::-1] if french_left else LANGUAGES
    sides = [version(notice, language) for language in order]
    return docx(table([list(row) for row in zip_longest(*sides, fillvalue="<w:p/>")]))


def header_table(notice: Notice, *, columns: int, body: str) -> bytes:
    """A table of the header fields in both languages, in two columns or in four with labels and values apart.

    Below it the body: one version after the other ("sequential"), or a table for each five paragraphs ("tables").
    """
    fields, rest = [], []
    for language in LANGUAGES:
        blocks = [block for block in notice.side(language).blocks if block.kind != "furniture"]
        fields.append([block for block in blocks if block.kind == "field"])
        rest.append([_paragraph(block) for block in blocks if block.kind != "field"])
    rows = [
        [cell for block in pair for cell in (_label_and_value(block) if columns == 4 else [block.text])]
        for pair in zip(*fields, strict=True)
    ]
    if body == "sequential":
        return docx(table(rows), *rest[0], *rest[1])
    pairs = list(zip_longest(*rest, fillvalue="<w:p/>"))
    return docx(table(rows), *(table(pairs[start : start + 5]) + "<w:p/>" for start in range(0, len(pairs), 5)))


def _label_and_value(block: Block) -> list[str]:
    assert block.label
    assert block.value
    return [block.label.of(block.text), block.value.of(block.text)]


def version(notice: Notice, language: Language) -> list[str]:
    """The paragraphs of one version."""
    return [_paragraph(block) for block in notice.side(language).blocks if block.kind != "furniture"]


def _paragraph(block: Block) -> str:
    if block.kind == "heading":
        return paragraph(block.text, style="Titre2")
    if block.kind != "item":
        return paragraph(block.text)
    if block.marker[:1].isalnum():
        return paragraph(f"{block.marker} {block.text}")
    if block.marker == NOTE:
        return paragraph(f"{NOTE}{block.text}")
    return paragraph(block.text, style="Listepuces")


def web_page(
    notice: Notice, *, columns: bool = False, marked: bool = True, languages: Sequence[Language] = LANGUAGES
) -> str:
    """A saved page with a site's furniture around the notice; `marked` with `lang` attributes."""
    sides = [
        [_element(block) for block in notice.side(language).blocks if block.kind != "furniture"]
        for language in languages
    ]
    if columns:
        rows = zip_longest(*sides, fillvalue="")
        text = "<table>" + "\n".join(f"<tr><td>{en}</td>\n<td>{fr}</td></tr>" for en, fr in rows) + "</table>"
    else:
        text = "\n".join(
            f"<section lang='{language if marked else ''}'>\n{chr(10).join(side)}\n</section>"
            for language, side in zip(languages, sides, strict=True)
        )
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Jobs</title>'
        "<script>if (1 < 2) { document.write('<p>not seen</p>'); }</script></head>\n"
        '<body><nav><ul><li><a href="/">All our jobs</a></li></ul></nav>\n'
        f"<main>\n{text}\n</main>\n<footer>Contact us</footer></body></html>\n"
    )


def _element(block: Block) -> str:
    text = escape_html(block.text, quote=False).replace("\u00a0", "&nbsp;").replace(" ", "\n", 1)
    if block.kind == "heading":
        return f"<h2>{text}</h2>"
    if block.marker == NOTE:
        return f"<p>{NOTE}{text}</p>"
    if block.kind == "item" and not block.marker[:1].isalnum():
        return f"<ul><li>{text}</li></ul>"
    return f"<p>{block.marker + ' ' if block.kind == 'item' else ''}{text}</p>"
