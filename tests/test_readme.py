"""The README is true: its commands exist, its output is real, its table of rules is the present one.

`python -m tests.test_readme` writes the present output and table into it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
OUTPUT = re.compile(r"<!-- output: (.+?) -->\n```\n(.*?)```\n", re.DOTALL)
RULES = re.compile(r"<!-- rules -->\n(.*?)\n## ", re.DOTALL)


def bilint(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "bilint", *arguments], capture_output=True, encoding="utf-8", cwd=ROOT, check=False
    )
    assert done.stderr == ""
    return done.stdout


def refreshed(text: str) -> str:
    """The README with the output of its commands and the table of rules as they are now."""
    text = OUTPUT.sub(lambda match: f"<!-- output: {match[1]} -->\n```\n{bilint(*match[1].split())}```\n", text)
    return RULES.sub(lambda _: f"<!-- rules -->\n{bilint('rules', '--format', 'markdown')}\n## ", text)


def test_output_and_rules_are_the_present_ones() -> None:
    text = README.read_text(encoding="utf-8")
    assert OUTPUT.search(text)
    assert RULES.search(text)
    assert refreshed(text) == text


def test_its_two_commands_are_each_one_line() -> None:
    text = README.read_text(encoding="utf-8")
    for name, last in (("main command", "bilint check"), ("test command", "pytest")):
        block = re.search(rf"<!-- {name} -->\n```sh\n(.*?)```", text, re.DOTALL)
        assert block is not None
        lines = block[1].splitlines()
        assert len(lines) == 1
        assert lines[0].startswith("python3 -m venv .venv && .venv/bin/pip install")
        assert last in lines[0].rpartition("&&")[2]


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README.read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
