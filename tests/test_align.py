"""Alignment of a small notice, whole and after something was taken out, moved, split or left in the other language."""

from __future__ import annotations

import pytest
from bilint.alignment.lexicon import lexicon_of
from bilint.alignment.sections import chunks_of
from bilint.bitext import Reading
from bilint.model import LANGUAGES, Pair, Section
from bilint.readers import markdown, text
from bilint.vocabulary import Vocabulary

READING = Reading(Vocabulary())

# (kind, English, French); a heading opens a section.
UNITS = [
    ("heading", "1. SUMMARY", "1. RÉSUMÉ"),
    (
        "sentence",
        "The Locks Section keeps 42 locks on the upper river open to barges all year round.",
        "La Section Écluses maintient 42 écluses du cours supérieur ouvertes aux péniches toute l'année.",
    ),
    (
        "sentence",
        "The keeper works shifts, at night as well, and lives in the house beside the lock.",
        "L'éclusier travaille par roulement, y compris la nuit, et habite la maison voisine de l'écluse.",
    ),
    (
        "sentence",
        "He or she answers to the Head of the Section, who visits each lock twice a month.",
        "Il ou elle relève du chef de la Section, qui visite chaque écluse deux fois par mois.",
    ),
    ("heading", "2. QUALIFICATIONS", "2. QUALIFICATIONS REQUISES"),
    ("sentence", "The keeper must:", "L'éclusier doit :"),
    (
        "item",
        "hold a boat licence that is valid for the whole river;",
        "être titulaire d'un permis bateau valable sur toute la rivière ;",
    ),
    (
        "item",
        "have at least 5 years of experience with hydraulic gates;",
        "avoir au moins cinq ans d'expérience des portes hydrauliques ;",
    ),
    ("item", "speak the languages of both banks;", "parler les langues des deux rives ;"),
    ("item", "be able to swim 800 metres fully dressed.", "pouvoir nager 800 mètres tout habillé."),
    ("heading", "3. CONTRACT", "3. CONTRAT"),
    (
        "sentence",
        "The contract runs for three years and may be renewed once.",
        "Le contrat est conclu pour trois ans et peut être renouvelé une fois.",
    ),
    (
        "sentence",
        "The salary is paid on the last working day of the month in the currency of the duty station.",
        "Le salaire est versé le dernier jour ouvrable du mois dans la monnaie du lieu d'affectation.",
    ),
    ("heading", "4. APPLICATION", "4. CANDIDATURE"),
    (
        "sentence",
        "Applications are sent to the Bureau before 3 May 2031 with a copy of the licence.",
        "Les candidatures sont adressées au Bureau avant le 3 mai 2031 avec une copie du permis.",
    ),
    (
        "sentence",
        "Candidates who live abroad may be interviewed by telephone.",
        "Les candidats qui vivent à l'étranger peuvent être entendus par téléphone.",
    ),
    (
        "sentence",
        "Women are strongly encouraged to apply, since they keep only a few of our locks today.",
        "Les femmes sont vivement encouragées à postuler, car elles ne gardent que peu de nos écluses.",
    ),
]
NUMBERS = range(len(UNITS))


def rendered(numbers: list[int], column: int) -> str:
    return "\n\n".join(("- " if UNITS[number][0] == "item" else "") + UNITS[number][column] for number in numbers)


def aligned(english: str, french: str) -> tuple[Section, ...]:
    document = text.read("notice.txt", f"{english}\n\n{french}\n".encode())
    return READING.sections(READING.notice("notice.txt", [document]))


def pairs(sections: tuple[Section, ...]) -> list[Pair]:
    return [pair for section in sections for pair in section.pairs]


def numbers_of(pair: Pair) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Which units a pair joins, by their numbers."""
    columns = {column: {unit[column]: number for number, unit in enumerate(UNITS)} for column in (1, 2)}
    return (
        tuple(columns[1][segment.text] for segment in pair.en),
        tuple(columns[2][segment.text] for segment in pair.fr),
    )


def links(english: list[int], french: list[int]) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {numbers_of(pair) for pair in pairs(aligned(rendered(english, 1), rendered(french, 2)))}


def expected(english: list[int], french: list[int]) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    both = {((number,), (number,)) for number in english if number in french}
    return (
        both
        | {((number,), ()) for number in english if number not in french}
        | {((), (number,)) for number in french if number not in english}
    )


def test_a_complete_notice() -> None:
    found = aligned(rendered(list(NUMBERS), 1), rendered(list(NUMBERS), 2))
    assert [numbers_of(pair) for pair in pairs(found)] == [((number,), (number,)) for number in NUMBERS]
    assert [section.en.number for section in found if section.en] == ["1", "2", "3", "4"]
    assert not any(section.weak for section in found)


@pytest.mark.parametrize("gone", NUMBERS)
@pytest.mark.parametrize("side", ["en", "fr"])
def test_what_one_version_lacks_shifts_nothing_else(gone: int, side: str) -> None:
    rest = [number for number in NUMBERS if number != gone]
    english, french = (rest, list(NUMBERS)) if side == "en" else (list(NUMBERS), rest)
    assert links(english, french) == expected(english, french)


@pytest.mark.parametrize("gone", [range(4), range(4, 10), range(10, 13), range(13, 17)])
@pytest.mark.parametrize("side", ["en", "fr"])
def test_a_section_that_one_version_lacks_shifts_nothing_else(gone: range, side: str) -> None:
    rest = [number for number in NUMBERS if number not in gone]
    english, french = (rest, list(NUMBERS)) if side == "en" else (list(NUMBERS), rest)
    assert links(english, french) == expected(english, french)


@pytest.mark.parametrize(("first", "second"), [(6, 7), (6, 9), (7, 8), (8, 9), (6, 8)])
def test_items_that_changed_places_are_recognised(first: int, second: int) -> None:
    order = list(NUMBERS)
    order[first], order[second] = order[second], order[first]
    found = pairs(aligned(rendered(list(NUMBERS), 1), rendered(order, 2)))
    assert {numbers_of(pair) for pair in found} == expected(list(NUMBERS), order)
    moved = {number for pair in found if pair.moved for number in numbers_of(pair)[0]}
    assert moved
    assert moved <= set(range(first, second + 1))


def test_sections_that_changed_places_are_recognised() -> None:
    order = [*range(10), *range(13, 17), *range(10, 13)]
    assert links(list(NUMBERS), order) == expected(list(NUMBERS), order)


def test_a_section_between_two_others_is_known_by_its_heading_and_its_place() -> None:
    """Its text is told freely. One version has another section beside it."""
    texts = [
        "\n\n".join(["HOUSES", HOUSES[side], *MIDDLE[side], "CARGO" if side == 0 else "MARCHANDISES", BOATS[side]])
        for side in (0, 1)
    ]
    documents = [text.read(f"p.{name}.txt", source.encode()) for name, source in zip(LANGUAGES, texts, strict=True)]
    chunks, _ = chunks_of(READING.notice("p", documents, LANGUAGES), lexicon_of(Vocabulary()))
    heads = [(en[0].segments[0].text, fr[0].segments[0].text) for en, fr in chunks if en and fr]
    assert ("GIVING THE BOAT BACK", "REMISE DU BATEAU LOUÉ") in heads


HOUSES = (
    "The house beside the lock has two rooms, a kitchen and a well in the garden.",
    "La maison voisine de l'écluse a deux pièces, une cuisine et un puits dans le jardin.",
)
BOATS = (
    "Boats with wine and cheese pass first. Boats with coal wait for the evening.",
    "Les bateaux de vin et de fromage passent d'abord. Les bateaux de charbon attendent le soir.",
)
MIDDLE = (
    (
        "GIVING THE BOAT BACK",
        "Put out the lamp, hang up the key and ring twice. Nobody stays on the pier. The gate is left ajar.",
    ),
    (
        "REMISE DU BATEAU LOUÉ",
        "Avant de partir, tout doit être noté dans le carnet bleu, que la relève lira en prenant sa place.",
        "VERROUILLAGE",
        "Le câble se tend de lui-même. La pompe s'arrête, puis le voyant du tableau passe au rouge.",
    ),
)


def test_two_sentences_made_of_one() -> None:
    english = rendered(list(NUMBERS), 1).replace(
        "at night as well, and lives in the house beside the lock.",
        "at night as well. He or she lives in the house beside the lock.",
    )
    found = pairs(aligned(english, rendered(list(NUMBERS), 2)))
    joined = [pair for pair in found if len(pair.en) == 2]
    assert [(len(pair.en), len(pair.fr)) for pair in found if not (len(pair.en) == len(pair.fr) == 1)] == [(2, 1)]
    assert "roulement" in joined[0].fr[0].text


def test_fields_pair_by_their_label_whatever_their_order() -> None:
    english = "Grade: B12\nSchedule: Full-time\nApplication Deadline: 3 May 2031\n\n" + rendered(list(NUMBERS), 1)
    french = "Date limite de candidature : 3 mai 2031\nGrade : B12\nHoraire : Temps plein\n\n" + rendered(
        list(NUMBERS), 2
    )
    found = [pair for pair in pairs(aligned(english, french)) if pair.kind == "field"]
    assert {(pair.en[0].block.concept, pair.fr[0].block.concept) for pair in found if pair.matched} == {
        ("grade", "grade"),
        ("schedule", "schedule"),
        ("deadline", "deadline"),
    }


def test_texts_that_have_nothing_to_do_with_each_other_are_weakly_aligned() -> None:
    english = "1. SUMMARY\n\n" + "\n\n".join(
        f"The {word} is kept in the cellar of the old house near the market."
        for word in ("wine", "cheese", "oil", "honey", "salt")
    )
    french = "1. RÉSUMÉ\n\n" + "\n\n".join(
        f"Demain il faudra {word} avant que le train de nuit ne quitte la gare."
        for word in ("partir", "dormir", "courir", "lire", "manger")
    )
    assert any(section.weak for section in aligned(english, french))


def test_sentences_of_one_paragraph_that_an_item_joins_stand_once() -> None:
    """An item of one version may be sentences of a paragraph in the other one. Each has one place."""
    item = "- Tie the boats to the pier. Light the lamp in the evening. Ring the bell of the harbour at noon.\n"
    french = (
        "Attachez les bateaux à la jetée. Allumez la lampe le soir. Sonnez la cloche du port à midi. "
        "La gardienne écrit une lettre.\n"
    )
    documents = [markdown.read(f"p.{name}.md", source.encode()) for name, source in (("en", item), ("fr", french))]
    notice = READING.notice("p.en.md", documents, LANGUAGES)
    places = [
        segment.block.origin.locate(segment.span)
        for section in READING.sections(notice)
        for pair in section.pairs
        for segment in pair.fr
    ]
    assert sorted(places) == sorted(set(places))
