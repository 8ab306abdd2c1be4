"""Rebuilds the territories of `rules/vocabulary/places.tsv` from CLDR (through Babel); the rest is curated by hand.

python benchmarks/build_places.py
"""

from pathlib import Path

from babel import Locale

PLACES = Path(__file__).resolve().parent.parent / "rules" / "vocabulary" / "places.tsv"
CITIES = "# Cities"
HEADER = """\
# Places: id, country, English names, French names; names separated by |. A name behind a ? is an ordinary word or a
# surname too, and counts only after a preposition of place or beside another place.
# Territories: names of CLDR (Unicode licence v3, through Babel) first, then other names in use.
"""
# Codes of CLDR that are no places on a map.
NOT_PLACES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
# First names, ordinary words and namesakes of other places.
RISKY = {"Dominique", "Grenade", "Maurice", "Salvador", "Réunion", "Jersey", "Dominica", "St. Martin", "Saint-Martin"}
# Parts of the world that CLDR knows by number: continents, and regions of continents.
REGIONS = tuple(
    "002 003 005 009 011 013 014 015 017 018 019 029 030 034 035 039 142 143 145 150 151 154 155 419".split()
)
OTHER_NAMES = {
    "011": ("West Africa", "Afrique de l’Ouest"),
    "014": ("East Africa", "Afrique de l’Est"),
    "015": ("North Africa", "Afrique du Nord"),
    "017": ("Central Africa", ""),
    "018": ("", "Afrique australe"),
    "029": ("", "Antilles"),
    "030": ("East Asia", "Asie de l’Est"),
    "034": ("South Asia", "Asie du Sud"),
    "035": ("South-East Asia|South East Asia", "Asie du Sud-Est"),
    "039": ("South Europe", "Europe du Sud"),
    "145": ("West Asia", "Asie de l’Ouest"),
    "151": ("East Europe", "Europe de l’Est"),
    "154": ("North Europe", "Europe du Nord"),
    "155": ("West Europe", "Europe de l’Ouest"),
    "AE": ("UAE", ""),
    "BA": ("", "Bosnie"),
    "BY": ("", "Bélarus"),
    "CD": ("Democratic Republic of the Congo|DRC", "République démocratique du Congo|RDC"),
    "CG": ("Republic of the Congo", "République du Congo"),
    "CI": ("Ivory Coast", ""),
    "CV": ("Cabo Verde", "Cabo Verde"),
    "CZ": ("Czech Republic", "République tchèque"),
    "GB": ("UK|Great Britain|United Kingdom of Great Britain and Northern Ireland", "Grande-Bretagne|R.-U."),
    "HM": ("Heard & McDonald Islands|Heard and McDonald Islands", ""),
    "HK": ("Hong Kong", "Hong Kong"),
    "IR": ("Islamic Republic of Iran", "République islamique d’Iran"),
    "KP": ("Democratic People’s Republic of Korea", "République populaire démocratique de Corée"),
    "KR": ("Republic of Korea", "République de Corée"),
    "MD": ("Republic of Moldova", "République de Moldova"),
    "MK": ("Republic of North Macedonia", "République de Macédoine du Nord"),
    "MM": ("Myanmar|Burma", "Myanmar|Birmanie"),
    "MO": ("Macao|Macau", "Macao"),
    "NL": ("Holland", "Hollande"),
    "PS": ("Palestine|State of Palestine", "Palestine|État de Palestine"),
    "RE": ("", "Île de la Réunion"),
    "RU": ("Russian Federation", "Fédération de Russie"),
    "SH": ("St. Helena|Saint Helena", ""),
    "SV": ("", "El Salvador"),
    "SY": ("Syrian Arab Republic", "République arabe syrienne"),
    "TF": ("French Southern Territories", ""),
    "TL": ("East Timor", "Timor-Leste"),
    "TR": ("Turkey|Turkiye", "Türkiye"),
    "US": ("United States of America|USA", "États-Unis d’Amérique"),
    "VA": ("Vatican|Holy See", "Vatican|Saint-Siège|Cité du Vatican"),
    "VN": ("Viet Nam", "Vietnam"),
}


def names(code: str, language: str) -> str:
    first = Locale(language).territories[code]
    variants = [first]
    if language == "en":
        variants += [first.replace(" & ", " and "), first.replace("St. ", "Saint ").replace(" & ", " and ")]
    variants += OTHER_NAMES.get(code, ("", ""))[language == "fr"].split("|")
    unique = dict.fromkeys(name for name in variants if name)
    return "|".join(f"?{name}" if name in RISKY else name for name in unique)


def main() -> None:
    codes = sorted(
        code for code in Locale("fr").territories if len(code) == 2 and code.isalpha() and code not in NOT_PLACES
    )
    codes += REGIONS
    rows = [f"{code}\t{code}\t{names(code, 'en')}\t{names(code, 'fr')}\n" for code in codes]
    curated = PLACES.read_text(encoding="utf-8").partition(CITIES)
    PLACES.write_text(HEADER + "".join(rows) + "".join(curated[1:]), encoding="utf-8")


if __name__ == "__main__":
    main()
