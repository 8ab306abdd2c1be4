"""Text that is not prose: the findings of rules about words, whatever the format marks it with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from bilint.cli import main
from bilint.model import Document, Span
from bilint.readers import html, markdown, text
from bilint.structure.blocks import stretches

ENGLISH = "The keeper of the lighthouse trims the lamps in the evening and writes it down in the book."
FRENCH = "La gardienne du phare taille les lampes le soir et le note dans le livre de bord."
COMMANDS = "lamp --light all\nlamp update oil_level\nlamp dist-upgrade wick\n"
RULES = "untranslated,spelling,doubled-word,french-quotes,french-spacing,word-spacing,negation,number-format"


def _rules(tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str, english: str, french: str) -> list[str]:
    """The rules that find something in two versions."""
    for language, source in (("en", english), ("fr", french)):
        (tmp_path / f"lamp.{language}.{suffix}").write_text(source, encoding="utf-8")
    main(["check", str(tmp_path), "--no-config", "--exit-zero", "--format", "rdjson", "--select", RULES])
    import json

    return sorted(one["code"]["value"] for one in json.loads(capsys.readouterr().out)["diagnostics"])


def _literal(document: Document) -> str:
    return "|".join(span.of(document.source) for span in document.literals)


@pytest.mark.parametrize(
    ("suffix", "wrap"),
    [
        ("html", "<p>{before}</p><pre>{code}</pre><p>{after}</p>"),
        ("html", "<p>{before}</p><p class='code'>{code}</p><p>{after}</p>"),
        ("md", "{before}\n\n```\n{code}```\n\n{after}\n"),
        ("md", "{before}\n\n    {code}\n{after}\n"),
        ("txt", "{before}\n\n    {code}\n{after}\n"),
    ],
)
def test_code_in_both_versions_is_no_defect(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str, wrap: str
) -> None:
    code = COMMANDS.replace("\n", "\n    ").rstrip(" ") if "    {code}" in wrap else COMMANDS
    versions = [wrap.format(before=prose, code=code, after=prose) for prose in (ENGLISH, FRENCH)]
    assert _rules(tmp_path, capsys, suffix, *versions) == []


@pytest.mark.parametrize("suffix", ["html", "md", "txt"])
@pytest.mark.parametrize(
    "end", ["to the crews of the ships.", "to the ships, see https://lamps.example/oil/ for more."]
)
def test_a_sentence_in_both_versions_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str, end: str
) -> None:
    left = f"The oil of the lamps is not to be sold {end}"
    paragraphs = ([ENGLISH, left, ENGLISH], [FRENCH, left, FRENCH])
    mark = "<p>{}</p>" if suffix == "html" else "{}\n\n"
    versions = ["".join(mark.format(one) for one in version) for version in paragraphs]
    assert "untranslated" in _rules(tmp_path, capsys, suffix, *versions)


@pytest.mark.parametrize(
    "left",
    [
        "# lamp update oil",
        "Society of the Lamp and the Mirror",
        "Club des gardiens de phare du nord (CGPN)",
        "lamp, wick, mirror, foghorn",
        "Anne Lenoir, Émile Dupré, Zoé Lefèvre, Hervé Béranger",
    ],
)
def test_names_and_commands_stay_as_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str], left: str) -> None:
    english = (
        f"{ENGLISH}\n\n- {left}\n\nThe keeper knows the Society of the Lamp and the Mirror, who meet in the tower.\n"
    )
    french = (
        f"{FRENCH}\n\n- {left}\n\nLa gardienne connaît la Society of the Lamp and the Mirror, réunie dans la tour.\n"
    )
    assert "untranslated" not in _rules(tmp_path, capsys, "txt", english, french)


@pytest.mark.parametrize(("broken", "found"), [("light-\nhouse is", []), ("light-\nhoose is", ["spelling"])])
def test_a_word_broken_at_the_end_of_a_line_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], broken: str, found: list[str]
) -> None:
    english = (
        f"{ENGLISH}\n\nThe tower that the keeper knows and the crew in the new and white {broken} on the island.\n"
    )
    french = f"{FRENCH}\n\nLa tour que la gardienne connaît et l'équipage dans le nouveau phare blanc sont sur l'île.\n"
    assert _rules(tmp_path, capsys, "txt", english, french) == found


@pytest.mark.parametrize(
    ("english", "french", "found"),
    [
        ("Use the option -port of the lamp.", "Utilisez l'option -port de la lampe.", []),
        ("Press <img src='x.png' alt=''>.", "Appuyez sur <img src='x.png' alt=''>.", []),
        ("Press the lamp .", "Appuyez sur la lampe.", ["word-spacing"]),
        ("The tower says “The lamp is out!” at sea.", "La tour dit « The lamp is out! » en mer.", []),
    ],
)
def test_spaces_beside_what_is_no_prose(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], english: str, french: str, found: list[str]
) -> None:
    versions = [f"<p>{prose}</p><p>{text}</p>" for prose, text in ((ENGLISH, english), (FRENCH, french))]
    assert _rules(tmp_path, capsys, "html", *versions) == found


def test_a_quotation_that_both_versions_have_is_no_denial_and_not_untranslated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    message = "The lamp could not be lit because of the wind"
    english = f'{ENGLISH}\n\nThe tower says "{message}" until the wind falls again in the evening.\n'
    french = f"{FRENCH}\n\nLa tour affiche « {message} » jusqu’à ce que le vent tombe de nouveau le soir.\n"
    assert not {"untranslated", "negation"}.intersection(_rules(tmp_path, capsys, "txt", english, french))


@pytest.mark.parametrize(
    ("source", "literals"),
    [
        (b"<p>Trim <code>the_wick</code> and <kbd>Enter</kbd>.</p>", "the_wick|Enter"),
        (b"<p>Trim <span class='filename'>wick</span> <div class='option'>now</div></p>", "wick"),
        (b"<p>It has <code>a <b>lamp</b></code>.</p>", "a |lamp"),
        (b"<pre>lamp = 5;</pre>", "lamp = 5;"),
        (b"<pre>The keeper of the lamp is in the tower, and the crew is on the ship.</pre>", ""),
    ],
)
def test_code_of_html(source: bytes, literals: str) -> None:
    assert _literal(html.read("lamp.html", source)) == literals


@pytest.mark.parametrize(
    ("source", "literals"),
    [
        ("Trim `the wick` and ``a ` b``.", "the wick|a ` b"),
        ("Trim <kbd>Ctrl</kbd> now", "Ctrl"),
        ("Trim it.\n\n    lamp --light\n", "lamp --light"),
        ("- Trim it.\n\n  The lamp.\n\n      lamp --light\n", "lamp --light"),
        ("Trim it.\n\n    The keeper of the lamp is in the tower.\n", ""),
        ("    MINISTRY OF LAMPS\n    HARBOUR OFFICE\n\nTrim it.\n", ""),
    ],
)
def test_code_of_markdown(source: str, literals: str) -> None:
    assert _literal(markdown.read("lamp.md", source.encode())) == literals


@pytest.mark.parametrize(
    ("lines", "literal"),
    [
        (["The keeper is in the tower.", "", "  lamp --light", "", "The lamp is on the table."], ["  lamp --light"]),
        (["The keeper is in the tower.", "", "  Anne Lenoir", "  3, quai du Phare", ""], []),
        (["The keeper is in the tower.", "", "  The lamp is on the table --now", ""], []),
        (["The keeper is in the tower.", "", "lamp --light", ""], []),
    ],
)
def test_code_of_plain_text(lines: Sequence[str], literal: list[str]) -> None:
    document = text.read("lamp.txt", "\n".join(lines).encode())
    assert [span.of(document.source) for span in document.literals] == literal


def test_literals_of_a_block_lie_where_its_text_has_them() -> None:
    document = html.read("lamp.html", b"<p>Oil &amp; <code>a&lt;b  c</code> wick</p>")
    (line,) = document.lines
    assert [span.of(line.text) for span in stretches(line.origin, document.literals)] == ["a", "<", "b", " ", "c"]
    assert stretches(line.origin, [Span(0, 3)]) == ()


def test_the_mark_of_a_note_is_no_text() -> None:
    document = html.read("lamp.html", b"<p>The lamp<sup><a href='#fn7'>[7]</a></sup> burns 5 m<sup>2</sup>.</p>")
    assert [line.text for line in document.lines] == ["The lamp burns 5 m2."]
