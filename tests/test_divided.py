"""Where the second version of a document begins: at its title, whatever words stand near it."""

from __future__ import annotations

import pytest
from bilint.bitext import Reading
from bilint.model import LANGUAGES, Language
from bilint.readers import markdown
from bilint.vocabulary import Vocabulary

READING = Reading(Vocabulary())
ENGLISH = (
    "The keeper lights the lamp of the harbour each evening, and writes the log of the ships that come in.",
    "She signs the contracts of the crew, and answers the letters that the ferry brings to the island.",
)
FRENCH = (
    "La gardienne allume la lampe du port chaque soir, et rédige le journal des bateaux qui arrivent.",
    "Elle signe les contrats de l'équipage, et répond aux lettres que le bac apporte sur l'île.",
)


def divided(*paragraphs: str) -> dict[Language, list[str]]:
    """The texts of the blocks of each version of a document."""
    document = markdown.read("post.md", "\n\n".join(paragraphs).encode())
    notice = READING.notice("post.md", [document])
    return {
        language: [block.text for block in notice.side(language).blocks if block.kind != "furniture"]
        for language in LANGUAGES
    }


def test_a_title_without_words_of_a_language_begins_its_version() -> None:
    versions = divided("# Kestrel 2027", *FRENCH, "# Kestrel 2027", *ENGLISH)
    assert versions == {"en": ["Kestrel 2027", *ENGLISH], "fr": ["Kestrel 2027", *FRENCH]}


def test_titles_are_counted_where_each_version_has_several() -> None:
    versions = divided("# Kestrel", FRENCH[0], "# Lampe", FRENCH[1], "# Kestrel", ENGLISH[0], "# Lamp", ENGLISH[1])
    assert versions["en"] == ["Kestrel", ENGLISH[0], "Lamp", ENGLISH[1]]


@pytest.mark.parametrize("left", ["> The log of the harbour is kept in the tower.", "- other lamps that the law names"])
def test_text_left_in_the_other_language_does_not_begin_a_version(left: str) -> None:
    shown = left[2:]
    above = divided("# Le phare", left, *FRENCH, "# The Lighthouse", *ENGLISH)
    assert above["fr"] == ["Le phare", shown, *FRENCH]
    below = divided("# Le phare", *FRENCH, left, "# The Lighthouse", *ENGLISH)
    assert below["fr"] == ["Le phare", *FRENCH, shown]


def test_what_stands_above_the_first_title_stands_above_the_second() -> None:
    versions = divided("Accueil > Phare", "# Phare", *FRENCH, "Home > Lighthouse", "# Lighthouse", *ENGLISH)
    assert versions["fr"] == ["Accueil > Phare", "Phare", *FRENCH]
    assert versions["en"] == ["Home > Lighthouse", "Lighthouse", *ENGLISH]


def test_sentences_above_the_first_heading_of_the_second_version_are_its_own() -> None:
    more = "The mayor of the island hands the medal to the winner of the race."
    versions = divided(FRENCH[0], "### Phare", FRENCH[1], more, ENGLISH[0], "### Lighthouse", ENGLISH[1])
    assert versions["fr"] == [FRENCH[0], "Phare", FRENCH[1]]
    assert versions["en"] == [more, ENGLISH[0], "Lighthouse", ENGLISH[1]]


def test_lines_of_the_second_version_above_its_first_heading() -> None:
    head = (
        ("Délai : 3 mai 2027", FRENCH[0]),
        ("Deadline: 3 May 2027", ENGLISH[0], "Would you like to row? Please write to us."),
    )
    versions = divided(*head[0], "### Lampe", FRENCH[1], *head[1], "### Lamp", ENGLISH[1])
    assert versions == {
        "en": [*head[1], "Lamp", ENGLISH[1]],
        "fr": [*head[0], "Lampe", FRENCH[1]],
    }


def test_a_letterhead_above_both_is_still_shared() -> None:
    versions = divided("# Notice of the Harbour", "# Avis du port", *ENGLISH, *FRENCH)
    assert versions == {"en": ["Notice of the Harbour", *ENGLISH], "fr": ["Avis du port", *FRENCH]}


def test_a_version_with_more_headings_keeps_those_at_its_end() -> None:
    english = (
        "## The Lighthouse",
        *ENGLISH,
        "## Lamp",
        "No lamp here.",
        "## Boat",
        "A boat.",
        "## Log",
        "No log here.",
    )
    versions = divided(*english, "## Le phare", *FRENCH, "## Lampe", "Aucune lampe ici.")
    assert versions["en"][-1] == "No log here."


def test_a_last_section_stays_in_its_version_where_the_headings_differ_in_number() -> None:
    french = ("## Le phare", FRENCH[0], "## Lampe", FRENCH[1], "## Adaptation", FRENCH[0])
    versions = divided(*french, ENGLISH[0], "## The Lighthouse", ENGLISH[1])
    assert versions["fr"] == [text.removeprefix("## ") for text in french]
