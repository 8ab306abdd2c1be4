"""bilint run in this process, in a folder with a house rule and notices."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from bilint.cli import main

from tests.house import install_word_kind, write_page

EN = "The winner of the race gets a banana and a medal from the mayor of the town.\n"
FR = "Le vainqueur de la course reçoit une pomme et une médaille des mains du maire de la ville.\n"


@dataclass(frozen=True)
class Run:
    status: int
    out: str
    err: str


class Bilint:
    """Runs command lines in this process, in a folder with a rule `fruit` and two notices."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capture = capture

    def __call__(self, *arguments: str) -> Run:
        status = main(arguments)
        captured = self.capture.readouterr()
        return Run(status, captured.out, captured.err)

    def check(self, *arguments: str) -> Run:
        """A check with the rule `fruit` alone."""
        return self("check", "--rules", "house", "--select", "fruit", *arguments)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")


def set_up(folder: Path, monkeypatch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> Bilint:
    """The folder with the rule `fruit` in `house/` and two notices of two files in `notices/`, each with an error."""
    install_word_kind(monkeypatch)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(folder)
    write_page(folder / "house", "fruit")
    made = Bilint(folder, capture)
    for name in ("a", "b"):
        made.write(f"notices/{name}.en.txt", EN)
        made.write(f"notices/{name}.fr.txt", FR)
    return made
