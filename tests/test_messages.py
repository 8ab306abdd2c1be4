"""The messages of bilint are in both languages. Their French keeps the rules that bilint checks in others."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import pofile
from bilint.messages import placeholders, typeset_french
from bilint.rulebook.book import load
from bilint.vocabulary import rules_folder

sys.path.insert(0, str(Path(__file__).parent / "kinds"))
from one_language import run

_CODE = re.compile(r'\["[^"]*"\]|= "[^"]*"|`[^`]*`')
LINTER = Path(__file__).resolve().parents[1] / "linter"
# The beginning of a text that is French beyond doubt, so that the messages behind it are read as French.
FRENCH = "La personne qui lit ces lignes les comprend toutes, et elle en est contente.\n\n"


def spoken() -> Iterator[tuple[str, str, str]]:
    """Every pair of messages in the catalogue and on the rule pages, with its place."""
    with (LINTER / "locale" / "fr.po").open("rb") as file:
        for message in pofile.read_po(file, locale="fr"):
            if message.id:
                yield f"fr.po:{message.lineno}", str(message.id), str(message.string)
    for rule in load(rules_folder()).rules:
        for name, message in [("message", rule.messages), *((key, one.messages) for key, one in rule.variants.items())]:
            if message is not None:
                yield f"{rule.name}.{name}", *message


MESSAGES = list(spoken())


def test_the_catalogue_holds_each_message_of_the_code_and_is_compiled() -> None:
    done = subprocess.run(
        [sys.executable, str(LINTER.parent / "scripts" / "catalogue.py"), "--check"], capture_output=True, check=False
    )
    assert (done.returncode, [line for line in done.stderr.decode().splitlines() if "f-string" not in line]) == (0, [])


def test_there_are_messages() -> None:
    assert len(MESSAGES) > 150


def test_both_languages_say_it_with_the_same_values() -> None:
    for place, english, french in MESSAGES:
        assert english.strip(), place
        assert french.strip(), place
        # A value that has a form in each language bears the language's name.
        assert placeholders(english) - {"en", "fr"} == placeholders(french) - {"en", "fr"}, place
        assert ("en" in placeholders(english)) == bool({"en", "fr"} & placeholders(french)), place


@pytest.mark.parametrize("rule", ["french-spacing", "french-quotes", "french-capitals", "doubled-word"])
def test_the_french_keeps_the_rules(rule: str) -> None:
    prose = [_CODE.sub("…", french) for _, _, french in MESSAGES if "\n" not in french and len(french) > 25]
    lines = [f"{typeset_french(french)}\n" for french in prose]
    found = run(rule, fr=FRENCH + "\n".join(lines))
    assert [one.locations[0].text for one in found.findings if one.severity != "info"] == []
