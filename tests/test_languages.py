"""Which language a line is in, and which version a block belongs to."""

import pytest
from bilint.bitext import OneVersionError, Reading
from bilint.language.identification import LanguageScale, line_languages
from bilint.model import Language, Notice
from bilint.readers import markdown, text
from bilint.vocabulary import Vocabulary

VOCABULARY = Vocabulary()
SCALE = LanguageScale(VOCABULARY)

ENGLISH = [
    "The lock keeper opens the gates at dawn and closes them when the last barge has passed.",
    "Requests from the towns are answered within two working days.",
    "A report is sent to the Bureau at the end of each month.",
]
FRENCH = [
    "L'éclusier ouvre les portes à l'aube et les ferme quand la dernière péniche est passée.",
    "Il est répondu aux demandes des communes dans les deux jours ouvrables.",
    "Un rapport est adressé au Bureau à la fin de chaque mois.",
]


def notice(source: str) -> Notice:
    return Reading(VOCABULARY).notice("notice.txt", [text.read("notice.txt", source.encode())])


def texts(found: Notice, language: Language) -> list[str]:
    return [block.text for block in found.side(language).blocks]


@pytest.mark.parametrize("line", [*ENGLISH, "Full-time", "Head of Unit", "must be able to swim"])
def test_english_lines(line: str) -> None:
    assert SCALE.weigh(line) < 0


@pytest.mark.parametrize("line", [*FRENCH, "Temps plein", "Chef d’unité", "« avancé » ; voir ci-dessous"])
def test_french_lines(line: str) -> None:
    assert SCALE.weigh(line) > 0


@pytest.mark.parametrize("code", ["4279 EUR", "EUR 4 279", "AS-02", "IT-03", "EN 15", "DES-7"])
def test_a_code_with_figures_has_no_language(code: str) -> None:
    assert SCALE.weigh(code) == 0


def test_short_lines_go_with_what_stands_around_them() -> None:
    lines = [ENGLISH[0], "Initiative", ENGLISH[1], FRENCH[0], "Initiative", FRENCH[1]]
    document = text.read("notice.txt", "\n".join(lines).encode())
    assert line_languages(document.lines, SCALE) == ["en", "en", "en", "fr", "fr", "fr"]


def test_the_last_word_of_a_sentence_stays_with_it() -> None:
    lines = [ENGLISH[0], "For more information please click", "here.", FRENCH[0]]
    document = text.read("notice.txt", "\n".join(lines).encode())
    assert line_languages(document.lines, SCALE)[2] == "en"


@pytest.mark.parametrize(
    ("what", "paragraphs"),
    [
        ("English first", ENGLISH + FRENCH),
        ("French first", FRENCH + ENGLISH),
        ("paragraph by paragraph", [part for both in zip(ENGLISH, FRENCH, strict=True) for part in both]),
    ],
)
def test_the_two_versions_are_found(what: str, paragraphs: list[str]) -> None:
    found = notice("\n\n".join(paragraphs))
    assert texts(found, "en") == ENGLISH, what
    assert texts(found, "fr") == FRENCH, what


def test_a_title_that_names_both_languages_belongs_to_both() -> None:
    found = notice("\n\n".join(["VACANCY NOTICE / AVIS DE VACANCE DE POSTE", *ENGLISH, *FRENCH]))
    assert texts(found, "en")[0] == "VACANCY NOTICE"
    assert texts(found, "fr")[0] == "AVIS DE VACANCE DE POSTE"


def test_a_paragraph_left_in_the_other_language_stays_where_it_stands() -> None:
    found = notice("\n\n".join([*ENGLISH, FRENCH[0], ENGLISH[1], FRENCH[1], FRENCH[2], FRENCH[0], FRENCH[1]]))
    assert ENGLISH[1] in texts(found, "fr")
    left = next(block for block in found.fr.blocks if block.text == ENGLISH[1])
    assert left.language == "en"


@pytest.mark.parametrize(("lines", "language"), [(ENGLISH, "en"), (FRENCH, "fr")])
def test_one_version_only(lines: list[str], language: Language) -> None:
    with pytest.raises(OneVersionError) as raised:
        notice("\n\n".join(lines))
    assert raised.value.language == language
    assert raised.value.heading == lines[0]


def test_two_files_in_any_order_of_languages() -> None:
    documents = [
        text.read("x.fr.txt", "\n\n".join(FRENCH).encode()),
        text.read("x.en.txt", "\n\n".join(ENGLISH).encode()),
    ]
    found = Reading(VOCABULARY).notice("x", documents, ["fr", "en"])
    assert (found.en.document.path, found.fr.document.path) == ("x.en.txt", "x.fr.txt")


def test_two_files_in_one_language() -> None:
    documents = [text.read(name, "\n\n".join(ENGLISH).encode()) for name in ("x-en.txt", "x-fr.txt")]
    with pytest.raises(OneVersionError) as raised:
        Reading(VOCABULARY).notice("x", documents, [None, None])
    assert raised.value.document.path == "x-fr.txt"


ENGLISH_PART = """# Coordinator, Pilot Service

The coordinator plans the work of the pilots and reports on it to the harbour master.

## 2. Conditions

Contract: three years

Budget: 0481 Ghent
"""
FRENCH_PART = """# Coordination du pilotage

La personne planifie le travail des pilotes et en rend compte au capitaine du port.

## 2. Conditions

Contrat : trois ans

Budget : 0481 Gand
"""


@pytest.mark.parametrize("parts", [(ENGLISH_PART, FRENCH_PART), (FRENCH_PART, ENGLISH_PART)])
def test_a_section_without_words_of_a_language_stays_before_the_next_title(parts: tuple[str, str]) -> None:
    source = "\n".join(parts)
    found = Reading(VOCABULARY).notice("notice.md", [markdown.read("notice.md", source.encode())])
    for side in (found.en, found.fr):
        assert [block.text for block in side.blocks if block.kind == "heading"][1:] == ["2. Conditions"]
        assert sum("Budget" in block.text for block in side.blocks) == 1
        assert {block.language for block in side.blocks} == {side.language}
