"""Borrowed words: the other language between quotation marks or in italics is masked for rules on one language."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilint.facts import FactStore
from bilint.kinds.contract import Case
from bilint.kinds.support.borrowed import borrowed
from bilint.model import LANGUAGES
from bilint.readers import read_file

from tests.kinds.one_language import ENGLISH, FRENCH, reading, run


def masked(french: str, suffix: str) -> list[str]:
    """The masked stretches of the first French paragraph of a file."""
    texts = {"en": ENGLISH, "fr": french + "\n\n" + FRENCH}
    if suffix == "html":
        texts = {
            language: f"<html lang={language}><body><p>{text}</p></body></html>" for language, text in texts.items()
        }
    documents = [
        read_file(Path(f"post.{language}.{suffix}"), data=texts[language].encode("utf-8")) for language in LANGUAGES
    ]
    vocabulary, reader = reading()
    notice = reader.notice("post", documents, LANGUAGES)
    case = Case(notice, (), FactStore(), vocabulary)
    block = notice.fr.blocks[0]
    return [span.of(block.text) for span in borrowed(case, block, "fr")]


@pytest.mark.parametrize(
    ("french", "stretches"),
    [
        ("La règle de la maison “what is the use of it?” est connue de la gardienne.", ["what is the use of it?"]),
        ("La règle de la maison « what is the use of it? » est connue de la gardienne.", ["what is the use of it?"]),
        ("La règle de la maison « à quoi cela sert-il ? » est connue de la gardienne.", []),
        ("La règle de la maison *what is the use of it?* est connue de la gardienne.", ["what is the use of it?"]),
        ("La règle de la maison _what is the use of it?_ est connue, *et non les autres*.", ["what is the use of it?"]),
        ("*What is the use of it?* Voilà la règle de la maison.", ["What is the use of it?"]),
        ("Voilà la règle de la maison : *what is the use of it?*", ["what is the use of it?"]),
        ("La règle de la maison **what is the use of it?** est connue de la gardienne.", []),
        ("La règle de la maison what is the use of it? est connue de la gardienne.", []),
        ("La règle de la maison *Harbour Plan* est connue de la gardienne.", []),
    ],
)
def test_markdown(french: str, stretches: list[str]) -> None:
    assert masked(french, "md") == stretches


def test_a_web_page() -> None:
    page = "La règle de la maison <em>what is the use of it?</em> est connue, <cite lang=fr>et non les autres</cite>."
    assert masked(page, "html") == ["what is the use of it?"]


def test_a_rule_on_french_does_not_look_at_them() -> None:
    french = "La gardienne de la maison le dit : « {} ». Voilà la règle.\n"
    assert run("french-spacing", fr=french.format("what is the use of it, and why: is it?")).findings == []
    assert run("french-spacing", fr=french.format("à quoi cela sert-il, et pourquoi: à quoi ?")).findings
