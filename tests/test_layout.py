"""Messy extracted text becomes blocks. Each case is a piece of a document and the blocks that a reader would see."""

import pytest
from bilint.bitext import Reading
from bilint.language.identification import LanguageScale, line_languages
from bilint.model import Block, Span
from bilint.readers import markdown, text
from bilint.structure.blocks import blocks
from bilint.structure.labels import Labels
from bilint.vocabulary import Vocabulary
from hypothesis import given
from hypothesis import strategies as st

VOCABULARY = Vocabulary()
SCALE = LanguageScale(VOCABULARY)
LABELS = Labels(VOCABULARY)


def laid_out(source: str) -> list[Block]:
    document = text.read("notice.txt", source.encode())
    return blocks(document, line_languages(document.lines, SCALE), LABELS)


def shapes(source: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in laid_out(source)]


WRAPPED = """\
The Bureau keeps the registers of the Northern Rivers Commission and answers the
questions that riverside towns put to it before the season begins and while
it lasts.
"""
WHOLE = " ".join(WRAPPED.split())


@pytest.mark.parametrize(
    ("what", "source"),
    [
        ("wrapped in mid-sentence", WRAPPED),
        ("a blank line after every line", WRAPPED.replace("\n", "\n\n")),
        ("stray leading spaces", WRAPPED.replace("\nquestions", "\n questions")),
        ("trailing spaces", WRAPPED.replace("\n", "  \n")),
        ("broken by a page number", WRAPPED.replace("\nquestions", "\n\n 7 \n\n questions")),
        ("broken by a page number with its total", WRAPPED.replace("\nquestions", "\n\nPage 2 of 9\n\nquestions")),
        (
            "broken by a list of links",
            WRAPPED.replace("\nquestions", "\n\nhttps://a.example/x\nhttps://b.example\n questions"),
        ),
    ],
)
def test_a_sentence_is_one_paragraph_however_its_lines_were_broken(what: str, source: str) -> None:
    paragraphs = [words for kind, words in shapes(source) if kind == "paragraph"]
    assert paragraphs == [WHOLE], what


def test_a_blank_line_between_paragraphs_still_ends_them_when_every_line_has_one() -> None:
    second = "A second paragraph follows here, which is long enough to be wrapped over the\nend of its line as well.\n"
    source = WRAPPED.replace("\n", "\n\n") + " \n\n" + second.replace("\n", "\n\n")
    assert shapes(source) == [("paragraph", WHOLE), ("paragraph", " ".join(second.split()))]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the office takes part in decision-\nmaking at every level", "decision-making"),
        ("the regis-\nter is kept up to date; the register is public", "the register is kept"),
        ("up-to-\ndate records", "up-to-date records"),
        ("all non-\nvoting members of the assembly", "non-voting members"),
        ("see https://rivers.example/en/apply-\nhere.htm for more", "apply-here.htm"),
    ],
)
def test_words_broken_at_a_hyphen_are_whole_again(broken: str, whole: str) -> None:
    assert whole in laid_out(broken)[0].text


@pytest.mark.parametrize("bullet", ["•", "-", "–", "*", "▪", "1.", "a)", "(b)"])
def test_list_items(bullet: str) -> None:
    source = (
        f"The keeper must:\n{bullet} know the river well enough to take a boat up it in the dark and bring it\nback;\n"
    )
    (lead, item) = laid_out(source + f"{bullet.replace('1', '2')} swim.\n")[:2]
    assert (lead.kind, lead.text) == ("paragraph", "The keeper must:")
    assert (item.kind, item.marker) == ("item", bullet)
    assert item.text.endswith("in the dark and bring it back;")


@pytest.mark.parametrize(
    ("line", "label", "value", "concept"),
    [
        ("Application Deadline: 3 May 2031", "Application Deadline", "3 May 2031", "deadline"),
        ("Date limite de candidature : 3 mai 2031", "Date limite de candidature", "3 mai 2031", "deadline"),
        ("Organisation ; Conseil des Rives", "Organisation", "Conseil des Rives", "organisation"),
        ("Grade Bureau Grade B15", "Grade", "Bureau Grade B15", "grade"),
        ("Steamer: Belle Aurore", "Steamer", "Belle Aurore", ""),
    ],
)
def test_header_fields_with_a_colon_a_semicolon_or_nothing(line: str, label: str, value: str, concept: str) -> None:
    source = f"Keeper of the Locks\n\nSchedule: Full-time\n{line}\nClearance Level: none\n\n1. SUMMARY\n\n{WRAPPED}"
    field = next(block for block in laid_out(source) if block.kind == "field" and block.text == line)
    assert field.label is not None
    assert field.value is not None
    assert (field.label.of(line), field.value.of(line), field.concept) == (label, value, concept)


def test_a_label_on_one_line_and_its_value_on_the_next() -> None:
    field = next(block for block in laid_out("4. RELATIONS\n\nDirect reports:\n   7\n") if block.kind == "field")
    assert field.value is not None
    assert field.value.of(field.text) == "7"


def test_two_fields_on_one_line() -> None:
    fields = [block.text for block in laid_out("Direct reports: 4 Indirect reports: none\n") if block.kind == "field"]
    assert fields == ["Direct reports: 4", "Indirect reports: none"]


def test_what_stands_in_brackets_before_a_label_belongs_to_the_value_before_it() -> None:
    line = "Duty Station: Lisbon (South Coast) Organisation: Harbour Office Schedule: Part-time (80%) Grade: P3\n"
    fields = [block.text for block in laid_out(line) if block.kind == "field"]
    assert fields == [
        "Duty Station: Lisbon (South Coast)",
        "Organisation: Harbour Office",
        "Schedule: Part-time (80%)",
        "Grade: P3",
    ]


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("3. MAIN ACCOUNTABILITIES", "3"),
        ("ESSENTIAL", ""),
        ("Policy Development", ""),
        ("7.   USEFUL INFORMATION REGARDING THE APPLICATION\nPROCESS", "7"),
        ("2.1 Duties", "2.1"),
    ],
)
def test_headings(heading: str, number: str) -> None:
    source = f"It ends here.\n\n{heading}\n\n{WRAPPED}"
    found = [block for block in laid_out(source) if block.kind == "heading"]
    assert [(block.text, block.number) for block in found] == [(heading.replace("\n", " "), number)]


def test_numbered_items_are_no_headings() -> None:
    source = "The challenges are:\n\n1. Keep the locks open in winter.\n2. Train the crews of the tugs.\n"
    assert [kind for kind, _ in shapes(source)] == ["paragraph", "item", "item"]


def test_an_acronym_alone_on_the_last_line_of_a_paragraph_is_no_heading() -> None:
    source = "The keeper reports to the Bureau of the Northern Rivers and to the River Safety Agency\n(RSA).\n"
    assert [kind for kind, _ in shapes(source)] == ["paragraph"]


def test_running_headers_are_furniture() -> None:
    page = "NORTHERN RIVERS COMMISSION - NOTICE 417\n\n" + WRAPPED * 6
    kinds = [kind for kind, words in shapes(page * 4) if words.startswith("NORTHERN RIVERS")]
    assert kinds == ["furniture"] * 4


LAYOUTS = [
    (
        "a first line of few words that is as long as the text is wide",
        (
            "Boats\n\n     Leave the harbour when the lamp is lit. (The horn says so as well, and\n     the keeper waves.)\n\n"
            '     Remove the "night-and-morning" signal or replace that signal by\n'
            "     the rope that hangs beside the ring on the pier of the island.\n"
        ),
        [("heading", "Boats"), ("paragraph", "Leave the harbour"), ("paragraph", "Remove the")],
    ),
    (
        "a heading in the middle of paragraphs",
        WRAPPED + "\nThe boats of the island\n\n" + WRAPPED,
        [("paragraph", "The Bureau"), ("heading", "The boats"), ("paragraph", "The Bureau")],
    ),
    (
        "a title over a paragraph that is indented more",
        (
            "   The ferry cannot leave the harbour of the big island\n"
            "           The keeper lights the lamp of the pier before the ferry arrives,\n"
            "           the crew ties the ropes, and nobody leaves the boat before the\n"
            "           horn has been heard, by day and by night and in any weather.\n"
        ),
        [("heading", "The ferry"), ("paragraph", "The keeper")],
    ),
    (
        "a title and, after a blank line, a paragraph that is indented more",
        (
            "   The ferry cannot leave the harbour of the big island with its crew on board\n\n"
            "           The keeper lights the lamp of the pier before the ferry arrives,\n"
            "           and the crew ties the ropes.\n"
        ),
        [("paragraph", "The ferry"), ("paragraph", "The keeper")],
    ),
    (
        "a paragraph after a list whose last item ends in a comma",
        (
            "You may not:\n\n- leave the harbour at night,\n- tie two boats to one ring,\n\n"
            "Nobody may use the pier in a way that harms the lamp, the horn or the keeper's\nhouse beside it.\n"
        ),
        [("paragraph", "You may"), ("item", "leave"), ("item", "tie two boats to one ring,"), ("paragraph", "Nobody")],
    ),
    (
        "an underlined title after a list without stops",
        (
            "* the rope    what ties the boats that come from the other islands\n"
            "* the lamp    what the keeper lights for the boats of the night\n\n"
            "Fees\n----\nThe boats pay a fee of twelve shells for a night and of four shells for a day.\n"
        ),
        [("item", "the rope"), ("item", "the lamp"), ("heading", "Fees"), ("paragraph", "The boats")],
    ),
    (
        "a short step after a step, and a line below its text that looks like a title",
        (
            "  1. Press the red button of the winch twice.\n\n"
            "  2. Turn the wheel to the mark :W\n"
            "     This lifts the gate by one hand, and the water of the upper river enters.\n\n"
            "  3. Go back to the house of the keeper by the iron bridge.\n"
            "     The bridge may be wet\n\n"
            "Remark: the winch is old, and it needs oil at the end of every month of the year.\n"
        ),
        [("item", "Press"), ("item", "Turn"), ("item", "Go back"), ("paragraph", "Remark")],
    ),
    (
        "an underlined title that is a known label elsewhere",
        "The ferry leaves at noon.\n\nDuty station:\n=============\n\nThe keeper lives in the house of the pier.\n",
        [("paragraph", "The ferry"), ("heading", "Duty station:"), ("paragraph", "The keeper")],
    ),
]


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in LAYOUTS], ids=[case[0] for case in LAYOUTS])
def test_blank_lines_and_indents_tell_blocks_apart(source: str, expected: list[tuple[str, str]]) -> None:
    found = [(kind, words) for kind, words in shapes(source) if kind != "furniture"]
    assert [(kind, words[: len(begin)]) for (kind, words), (_, begin) in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize("wide", [1, 3])
def test_the_line_below_the_first_of_an_item_belongs_to_it_however_wide_the_lines_are(wide: int) -> None:
    source = "- [Chain](chain.md)\n    Tie with a chain\n\n" + " ".join([WHOLE] * wide) + "\n"
    document = markdown.read("notice.md", source.encode())
    found = blocks(document, line_languages(document.lines, SCALE), LABELS)
    assert [block.text for block in found if block.kind == "item"] == ["Chain Tie with a chain"]


def test_a_paragraph_after_a_list_in_markdown_is_no_part_of_its_last_item() -> None:
    item = "- tie the boats that come from the other islands to the rings on the northern pier, and do so before the lamp of the keeper is lit, whatever the weather,\n"
    rest = "Nobody may use the pier in a way that harms the lamp or the horn, and nobody may leave a boat without a rope on the southern pier, not even by day.\n"
    document = markdown.read("pier.md", (item * 2 + "\n" + rest).encode())
    found = blocks(document, line_languages(document.lines, SCALE), LABELS)
    assert [block.kind for block in found] == ["item", "item", "paragraph"]


@given(st.text(alphabet=st.sampled_from("aàéZ. \n\r\t-•:;1/(«»\u00a0\u2028"), max_size=300))
def test_every_block_is_recovered_from_the_source_through_its_map(source: str) -> None:
    document = text.read("notice.txt", ("x" + source).encode())
    for block in blocks(document, line_languages(document.lines, SCALE), LABELS):
        covered = 0
        for piece in block.origin.pieces:
            assert piece.start == covered
            covered += piece.length
            if piece.verbatim:
                copied = document.source[piece.source : piece.source + piece.length]
                assert spaced(copied) == spaced(block.text[piece.start : piece.start + piece.length])
        assert covered == len(block.text)
        whole = block.origin.locate(Span(0, len(block.text)))
        assert 0 <= whole.start <= whole.end <= len(document.source)


def spaced(words: str) -> str:
    return "".join(" " if char.isspace() else char for char in words)


def test_reading_is_loaded_once_for_many_notices() -> None:
    reading = Reading(VOCABULARY)
    documents = [text.read(name, (WRAPPED + "\n" + FRENCH).encode()) for name in ("a.txt", "b.txt")]
    assert [reading.notice(document.path, [document]).name for document in documents] == ["a.txt", "b.txt"]


FRENCH = """\
Le Bureau tient les registres de la Commission des rivières du Nord et répond aux
questions que lui posent les communes riveraines avant l'ouverture de la saison et
tant qu'elle dure.
"""
