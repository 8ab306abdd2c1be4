"""How often findings are right on documents that nobody tuned for: `python -m benchmarks.calibration`.

Runs the stable rules over FOLDER (by default `../shared/strangers/documents` beside the repository). Looks each finding
up in `benchmarks/strangers/judged.tsv`. That file has verdicts of people who read both texts, by a key of document,
rule and quotes. Prints a line for each rule and level of confidence. A finding that is right, but that nobody would
mend, counts as right. The last line is the median of warnings and errors in a vacancy notice. With --check, returns 1
if a shown level is not right often enough, or a notice has too many findings.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median

from bilint.engine.defects import grouped
from bilint.engine.engine import Engine
from bilint.model import Finding
from bilint.project.discovery import find
from bilint.rulebook.book import load
from bilint.rulebook.definition import CONFIDENCES
from bilint.vocabulary import Vocabulary, rules_folder

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ROOT.parent / "shared" / "strangers" / "documents"
JUDGED = ROOT / "benchmarks" / "strangers" / "judged.tsv"
# What each level promises a reader. Findings of low confidence are not shown and promise nothing.
PROMISED = {"high": 19 / 20, "medium": 9 / 10}
RIGHT = ("true", "minor")
# The documents whose names begin so are vacancy notices; a drafter reads no more findings than these (issue 13).
NOTICE = "job"
MOST_A_NOTICE = 3


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    if not options.folder.is_dir():
        print(f"{options.folder}: no documents at hand, not measured", file=sys.stderr)
        return 0
    rules = [rule for rule in load(rules_folder()).rules if rule.status == "stable"]
    outcome = Engine(rules, Vocabulary()).check(find([str(options.folder)]).jobs)
    graver = [finding for finding in grouped(outcome.findings) if finding.severity != "info"]
    table = tally(graver, verdicts(JUDGED))
    print(f"{'':26}{'level':8}{'right':>6}{'wrong':>6}{'unjudged':>10}{'share':>7}")
    for (rule, level), counts in sorted(table.items(), key=lambda row: (row[0][0], CONFIDENCES.index(row[0][1]))):
        print(line(rule, level, counts))
    levels = {level: sum((table[key] for key in table if key[1] == level), Counter()) for level in CONFIDENCES}
    for level, counts in levels.items():
        print(line("all rules", level, counts))
    a_notice = median_of(graver, outcome.names)
    print(f"warnings and errors in a vacancy notice, median: {a_notice:g}")
    broken = [
        level for level, least in PROMISED.items() if (share := right(levels[level])) is not None and share < least
    ]
    for level in broken:
        print(f"{level}: right less often than {PROMISED[level]:.0%}", file=sys.stderr)
    if a_notice > MOST_A_NOTICE:
        print(f"a vacancy notice has more than {MOST_A_NOTICE} warnings and errors", file=sys.stderr)
    return 1 if options.check and (broken or a_notice > MOST_A_NOTICE) else 0


def median_of(findings: Iterable[Finding], notices: Iterable[str]) -> float:
    """The median of the findings that are shown in a vacancy notice; 0 where there is none."""
    shown = Counter(finding.notice for finding in findings if finding.confidence != "low")
    counts = [shown[name] for name in notices if Path(name).name.startswith(NOTICE)]
    return median(counts) if counts else 0


def key(finding: Finding) -> str:
    """The key of a verdict. It holds as long as the finding quotes the same words of the same document."""
    document = re.split(r"\.(?:en|fr)?\.?", Path(finding.locations[0].document.path).name)[0]
    words = {end: re.sub(r"\W+", " ", end.text.lower()).strip() for end in finding.locations}
    quotes = sorted(f"{end.language}:{words[end]}" for end in finding.locations)
    return hashlib.sha1("|".join([document, finding.rule, *quotes]).encode()).hexdigest()[:12]


def verdicts(path: Path) -> dict[str, str]:
    """The verdicts of a table by their keys."""
    with path.open(encoding="utf-8") as lines:
        return {row["key"]: row["verdict"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}


def tally(findings: Iterable[Finding], judged: Mapping[str, str]) -> dict[tuple[str, str], Counter[str]]:
    """How many findings of each rule and level have each verdict; "" is for those that nobody has judged."""
    table: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for finding in findings:
        table[finding.rule, finding.confidence][judged.get(key(finding), "")] += 1
    return table


def right(counts: Counter[str]) -> float | None:
    """The share of judged findings that are right; None where none was judged."""
    found = sum(counts[verdict] for verdict in RIGHT)
    judged = found + counts["false"]
    return found / judged if judged else None


def line(rule: str, level: str, counts: Counter[str]) -> str:
    share = right(counts)
    found = sum(counts[verdict] for verdict in RIGHT)
    said = "-" if share is None else f"{share:.2f}"
    return f"{rule:26}{level:8}{found:6}{counts['false']:6}{counts['']:10}{said:>7}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibration", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DOCUMENTS, help="the documents")
    parser.add_argument("--check", action="store_true", help="fail where a level breaks its promise")
    return parser


if __name__ == "__main__":
    sys.exit(main())
