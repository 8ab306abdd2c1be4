"""The noisy channel: slips of a word, words made by rule, and the odds from both."""

from __future__ import annotations

import pytest
from bilint.bitext import Reading
from bilint.language.spelling.channel import Kind, slip
from bilint.language.spelling.derivation import has_degrees, is_compound, is_derived, rectified
from bilint.language.spelling.frequencies import entry, frequencies
from bilint.language.spelling.odds import in_use, log_odds
from bilint.language.spelling.setting import Setting, setting
from bilint.language.spelling.speller import speller
from bilint.language.spelling.suggestions import suggest
from bilint.model import Language, Span
from bilint.readers import markdown
from bilint.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("form", "word", "language", "kind"),
    [
        ("generale", "générale", "fr", "accent"),
        ("réglement", "règlement", "fr", "accent"),
        ("recieve", "receive", "en", "swap"),
        ("comittee", "committee", "en", "double"),
        ("harbourr", "harbour", "en", "double"),
        ("goverment", "government", "en", "omit"),
        ("jarbour", "harbour", "en", "key"),
        ("exercices", "exercises", "en", "sound"),
        ("hartbour", "harbour", "en", "add"),
        ("harbqour", "harbour", "en", "other-add"),
        ("habbour", "harbour", "en", "other-letter"),
        ("initiatitives", "initiatives", "en", "syllable"),
        ("activitities", "activities", "en", "syllable"),
        ("dusage", "d'usage", "fr", "apostrophe"),
        ("travaillé", "travaillée", "fr", "ending"),
        ("projectize", "projection", "en", "two"),
        ("harbour", "wheelbarrows", "en", "far"),
    ],
)
def test_the_kind_of_a_slip(form: str, word: str, language: Language, kind: Kind) -> None:
    assert slip(form, word, language).kind == kind


@pytest.mark.parametrize(
    ("likelier", "rarer", "word"),
    [
        ("harbuor", "harbxur", "harbour"),
        ("harbor", "harboura", "harbour"),
        ("harboir", "harboxr", "harbour"),
        ("hrbour", "arbour", "harbour"),
        ("harbpur", "hrbpur", "harbour"),
    ],
)
def test_slips_differ_in_likelihood(likelier: str, rarer: str, word: str) -> None:
    assert slip(likelier, word, "en").likelihood > slip(rarer, word, "en").likelihood


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("unmoor", "en"),
        ("unmoored", "en"),
        ("submooring", "en"),
        ("dockings", "en"),
        ("buoyed", "en"),
        ("harbourize", "en"),
        ("harbourised", "en"),
        ("moorable", "en"),
        ("deckwise", "en"),
        ("distributedly", "en"),
        ("conveyor", "en"),
        ("accostage", "fr"),
        ("amarrements", "fr"),
        ("panportuaire", "fr"),
        ("remorquabilité", "fr"),
    ],
)
def test_words_made_by_rule(word: str, language: Language) -> None:
    assert is_derived(word, speller(language))


@pytest.mark.parametrize(
    ("word", "language"), [("harbuor", "en"), ("zqaxk", "en"), ("donnees", "fr"), ("navrie", "fr")]
)
def test_slips_are_not_made_by_rule(word: str, language: Language) -> None:
    assert not is_derived(word, speller(language))


def test_two_nouns_make_one_word_in_english() -> None:
    english = speller("en")
    assert is_compound("moorlog", english)
    assert is_compound("decknotes", english)
    assert not is_compound("blackdeck", english), "an adjective with degrees stands apart"
    assert not is_compound("ofthe", english)
    assert not is_compound("quaibateau", speller("fr"))


def test_adjectives_have_degrees() -> None:
    assert all(has_degrees(word, speller("en")) for word in ("black", "wide", "busy", "big"))
    assert not any(has_degrees(word, speller("en")) for word in ("host", "deck", "water"))


@pytest.mark.parametrize(
    ("word", "older"),
    [("règlementaire", "réglementaire"), ("évènement", "événement"), ("connaitre", "connaître"), ("aout", "août")],
)
def test_the_french_spelling_of_1990(word: str, older: str) -> None:
    assert older in rectified(word)


@pytest.mark.parametrize("word", ["élèment", "prèparer", "célèbrer"])
def test_a_grave_accent_before_another_sound_is_a_slip(word: str) -> None:
    french = speller("fr")
    assert not any(french.listed(older) for older in rectified(word))


def test_frequencies_are_powers_of_ten() -> None:
    assert frequencies("en").zipf("the") > 7
    assert 3 < frequencies("en").zipf("harbour") < 5
    assert frequencies("en").zipf("zqaxk") == 0
    assert frequencies("fr").zipf("oeuvre") > 4
    assert frequencies("fr").zipf("œuvre") > 4
    assert entry("deck", 4.3) == "deck h"


def test_words_of_the_other_language_are_not_in_use() -> None:
    assert in_use("language", speller("fr")) == 0
    assert in_use("lorsqu", speller("fr")) == 0, "counted without its apostrophe"
    assert in_use("exercices", speller("en")) == 0
    assert in_use("livestream", speller("en")) > 1


SLIPS: list[tuple[str, Language]] = [
    ("initiatitives", "en"),
    ("activitities", "en"),
    ("exercices", "en"),
    ("goverment", "en"),
    ("comittee", "en"),
    ("managment", "en"),
    ("generale", "fr"),
    ("donnees", "fr"),
    ("réglement", "fr"),
    ("commissiare", "fr"),
    ("dévelopement", "fr"),
    ("dutilisateurs", "fr"),
]
IN_USE: list[tuple[str, Language]] = [
    ("subnet", "en"),
    ("unmute", "en"),
    ("stylings", "en"),
    ("sexualized", "en"),
    ("livestreamers", "en"),
    ("matrixed", "en"),
    ("requestor", "en"),
    ("personas", "fr"),
    ("pangouvernemental", "fr"),
    ("trollage", "fr"),
]


@pytest.mark.parametrize(("word", "language"), SLIPS)
def test_the_odds_are_for_a_slip(word: str, language: Language) -> None:
    own = speller(language)
    assert log_odds(word, suggest(word, own)[0], own) > 0


@pytest.mark.parametrize(("word", "language"), IN_USE)
def test_the_odds_are_for_a_word_in_use(word: str, language: Language) -> None:
    own = speller(language)
    near = suggest(word, own)
    assert not near or log_odds(word, near[0], own) < 0


@pytest.mark.parametrize(
    ("source", "word", "expected"),
    [
        ("Set `berthwise` to one for the crew of the harbour.", "berthwise", "code"),
        ("Set <code>berthwise</code> to one for the crew of the harbour.", "berthwise", "code"),
        ("The *ponton flottant* of the harbour is closed.", "ponton", "italics"),
        ("The *ponton flottant* of the harbour is closed.", "harbour", ""),
        ("The <em>ponton</em> of the harbour is closed.", "ponton", "italics"),
        ("The **ponton** of the harbour is closed.", "ponton", ""),
        ("The “ponton flottant” of the harbour is closed.", "flottant", "quotes"),
        ("The « ponton flottant » of the harbour is closed.", "flottant", "quotes"),
        ("The ‘ponton’ of the harbour is closed.", "ponton", "quotes"),
        ('The "deck" and the ponton of "M" in the harbour.', "ponton", ""),
        ("The deck’s ponton is the crew’s in the harbour.", "ponton", ""),
    ],
)
def test_how_a_word_is_set_apart(source: str, word: str, expected: Setting) -> None:
    french = markdown.read("a.fr.md", "Le ponton du port est fermé pour les équipages.".encode())
    notice = Reading(Vocabulary()).notice("a", [markdown.read("a.en.md", source.encode()), french])
    (block,) = notice.en.blocks
    at = block.text.index(word)
    assert setting(notice.en, block, Span(at, at + len(word))) == expected
