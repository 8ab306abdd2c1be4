"""The gain from translation by machine: `python -m benchmarks.meaning [--translator installed|apertium]`.

Discrepancies of meaning are planted in generated notices. They count as found if the rule `meaning` reports something
that the rules without a model do not. Its findings in the untouched notices are false alarms, each shown with its
confidence. The translator is the installed model from French to English (`bilint models`), or Apertium from Debian.
Apertium (`apertium-fra-cat`, `apertium-eng-cat`) goes by way of Catalan: it shows the rule with a poor translator.
"""

from __future__ import annotations

import argparse
import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from bilint.engine.engine import Engine
from bilint.facts import FactStore
from bilint.kinds import meaning
from bilint.kinds.contract import Case, Hit, Translates, with_defaults
from bilint.model import Language, Section, Span
from bilint.readers import read_file
from bilint.rulebook.book import load
from bilint.translation.translator import Translator
from bilint.vocabulary import rules_folder

from .accuracy import sources
from .accuracy.edits import Planted
from .accuracy.operators import OPERATORS
from .house import READING, VOCABULARY, case_of

ENGINE = Engine([rule for rule in load(rules_folder()).rules if rule.status == "stable"], VOCABULARY)
OPTIONS = {"from": "fr", "deviation": 2.0}
PLANTED = ("other text", "must for may", "negation dropped", "negation added")
SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "notices"
_PAIRS = ("fra-cat", "cat-eng")
_BETWEEN = "\n\n"


class Apertium:
    """Translates from French with Apertium; many texts at once, since each start takes a second."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Translates what will be asked for."""
        new = [text for text in dict.fromkeys(" ".join(text.split()) for text in texts) if text not in self._known]
        out = _BETWEEN.join(new)
        for pair in _PAIRS:
            out = subprocess.run(["apertium", "-u", pair], input=out, capture_output=True, text=True, check=True).stdout
        translations = out.rstrip("\n").split(_BETWEEN)
        if new and len(translations) == len(new):
            self._known.update(zip(new, (re.sub(r"\s+", " ", one).strip() for one in translations), strict=True))

    def translate(self, text: str, source: Language, target: Language) -> str | None:
        return self._known.get(" ".join(text.split())) if (source, target) == ("fr", "en") else None


def hits(case: Case, translator: Translates) -> list[Hit]:
    """The findings of the rule in a notice."""
    if isinstance(translator, Apertium):
        translator.learn(_french(case.sections))
    return list(
        meaning.check(
            Case(case.notice, case.sections, FactStore(), VOCABULARY, translator=translator),
            with_defaults(OPTIONS, meaning.OPTIONS),
        )
    )


def _french(sections: Sequence[Section]) -> list[str]:
    return [" ".join(one.text for one in pair.fr) for section in sections for pair in section.pairs if pair.fr]


Place = tuple[Language, Span]


def places(case: Case, translator: Translates) -> tuple[set[Place], set[Place]]:
    """Where the rules without a model say something, and where `meaning` does."""
    plain = {
        (end.language, end.span)
        for finding in ENGINE.check_notice(case.notice, case.sections)
        if finding.confidence != "low"
        for end in finding.locations
    }
    translated = {
        (mark.language, mark.block.origin.locate(mark.span)) for hit in hits(case, translator) for mark in hit.marks
    }
    return plain, translated


def found(planted: Planted, before: tuple[set[Place], set[Place]], translator: Translates) -> list[bool]:
    """True if the rules without a model, and `meaning`, say something at the planted place."""
    edit = planted.edit
    end = edit.span[0] + len(edit.text)
    after = places(case_of(planted.files, planted.specimen.path), translator)
    return [
        any(
            language == edit.language and span.start < end and edit.span[0] < span.end and (language, span) not in old
            for language, span in new
        )
        for new, old in zip(after, before, strict=True)
    ]


def _shared() -> list[tuple[str, Case]]:
    cases = []
    for path in sorted(SHARED.glob("2*.*")):
        notice = READING.notice(path.name, [read_file(path)])
        cases.append((path.name, Case(notice, READING.sections(notice), FactStore(), VOCABULARY)))
    return cases


def main() -> None:
    """Prints false alarms by confidence, then what was found of each kind of discrepancy."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.meaning", description=__doc__)
    parser.add_argument("--translator", choices=("installed", "apertium"), default="installed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=24, help="number of generated notices")
    parser.add_argument("--per-operator", type=int, default=20)
    parser.add_argument("--list", action="store_true", help="show every false alarm")
    options = parser.parse_args()
    translator: Translates = Apertium() if options.translator == "apertium" else Translator()
    if isinstance(translator, Translator) and (lacks := translator.lacks("fr", "en")):
        parser.exit(2, f"{lacks[0]}\n")
    specimens = sources.generated(options.seed, options.count)
    generated = [(specimen.name, case_of(specimen.files, specimen.path)) for specimen in specimens]
    for name, cases in (("generated", generated), ("shared", _shared())):
        told = [hit for _, case in cases for hit in hits(case, translator)]
        alarms = dict(sorted(Counter(hit.confidence or "low" for hit in told).items()))
        print(f"{name}: {len(cases)} untouched notices, false alarms by confidence: {alarms}")
        if options.list:
            for hit in told:
                print("  FALSE", hit.variant, *(mark.text for mark in hit.marks), hit.translation, sep=" | ")
    untouched = {name: places(case, translator) for name, case in generated}
    operators = [operator for operator in OPERATORS if operator.name in PLANTED]
    tally: Counter[str] = Counter()
    for planted in sources.plants(specimens, operators, options.per_operator, options.seed):
        without, by_translation = found(planted, untouched[planted.specimen.name], translator)
        tally.update({f"{planted.operator} planted": 1, f"{planted.operator} without": without})
        tally.update({f"{planted.operator} too": by_translation, f"{planted.operator} alone": by_translation > without})
    print(f"{'':18} planted  without a model  by translation  by it alone")
    for operator in PLANTED:
        planted_, without, too, alone = (tally[f"{operator} {what}"] for what in ("planted", "without", "too", "alone"))
        print(f"{operator:18} {planted_:7}  {without:15}  {too:14}  {alone:11}")


if __name__ == "__main__":
    main()
