"""The evidence keys: texts that translate each other share them, function words have none."""

from collections import Counter
from pathlib import Path

import pytest
from bilint.alignment.lexicon import Lexicon
from bilint.language.folding import fold
from bilint.language.inflection import base_forms, cognate_key
from bilint.model import Language
from bilint.vocabulary import Vocabulary
from hypothesis import given
from hypothesis import strategies as st

LEXICON = Lexicon()


def keys(text: str, language: Language) -> list[str]:
    return LEXICON.keys(text, language)


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("must", "doivent"),
        ("required", "exigées"),
        ("women", "femmes"),
        ("staff", "agents"),
        ("deadlines", "échéances"),
        ("knowledge", "connaissances"),
        ("drafting", "rédige"),
        ("managing", "gèrera"),
        ("skills", "aptitudes"),
        ("provides", "fournissant"),
        ("leave", "congés"),
        ("weekly", "hebdomadaire"),
        ("February", "février"),
        ("Spain", "Espagne"),
        ("stakeholders", "prenantes"),
        ("procurement", "marchés"),
        ("new", "nouvelles"),
        ("national", "nationaux"),
        ("head", "cheffe"),
        ("other", "autres"),
        ("without", "sans"),
        ("chairperson", "présidente/président"),
        ("director", "directrice/directeur"),
        ("translator", "traductrice"),
        ("environmental", "environnementale"),
        ("physiological", "physiologique"),
        ("photocopier", "photocopieur"),
    ],
)
def test_words_that_translate_each_other_share_a_key(english: str, french: str) -> None:
    assert set(keys(english, "en")) & set(keys(french, "fr"))


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("sensible", "sensationnel"),
        ("meeting", "mètre"),
        ("internal", "international"),
        ("contract", "contrôle"),
        ("location", "échéance"),
    ],
)
def test_words_that_only_look_alike_share_none(english: str, french: str) -> None:
    assert not set(keys(english, "en")) & set(keys(french, "fr"))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("12", "en", ["#12"]),
        ("12,750", "en", ["#12750"]),
        ("12\u202f750", "fr", ["#12750"]),
        ("3 912,40", "fr", ["#391240"]),
        ("3,912.40", "en", ["#391240"]),
        ("05.11.2031", "fr", ["#5", "#11", "#2031"]),
        ("seven", "en", ["#7"]),
        ("sept", "fr", ["#7"]),
        ("thirty-six", "en", ["#36"]),
        ("trente-six", "fr", ["#36"]),
        ("quatre-vingt-douze", "fr", ["#92"]),
        ("soixante-dix", "fr", ["#70"]),
        ("2nd", "en", ["#2"]),
        ("2e", "fr", ["#2"]),
        ("one", "en", []),
        ("une", "fr", []),
    ],
)
def test_numbers_in_figures_and_words(text: str, language: Language, expected: list[str]) -> None:
    assert keys(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("the ZQV", "en", ["@ZQV"]),
        ("the ZQVs", "en", ["@ZQV"]),
        ("la ZQV", "fr", ["@ZQV"]),
        ("ZQV", "fr", ["@ZQV"]),
        ("NOT", "en", keys("not", "en")),
        ("You MUST", "en", keys("must", "en")),
        ("ESSENTIAL REQUIREMENTS", "en", keys("essential requirements", "en")),
    ],
)
def test_acronyms(text: str, language: Language, expected: list[str]) -> None:
    assert keys(text, language) == expected


def test_acronyms_that_translate_each_other(tmp_path: Path) -> None:
    for name in ("words.tsv", "stopwords.toml"):
        (tmp_path / name).write_bytes((Vocabulary().folder / name).read_bytes())
    (tmp_path / "acronyms.tsv").write_text(
        "WXA\tAXW\tWorld Xylophone Association\tAssociation mondiale de xylophone\n"
        "HZ\t—\theadquarters\tsiège\n"
        "—\tRZ\tbudget\tbudget\n",
        encoding="utf-8",
    )
    lexicon = Lexicon(Vocabulary(tmp_path))
    assert lexicon.keys("the WXA", "en") == lexicon.keys("l'AXW", "fr") == lexicon.keys("la WXA", "fr") == ["@WXA"]
    assert lexicon.keys("at HZ", "en") == lexicon.keys("au siège", "fr")
    assert lexicon.keys("le RZ", "fr") == lexicon.keys("the budget", "en")


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("https://www.example.org/en/jobs/", "http://example.org/fr/jobs"),
        ("https://jobs.example.org/search?lang=en&id=4", "https://jobs.example.org/search?lang=fr&id=4."),
        ("(www.example.org/guide-en.pdf).", "www.example.org/guide-fr.pdf"),
        ("hr@example.org", "<HR@example.org>,"),
        ("[here](https://example.org/en/apply)", "[ici](https://example.org/fr/apply)"),
    ],
)
def test_links_of_both_languages_share_their_key(english: str, french: str) -> None:
    assert keys(english, "en") == keys(french, "fr")
    assert keys(english, "en")[0].startswith("/")


@pytest.mark.parametrize("text", ["http://en", "//", "@", "www.", "a@b", "@home"])
def test_what_is_no_link_is_read_as_words(text: str) -> None:
    assert not any(key.startswith("/") for key in keys(text, "en"))


@pytest.mark.parametrize(
    ("inclusive", "plain"),
    [
        ("candidat(e)s", "candidats"),
        ("chargé(e)", "chargé"),
        ("retenu·e·s", "retenus"),
        ("agent.e.s", "agents"),
        ("la/le", "le"),
        ("directrice/directeur", "directeur"),
        ("l’administratrice/l’administrateur", "administrateur"),
    ],
)
def test_inclusive_french_counts_once(inclusive: str, plain: str) -> None:
    assert keys(inclusive, "fr") == keys(plain, "fr")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The of and to in for with by, which is theirs.", "en"),
        ("It has been there, and they were here.", "en"),
        ("Le de la et les des, dont il est un.", "fr"),
        ("L'une de celles qu'elle aura d’ici là.", "fr"),
    ],
)
def test_function_words_have_no_key(text: str, language: Language) -> None:
    assert keys(text, language) == []


def test_accents_count_neither_composed_nor_missing() -> None:
    assert (
        keys("échéance", "fr") == keys("e\u0301che\u0301ance", "fr") == keys("ÉCHÉANCE", "fr") == keys("Echeance", "fr")
    )
    assert keys("main-d'œuvre", "fr") == keys("main-d’oeuvre", "fr")


PAIRS = [
    (
        "The gardener waters the terraces every morning before the visitors arrive.",
        "Chaque matin, avant l'arrivée des visiteurs, la jardinière ou le jardinier arrose les terrasses.",
    ),
    (
        "Applications must reach the museum by 4 June, with two letters of reference.",
        "Les candidatures doivent parvenir au musée d'ici au 4 juin, accompagnées de deux lettres de référence.",
    ),
    (
        "A driving licence and at least six years of work in a warehouse are required.",
        "Un permis de conduire et au moins six ans de travail dans un entrepôt sont exigés.",
    ),
    (
        "Prepares the minutes of the weekly team meetings and keeps the archives.",
        "Rédige les procès-verbaux des réunions d'équipe hebdomadaires et tient les archives.",
    ),
    (
        "Travel to the field offices may be needed, sometimes at short notice.",
        "Des déplacements dans les bureaux extérieurs peuvent être nécessaires, parfois à bref délai.",
    ),
    (
        "The salary is paid monthly and is exempt from income tax.",
        "Le salaire est versé chaque mois et n'est pas soumis à l'impôt sur le revenu.",
    ),
    (
        "Negotiates prices with suppliers and checks their invoices.",
        "Négocie les prix avec les fournisseurs et vérifie leurs factures.",
    ),
]


def dice(english: str, french: str) -> float:
    en, fr = Counter(keys(english, "en")), Counter(keys(french, "fr"))
    return 2 * (en & fr).total() / (en.total() + fr.total())


@pytest.mark.parametrize("index", range(len(PAIRS)))
def test_a_sentence_shares_most_with_its_translation(index: int) -> None:
    english, french = PAIRS[index]
    others = [dice(english, other) for _, other in PAIRS if other != french]
    assert dice(english, french) > 1.5 * max(others)


@given(st.text(max_size=200), st.sampled_from(["en", "fr"]))
def test_any_text_has_keys_of_a_known_form(text: str, language: Language) -> None:
    found = keys(text, language)
    assert all(key and not key.isspace() for key in found)
    assert found == keys(text, language)


SIGNS = "http:// www. @ en/ fr . / ? = & ( ) · e 1 , 000 A é"


@given(st.lists(st.sampled_from(SIGNS.split()), max_size=30))
def test_addresses_and_signs_in_any_order_do_no_harm(parts: list[str]) -> None:
    assert all(keys("".join(parts), "fr"))


def test_keys_follow_the_words_and_repeat() -> None:
    once = keys("museum garden", "en")
    assert keys("museum garden museum garden", "en") == once * 2


@pytest.mark.parametrize(
    ("word", "language", "base"),
    [
        ("policies", "en", "policy"),
        ("planned", "en", "plan"),
        ("assessing", "en", "assess"),
        ("briefings", "en", "briefing"),
        ("possibly", "en", "possible"),
        ("regionaux", "fr", "regional"),
        ("creatrices", "fr", "creatrice"),
        ("active", "fr", "actif"),
        ("dirigeant", "fr", "diriger"),
        ("etabliront", "fr", "etablir"),
        ("frequemment", "fr", "frequent"),
        ("recoivent", "fr", "recevoir"),
        ("prennent", "fr", "prendre"),
        ("inscrites", "fr", "inscrire"),
        ("soumises", "fr", "soumettre"),
        ("rejoint", "fr", "rejoindre"),
        ("convient", "fr", "convenir"),
        ("produisant", "fr", "produire"),
        ("connaissent", "fr", "connaitre"),
        ("emploient", "fr", "employer"),
        ("offertes", "fr", "offrir"),
    ],
)
def test_base_forms(word: str, language: Language, base: str) -> None:
    assert base in list(base_forms(word, language))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=20), st.sampled_from(["en", "fr"]))
def test_base_forms_of_any_word_are_words(word: str, language: Language) -> None:
    assert all(base.isalpha() for base in base_forms(word, language))


def test_cognates_meet_across_spellings() -> None:
    assert cognate_key(fold("physique")) == cognate_key("physics")
    assert cognate_key(fold("développement")) == cognate_key("development")
    assert cognate_key("plan") == ()
