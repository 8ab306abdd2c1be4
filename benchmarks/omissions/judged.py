"""Verdicts on words that the rule reports in untouched documents, of people who read both texts.

A verdict is filed under a key of the document and the words, without the text.
"""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

JUDGED = Path(__file__).with_name("judged.tsv")
RIGHT = ("true", "minor")


def verdicts() -> dict[str, str]:
    """The verdicts by key."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        return {row["key"]: row["verdict"] for row in csv.DictReader(file, delimiter="\t")}


def key(document: str, words: str) -> str:
    """The key of a verdict."""
    name = document.rpartition("/")[2].split(".")[0]
    plain = re.sub(r"\W+", " ", words.lower()).strip()
    return hashlib.sha1(f"{name}|{plain}".encode()).hexdigest()[:12]
