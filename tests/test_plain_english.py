"""Plain English: sentences of at most 20 words, and predicates that say "True if".

A sentence ends at a full stop, a question mark or an exclamation mark. Tables, lists of words and code do not count.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages import pofile

ROOT = Path(__file__).resolve().parents[1]
MODULES = [
    path.relative_to(ROOT).as_posix()
    for folder in ("linter", "scripts", "benchmarks", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
]
PAGES = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "rules").rglob("*.md"))]

MOST_WORDS = 20

_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”)]?\s+(?=[A-Z`“\"(0-9])")
_NO_PROSE = re.compile(r"\s*[|>#]|    ")
_CODE = re.compile(r"`[^`]*`|https?://\S+")
_WORD = re.compile(r"[\w’'-]*\w[\w’'.-]*")
_OPENS_WITH_WHAT = re.compile(r"(?:^|[;:] )[Ww]hat\b")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"^## (.+)$", re.MULTILINE)


def sentences(text: str) -> Iterator[str]:
    for paragraph in _PARAGRAPH.split(text):
        if not _NO_PROSE.match(paragraph):
            yield from _SENTENCE_END.split(" ".join(paragraph.split()))


def long_sentences(text: str) -> list[str]:
    return [one for one in sentences(text) if len(_WORD.findall(_CODE.sub("x", one))) > MOST_WORDS]


@cache
def docstrings(name: str) -> list[str]:
    defining = ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef
    nodes = [node for node in ast.walk(ast.parse(of(name))) if isinstance(node, defining)]
    return [text for text in map(ast.get_docstring, nodes) if text]


def comments(source: str) -> Iterator[str]:
    """The comments of a module; comments on lines of their own that follow each other are one text."""
    text, row = "", 0
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            beside_code = bool(token.line[: token.start[1]].strip())
            if beside_code or token.start[0] != row + 1:
                yield text
                text = ""
            text += "\n" + token.string.removeprefix("#").removeprefix(" ")
            row = 0 if beside_code else token.start[0]
    yield text


def of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_sentences_of_comments_are_short() -> None:
    found = [
        f"{name}: {one}"
        for name in MODULES
        for text in [*docstrings(name), *comments(of(name))]
        for one in long_sentences(text)
    ]
    assert found == []


def test_a_docstring_names_its_subject() -> None:
    """A clause with "what" in place of a noun hides the term that a reader would search for."""
    found = [
        f"{name}: {one}"
        for name in MODULES
        for text in docstrings(name)
        for one in sentences(text)
        if _OPENS_WITH_WHAT.search(one)
    ]
    assert found == []


def test_a_predicate_says_true_if() -> None:
    assert [f"{name}: {text}" for name in MODULES for text in docstrings(name) if text.startswith("Whether")] == []


def test_sentences_of_messages_are_short() -> None:
    with (ROOT / "linter" / "locale" / "fr.po").open("rb") as file:
        messages = [str(message.id) for message in pofile.read_po(file)]
    assert [one for text in messages for one in long_sentences(text)] == []


def test_sentences_of_rule_pages_are_short() -> None:
    found = []
    for name in PAGES:
        parts = _TITLE.split(_FENCE.sub("", of(name)))
        english = [text for title, text in zip(parts[1::2], parts[2::2], strict=True) if title != "Pourquoi"]
        found += [f"{name}: {one}" for text in english for one in long_sentences(text)]
    assert found == []
