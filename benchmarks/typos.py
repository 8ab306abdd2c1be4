"""Plants typos in fictional notices and counts what the spelling rule makes of them: `python -m benchmarks.typos`.

The notices are the generated ones and those of `examples/`. First they are checked as they are, to count false alarms.
Then ten words of each are misspelt, never into another word. Each should be found, with the right word first.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from bilint.bitext import Reading
from bilint.facts import FactStore
from bilint.kinds import spelling
from bilint.kinds.contract import Case, Hit
from bilint.language.folding import fold
from bilint.language.spelling.derivation import rectified
from bilint.language.spelling.speller import speller
from bilint.model import LANGUAGES, Block, Document, Language, Notice, Side, Span
from bilint.readers import markdown, read_file, text
from bilint.vocabulary import Vocabulary

from .notices import generate, render

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
VOCABULARY = Vocabulary()
WORD = re.compile(r"(?<![\w'’.@/-])[^\W\d_]{5,}(?![\w'’.@/(-])")
KEYS = ("azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm")


def swap(word: str, rng: random.Random) -> str:
    place = rng.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def drop(word: str, rng: random.Random) -> str:
    place = rng.randrange(1, len(word))
    return word[:place] + word[place + 1 :]


def double(word: str, rng: random.Random) -> str:
    place = rng.randrange(len(word))
    return word[:place] + word[place] + word[place:]


def substitute(word: str, rng: random.Random) -> str:
    """A neighbouring key is struck."""
    place = rng.randrange(1, len(word))
    rows = [row for row in KEYS if word[place] in row]
    if not rows:
        return word
    row = rng.choice(rows)
    at = row.index(word[place])
    return word[:place] + rng.choice(row[max(0, at - 1) : at] + row[at + 1 : at + 2]) + word[place + 1 :]


def lose_accent(word: str, rng: random.Random) -> str:
    places = [place for place, letter in enumerate(word) if not letter.isascii()]
    if not places:
        return word
    place = rng.choice(places)
    return word[:place] + fold(word[place]) + word[place + 1 :]


TYPOS: dict[str, Callable[[str, random.Random], str]] = {
    "swap": swap,
    "drop": drop,
    "double": double,
    "substitute": substitute,
    "accent": lose_accent,
}


def notices(count: int) -> Iterator[Notice]:
    """The first `count` generated notices and all examples."""
    reading = Reading(VOCABULARY)
    for seed in range(count):
        rendered = render(generate(seed))
        documents: list[Document] = []
        for path, content in rendered.files.items():
            reader = markdown if path.endswith(".md") else text
            documents.append(reader.read(path, content.encode()))
        yield reading.notice(documents[0].path, documents)
    for path in sorted(EXAMPLES.glob("*.txt")) + sorted(EXAMPLES.glob("*.md")):
        if path.name != "README.md":
            yield reading.notice(path.name, [read_file(path)])


def check(notice: Notice) -> list[Hit]:
    return list(spelling.check(Case(notice, (), FactStore(), VOCABULARY), {"words": []}))


def plant(notice: Notice, typos: int, rng: random.Random) -> tuple[Notice, dict[Block, tuple[str, str, str, Span]]]:
    """The notice with this many words misspelt, each in a block of its own, and the changes by block."""
    places = [
        (language, block, match)
        for language in LANGUAGES
        for block in notice.side(language).blocks
        if block.kind in ("paragraph", "item") and block.language == language
        if "://" not in block.text
        for match in WORD.finditer(block.text)
        if match[0].islower()
    ]
    changed: dict[Block, Block] = {}
    planted: dict[Block, tuple[str, str, str, Span]] = {}
    names = list(TYPOS)
    while len(planted) < typos:
        language, block, match = rng.choice(places)
        name = names[len(planted) % len(names)]
        wrong = TYPOS[name](match[0], rng)
        # French alone has accents to lose. A typo that makes another word does not count, nor does the French spelling
        # of 1990.
        own = speller(language)
        if block in changed or own.known(wrong) or (language == "fr" and any(map(own.listed, rectified(wrong)))):
            continue
        span = Span(match.start(), match.start() + len(wrong))
        new = replace(block, text=block.text[: match.start()] + wrong + block.text[match.end() :])
        changed[block] = new
        planted[new] = name, match[0], wrong, span
    sides: dict[Language, Side] = {}
    for language in LANGUAGES:
        side = notice.side(language)
        sides[language] = replace(side, blocks=tuple(changed.get(block, block) for block in side.blocks))
    return Notice(notice.name, sides["en"], sides["fr"]), planted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--typos", type=int, default=10, help="a notice")
    parser.add_argument("--notices", type=int, default=30, help="generated ones")
    parser.add_argument("--list", action="store_true", help="print false alarms, misses and wrong suggestions")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    right: Counter[str] = Counter()
    safe: Counter[bool] = Counter()
    alarms: defaultdict[str, list[str]] = defaultdict(list)
    for notice in notices(options.notices):
        alarms[notice.name] = [
            f"{hit.marks[0].text} -> {hit.values['suggestion']}" for hit in check(notice) if hit.confidence != "low"
        ]
        misspelt, planted = plant(notice, options.typos, rng)
        hits = {(hit.marks[0].block, hit.marks[0].span): hit for hit in check(misspelt)}
        for key, (name, word, form, span) in planted.items():
            total[name] += 1
            hit = hits.get((key, span))
            found[name] += hit is not None
            shown[name] += hit is not None and hit.confidence != "low"
            right[name] += hit is not None and hit.values["suggestion"] == word
            if hit and hit.safe:
                safe[hit.values["suggestion"] == word] += 1
            if options.list and (hit is None or hit.values["suggestion"] != word):
                wrong = hit.values["suggestion"] if hit else "not found"
                print(f"{name}: {word}, written {form}: {wrong}")
    for name, listed in alarms.items():
        if options.list and listed:
            print(f"false alarms in {name}: {'; '.join(listed)}")
    print(f"{'typo':12}{'planted':>8}{'found':>8}{'not doubtful':>14}{'right first':>13}")
    for name in TYPOS:
        print(f"{name:12}{total[name]:8}{found[name]:8}{shown[name]:14}{right[name]:13}")
    everything = total.total()
    shares = (counted.total() / everything for counted in (found, shown, right))
    print("{:12}{:8}{:8.0%}{:14.0%}{:13.0%}".format("all", everything, *shares))
    print(f"safe fixes: {safe[True]} right, {safe[False]} wrong")
    print(f"false alarms: {sum(map(len, alarms.values()))} in {len(alarms)} notices")


if __name__ == "__main__":
    main()
