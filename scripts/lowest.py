"""Tries the wheel with the lowest versions of its dependencies that `pyproject.toml` allows.

usage: python scripts/lowest.py WHEEL

In a fresh environment, the rule pages must prove their examples, and an example must give its findings. The exit status
is that of the first command that fails.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    (wheel,) = arguments
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        scripts = Path(folder, "Scripts" if sys.platform == "win32" else "bin")
        given = lowest()
        print(" ".join(given), flush=True)
        example = str(ROOT / "examples" / "clean.txt")
        for command in (
            [scripts / "python", "-m", "pip", "install", "--quiet", wheel, *given],
            [scripts / "bilint", "test"],
            [scripts / "bilint", "check", "--no-config", "--no-cache", example],
        ):
            if status := subprocess.run(command, cwd=folder, check=False).returncode:
                return status
    return 0


def lowest() -> list[str]:
    """The lowest version of each dependency, as pip takes it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [requirement.replace(">=", "==") for requirement in project["dependencies"]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
