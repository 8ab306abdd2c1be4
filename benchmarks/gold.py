"""Measures bilint on the real notices that careful revisers marked: `python -m benchmarks.gold [--list]`.

Prints recall by tier and severity, precision by rule, and the agreement of the alignment. With `--list` it prints the
missed and the false ones. The revisers' own `score.py`, loaded from their folder, decides which ones count as found.
Exit status 1 where a false alarm that they warn of is reported, 2 where the notices are not there.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml
from bilint.bitext import Reading
from bilint.engine.engine import Engine
from bilint.model import Document, Section, Segment
from bilint.project.discovery import find
from bilint.readers import read_file
from bilint.reports import json_report
from bilint.rulebook.book import load
from bilint.vocabulary import Vocabulary, rules_folder

NOTICES = Path(__file__).resolve().parents[2] / "shared" / "notices"
Lines = tuple[int, int] | None
FOUND_TIERS = ("value", "coverage", "form")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="print each miss and each false finding")
    arguments = parser.parse_args()
    if not NOTICES.is_dir():
        print(f"no notices in {NOTICES}", file=sys.stderr)
        return 2
    paths = sorted(path for path in NOTICES.iterdir() if path.name[:6].isdigit())
    findings = findings_of(paths)
    score = score_module()
    recall: Counter[tuple[str, str, bool]] = Counter()
    precision: dict[str, Counter[bool]] = defaultdict(Counter)
    tempted = 0
    for path in paths:
        gold = yaml.safe_load((NOTICES / "gold" / f"{path.stem}.yaml").read_text(encoding="utf-8"))
        here = findings[path.stem]
        for defect in gold["defects"]:
            hit = any(score.meets(finding, defect) for finding in here)
            recall[defect["tier"], defect["severity"], hit] += 1
            if arguments.list and not hit and defect["tier"] in FOUND_TIERS:
                print(f"missed {path.stem} {_defect(defect)}")
        for finding in here:
            true = any(score.meets(finding, defect) for defect in gold["defects"])
            precision[f"{finding['rule']} ({finding['severity']})"][true] += 1
            if arguments.list and not true:
                print(f"false? {path.stem} {_finding(finding)}")
        tempted += sum(_tempts(finding, gold["false_alarms"], gold["defects"], score) for finding in here)
    _print(recall, precision)
    print(f"reported although the revisers call it right (errors and warnings): {tempted}")
    reading = Reading(Vocabulary())
    for path in paths:
        document = read_file(path)
        measured = alignment(path, document, reading.sections(reading.notice(path.name, [document])))
        print(
            f"alignment {path.stem}: F1 {measured.f1:.4f}, {measured.pairs} pairs, "
            f"wrongly alone {measured.wrongly_alone}, wrongly paired {measured.overlooked}"
        )
    return 1 if tempted else 0


def findings_of(paths: list[Path]) -> dict[str, list[dict[str, Any]]]:
    """The findings of the JSON report by the stem of the notice's name."""
    engine = Engine(load(rules_folder()).select(), Vocabulary())
    outcome = engine.check(find([str(path) for path in paths]).jobs)
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for finding in json.loads(json_report.render(outcome, "en"))["findings"]:
        found[Path(finding["locations"][0]["path"]).stem].append(finding)
    return found


def score_module() -> ModuleType:
    """The revisers' `score.py`; its `meets(finding, defect)` says what counts as found."""
    spec = spec_from_file_location("score", NOTICES / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _tempts(
    finding: dict[str, Any], alarms: list[dict[str, Any]], defects: list[dict[str, Any]], score: ModuleType
) -> bool:
    """True if an error or warning that is no true finding stands where the revisers name a false alarm."""
    if finding["severity"] == "info" or any(score.meets(finding, defect) for defect in defects):
        return False
    places = {(place["language"], place["line"]) for place in finding["locations"]}
    return any(("en", alarm["en_line"]) in places or ("fr", alarm["fr_line"]) in places for alarm in alarms)


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a notice was aligned: F1 of the links between lines, and what was wrongly left alone or wrongly paired."""

    f1: float
    wrongly_alone: list[tuple[Lines, Lines]]
    overlooked: list[tuple[Lines, Lines]]
    pairs: int


def alignment(path: Path, document: Document, sections: Sequence[Section]) -> Alignment:
    """Compares the pairs of a notice with those of its table in `align/`."""
    pairs = [pair for section in sections for pair in section.pairs]
    with (NOTICES / "align" / f"{path.stem}.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    gold = [(_gold_lines(row, "en"), _gold_lines(row, "fr")) for row in rows]
    ours = [(_lines(document, pair.en), _lines(document, pair.fr)) for pair in pairs]
    text = {number for number, line in enumerate(document.source.split("\n"), 1) if len(line.strip()) > 3}
    wanted, found = _links(gold, text), _links(ours, text)
    alone_gold = {(en, fr) for en, fr in gold if en is None or fr is None}
    alone = {(en, fr) for en, fr in ours if en is None or fr is None}
    return Alignment(
        2 * len(wanted & found) / (len(wanted) + len(found)),
        sorted(alone - alone_gold, key=str),
        sorted(alone_gold - alone, key=str),
        len(pairs),
    )


def _lines(document: Document, segments: tuple[Segment, ...]) -> Lines:
    if not segments:
        return None
    first = document.place(segments[0].block.origin.locate(segments[0].span))
    last = document.place(segments[-1].block.origin.locate(segments[-1].span))
    return first.line, last.end_line


def _gold_lines(row: dict[str, str], side: str) -> Lines:
    first = row[f"{side}_first_line"].strip()
    return (int(first), int(row[f"{side}_last_line"])) if first else None


def _links(units: list[tuple[Lines, Lines]], text: set[int]) -> set[tuple[int, int]]:
    return {
        (a, b)
        for en, fr in units
        if en and fr
        for a in range(en[0], en[1] + 1)
        for b in range(fr[0], fr[1] + 1)
        if a in text and b in text
    }


def _print(recall: Counter[tuple[str, str, bool]], precision: dict[str, Counter[bool]]) -> None:
    print("recall by tier and severity")
    for tier, severity in sorted({key[:2] for key in recall}):
        hits = recall[tier, severity, True]
        print(f"  {tier:9} {severity:8} {hits}/{hits + recall[tier, severity, False]}")
    print("precision by rule")
    for rule in sorted(precision):
        print(f"  {rule:32} {precision[rule][True]}/{precision[rule].total()}")


def _defect(defect: dict[str, Any]) -> str:
    quotes = " | ".join((defect[f"{side}_quote"] or "")[:60] for side in ("en", "fr"))
    lines = f"{defect['en_line']}/{defect['fr_line']}"
    return f"{defect['severity']} {defect['rule']} {lines}: {quotes} ({defect['what'][:80]})"


def _finding(finding: dict[str, Any]) -> str:
    places = " | ".join(f"{place['line']}: {place['text'][:60]}" for place in finding["locations"])
    return f"{finding['severity']} {finding['rule']} {places}"


if __name__ == "__main__":
    sys.exit(main())
