"""Known words, suggestions for unknown words, and unknown words that are worth a finding."""

from __future__ import annotations

import unicodedata

import pytest
from bilint.facts import FactStore
from bilint.kinds import spelling
from bilint.kinds.contract import Case, Hit
from bilint.language.folding import fold
from bilint.language.spelling.speller import speller
from bilint.language.spelling.suggestions import split_glued, suggest
from bilint.language.spelling.words import words
from bilint.model import Block, Document, Language, Notice, Side, SourceMap, Span
from bilint.vocabulary import Vocabulary
from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.one_language import run

VOCABULARY = Vocabulary()
LANGUAGE: st.SearchStrategy[Language] = st.sampled_from(["en", "fr"])
ANY_TEXT = st.text(st.characters(codec="utf-8")) | st.text("aé(s)e.’'-·/ \u0301\u00adTQ,1@", max_size=40)


@pytest.mark.parametrize(
    "word",
    [
        "the",
        "The",
        "THE",
        "colour",
        "color",
        "peatlands",
        "whistleblowing",
        "organise",
        "organize",
        "judgement",
        "judgment",
        "harbour's",
        "harbour’s",
        "harbours'",
        "co-operate",
        "cooperate",
        "non-military",
        "cyberdefence",
        "up-to-date",
        "self-motivated",
        "organisation(s)",
        "study(ies)",
        "o'clock",
        "don't",
        "e-mail",
        "vis-à-vis",
        "Brussels",
        "BRUSSELS",
        "ombudsman's",
        "flexitime",
        "onboarding",
        "x",
        "incentivise",
        "collegial",
        "VIII",
        "harbour\u00ad's",
        "co‑operate",
    ],
)
def test_english_words(word: str) -> None:
    assert speller("en").known(word)


@pytest.mark.parametrize(
    "word",
    [
        "initiatitives",
        "Secretariatadvises",
        "Régulations",
        "exercices",
        "ay",
        "wordwide",
        "interrested",
        "portswater",
        "recieve",
        "harbourr",
        "results-oreinted",
        "thier",
        "organisaton(s)",
        "brussels",
        "co-ordonate",
    ],
)
def test_no_english_words(word: str) -> None:
    assert not speller("en").known(word)


@pytest.mark.parametrize(
    "word",
    [
        "l’équipe",
        "L'équipe",
        "d'une",
        "qu'il",
        "jusqu’à",
        "aujourd'hui",
        "lorsqu'elle",
        "quelqu'un",
        "candidat(e)s",
        "chargé(e)",
        "représentant(e)s",
        "directeur(trice)",
        "candidat·e·s",
        "administrateur.trice",
        "expert·es",
        "national(e)s",
        "œuvre",
        "oeuvre",
        "cœur",
        "coeur",
        "SECRÉTARIAT",
        "SECRETARIAT",
        "Etats",
        "L'Etat",
        "A-t-il",
        "peut-être",
        "état-major",
        "civilo-militaire",
        "cyberdéfense",
        "non-respect",
        "euro-atlantique",
        "1er",
        "kilogrammes",
        "interarmées",
        "e\u0301quipe",
        "d'Europe",
    ],
)
def test_french_words(word: str) -> None:
    assert speller("fr").known(word)


@pytest.mark.parametrize(
    "word",
    [
        "generale",
        "professionel",
        "developement",
        "l'equipe",
        "réglement",
        "candidat(e)q",
        "candidta(e)s",
        "SECRETARAIT",
        "secretariat",
        "d'unne",
    ],
)
def test_no_french_words(word: str) -> None:
    assert not speller("fr").known(word)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_words_of_the_domain_are_in_no_dictionary(language: Language) -> None:
    own = speller(language)
    assert [word for word in own.additions if word in own.words] == []


@given(language=LANGUAGE, text=ANY_TEXT)
def test_no_text_breaks_the_speller(language: Language, text: str) -> None:
    own = speller(language)
    for word in words(text):
        assert word.span.of(text) == word.text
        if not own.known(word.text):
            start, end = own.unknown_part(word.text)
            assert 0 <= start < end <= len(word.text)
            suggest(word.text[start:end], own)
            split_glued(word.text[start:end], own)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_form_of_the_accents_makes_no_difference(language: Language) -> None:
    own = speller(language)
    for word in ("équipe", "vis-à-vis", "generale", "café", "Régulations"):
        assert own.known(word) == own.known(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize(
    ("word", "language", "part"),
    [
        ("results-oreinted", "en", "oreinted"),
        ("non-militray", "en", "militray"),
        ("harbuor’s", "en", "harbuor"),
        ("l’organistaion", "fr", "organistaion"),
        ("candidta(e)s", "fr", "candidta"),
    ],
)
def test_the_fault_of_a_compound_lies_in_a_part(word: str, language: Language, part: str) -> None:
    start, end = speller(language).unknown_part(word)
    assert word[start:end] == part


@pytest.mark.parametrize(
    ("word", "language", "first"),
    [
        ("initiatitives", "en", "initiatives"),
        ("activitities", "en", "activities"),
        ("Régulations", "en", "Regulations"),
        ("exercices", "en", "exercises"),
        ("developement", "en", "development"),
        ("recieve", "en", "receive"),
        ("nitiative", "en", "initiative"),
        ("Febraury", "en", "February"),
        ("QUALIFCATIONS", "en", "QUALIFICATIONS"),
        ("comittee", "en", "committee"),
        ("generale", "fr", "générale"),
        ("professionel", "fr", "professionnel"),
        ("developement", "fr", "développement"),
        ("Securité", "fr", "Sécurité"),
        ("langauge", "fr", "langage"),
    ],
)
def test_the_likeliest_word_comes_first(word: str, language: Language, first: str) -> None:
    assert suggest(word, speller(language))[0].word == first


def test_the_text_decides_between_equally_near_words() -> None:
    own = speller("en")
    assert suggest("expeses", own, beside={"exposes"})[0].word == "exposes"
    assert suggest("expeses", own, beside={"expenses"})[0].word == "expenses"


def test_a_cognate_of_the_other_version_decides_as_well() -> None:
    own = speller("en")
    alone = [one.word for one in suggest("comission", own)]
    assert alone[0] == "commission"
    near = {one.word: one.score for one in suggest("conision", own)}
    helped = {one.word: one.score for one in suggest("conision", own, cognates={fold("concision")})}
    assert helped["concision"] > near["concision"]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Secretariatadvises", "Secretariat advises"),
        ("ofthe", "of the"),
        ("andsupport", "and support"),
        ("Halvorssen", None),
        ("patrollingg", None),
        ("reseau", None),
    ],
)
def test_words_glued_together_are_split(word: str, parts: str | None) -> None:
    assert split_glued(word, speller("en")) == parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to jobs@harbour.example or see www.harbour.example/jobs", ["Write", "to", "or", "see"]),
        ("grade G10, 21-juill.-2027, COVID-19 and 3rd", ["grade", "and"]),
        ("la/le candidat(e) «\u00a0apte\u00a0» d’ici", ["la", "le", "candidat(e)", "apte", "d’ici"]),
        ("file_name and {code} = x", ["and", "x"]),
    ],
)
def test_the_words_of_a_text(text: str, found: list[str]) -> None:
    assert [word.text for word in words(text)] == found


def test_a_capital_after_a_stop_begins_a_sentence() -> None:
    begin = {word.text: word.begins for word in words("The post. (It is) new: Apply to Mr Sund")}
    assert [text for text, begins in begin.items() if begins] == ["The", "It", "Apply"]


def _hits(english: list[str], french: list[str], accepted: tuple[str, ...] = ()) -> list[Hit]:
    sides: list[Side] = []
    languages: tuple[Language, Language] = ("en", "fr")
    for language, texts in zip(languages, (english, french), strict=True):
        source = "\n".join(texts)
        blocks = []
        start = 0
        for text in texts:
            blocks.append(Block("paragraph", text, SourceMap.verbatim(Span(start, start + len(text))), language))
            start += len(text) + 1
        sides.append(Side(language, Document(f"{language}.txt", "text", source, ()), tuple(blocks)))
    notice = Notice("notice", *sides)
    return list(spelling.check(Case(notice, (), FactStore(), VOCABULARY), {"words": list(accepted)}))


def _found(english: list[str], french: list[str], accepted: tuple[str, ...] = ()) -> list[str]:
    return [hit.marks[0].text for hit in _hits(english, french, accepted) if hit.confidence != "low"]


FRENCH = ["Le personnel du port travaille avec les capitaines et les équipages."]


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("The captain of the Secretarait met the crew.", ["Secretarait"]),
        ("Secretarait staff met the crew.", ["Secretarait"]),
        ("She met Ms Halvorssen in the harbour.", []),
        ("Halvorssen met the crew; Halvorssen left.", []),
        ("The KRVB and two other KRVBs use the SecNet software.", []),
        ("The crew wrote initia- tives and up-to- date lists.", []),
        ("He is head of the Cour des comptes in the town.", []),
        ("The berthmaster met the crew.", []),
        ("A berthmaster meets a berthmaster and a berthmaster.", []),
        ("A harbuor is a harbuor and a harbuor.", ["harbuor"] * 3),
        ("The “exercices” of the crew are long.", []),
        ("The exercices of the crew (in French only) are long.", []),
        ("The crew unmoors the subnet of the hostnames, dockings and all.", []),
        ("The crew of the harbour writes #berthigs and @berthigs on the wall.", []),
        ("The SKRV is here, and each skrv of the crew.", []),
        ("The crew uses OpenQuay, and openquay is slow.", ["openquay"]),
        ("The crew uses OpenQuay: call openquay here, or openquay there.", []),
        ("The post-mortems of the crew, and tel 555.", []),
        ("The blackquay of the crew is long.", []),
        ("The crew has one shedule and another sheduled trip.", ["shedule", "sheduled"]),
        ("The exercices of the crew are long.", ["exercices"]),
        ("Le personnel travaille avec les équipages.", []),
        ("The crew came on approx. 3 boats, and left on thsi. Then it came.", ["thsi"]),
    ],
)
def test_what_is_reported_of_an_english_text(english: str, found: list[str]) -> None:
    assert _found([english], FRENCH) == found


@pytest.mark.parametrize(
    ("french", "found"),
    [
        ("Elle assure la direction generale du port.", ["generale"]),
        ("Elle suit le projet « project management » du port.", []),
        ("Elle travaille pour le Harbour Master Office du port.", []),
        ("L'agent(e) qualifié(e), expert/e, sera choisi/e par la directrice/le directeur.", []),
        ("Il a une longue experience du port.", ["experience"]),
        ("Elle connait la règlementation des évènements du port.", []),
        ("Les directeurs(trices) et le lecteur (trice) travaillent au port.", []),
        ("Elle écrit dans un language simple pour le port.", ["language"]),
        ("Elle fait le handshake au port.", []),
        ("Elle est capitaine sénior et peut dévenir pilote au port.", ["dévenir"]),
        ("La liste dutilisateurs du port est longue.", ["dutilisateurs"]),
        ("Les capitaines parlent lorsqu il pleut au port.", ["lorsqu"]),
        ("Elle nomme cela « intermédiaire superieur » au port.", ["superieur"]),
        (
            "Elle est amarriste, balisiste « mouilliste » au port, et connaît le mutualisage.",
            ["amarriste", "balisiste"],
        ),
        ("Une amarre de 8 ½ po ou de 20 pi est au port.", []),
        ("Le coeur et l'oeuvre du port, au moelleux coefficient.", ["coeur", "oeuvre"]),
        ("Elle confie l'envoi (push), la demande (pull request) et git commit --amend au port.", []),
        ("Elle note le z dans le port.", ["le z dans"]),
        ("Elle note le z dans le port, et le z se voit.", []),
        ("Elle vient au port le 1er mai, le 16e avril et pour la 2e fois.", ["16e"]),
    ],
)
def test_what_is_reported_of_a_french_text(french: str, found: list[str]) -> None:
    assert _found(["The crew of the harbour works with the captains of the ships."], [french]) == found


def test_a_placeholder_of_both_versions_is_no_word() -> None:
    assert _found(["See the card of :name, :count pages."], ["Voir la fiche de :name, :count pages."]) == []
    assert _found(["See the card of the language."], ["Voir la fiche de :language."]) == ["language"]


@pytest.mark.parametrize(
    ("french", "confidence"),
    [
        ("La capitaine lit le tutorial du port.", "medium"),  # one letter apart
        ("La capitaine lit and écrit au port.", "medium"),  # a function word
        ("La capitaine fait un highlight au port.", "low"),  # a term, perhaps
        ("La capitaine compare le port avec port-highlight.", "low"),
        ("Le tutorial suit un tutorial, puis un tutorial et un tutorial.", "low"),
    ],
)
def test_a_word_left_in_the_other_language_is_a_slip_or_a_term(french: str, confidence: str) -> None:
    found = _hits(["The captain reads and highlights the tutorial of the port."], [french])
    assert {hit.confidence for hit in found if hit.variant == "foreign"} == {confidence}


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("a two year term", ["two year term"]),
        ("renew 90 day passes", ["90 day passes"]),
        ("the 1st, 2nd, 3rd, 11th, 12th, 113th, 21st pier", []),
        ("the 1th, 2th, 11st, 22th pier", ["1th", "2th", "11st", "22th"]),
        ("two year after, 2 day ago and two years", []),
        ("one year later, 5 day in a week", []),
        ("the crew works anchoredly", ["anchoredly"]),
        ("the crew hates “anchoredly”", []),
        ("ask the Bureau des affaires en matière de harcèlement", []),
        ("the Employee/er pays", []),
    ],
)
def test_measures_and_words_made_up(english: str, found: list[str]) -> None:
    assert _found([f"The captains say: {english}."], FRENCH) == found


def test_a_word_of_both_versions_is_a_term() -> None:
    assert _found(["The quaylist is long."], ["La quaylist est longue."]) == []
    assert _found(["The exercices are long."], ["Les exercices sont longs."]) == ["exercices"]


def test_the_words_of_the_user_are_accepted() -> None:
    text = ["The comittee’s Comittee met the crew of the comittee."]
    assert _found(text, FRENCH, ("comittee",)) == []
    assert _found(text, FRENCH) != []


def test_a_slip_seldom_comes_twice() -> None:
    once = _hits(["The crew writes a quayworkd."], FRENCH)
    often = _hits(["The crew writes a quayworkd, quayworkd, quayworkd and quayworkd."], FRENCH)
    assert once and not [hit for hit in often if hit.confidence != "low"]


@pytest.mark.parametrize(
    ("text", "variant", "suggestion", "confidence", "safe"),
    [
        ("The initiatitives of the crew", "", "initiatives", "medium", False),
        ("The initiatitives and an initiative; the initiatives", "", "initiatives", "high", False),
        ("The managment of the crew", "", "management", "high", True),
        ("The crew and Secretariatadvises them", "glued", "Secretariat advises", "medium", False),
        ("The crew ofthe Secretariat", "glued", "of the", "high", False),
        ("The Harbour Régulations of the crew", "accent", "Regulations", "high", False),
        ("The second half of ay for the crew", "short", "", "low", False),
        ("The zqaxk of the crew", "unknown", "", "low", False),
    ],
)
def test_hits_say_what_is_wrong_and_how_sure_that_is(
    text: str, variant: str, suggestion: str, confidence: str, safe: bool
) -> None:
    (hit,) = _hits([text], FRENCH)
    assert (hit.variant, hit.values["suggestion"], hit.confidence, hit.safe) == (variant, suggestion, confidence, safe)
    assert hit.marks[0].text == hit.values["word"]
    assert [replacement.text for replacement in hit.replacements] == ([suggestion] if suggestion else [])


@pytest.mark.parametrize(
    ("english", "french", "word", "meant"),
    [
        ("The clerk recieves the boats.", "Le commis reçoit les bateaux.", "recieves", "receives"),
        ("This is an independant harbour.", "Ce port est indépendant.", "independant", "independent"),
        ("The clerk checks the facts.", "Le commis vérifie les antécédants.", "antécédants", "antécédents"),
        ("The clerk shows persistance.", "Le commis fait preuve de persistance.", "persistance", "persistence"),
    ],
)
def test_a_misspelling_that_many_people_make_is_no_word_in_use(
    english: str, french: str, word: str, meant: str
) -> None:
    (hit,) = run("spelling", en=f"{english}\n", fr=f"{french}\n").hits
    assert (hit.marks[0].text, hit.values["suggestion"]) == (word, meant)
    assert hit.confidence in ("medium", "high")
