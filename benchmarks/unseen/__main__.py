"""Prints the false alarms in notices that nobody tuned for, and the share of planted discrepancies that is found.

usage: python -m benchmarks.unseen [--list] [--bilint COMMAND]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import NAMES, Plant, planted, plants, sources, write

Finding = dict[str, Any]
CLEAN = "clean"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--list", action="store_true", help="print each false alarm and each miss")
    parser.add_argument(
        "--bilint", default=str(Path(sys.executable).with_name("bilint")), help="the command to measure"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in NAMES:
            write(name, sources(name), root / name / CLEAN)
            for plant in plants(name):
                write(name, planted(name, plant), root / name / plant.id)
        found = _check(options.bilint, root)
    _report(found, full=options.list)
    return 0


def _check(command: str, root: Path) -> dict[tuple[str, str], list[Finding]]:
    """The findings that are shown by default, by notice and variant."""
    call = [command, "check", "--format", "json", "--no-config", "--no-cache", "--exit-zero", str(root)]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in json.loads(done.stdout)["findings"]:
        if finding["confidence"] != "low":
            name, variant = Path(finding["locations"][0]["path"]).relative_to(root).parts[:2]
            found[name, variant].append(finding)
    return found


def _report(found: dict[tuple[str, str], list[Finding]], *, full: bool) -> None:
    alarms = Counter({name: sum(_grave(one) for one in found[name, CLEAN]) for name in NAMES})
    by_kind: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    missed = []
    for name in NAMES:
        for plant in plants(name):
            hit = any(_about(finding, plant) for finding in _new(found[name, plant.id], found[name, CLEAN]))
            by_kind[plant.kind][0] += hit
            by_kind[plant.kind][1] += 1
            if not hit:
                missed.append((name, plant))
    hits, total = (sum(counts[index] for counts in by_kind.values()) for index in (0, 1))
    print(f"planted: {hits} of {total} found = {hits / total:.3f}")
    print(f"false warnings and errors in {len(NAMES)} clean notices: {sum(alarms.values())}")
    for name, number in alarms.most_common():
        print(f"  {name:20s} {number:3d}")
    for kind, (hits, total) in sorted(by_kind.items()):
        print(f"  {kind:24s} {hits:2d} of {total:2d}")
    if full:
        for name in NAMES:
            for finding in filter(_grave, found[name, CLEAN]):
                places = " ".join(f"{end['language']}:{end['line']} ‹{end['text']}›" for end in finding["locations"])
                print("FALSE", name, finding["severity"], finding["rule"], "|", finding["message"], "|", places)
        for name, plant in missed:
            print("MISSED", name, plant.id, plant.kind, "|", plant.find, "->", plant.replace)


def _grave(finding: Finding) -> bool:
    return finding["severity"] in ("error", "warning")


def _new(planted: list[Finding], clean: list[Finding]) -> Iterator[Finding]:
    """The findings that the clean notice does not have."""
    known = Counter((finding["rule"], finding["message"]) for finding in clean)
    for finding in planted:
        key = finding["rule"], finding["message"]
        if known[key]:
            known[key] -= 1
        else:
            yield finding


def _about(finding: Finding, plant: Plant) -> bool:
    """True if the finding quotes words of the discrepancy, or a part of them."""
    ends = [*finding["locations"], *(end for group in finding.get("also", ()) for end in group)]
    said = [*(end["text"] for end in ends), finding["message"], *finding["missing"], *finding["extra"]]
    texts = [text for text in map(_plain, said) if text]
    return any(
        _plain(word) in text or (len(text) > 1 and text in _plain(word)) for word in plant.words for text in texts
    )


def _plain(text: str | None) -> str:
    """The text in lower case, each run of spaces of any kind as one space."""
    return " ".join((text or "").replace("’", "'").lower().split())


if __name__ == "__main__":
    sys.exit(main())
