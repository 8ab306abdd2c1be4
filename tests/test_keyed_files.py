"""XLIFF, TMX, PO, JSON and YAML: the pairs are given, and every place points into the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bilint.alignment.lexicon import lexicon_of
from bilint.bitext import OneVersionError, Reading
from bilint.language.identification import scale_of
from bilint.model import LANGUAGES, Document
from bilint.readers import UnreadableError, read_file
from bilint.readers.docx_package import MAX_DEPTH
from bilint.vocabulary import Vocabulary

from tests.command_line import Bilint, set_up
from tests.readers_conformance import check_document

XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="lamps.docx" source-language="{source}" target-language="{target}"><body>
<trans-unit id="1"><source>Light the <g id="1">4 lamps</g> &amp; wait.</source>
<target>Allumez les <g id="1">5 lampes</g>,
   puis attendez &#233;galement.</target><alt-trans><target>Éteignez 99 lampes.</target></alt-trans></trans-unit>
<trans-unit id="2" translate="no"><source>LAMP-7</source><target>LAMPE-8</target></trans-unit>
<trans-unit id="3"><source>Dear <ph id="1">%s</ph>,<x id="2" ctype="lb"/>the lamp is <bpt id="3">&lt;b></bpt>lit<ept id="3">&lt;/b></ept>.</source>
<target>Bonjour, la lampe est allumée.</target></trans-unit>
</body></file></xliff>
"""
XLIFF_2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="fr-CA" trgLang="en">
<file id="f"><unit id="1"><originalData><data id="d1">{{ name }}</data></originalData>
<segment><source>La lampe de <ph id="1" dataRef="d1"/> brûle.</source><target>The lamp of <pc id="2">Ana</pc> burns.</target></segment>
<segment><source>Elle est haute.</source><target>It is tall.</target></segment></unit></file></xliff>
"""
TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="EN-GB"><seg>The lamp.</seg></tuv><tuv xml:lang="de"><seg>Die Lampe.</seg></tuv>
<tuv lang="fr_CA"><seg>La <hi>lampe</hi>.</seg></tuv><tuv xml:lang="fr"><seg>Une lampe.</seg></tuv></tu>
</body></tmx>
"""
PO = r"""# Lamps
msgid ""
msgstr ""
"Language: {language}\n"

#, fuzzy
msgctxt "menu"
msgid "The \"old\" lamp\n"
"has 4 feet."
msgstr "La « vieille » lampe\n"
"a 5 pieds."

msgid "%d lamp"
msgid_plural "%d lamps"
msgstr[0] "%d lampe"
msgstr[1] "%d lampes"

#~ msgid "gone"
#~ msgstr "parti"
"""
JSON = r"""{"title": {"en": "The \u201clamp\u201d", "fr": "La \u00ab lampe \u00bb", "de": "Die Lampe"},
 "text_en": "It burns.\nAll night.", "text_fr": "Elle brûle.\nToute la nuit.", "stepEn": "Wait.", "stepFr": "Attendez \ud83d\ude00.", "height": 4}
"""
YAML = """fr:
  one: La lampe   # not this
  two: 'C''est l''été.'
  three: "Un \\u00e9t\\xe9\\
    \\ chaud"
  four: >
    Une lampe
    haute.
  five: |
    Une ligne.
    Une autre.
  list: [Oui, Non]
  number: 4
"""


def document(tmp_path: Path, name: str, text: str) -> Document:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(text, encoding="utf-8")
    made = read_file(path)
    check_document(made)
    return made


def texts(made: Document) -> list[tuple[str | None, str]]:
    return [(line.version, line.text) for line in made.lines]


def test_xliff_1(tmp_path: Path) -> None:
    made = document(tmp_path, "a.xlf", XLIFF.format(source="en", target="fr-CA"))
    assert texts(made) == [
        ("en", "Light the 4 lamps & wait."),
        ("fr", "Allumez les 5 lampes, puis attendez également."),
        ("en", "Dear %s, the lamp is lit."),
        ("fr", "Bonjour, la lampe est allumée."),
    ]


def test_xliff_2(tmp_path: Path) -> None:
    made = document(tmp_path, "a.xliff", XLIFF_2)
    assert texts(made) == [
        ("fr", "La lampe de {{ name }} brûle."),
        ("en", "The lamp of Ana burns."),
        ("fr", "Elle est haute."),
        ("en", "It is tall."),
    ]
    assert [line.key for line in made.lines] == ["1 1", "1 1", "1 2", "1 2"]


def test_tmx_takes_the_first_segment_of_each_language(tmp_path: Path) -> None:
    assert texts(document(tmp_path, "a.tmx", TMX)) == [("en", "The lamp."), ("fr", "La lampe.")]


def test_po(tmp_path: Path) -> None:
    made = document(tmp_path, "a.po", PO.replace("{language}", "fr_CA"))
    assert texts(made) == [
        ("en", 'The "old" lamp has 4 feet.'),
        ("fr", "La « vieille » lampe a 5 pieds."),
        ("en", "%d lamp"),
        ("fr", "%d lampe"),
        ("en", "%d lamps"),
        ("fr", "%d lampes"),
    ]


def test_po_of_one_language(tmp_path: Path) -> None:
    english = document(tmp_path, "en/a.po", PO.replace("{language}", "en").replace('"La « vieille » lampe\\n"', '""'))
    assert {line.version for line in english.lines} == {None}
    names = 'msgid "lamp.old"\nmsgstr "La vieille lampe"\n\nmsgid "lamp.new"\nmsgstr "La lampe neuve"\n'
    assert texts(document(tmp_path, "fr.po", names)) == [(None, "La vieille lampe"), (None, "La lampe neuve")]


def test_the_name_of_a_text_is_no_english(tmp_path: Path) -> None:
    more = '\nmsgid "lamp:notice:lit.txt"\nmsgstr "La lampe est allumée."\n\nmsgid "Yes/No"\nmsgstr "Oui/Non"\n'
    made = document(tmp_path, "fr.po", PO.replace("{language}", "fr") + more)
    assert texts(made)[-2:] == [("en", "Yes/No"), ("fr", "Oui/Non")]
    assert "notice" not in " ".join(line.text for line in made.lines)


def test_blank_lines_and_items_divide_a_text(tmp_path: Path) -> None:
    text = {"a": "One line\nof two.\n\nTwo:\n- a\n- b\n  c\n1. d"}
    made = document(tmp_path, "en.json", json.dumps(text))
    assert [line.text for line in made.lines] == ["One line of two.", "Two:", "- a", "- b c", "1. d"]


def test_json(tmp_path: Path) -> None:
    made = document(tmp_path, "a.json", JSON)
    assert texts(made) == [
        ("en", "The “lamp”"),
        ("fr", "La « lampe »"),
        ("en", "It burns. All night."),
        ("fr", "Elle brûle. Toute la nuit."),
        ("en", "Wait."),
        ("fr", "Attendez 😀."),
    ]
    assert [line.key for line in made.lines] == ["title"] * 2 + ["text"] * 2 + ["step"] * 2


def test_json_that_names_languages_is_no_file_of_both(tmp_path: Path) -> None:
    names = {"heading": "Choose the language of this page", "languages": {"en": "English", "fr": "French"}}
    assert {line.version for line in document(tmp_path, "en.json", json.dumps(names)).lines} == {None}


def test_yaml(tmp_path: Path) -> None:
    made = document(tmp_path, "fr.yml", YAML)
    assert [(line.key, line.text) for line in made.lines] == [
        ("one", "La lampe"),
        ("two", "C'est l'été."),
        ("three", "Un été chaud"),
        ("four", "Une lampe haute."),
        ("five", "Une ligne. Une autre."),
        ("list/0", "Oui"),
        ("list/1", "Non"),
    ]


NEWLINES = "\\n" * 250_001
REFUSED = [
    ("a.xlf", "<xliff><a></xliff>", "line 1 is not valid XML (mismatched tag"),
    ("a.xlf", '<!DOCTYPE x [<!ENTITY a "b">]><xliff>&a;</xliff>', "declares or uses entities"),
    ("a.tmx", '<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx>&a;</tmx>', "declares or uses entities"),
    ("a.xlf", "<a>" * (MAX_DEPTH + 1), "nested more than"),
    ("a.xlf", "<tmx/>", "begins with “tmx”"),
    ("a.tmx", "<tmx/>", "no text in English or in French"),
    ("a.xlf", XLIFF.format(source="en", target="de"), "from “en” to “de”"),
    ("a.po", 'msgid "a"\nmsgid', "line 2 is not PO"),
    ("a.po", 'msgid ""\nmsgstr "Language: de\\n"\n', "into “de”"),
    ("a.json", '{"a": }', "line 1, column 7"),
    ("a.json", "[" * 100_000, "nested more than"),
    ("a.json", '["a",' * 200 + '"b"' + "]" * 200, "nested more than"),
    ("a.json", "[1, 2]", "no text"),
    ("a.json", f'["{NEWLINES}",\n"{NEWLINES}"]', "500,000 escapes"),
    ("a.xlf", "<xliff>" + "&amp;" * 500_001, "500,000 escapes"),
    ("a.yaml", "a: [", "line "),
    ("a.yaml", "[" * 100_000, "cannot be read"),
    ("a.yaml", "a: &a [b, b]\n" + "".join(f"{i}: &{i} [*{j}, *{j}]\n" for i, j in zip("bcdefghijklmnopqrstuvw", "abcdefghijklmnopqrstuv", strict=True)), "more than the 300,000 values"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "message"), REFUSED)
def test_what_no_tool_writes_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        document(tmp_path, name, text)
    assert message in caught.value.messages[0]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return Reading(Vocabulary())


def pairs(reading: Reading, *documents: Document) -> list[tuple[str, str]]:
    notice = reading.notice("x", documents, LANGUAGES if len(documents) == 2 else ())
    found = (pair for section in reading.sections(notice) for pair in section.pairs)
    return [(" ".join(one.text for one in pair.en), " ".join(one.text for one in pair.fr)) for pair in found]


def test_the_file_says_what_belongs_together(tmp_path: Path, reading: Reading) -> None:
    text = XLIFF_2.replace("It is tall.", "The deadline is near.")
    assert pairs(reading, document(tmp_path, "a.xlf", text))[1] == ("The deadline is near.", "Elle est haute.")


def test_keys_pair_two_files(tmp_path: Path, reading: Reading) -> None:
    english = document(tmp_path, "en.json", '{"a": {"b": "One. Two.", "c": "Three."}, "d": "Only English"}')
    french = document(tmp_path, "fr.json", '{"a": {"c": "Trois.", "b": "Un. Deux."}, "e": "Seulement français"}')
    assert pairs(reading, english, french) == [
        ("One.", "Un."),
        ("Two.", "Deux."),
        ("Three.", "Trois."),
        ("Only English", ""),
        ("", "Seulement français"),
    ]


def test_one_language_is_one_version(tmp_path: Path, reading: Reading) -> None:
    for name, text in (("en.json", '{"a": "The lamp"}'), ("a.po", 'msgid "The lamp"\nmsgstr ""\n')):
        with pytest.raises(OneVersionError) as caught:
            pairs(reading, document(tmp_path, name, text))
        assert caught.value.language == "en"


def test_a_text_left_in_the_other_language_shows_it(tmp_path: Path, reading: Reading) -> None:
    made = document(tmp_path, "a.json", '{"en": {"a": "The lamp is lit"}, "fr": {"a": "The lamp is lit"}}')
    assert reading.notice("x", [made]).fr.blocks[0].language == "en"
    assert scale_of(Vocabulary()).weigh("The lamp is lit") < 0
    assert lexicon_of(Vocabulary()) is not None


@pytest.fixture
def bilint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Bilint:
    return set_up(tmp_path, monkeypatch, capsys)


def test_findings_point_into_the_file(bilint: Bilint) -> None:
    bilint.write("a.xlf", XLIFF.format(source="en", target="fr"))
    run = bilint("check", "a.xlf", "--concise")
    assert run.status == 1
    assert "a.xlf:4:48: error number English says “4”, French says “5”. [fr a.xlf:5:31]" in run.out
    assert "a.xlf:8:33: warning placeholder Only the English version has the placeholder %s." in run.out


def test_a_folder_is_searched_for_translations_alone(bilint: Bilint) -> None:
    bilint.write("web/package.json", '{"name": "lamps", "description": "The lamps of the town", "fr": "x"}')
    bilint.write("web/openapi.yml", "info: {title: The lamps}\n")
    bilint.write("web/labels.json", '{"en": "The 4 lamps of the town", "fr": "Les 5 lampes de la ville"}')
    bilint.write("web/app.en.yml", "en: {a: The 6 lamps of the town}\n")
    bilint.write("web/app.fr.yml", "fr: {a: Les 7 lampes de la ville}\n")
    run = bilint("check", "web", "--concise")
    assert [line.split(": error")[0] for line in run.out.splitlines()] == [
        "web/app.en.yml:1:13",
        "web/labels.json:1:13",
    ]
    assert bilint("check", "web/package.json").status == 1
    hook = bilint("check", "--only-notices", "web/package.json", "web/openapi.yml")
    assert hook.status == 0


ALONE = [
    ('<x id="4"/>', "{4}"),
    ('<ph id="page">PAGEREF</ph>', "{page}"),
    ('<x id="ICU" equiv-text="{count, plural, =1 {...}}"/>', "{ICU}"),
    ('<x id="NAME" equiv-text="{{ user.name }}"/>', "{{ user.name }}"),
    ('<x id="BOLD" ctype="x-b" equiv-text="&lt;b&gt;"/>', ""),
    ('<ph id="3">&lt;br/></ph>', ""),
    ('<bx id="3"/>', ""),
]


@pytest.mark.parametrize(("code", "shown"), ALONE)
def test_a_code_that_is_no_tag_stands_for_something(tmp_path: Path, code: str, shown: str) -> None:
    made = document(tmp_path, "a.xlf", XLIFF.format(source="en", target="fr").replace("&amp; wait", f"and {code} wait"))
    assert " ".join(made.lines[0].text.split()) == " ".join(f"Light the 4 lamps and {shown} wait.".split())


def test_references_and_forms_by_number_are_read(bilint: Bilint) -> None:
    english = "{count, plural, =1 {One lamp is lit} other {# lamps are lit by the keeper}} &copy; Port-Clair"
    french = (
        "{count, plural, =1 {Une lampe est allumée} other {# lampes sont allumées par le gardien}} &copy; Port-Clair"
    )
    bilint.write("a.json", json.dumps({"en": {"a": english}, "fr": {"a": french}}, ensure_ascii=False))
    assert bilint("check", "a.json", "--all", "--concise").out == ""
    assert "© Port-Clair" in bilint("show", "a.json").out


def test_the_page_shows_the_entries_as_one_section(bilint: Bilint) -> None:
    bilint.write("a.json", json.dumps({"en": ["The lamp", "The oil"], "fr": ["La lampe", "L’huile"]}))
    page = bilint("check", "a.json", "--format", "html").out
    assert page.count('<li><a href="#n1-') == 1
    assert "L’huile" in page
