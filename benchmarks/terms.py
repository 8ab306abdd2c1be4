"""Plants wrong terms, levels of competencies and negations, and counts what is found: `python -m benchmarks.terms`.

Terms and competencies are planted in an example, in sentences and items of our own. These first hold them rightly.
Negations are planted in generated notices. A plant counts as found if its rule has a further finding. All findings of
the three rules in the untouched text are false alarms. So are those of the other two rules in the planted text.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from bilint.bitext import Reading
from bilint.facts import FactStore
from bilint.kinds import competencies, negation, terms
from bilint.kinds.contract import Case, Hit, with_defaults
from bilint.model import LANGUAGES, Language
from bilint.readers import markdown, text
from bilint.terminology.competencies import Competency, read_competencies
from bilint.terminology.termbase import from_toml
from bilint.terminology.terms import Entry
from bilint.vocabulary import Vocabulary

from .accuracy import sources
from .accuracy.operators import OPERATORS

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
VOCABULARY = Vocabulary()
READING = Reading(VOCABULARY)
KINDS: dict[str, ModuleType] = {"term": terms, "competency": competencies, "negation": negation}

# Sentences that say nothing but that the term is there, so that any term fits.
FRAMES = (
    (
        "The handbook of the staff explains what {term} means.",
        "Le guide du personnel explique ce que signifie « {term} ».",
    ),
    (
        "Ask the personnel office about {term} before you sign.",
        "Renseignez-vous sur {term} auprès du service du personnel avant de signer.",
    ),
    ("Everything about {term} is told on the first day.", "Tout ce qui concerne {term} est expliqué le premier jour."),
)


@dataclass(frozen=True, slots=True)
class Plant:
    """A notice with and without something wrong; `wrong` is the rule that should say so."""

    rule: str
    what: str
    files: dict[str, str]
    before: dict[str, str]
    path: dict[Language, str]


@dataclass(slots=True)
class Tally:
    planted: int = 0
    found: int = 0
    false: int = 0


def hits(files: dict[str, str], path: dict[Language, str]) -> dict[str, list[Hit]]:
    """The findings of the three rules in a notice."""
    paths = list(dict.fromkeys(path[language] for language in LANGUAGES))
    documents = [(markdown if name.endswith(".md") else text).read(name, files[name].encode()) for name in paths]
    notice = READING.notice(paths[0], documents, LANGUAGES if len(paths) == 2 else ())
    case = Case(notice, tuple(READING.sections(notice)), FactStore(), VOCABULARY)
    return {
        rule: [hit for hit in kind.check(case, with_defaults({}, kind.OPTIONS)) if hit.variant != "deprecated"]
        for rule, kind in KINDS.items()
    }


def wrong_terms(rng: random.Random, count: int) -> Iterator[Plant]:
    """A strict term of the starter termbase stands where another one of its subject, or any other one, belongs."""
    entries = [
        entry for entry in from_toml((VOCABULARY.folder / "terms.toml").read_text(encoding="utf-8")) if entry.strict
    ]
    for number in range(count):
        entry = entries[number % len(entries)] if count <= len(entries) else rng.choice(entries)
        near = [one for one in entries if one.subject == entry.subject and one is not entry] or entries
        wrong = rng.choice([one for one in near if not _may_stand_for(one, entry)] or entries)
        language: Language = rng.choice(LANGUAGES)
        said: dict[Language, str] = {side: entry.wordings(side)[0] for side in LANGUAGES}
        mistaken: dict[Language, str] = {**said, language: wrong.wordings(language)[0]}
        frame = rng.choice(FRAMES)
        yield _example("term", f"{said} as {mistaken[language]!r}", _framed(frame, said), _framed(frame, mistaken))


def _may_stand_for(one: Entry, entry: Entry) -> bool:
    return any(not set(one.answers(side)).isdisjoint(entry.answers(side)) for side in LANGUAGES)


def _framed(frame: tuple[str, str], said: dict[Language, str]) -> dict[Language, str]:
    return {side: frame[index].format(term=said[side]) for index, side in enumerate(LANGUAGES)}


def wrong_levels(rng: random.Random, count: int) -> Iterator[Plant]:
    """The behaviour of another level, or of another competency where the list has one level only."""
    tables = VOCABULARY.toml("competencies").values()
    listed = [one for one in read_competencies(tables) if one.levels]  # type: ignore[arg-type]
    for number in range(count):
        one = listed[number % len(listed)]
        level = rng.randrange(len(one.levels))
        others = [wordings for other, wordings in enumerate(one.levels) if other != level]
        if not others:
            others = [wordings for other in listed if other is not one for wordings in other.levels]
        language: Language = rng.choice(LANGUAGES)
        right = {side: one.levels[level][side] for side in LANGUAGES}
        mistaken = {**right, language: rng.choice(others)[language]}
        yield _example("competency", f"{one.names['en'][0]} {level + 1}", _listed(one, right), _listed(one, mistaken))


def _listed(one: Competency, said: dict[Language, str]) -> dict[Language, str]:
    return {
        "en": f"- Vision: Sees farther than the next tide;\n- {one.names['en'][0]}: {said['en']}.",
        "fr": f"- Vision : voit plus loin que la prochaine marée.\n- {one.names['fr'][0]} : {said['fr']}.",
    }


def _example(rule: str, what: str, before: dict[Language, str], after: dict[Language, str]) -> Plant:
    """The clean example of two files, with a section more."""
    path: dict[Language, str] = {language: f"coordinator.{language}.md" for language in LANGUAGES}
    base = {name: (EXAMPLES / "pair" / name).read_text(encoding="utf-8").rstrip() for name in path.values()}
    titles = {"en": "## 5. COMPETENCIES", "fr": "## 5. COMPÉTENCES"}

    def files(said: dict[Language, str]) -> dict[str, str]:
        return {path[side]: f"{base[path[side]]}\n\n{titles[side]}\n\n{said[side]}\n" for side in LANGUAGES}

    return Plant(rule, what, files(after), files(before), path)


def wrong_negations(rng: random.Random, count: int) -> Iterator[Plant]:
    """Negations dropped and added in generated notices."""
    operators = tuple(operator for operator in OPERATORS if "negation" in operator.rules)
    seed = rng.randrange(1000)
    specimens = sources.generated(seed, 24)
    for planted in sources.plants(specimens, operators, -(-count // len(operators)), seed):
        specimen = planted.specimen
        yield Plant(
            "negation", f"{planted.operator} {planted.edit.text!r}", planted.files, specimen.files, specimen.path
        )


def measure(plants: Sequence[Plant], *, listed: bool) -> Tally:
    tally = Tally()
    for plant in plants:
        before, after = hits(plant.before, plant.path), hits(plant.files, plant.path)
        new = len(after[plant.rule]) - len(before[plant.rule])
        alarms = sum(map(len, (*before.values(), *_others(after, plant.rule))))
        tally.planted += 1
        tally.found += new > 0
        tally.false += alarms
        if listed and (new < 1 or alarms):
            print(f"{'MISSED' if new < 1 else 'FALSE'} {plant.rule}: {plant.what}")
            for hit in (hit for found in (*before.values(), *_others(after, plant.rule)) for hit in found):
                print("    " + " | ".join(mark.text for mark in hit.marks))
    return tally


def _others(found: dict[str, list[Hit]], rule: str) -> list[list[Hit]]:
    return [hits for name, hits in found.items() if name != rule]


PLANTERS: dict[str, tuple[Callable[[random.Random, int], Iterator[Plant]], int]] = {
    "term": (wrong_terms, 40),
    "competency": (wrong_levels, 20),
    "negation": (wrong_negations, 20),
}


def main() -> None:
    """Prints a line a rule: planted, found, false alarms."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.terms", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="show what was missed, and every false alarm")
    options = parser.parse_args()
    for rule, (planter, count) in PLANTERS.items():
        plants = list(planter(random.Random(f"{options.seed} {rule}"), count))
        tally = measure(plants, listed=options.list)
        print(
            f"{rule:12} {tally.planted:3} planted, {tally.found:3} found ({tally.found / max(1, tally.planted):.0%}), "
            f"{tally.false} false alarms"
        )


if __name__ == "__main__":
    main()
