"""A small house of rules for tests: a kind that finds words, its pages, and notices made by hand."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from bilint import kinds
from bilint.kinds.contract import Case, Hit, Mark, Options, Replacement, VariantSpec
from bilint.model import Block, Document, Language, Line, Notice, Pair, Section, Segment, Side, SourceMap, Span
from bilint.project.toml_schema import Key
from bilint.readers.source_lines import source_lines
from bilint.rulebook.rule import Rule, read_rule

WORD_PAGE = """# {name}
```toml
kind = "word"
word = "{word}"
severity = "{severity}"
status = "{status}"
since = "0.1"
{more}
[name]
fr = "mot défendu"
[summary]
en = "The word “{word}”."
fr = "Le mot « {word} »."
[message]
en = "English says {{en}}, French says {{fr}}."
fr = "L'anglais dit {{en}}, le français dit {{fr}} ; lequel ?"
```
## Why
The word is wrong. It always was.

A second paragraph.
## Pourquoi
Le mot est faux.
## Fails
### The word stands there | Le mot y est
```en
We offer a [[{word}]] to the winner of the race.
```
```fr
[[Nous offrons un prix au vainqueur de la course.]]
```
## Passes
### Another word stands there
```en
We offer a prize to the winner of the race.
```
```fr
Nous offrons un prix au vainqueur de la course.
```
### A longer word is another word
```en
We offer x{word}x to the winner of the race.
```
```fr
Nous offrons un prix au vainqueur de la course.
```
"""

OPTIONS = {
    "word": Key("string", ("The word.", "Le mot."), required=True),
    "crash": Key("boolean", ("Break off.", "S'interrompre."), default=False),
    "limit": Key("integer", ("A limit.", "Une limite.")),
    "share": Key("number", ("A share.", "Une part.")),
    "ignore": Key("strings", ("Fruits to leave out.", "Les fruits à écarter."), words=("apple", "pear")),
    "file": Key("string", ("A file.", "Un fichier."), path=True),
}


def write_page(
    folder: Path,
    name: str,
    *,
    word: str = "banana",
    severity: str = "error",
    status: str = "stable",
    more: str = "",
) -> Path:
    """A rule page of the kind "word" in a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.md"
    page = WORD_PAGE.format(name=name, word=word, severity=severity, status=status, more=more)
    path.write_text(page, encoding="utf-8")
    return path


def make_rule(folder: Path, name: str, **settings: str) -> Rule:
    return read_rule(write_page(folder, name, **settings))


def install_word_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the kind "word" known. It marks a word in the English and its counterpart in the French."""
    module = ModuleType("bilint.kinds.word")
    module.OPTIONS = OPTIONS  # type: ignore[attr-defined]
    module.VALUES = {"en": "the English words", "fr": "the French words"}  # type: ignore[attr-defined]
    module.VARIANTS = [  # type: ignore[attr-defined]
        VariantSpec("", "The word stands there.", ("en", "fr")),
        VariantSpec("soft", "It stands there twice.", ("en", "fr")),
        VariantSpec("plain", "It stands there in the English.", ("en",), only=("ignore", "pear")),
    ]
    module.check = _check  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "bilint.kinds.word", module)
    monkeypatch.setitem(kinds.MODULES, "word", "word")


def _check(case: Case, options: Options) -> Iterator[Hit]:
    if options["crash"]:
        raise ZeroDivisionError("the kind broke off")
    for pair in case.pairs():
        for segment in pair.en:
            words = segment.text.replace(".", " ").split()
            if options["word"] in words:
                start = segment.span.start + segment.text.index(options["word"])
                yield _hit(segment, Span(start, start + len(options["word"])), pair)


def _hit(segment: Segment, span: Span, pair: Pair) -> Hit:
    marks = [Mark("en", segment.block, span)]
    marks += [Mark("fr", other.block, other.span) for other in pair.fr[:1]]
    return Hit(
        marks=tuple(marks),
        values={"en": marks[0].text, "fr": marks[-1].text},
        replacements=(Replacement("en", segment.block, span, "prize"),),
        safe=True,
    )


def document(path: str, source: str) -> Document:
    lines = tuple(Line(span.of(source), SourceMap.verbatim(span)) for span in source_lines(source))
    return Document(path, "text", source, lines)


def side(language: Language, path: str, source: str) -> Side:
    """A version in which each line is a block; a line that begins with a digit is a heading."""
    read = document(path, source)
    blocks = tuple(
        Block("heading" if line.text[0].isdigit() else "paragraph", line.text, line.origin, language)
        for line in read.lines
        if line.text
    )
    return Side(language, read, blocks)


def notice(en: str, fr: str, name: str = "post.en.txt") -> tuple[Notice, tuple[Section, ...]]:
    """A notice of two files, aligned line by line; a heading begins a section."""
    made = Notice(name, side("en", name, en), side("fr", name.replace(".en.", ".fr."), fr))
    sections: list[Section] = []
    heads: tuple[Block | None, Block | None] = (None, None)
    pairs: list[Pair] = []
    for english, french in zip(made.en.blocks, made.fr.blocks, strict=True):
        if english.kind == "heading":
            sections.append(Section(*heads, tuple(pairs)))
            heads, pairs = (english, french), []
        pairs.append(Pair("paragraph", (whole(english),), (whole(french),), 0.9))
    sections.append(Section(*heads, tuple(pairs)))
    return made, tuple(section for section in sections if section.pairs)


def whole(block: Block) -> Segment:
    return Segment(block, Span(0, len(block.text)))
