"""Compares the findings on real documents before and after a change: those that go and those that come.

    python -m benchmarks.projects [--against COMMIT] [--concise] [FOLDER ...]

Checks folders of documents with this tree and with another commit of it, and prints the difference. Without a folder,
the documents of `../shared` and the examples are checked. A finding is the same if its rule, severity, confidence,
files and quotes are. The other commit is laid out in a temporary folder; the checkout stays as it is.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("../shared/strangers/documents", "../shared/notices", "examples")
# The package comes from the folder in the first argument, whatever is installed.
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from bilint.cli import main; sys.exit(main(sys.argv[1:]))"
# Documents are judged with the settings of bilint itself, and anew.
_OPTIONS = ("check", "--format", "json", "--no-config", "--no-cache", "--preview")
_QUOTED = 60  # characters of a quote that are shown

Key = tuple[str, ...]


def laid_out(source: Path, folder: Path) -> Path:
    """The package of a tree, put together in a folder as a wheel has it."""
    shutil.copytree(source / "linter", folder / "bilint", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(source / "rules", folder / "bilint" / "rules")
    return folder


def of_commit(commit: str, folder: Path) -> Path:
    """The tree of a commit, in a folder. Raises CalledProcessError where git does not know it."""
    command = ["git", "archive", commit, "linter", "rules"]
    archive = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
    return folder


def findings(package: Path, paths: Sequence[str]) -> list[dict[str, Any]]:
    """The findings of a package in folders. Raises RuntimeError with its message where it writes no report."""
    command = [sys.executable, "-c", _START, str(package), *_OPTIONS, *paths]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    try:
        found: list[dict[str, Any]] = json.loads(result.stdout)["findings"]
    except ValueError:
        raise RuntimeError(result.stderr.strip()) from None
    return found


def key(finding: dict[str, Any]) -> Key:
    """The identity of a finding. Lines are no part of it, since they may move."""
    places = [(place["path"], place["text"]) for place in finding["locations"]]
    return (finding["rule"], finding["severity"], finding["confidence"], *(part for place in places for part in place))


def difference(old: Sequence[dict[str, Any]], new: Sequence[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The findings of one side alone, with `-` for old ones and `+` for new ones."""
    for sign, these, others in (("-", old, new), ("+", new, old)):
        left = Counter(map(key, others))
        for finding in these:
            if left[key(finding)]:
                left[key(finding)] -= 1
            else:
                yield sign, finding


def told(sign: str, finding: dict[str, Any]) -> str:
    """A finding in two lines: rule and file, then the quotes."""
    places = finding["locations"]
    head = f"{sign} {finding['severity']} {finding['confidence']} {finding['rule']}  {places[0]['path']}"
    quotes = [f"{place['language']}:{place['line']} {' '.join(place['text'].split())[:_QUOTED]}" for place in places]
    return f"{head}:{places[0]['line']}\n    " + " | ".join(quotes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", metavar="FOLDER", nargs="*")
    parser.add_argument("--against", metavar="COMMIT", default="HEAD", help="the other side (default: the last commit)")
    parser.add_argument("--concise", action="store_true", help="print the counts by rule alone")
    options = parser.parse_args()
    paths = [folder for folder in options.folders or FOLDERS if (ROOT / folder).exists() or options.folders]
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        other = laid_out(of_commit(options.against, Path(first) / "tree"), Path(first) / "package")
        old, new = findings(other, paths), findings(laid_out(ROOT, Path(second)), paths)
    changed = list(difference(old, new))
    if not options.concise:
        for sign, finding in changed:
            print(told(sign, finding))
    rules = sorted({finding["rule"] for _, finding in changed})
    for rule in rules:
        counts = Counter(sign for sign, finding in changed if finding["rule"] == rule)
        print(f"{rule:24} {counts['-']:4} gone {counts['+']:4} new")
    print(f"{len(old)} findings before, {len(new)} after: {len(changed)} differ.")


if __name__ == "__main__":
    main()
