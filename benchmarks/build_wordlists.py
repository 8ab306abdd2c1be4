"""Rebuilds the word lists of the spelling rule from the hunspell dictionaries on npm.

    pip install spylls
    npm pack dictionary-en dictionary-en-gb dictionary-fr
    for archive in dictionary-*.tgz; do mkdir "${archive%.tgz}"; tar -xzf "$archive" -C "${archive%.tgz}"; done
    python benchmarks/build_wordlists.py dictionary-en-gb-* dictionary-en-[0-9]* dictionary-fr-*

Hunspell stores stems and affix rules and applies them when a word is looked up, after reading everything. Here the
rules are applied once, so that a run of the linter opens a list in no time. English unites the British and the
American dictionary: both spellings are words. Left out are elisions (l', d') and possessives ('s), which the speller
takes off itself, whatever is not made of letters, one-letter words, and the words that the dictionaries mark as not
to be suggested: vulgar ones and symbols of units. The dictionaries' licences are put beside the lists.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bilint.wordlist import pack

VOCABULARY = Path(__file__).resolve().parent.parent / "rules" / "vocabulary"
WORD = re.compile(r"[^\W\d_]{2,}(?:['-][^\W\d_]+)*|[^\W\d_](?:['-][^\W\d_]+)+")


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
    needs_affix = affixes.NEEDAFFIX in entry.flags if affixes.NEEDAFFIX else False
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
    bare = [] if needs_affix else [entry.stem]
    yield from bare
    yield from (form for form, _ in suffixed)
    for prefix in _rules(entry.flags, affixes.PFX):
        if prefix.add.endswith(("'", "’")):
            continue
        crossed = [form for form, crosses in suffixed if crosses and prefix.crossproduct]
        for form in bare + crossed:
            if prefix.cond_regexp.search(form):
                yield prefix.add + form[len(prefix.strip) :]


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


NOTICE = """\
words-{language}.lst holds the words of the hunspell dictionary below, as published on npm under the name of
{package}. Its affix rules were applied and the result was filtered and stored in another form by
benchmarks/build_wordlists.py of bilint: it is a modified version. The dictionary's own notice follows.
------------------------------------------------------------------------------------------------------------

"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Rebuild rules/vocabulary/words-*.lst from unpacked npm packages.")
    for name in ("british", "american", "french"):
        parser.add_argument(name, type=Path, help=f"the folder of the {name} dictionary's unpacked npm package")
    parser.add_argument("--output", type=Path, default=VOCABULARY)
    options = parser.parse_args()
    sources = {"en": (options.british, options.american), "fr": (options.french,)}
    for language, folders in sources.items():
        found = {word for folder in folders for word in words(str(folder / "package" / "index"))}
        data = pack(found)
        (options.output / f"words-{language}.lst").write_bytes(data)
        print(f"{language}: {len(found)} words, {len(data)} bytes")
        for folder in folders:
            package = json.loads((folder / "package" / "package.json").read_text(encoding="utf-8"))["name"]
            licence = (folder / "package" / "license").read_text(encoding="utf-8")
            text = NOTICE.format(language=language, package=package) + licence
            (options.output / f"LICENSE-{package}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
