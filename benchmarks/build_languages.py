"""Rebuilds `rules/vocabulary/languages.tsv` from CLDR (through Babel): names that the dictionaries may lack.

python benchmarks/build_languages.py
"""

from pathlib import Path

from babel import Locale

LANGUAGES = Path(__file__).resolve().parent.parent / "rules" / "vocabulary" / "languages.tsv"
HEADER = """\
# Languages: English name, French name, of one word each, in lower case. From CLDR (Unicode licence v3), through Babel.
"""


def main() -> None:
    english, french = (Locale(language).languages for language in ("en", "fr"))
    pairs = {
        (english[code].lower(), french[code].lower())
        for code in english
        if code in french and english[code].isalpha() and french[code].isalpha()
    }
    LANGUAGES.write_text(HEADER + "".join(f"{en}\t{fr}\n" for en, fr in sorted(pairs)), encoding="utf-8")


if __name__ == "__main__":
    main()
