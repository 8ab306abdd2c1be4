"""The ways in which a notice goes wrong, each with the rules that may say so."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..notices import LANGUAGES, Language
from . import changes, contraries, form, members
from .changes import Change
from .edits import Edit, reflowed, without_lines
from .specimen import Passage, Specimen

Plant = Callable[[Specimen, random.Random], Edit | None]


@dataclass(frozen=True, slots=True)
class Operator:
    """A way to go wrong. A finding at the place is *right* when it bears one of `rules`."""

    name: str
    rules: frozenset[str]
    plant: Plant


def _other(language: Language) -> Language:
    return "fr" if language == "en" else "en"


def _shuffled(specimen: Specimen, rng: random.Random, *kinds: str) -> Iterator[tuple[Passage, Language]]:
    choices = [(p, language) for p in specimen.passages if p.kind in kinds for language in LANGUAGES]
    rng.shuffle(choices)
    return iter(choices)


def _value(kind: str, change: Change) -> Plant:
    """Another value, on one side, in one place."""

    def plant(specimen: Specimen, rng: random.Random) -> Edit | None:
        found = [(p, value) for p in specimen.passages for value in p.values if value.type == kind]
        rng.shuffle(found)
        for passage, value in found:
            old = specimen.text(value.language)[slice(*value.span)]
            new = change(old, value.language, rng)
            if new and new != old and new not in specimen.acronyms and _apart(specimen, passage, value.language, new):
                there = passage.spans[_other(value.language)]
                return Edit(value.language, value.span, new, value.span, there)
        return None

    return plant


def _apart(specimen: Specimen, passage: Passage, language: Language, new: str) -> bool:
    """True if the new value is not what the counterpart happens to say as well."""
    other = specimen.text(_other(language))[slice(*passage.spans[_other(language)])]
    return not re.search(rf"(?<!\w){re.escape(new)}(?!\w)", other) or len(new) < 3


def _drop_sentence(specimen: Specimen, rng: random.Random) -> Edit | None:
    for passage, language in _shuffled(specimen, rng, "sentence"):
        block = passage.blocks.get(language)
        if block and block[1] - block[0] > passage.spans[language][1] - passage.spans[language][0] + 20:
            new = reflowed(specimen.text(language), block, passage.spans[language], "")
            here = passage.spans[language]
            return Edit(language, block, new, (here[0], here[0]), passage.spans[_other(language)])
    return None


def _drop_paragraph(specimen: Specimen, rng: random.Random) -> Edit | None:
    for passage, language in _shuffled(specimen, rng, "sentence"):
        block, other = passage.blocks.get(language), passage.blocks.get(_other(language))
        if block and other and specimen.text(language)[slice(*block)].rstrip().endswith("."):
            return _without(specimen, language, block, other)
    return None


def _drop(kind: str) -> Plant:
    """An item or heading that one version lacks."""

    def plant(specimen: Specimen, rng: random.Random) -> Edit | None:
        for passage, language in _shuffled(specimen, rng, kind):
            return _without(specimen, language, passage.spans[language], passage.spans[_other(language)])
        return None

    return plant


def _without(specimen: Specimen, language: Language, span: tuple[int, int], there: tuple[int, int]) -> Edit:
    gone = without_lines(specimen.text(language), span)
    return Edit(language, gone, "", (gone[0], gone[0]), there)


def _swap_items(specimen: Specimen, rng: random.Random) -> Edit | None:
    """Two neighbours in a list change places; never the last, whose punctuation differs."""
    found = []
    for first, second, third in zip(specimen.passages, specimen.passages[1:], specimen.passages[2:], strict=False):
        if first.kind == second.kind == third.kind == "item" and first.group == second.group == third.group:
            found += [(first, second, language) for language in LANGUAGES]
    if not found:
        return None
    first, second, language = rng.choice(found)
    text = specimen.text(language)
    a, b = first.spans[language], second.spans[language]
    if a[1] > b[0] or len(text[a[1] : b[0]].strip()) > 3:  # the other version stands between them
        return None
    new = text[slice(*b)] + text[a[1] : b[0]] + text[slice(*a)]
    other = _other(language)
    return Edit(language, (a[0], b[1]), new, (a[0], b[1]), (first.spans[other][0], second.spans[other][1]))


def _other_language(specimen: Specimen, rng: random.Random) -> Edit | None:
    """An item or a sentence that was not translated."""
    for passage, language in _shuffled(specimen, rng, "item", "sentence"):
        block = passage.blocks.get(language)
        new = " ".join(specimen.text(_other(language))[slice(*passage.spans[_other(language)])].split(" "))
        if not block or not 50 < len(new) < 400 or ":" in new:
            continue
        text = reflowed(specimen.text(language), block, passage.spans[language], re.sub(r"\s*\n\s*", " ", new))
        return Edit(language, block, text, passage.spans[language], passage.spans[_other(language)])
    return None


def _other_text(specimen: Specimen, rng: random.Random) -> Edit | None:
    """A sentence or an item pasted over another of its kind, from elsewhere in the notice."""
    for passage, language in _shuffled(specimen, rng, "item", "sentence"):
        source, here = specimen.text(language), passage.spans[language]
        near = specimen.passages.index(passage)
        others = [
            one
            for number, one in enumerate(specimen.passages)
            if one.kind == passage.kind and abs(number - near) > 3 and one.group != passage.group
        ]
        if not others:
            continue
        new = re.sub(r"\s*\n\s*", " ", source[slice(*rng.choice(others).spans[language])])
        if 40 < len(new) < 400 and 0.6 < len(new) / (here[1] - here[0]) < 1.6:
            return Edit(language, here, reflowed(source, here, here, new), here, passage.spans[_other(language)])
    return None


_NEGATED = {
    "en": re.compile(r"\b(?:not|no|nor|none|never|neither|cannot|without|only|unless)\b|n't", re.IGNORECASE),
    "fr": re.compile(r"\b(?:ne|ni|non|pas|sans|aucune?|jamais|sauf|seule?s?|seulement)\b|\bn['’]", re.IGNORECASE),
}
_NOT = {
    "en": (re.compile(r"\b(will|may|must|should|do|does|is|are) not\b|\b(can)not\b"), r"\1\2"),
    "fr": (re.compile(r"\b(?:ne\s|n['’])(\w+)\spas\b|\bne\s(pas)\s(?=\w+er\b)"), None),
}
_VERB = {
    "en": (re.compile(r"\b(will|must|may|should)\b(?=\s[a-z])"), r"\1 not"),
    "fr": (
        re.compile(r"\b(peut|doit|peuvent|doivent|sera|seront|pourra|pourront|devra|devront)\b(?=\s[a-z])"),
        r"ne \1 pas",
    ),
}


def _drop_negation(specimen: Specimen, rng: random.Random) -> Edit | None:
    for passage, language in _shuffled(specimen, rng, "sentence", "item"):
        text = specimen.text(language)[slice(*passage.spans[language])]
        other = specimen.text(_other(language))[slice(*passage.spans[_other(language)])]
        pattern, new = _NOT[language]
        found = list(pattern.finditer(text))
        if len(found) == 1 and len(_NEGATED[language].findall(text)) <= 2 and _NEGATED[_other(language)].search(other):
            match = found[0]
            replacement = match.expand(new) if new else match[1] or ""
            start, end = match.span()
            if not replacement:
                end += len(text[end:]) - len(text[end:].lstrip())
            return _at(passage, language, (start, end), replacement)
    return None


def _add_negation(specimen: Specimen, rng: random.Random) -> Edit | None:
    for passage, language in _shuffled(specimen, rng, "sentence", "item"):
        texts = {side: specimen.text(side)[slice(*passage.spans[side])] for side in LANGUAGES}
        pattern, new = _VERB[language]
        match = pattern.search(texts[language])
        if match and not any(_NEGATED[side].search(texts[side]) for side in LANGUAGES):
            return _at(passage, language, match.span(), match.expand(new))
    return None


# What obliges and what permits, exchanged; words that may do either keep a sentence out.
_MODALS = {
    "en": {"must": "may", "may": "must", "shall": "may"},
    "fr": {
        "doit": "peut",
        "doivent": "peuvent",
        "peut": "doit",
        "peuvent": "doivent",
        "devra": "pourra",
        "pourra": "devra",
    },
}
_MODAL = {language: re.compile(rf"\b(?:{'|'.join(words)})\b") for language, words in _MODALS.items()}
_EITHER = {
    "en": re.compile(r"\b(?:could|might|should|able|required|possibl\w+|only)\b"),
    "fr": re.compile(r"\b(?:pourrai\w+|devrai\w+|seule?s?|seulement|possib\w+|mesure|éventuel\w+|pouvoir|tenue?s?)\b"),
}


def _exchange_modal(specimen: Specimen, rng: random.Random) -> Edit | None:
    for passage, language in _shuffled(specimen, rng, "sentence", "item"):
        texts = {side: specimen.text(side)[slice(*passage.spans[side])] for side in LANGUAGES}
        match = _MODAL[language].search(texts[language])
        plain = not any(_NEGATED[side].search(texts[side]) or _EITHER[side].search(texts[side]) for side in LANGUAGES)
        alone = len(_MODAL[language].findall(texts[language])) == 1
        if match and plain and alone and _MODAL[_other(language)].search(texts[_other(language)]):
            return _at(passage, language, match.span(), _MODALS[language][match[0]])
    return None


def _at(passage: Passage, language: Language, span: tuple[int, int], new: str) -> Edit:
    """An edit of a stretch of a passage."""
    begin = passage.spans[language][0]
    place = (begin + span[0], begin + span[1])
    return Edit(language, place, new, passage.spans[language], passage.spans[_other(language)])


def _operator(name: str, rules: str, plant: Plant) -> Operator:
    return Operator(name, frozenset(rules.split()), plant)


OPERATORS: tuple[Operator, ...] = (
    _operator("level numeral", "language-level", _value("level", changes.level)),
    _operator("level label", "language-level", _value("level-label", changes.level_label)),
    _operator("deadline day", "deadline", _value("deadline", changes.day)),
    _operator("deadline month", "deadline", _value("deadline", changes.month)),
    _operator("deadline year", "deadline", _value("deadline", changes.year)),
    _operator("deadline time", "deadline time", _value("deadline-time", changes.clock)),
    _operator("salary digit", "salary", _value("salary", changes.digit)),
    _operator("salary currency", "salary", _value("salary-currency", changes.currency)),
    _operator("salary period", "salary", _value("period", changes.period)),
    _operator("grade", "grade", _value("grade", changes.digit)),
    _operator("post number", "post-id", _value("post-id", changes.digit)),
    _operator("clearance", "clearance", _value("clearance", changes.clearance)),
    _operator("place in header", "location", _value("header-place", changes.place)),
    _operator("place in text", "location place term", _value("place", changes.place)),
    _operator("schedule", "schedule", _value("schedule", changes.schedule)),
    _operator("report count", "report-count", _value("report-count", changes.report_count)),
    _operator("years in digits", "number duration", _value("years", changes.digits)),
    _operator("years in words", "number duration", _value("years", changes.spelled)),
    _operator("months in digits", "number duration", _value("months", changes.digits)),
    _operator("months in words", "number duration", _value("months", changes.spelled)),
    _operator("days", "number duration", _value("days", changes.number)),
    _operator("weeks", "number duration", _value("weeks", changes.number)),
    _operator("hours", "number duration", _value("hours", changes.number)),
    _operator("count", "number", _value("count", changes.number)),
    _operator("percentage", "percentage number", _value("percentage", changes.digit)),
    _operator("amount", "amount number", _value("amount", changes.digit)),
    _operator("year in text", "number date", _value("year", changes.year)),
    _operator("date in text", "date deadline", _value("date", changes.any_part)),
    _operator("time in text", "time deadline", _value("time", changes.clock)),
    _operator("acronym letter", "acronym", _value("acronym", changes.acronym)),
    _operator("link", "link", _value("link", changes.link)),
    _operator("dropped item", "list-length missing-translation", _drop("item")),
    _operator("dropped sentence", "missing-translation length", _drop_sentence),
    _operator("dropped paragraph", "missing-translation", _drop_paragraph),
    _operator("dropped heading", "section missing-translation", _drop("heading")),
    _operator("dropped sub-heading", "missing-translation section", _drop("subheading")),
    _operator("dropped field", "missing-field missing-translation", _drop("field")),
    _operator("swapped items", "list-order", _swap_items),
    _operator("other language", "untranslated", _other_language),
    _operator("other text", "mismatch missing-translation list-length", _other_text),
    _operator("negation dropped", "negation", _drop_negation),
    _operator("negation added", "negation", _add_negation),
    _operator("must for may", "modality", _exchange_modal),
    _operator("opposite", "opposite", contraries.exchange),
    _operator("member of a class", "named-value date time", members.exchange),
    _operator("bracket not closed", "bracket", form.lose_bracket),
    _operator("two determiners", "function-word", form.double_determiner),
    _operator("infinitive as it sounds", "function-word", form.confuse_ending),
    _operator("other number or gender", "agreement", form.lose_agreement),
    _operator("glued sign", "french-spacing", form.glue_sign),
    _operator("two commas", "word-spacing", form.double_sign),
    _operator("ending apart", "word-spacing", form.part_ending),
    _operator("mark without note", "note-mark", form.refer_to_nothing),
    _operator("lead-in without colon", "layout label", form.lose_colon),
    _operator("lone letter", "spelling", form.leave_letter),
)
# No fictional notice says its title again.
OF_STRANGERS = (_operator("other title", "title", form.rename_title),)
