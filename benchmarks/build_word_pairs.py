"""Rebuilds the word pairs that were counted in parallel texts.

    python benchmarks/build_word_pairs.py en-fr.tsv

The table has an English form, a French form and a count in each row. Then come p(French | English) and p(English |
French). Pairs of content words are kept, folded, that either language has for the other often enough. A rare pair is an
error of the counting as often as not. The list is searched as the word lists are. An entry is the English word, a space
and the French one. Its origin stands in LICENSE-word-pairs.txt beside it.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

from bilint.alignment.translations import entry
from bilint.language.folding import fold
from bilint.language.spelling.wordlist import pack

VOCABULARY = Path(__file__).resolve().parent.parent / "rules" / "vocabulary"
# One of the two probabilities is at least this. Pairs below it are mostly words beside the right one.
LEAST = 0.04


def main() -> None:
    parser = argparse.ArgumentParser(description="Rebuild rules/vocabulary/word-pairs.lst from a table of counts.")
    parser.add_argument("table", type=Path)
    parser.add_argument("--output", type=Path, default=VOCABULARY / "word-pairs.lst")
    options = parser.parse_args()
    stop = tomllib.loads((VOCABULARY / "stopwords.toml").read_text(encoding="utf-8"))
    english_stop, french_stop = ({fold(word) for word in stop[language]} for language in ("en", "fr"))
    entries = set()
    for row in options.table.read_text(encoding="utf-8").splitlines():
        english, french, _, forth, back = row.split("\t")
        english, french = fold(english), fold(french)
        plain = english.isalpha() and french.isalpha() and min(len(english), len(french)) > 1
        if (
            plain
            and max(float(forth), float(back)) >= LEAST
            and english not in english_stop
            and french not in french_stop
        ):
            entries.add(entry(english, french))
    options.output.write_bytes(pack(entries))
    print(f"{len(entries)} pairs, {options.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
