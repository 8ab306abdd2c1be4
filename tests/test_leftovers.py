"""Nothing is missing where both versions have it in another shape or place; and what is missing is still found."""

from __future__ import annotations

import pytest
from bilint.bitext import OneVersionError, Reading
from bilint.engine.engine import Engine
from bilint.language.notes import is_note, names_language
from bilint.model import LANGUAGES
from bilint.readers import markdown
from bilint.rulebook.book import load
from bilint.vocabulary import Vocabulary, rules_folder

VOCABULARY = Vocabulary()
READING = Reading(VOCABULARY)
COVERAGE = ("missing-translation", "section", "list-length", "list-order", "mismatch", "untranslated")
ENGINE = Engine([rule for rule in load(rules_folder()).rules if rule.name in COVERAGE], VOCABULARY)

BEFORE = (
    "The ferry brings the letters to the island every day.",
    "Le bac apporte les lettres sur l'île tous les jours.",
)
AFTER = (
    "The harbour master signs the contracts of the crew.",
    "La capitaine du port signe les contrats de l'équipage.",
)


def found(english: str, french: str) -> list[tuple[str, str]]:
    """The rules that speak of two versions between sure pairs, with the first words that they quote."""
    texts = ["\n\n".join(part) + "\n" for part in zip(BEFORE, (english, french), AFTER, strict=True)]
    documents = [markdown.read(f"p.{name}.md", text.encode()) for name, text in zip(LANGUAGES, texts, strict=True)]
    notice = READING.notice("p.en.md", documents, LANGUAGES)
    findings = ENGINE.check_notice(notice, READING.sections(notice))
    return [(one.rule, one.locations[0].text) for one in findings if one.severity != "info" and one.confidence != "low"]


SAME = [
    ("an item in free words", "- knots;\n- Thrift\n- ropes;", "- les nœuds ;\n- La bonne tenue du budget de la cale\n- les cordages ;"),
    ("two leads to one list", "**You will:**\n\n- tie the boats;\n- paint the pier.", "**Vos tâches :**\n\n- amarrer les bateaux ;\n- peindre la jetée."),
    ("a heading beside a quotation", "## Boats at night\n\n> **Boats without lights stay in the harbour at night.**\n\nThe pier is lit until dawn.", "## Les bateaux la nuit\n\n### Les bateaux sans feux restent au port la nuit\n\nLa jetée est éclairée jusqu'à l'aube."),
    ("one sentence of two with their mark", "We want a safe harbour for all the boats of the island, and we want your help!", "Nous voulons un port sûr pour tous les bateaux de l'île, sans exception. C'est pourquoi nous vous attendons!"),
    ("sub-headings that recur", "## North pier\n\nBoats may stay for 12 hours.\n\n### Waivers\n\nNone is granted for this pier.\n\n## South pier\n\nBoats may stay for 30 hours.\n\n### Waivers\n\nNone is granted for this pier.", "## Jetée nord\n\nLes bateaux peuvent rester 12 heures.\n\n### Dérogations\n\nAucune n'est accordée pour cette jetée.\n\n## Jetée sud\n\nLes bateaux peuvent rester 30 heures.\n\n### Dérogations\n\nAucune n'est accordée pour cette jetée."),
    ("a note about the other version", "(Le français suit)", "*English above*"),
    ("a language switch", "([Français](#port))", "([English](#harbour))"),
    ("a bullet without its space", "- tie the boats;\n- Paint the pier;\n- light the lamp.", "- amarrer les bateaux ;\n-Peindre la jetée ;\n- allumer la lampe."),
    ("a definition of a link", "See [the tide tables][tides].\n\n<!-- links -->\n[tides]: tide-tables.md", "Voir [les horaires des marées](marees.md)."),
    ("a paragraph in another section", "## Rules\n\nThe lamp burns oil from sunset until 6 in the morning.\n\nBoats sound a horn.\n\n## Costs\n\nA night costs 12 euros.", "## Règles\n\nLes bateaux font entendre une corne.\n\n## Coûts\n\nUne nuit coûte 12 euros.\n\nLa lampe brûle de l'huile du coucher du soleil jusqu'à 6 heures du matin."),
    ("a path and an address", "| Path | Calls |\n|---|---|\n| /pier/new-boat/list | 20 |", "| Chemin | Appels |\n|---|---|\n| /pier/new-boat/list | 20 |"),
    ("a foreign title that is announced", "See [The lamp and the tide for the keepers of the pier](https://pier.example/en).", "Voir [The lamp and the tide for the keepers of the pier](https://pier.example/en) (en anglais seulement)."),
    ("two letters of one abbreviation", "The pier belongs to Hafen e. V., a club without profit.", "La jetée appartient à Hafen e. V., un club sans but lucratif."),
    ("cells of a table in HTML", "<table>\n<tr>\n<td>Boats tied at night by the keeper</td>\n<td>N/A</td>\n<td>Nobody filled in the form on this matter at all</td>\n</tr>\n</table>", "<table>\n<tr>\n<td>Bateaux amarrés la nuit par la gardienne</td>\n<td>s.o.</td>\n<td>Personne n'a rempli le formulaire à ce sujet</td>\n</tr>\n</table>"),
    ("a title on the first line of its item", "1. Night boats\n\n    The boats stay in the harbour until the harbour master has lit the lamp and read the letters of the crew. The horn is ready in the evening and in the morning.\n\n2. Day boats\n\n    The harbour master reads the letters of the crew in the morning and signs the contracts of the ferry in the evening, and the crew of the island brings the letters.", "1. Bateaux de nuit\nLes bateaux restent au port jusqu'à ce que la capitaine ait allumé la lampe et lu les lettres de l'équipage. La corne est prête le soir et le matin.\n\n2. Bateaux de jour\nLa capitaine du port lit les lettres de l'équipage le matin et signe les contrats du bac le soir, et l'équipage de l'île apporte les lettres."),
    ("two sentences in an item and in a paragraph", "- tie the boats;\n- paint the pier.\n- Whoever steers keeps a lookout. Likewise, a torn sail never frees anybody from watching the tide.", "- amarrer les bateaux ;\n- peindre la jetée.\n\nQuiconque barre ouvre l'œil. De même, une voile déchirée ne dispense personne de surveiller le flot."),
    ("a sentence that becomes two in free words", "The harbour is lit at night by the lamp of the island. If a skipper leaves a hull unmoored overnight, whatever drifts ashore stays hers, so nothing gets lost for good. The crew of the ferry reads the letters in the morning.", "Le port est éclairé la nuit par la lampe de l'île. Les coques échouées à l'aube appartiennent à la patronne. On peut donc les laisser détachées sans rien perdre. L'équipage du bac lit les lettres le matin."),
]  # fmt: skip


@pytest.mark.parametrize(("english", "french"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_nothing_is_missing(english: str, french: str) -> None:
    assert found(english, french) == []


LOST = [
    ("a sentence of an item", "- tie the boats at noon. At least four boats come from the other islands;\n- paint the pier.", "- amarrer les bateaux à midi ;\n- peindre la jetée.", "missing-translation", "At least four"),
    ("an item", "- tie the boats;\n- swim to the lighthouse;\n- paint the pier.", "- amarrer les bateaux ;\n- peindre la jetée.", "list-length", "swim"),
    ("a paragraph", "Boats from the other islands pay a fee of 12 euros for a night.", "", "missing-translation", "Boats from"),
    ("a heading", "## Boats at night\n\nThe lamp burns oil until 6 in the morning.", "La lampe brûle de l'huile jusqu'à 6 heures du matin.", "missing-translation", "Boats at"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "french", "rule", "quote"), [c[1:] for c in LOST], ids=[c[0] for c in LOST])
def test_what_is_missing_is_found(english: str, french: str, rule: str, quote: str) -> None:
    assert [(name, text.startswith(quote)) for name, text in found(english, french)] == [(rule, True)]


def test_a_paragraph_that_moved_is_told_once() -> None:
    english, french = next(case[1:] for case in SAME if case[0] == "a paragraph in another section")
    documents = [
        markdown.read(f"p.{name}.md", text.encode()) for name, text in zip(LANGUAGES, (english, french), strict=True)
    ]
    notice = READING.notice("p.en.md", documents, LANGUAGES)
    told = [one for one in ENGINE.check_notice(notice, READING.sections(notice)) if "another place" in one.messages[0]]
    assert [one.severity for one in told] == ["info"]
    assert [end.text[:8] for end in told[0].locations] == ["The lamp", "La lampe"]


def test_a_french_file_in_english_is_one_version() -> None:
    text = "\n\n".join([BEFORE[0], AFTER[0]] * 4)
    documents = [markdown.read(f"p.{name}.md", text.encode()) for name in LANGUAGES]
    with pytest.raises(OneVersionError) as caught:
        READING.notice("p.en.md", documents, LANGUAGES)
    assert (caught.value.document.path, caught.value.language) == ("p.fr.md", "en")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("(Le français suit)", True),
        ("English follows", True),
        ("(Version française ci-dessous)", True),
        ("This notice is also available in French.", True),
        ("« Cet avis est aussi disponible en anglais. »", True),
        ("Training is available in French", False),
        ("The French version prevails.", False),
        ("French is an asset.", False),
    ],
)
def test_notes_about_the_other_version(text: str, note: bool) -> None:
    assert is_note(text) is note


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Français", True),
        ("English version", True),
        ("EN", True),
        ("English: required", False),
        ("French boats", False),
    ],
)
def test_names_of_languages(text: str, name: bool) -> None:
    assert names_language(text) is name


def test_a_title_without_a_telling_word_is_in_the_language_of_its_file() -> None:
    texts = (f"# About Vela's Lamp\n\n{BEFORE[0]}\n", f"# Vela's Lamp en bref\n\n{BEFORE[1]}\n")
    documents = [markdown.read(f"p.{n}.md", t.encode()) for n, t in zip(LANGUAGES, texts, strict=True)]
    notice = READING.notice("p.en.md", documents, LANGUAGES)
    assert [block.kind for block in notice.fr.blocks] == ["heading", "paragraph"]
    assert ENGINE.check_notice(notice, READING.sections(notice)) == []
