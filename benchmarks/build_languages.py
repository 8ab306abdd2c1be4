"""Rebuilds `rules/vocabulary/languages.tsv` from CLDR (through Babel): names that the dictionaries may lack.

python benchmarks/build_languages.py
"""

from pathlib import Path

from babel import Locale
from babel.core import get_global

LANGUAGES = Path(__file__).resolve().parent.parent / "rules" / "vocabulary" / "languages.tsv"
HEADER = """\
# Languages: English name, French name, of one word each, in lower case, and whether a state has it as its own.
# From CLDR (Unicode licence v3), through Babel.
"""
_OF_STATES = frozenset(("official", "de_facto_official"))


def main() -> None:
    english, french = (Locale(language).languages for language in ("en", "fr"))
    official = {
        code
        for languages in get_global("territory_languages").values()
        for code, facts in languages.items()
        if facts["official_status"] in _OF_STATES
    }
    rows = {
        (english[code].lower(), french[code].lower(), "official" if code in official else "")
        for code in english
        if code in french and english[code].isalpha() and french[code].isalpha()
    }
    LANGUAGES.write_text(HEADER + "".join("\t".join(row).rstrip() + "\n" for row in sorted(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
