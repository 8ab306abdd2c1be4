"""Rebuilds the frequency lists of the spelling rule from the package wordfreq.

    pip download --no-deps wordfreq msgpack
    pip install msgpack
    python benchmarks/build_frequencies.py wordfreq-*.whl

wordfreq counts words in books, news, subtitles, encyclopedias and the web, as people wrote them. They include slips and
words that no dictionary has. That is the use of it here. A slip is far rarer than the word that was meant; a word in
use is not. Kept are words of Latin letters that come once in 60 million words or more often.

The lists are searched as the word lists are. An entry is a word, a space and one sign for its frequency. The data are
under CC BY-SA 4.0, and so are the lists; the notice is put beside them.
"""

from __future__ import annotations

import argparse
import gzip
import re
import zipfile
from pathlib import Path
from typing import cast

import msgpack
from bilint.language.spelling.frequencies import entry
from bilint.language.spelling.wordlist import pack
from bilint.model import LANGUAGES, Language

VOCABULARY = Path(__file__).resolve().parent.parent / "rules" / "vocabulary"
WORD = re.compile("[a-zà-öø-ÿœ]{2,}")
RAREST = 1.25  # on the Zipf scale: the logarithm of how often a word comes in a billion words
NOTICE = """\
frequencies-en.lst and frequencies-fr.lst hold the word frequencies of wordfreq, as published on PyPI. They were
filtered, rounded and stored in another form by benchmarks/build_frequencies.py of bilint: it is a modified version.
Both files are licensed under the Creative Commons Attribution-ShareAlike 4.0 International licence
(https://creativecommons.org/licenses/by-sa/4.0/). They come without any warranty. The original notice follows.
------------------------------------------------------------------------------------------------------------

"""


def frequencies(archive: zipfile.ZipFile, language: Language) -> dict[str, float]:
    """The Zipf frequencies of a language's words."""
    data = gzip.decompress(archive.read(f"wordfreq/data/large_{language}.msgpack.gz"))
    # A header, then for each hundredth of a power of ten, from one downwards, the words of that frequency.
    _, *classes = cast("list[list[str]]", msgpack.loads(data, raw=False))
    return {word: 9 - index / 100 for index, found in enumerate(classes) for word in found if WORD.fullmatch(word)}


def notice(archive: zipfile.ZipFile) -> str:
    """The section on licences of the package's description."""
    name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    text = archive.read(name).decode()
    return text[text.index("## License") :]


def main() -> None:
    parser = argparse.ArgumentParser(description="Rebuild rules/vocabulary/frequencies-*.lst from a wheel of wordfreq.")
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--output", type=Path, default=VOCABULARY)
    options = parser.parse_args()
    with zipfile.ZipFile(options.wheel) as archive:
        for language in LANGUAGES:
            kept = {word: zipf for word, zipf in frequencies(archive, language).items() if zipf >= RAREST}
            data = pack(entry(word, zipf) for word, zipf in kept.items())
            (options.output / f"frequencies-{language}.lst").write_bytes(data)
            print(f"frequencies-{language}: {len(kept)} words, {len(data)} bytes")
        (options.output / "LICENSE-wordfreq.txt").write_text(NOTICE + notice(archive), encoding="utf-8")


if __name__ == "__main__":
    main()
