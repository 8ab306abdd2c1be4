"""Prints how CPU time grows when a text of one repeated piece is doubled, for each finder of facts.

usage: python -m benchmarks.growth.facts [--size CHARACTERS]

Linear work gives a ratio near 2, quadratic work a ratio near 4.
"""

from __future__ import annotations

import argparse
import sys
import time
from importlib import import_module

from bilint.facts import MODULES
from bilint.model import LANGUAGES, Language

PIECES = (
    *("1", "1 ", "1,", "123 ", " ", "1 (2) ", "$5 ", "mai ", "2026 ", "a@", "1'", "twenty-", "fin de ", "AB", "(AB) "),
    *("https://a", "//", "level C1 ", "niveau ", "2 h 30 ", "«", "A-", "one hundred and ", "Article 1(", "é", "\u00a0"),
)
_LEAST = 0.02  # seconds: shorter runs measure the clock


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--size", type=int, default=20_000, help="characters of the shorter text")
    size: int = parser.parse_args().size
    rows = []
    for fact, module in MODULES.items():
        find = import_module(f"bilint.facts.{module}").find
        for piece in PIECES:
            for language in LANGUAGES:
                short, long = (_seconds(find, piece * (length // len(piece)), language) for length in (size, 2 * size))
                if long >= _LEAST:
                    rows.append((long / max(short, _LEAST / 4), long, fact, piece, language))
    print("ratio  seconds  fact                 piece")
    for ratio, seconds, fact, piece, language in sorted(rows, reverse=True)[:20]:
        print(f"{ratio:5.1f}  {seconds:7.3f}  {fact:20s} {piece!r} ({language})")
    return 0


def _seconds(find: object, text: str, language: Language) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        find(text, language)  # type: ignore[operator]
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    sys.exit(main())
