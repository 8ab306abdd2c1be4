"""Front matter gives its titles and descriptions; the code of templates is left out, but for the texts in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bilint.language.identification import line_languages, scale_of
from bilint.model import Document, Span
from bilint.readers import html, markdown, text
from bilint.vocabulary import Vocabulary

READERS: dict[str, Callable[[str, bytes], Document]] = {"md": markdown.read, "html": html.read, "txt": text.read}
FORMS = {
    "yaml": '---\nlayout: post\ntitle: "Keeper: quay"\nmenu:\n  title: hidden\ndescription: >-\n  Opens the quay\n  every day.\n---\n',
    "plain yaml": "---\ntitle: 'Keeper: quay'\ndescription: Opens the quay\n  every day.\ntags: [a, b]\n---\n",
    "toml": '+++\nlayout = "post"\ntitle = "Keeper: quay"\ndescription = """Opens the quay\nevery day."""\n+++\n',
    "json": '{\n\t"title": "Keeper: quay",\n\t"description": "Opens the quay every day.",\n\t"aliases": ["x"]\n}\n',
}
FORMS["names of two words"] = FORMS["plain yaml"].replace(
    "tags: [a, b]", "tags:\n- a\nImpact Area:\n- Lamps of the quay"
)
BODY = {"md": "\nThe quay is open.\n", "html": "\n<p>The quay is open.</p>\n", "txt": "\nThe quay is open.\n"}


def shown(suffix: str, source: str) -> list[str]:
    """The visible lines; each comes from the place that its map tells."""
    document = READERS[suffix](f"x.{suffix}", source.encode())
    lines = [line for line in document.lines if line.text.strip() and line.role != "code"]
    for line in lines:
        place = line.origin.locate(Span(0, len(line.text)))
        assert place.of(document.source).split() == line.text.split()
    return [line.text for line in lines]


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("form", FORMS)
def test_titles_and_descriptions_are_read(form: str, suffix: str) -> None:
    assert shown(suffix, FORMS[form] + BODY[suffix]) == [
        "Keeper: quay",
        "Opens the quay every day.",
        "The quay is open.",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_the_title_is_a_heading_unless_the_text_repeats_it(form: str) -> None:
    document = markdown.read("x.md", (FORMS[form] + "\nThe quay is open.\n").encode())
    assert [line.text for line in document.lines if line.role == "heading"] == ["Keeper: quay"]
    assert shown("md", FORMS[form] + "\n# Keeper: quay\n\nText.\n").count("Keeper: quay") == 1
    assert shown("html", FORMS[form] + "<h1>Keeper: quay</h1><p>Text.</p>").count("Keeper: quay") == 1


@pytest.mark.parametrize(
    "source",
    [
        "---\nPrimary Location: the quay\nThe keeper opens it.\n---\nMore.\n",  # a header between rules
        "{\nThe quay\n}\nis open.\n",
        '---\ntitle: "open\n',
    ],
)
def test_what_is_no_front_matter_stays(source: str) -> None:
    words = " ".join(shown("txt", source)).split()
    assert [word for word in source.split() if word not in words] == []


def test_a_document_of_bare_fields_gives_its_texts() -> None:
    source = "_model: home\n---\ntitle: The quay\n---\nbody:\n\nIt is open.\n---\nempty:\n---\nnext_date: 2027-03-07\n[//]: # (a remark)\n"
    for suffix in ("md", "txt"):
        assert shown(suffix, source) == ["The quay", "It is open."]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('See {{< link slug="quay/rules" text="the rules" >}} today.', "See the rules today."),
        ("See {{% note %}} the rules {{% /note %}}.", "See the rules ."),
        ("{% include head.html %}The rules", "The rules"),
        ("The rules of {{ name }} hold.", "The rules of {{ name }} hold."),
        ("An end is {{< missing here.", "An end is {{< missing here."),
        ('See <a href="{{< ref path="rules.md" >}}">the rules</a>.', "See the rules."),
    ],
)
def test_template_code(written: str, read: str) -> None:
    document = markdown.read("x.md", written.encode())
    assert [line.text for line in document.lines] == [read]


def test_a_shortcode_that_leads_somewhere_is_a_link() -> None:
    document = markdown.read("x.md", b'See {{< link slug="quay/rules" text="the rules" >}}.')
    assert [(link.target, link.anchor.of(document.source)) for link in document.links] == [("quay/rules", "the rules")]


def test_a_remark_is_no_text() -> None:
    assert shown("md", "Open.\n\n[//]: # (a remark, and no address\n\nClosed.\n") == ["Open.", "Closed."]


def test_names_of_fields_do_not_tell_the_language_of_a_title() -> None:
    source = "---\ntitle: Quai de Let's Anna\nmenu:\n  main:\n    parent: about\n    weight: the first\n---\n\nLe quai est ouvert.\n"
    document = markdown.read("x.md", source.encode())
    languages = line_languages(document.lines, scale_of(Vocabulary()))
    assert {language for line, language in zip(document.lines, languages, strict=True) if line.role == "heading"} == {
        "fr"
    }
