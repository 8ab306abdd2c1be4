"""French capitals that lost their accents: `Epreuve`, `A partir de`, `SECRETARIAT` beside `DIRECTRICE GÉNÉRALE`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..language.masks import inside
from ..language.spelling.frequencies import frequencies
from ..language.spelling.speller import normal, speller
from ..language.spelling.words import Word, words
from ..messages import both
from ..model import LANGUAGES, Block, Language, Side, Span, other
from ..patterns import lazy
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, Replacement, VariantSpec
from .support.passages import no_prose, passages

OPTIONS = {
    "after_a": Key(
        "strings",
        both(
            "Words that follow `À` and never the verb `A`, each with its elided article.",
        ),
        required=True,
    )
}
VALUES = {"word": "the word without its accent", "right": "the word with its accent"}
VARIANTS = (VariantSpec("", "A capital lacks its accent.", ("word", "right"), alike=("word",)),)

_ACCENTED = {"E": "ÉÈÊ", "A": "ÀÂ", "C": "Ç", "I": "ÎÏ", "O": "Ô", "U": "Û"}
_CANDIDATE = lazy(r"\b[EACIOU](?:\b|[a-z])|\b[A-Z]{4}")
_ACCENTED_CAPITALS = lazy(r"[A-ZÀ-Þ]{2}[ÀÂÇÈÉÊËÎÏÔÙÛ]|[ÀÂÇÈÉÊËÎÏÔÙÛ][A-ZÀ-Þ]{2}")
_ELIDED = lazy(r"(?:[cdjlmnst]|qu)['’]", re.IGNORECASE)
_SHORTEST_IN_CAPITALS = 4
_WITHIN = lazy(r"(?<=[a-zà-ÿ,] )([A-Z][a-z]+)\b(?= [a-zà-ÿ])")


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Judges the words of French text that begin with a capital.

    Words all in capitals are judged among others in capitals, without acronyms. The version must write accents on such
    words elsewhere.
    """
    for side in LANGUAGES:
        blocks = [block for one, block in passages(case, "fr") if one == side]
        accented = any(_ACCENTED_CAPITALS.search(normal(block.text)) for block in blocks)
        names = _names(case.side(other(side)))
        for block in blocks:
            if _CANDIDATE.search(block.text):
                for hit in _judge(case, side, block, options["after_a"], accented=accented):
                    if hit.values["word"] not in names:
                        yield hit


def _names(side: Side) -> set[str]:
    """The words that a version has with a capital within its sentences, and never without."""
    texts = [block.text for block in side.blocks if block.kind == "paragraph"]
    capital = {match[1] for text in texts for match in _WITHIN.finditer(text)}
    return {word for word in capital if not any(word.lower() in text for text in texts)}


def _judge(case: Case, side: Language, block: Block, after_a: Sequence[str], *, accented: bool) -> Iterator[Hit]:
    listed = list(words(block.text))
    for index, word in enumerate(listed):
        elided = _ELIDED.match(word.text)
        start = elided.end() if elided else 0
        bare = normal(word.text[start:].partition("-")[0])
        if bare == "A":
            right = _preposition(listed, index, after_a, accented=accented)
        elif bare.isupper():
            right = _capitals(bare) if accented and _among_capitals(listed, index) else []
        else:
            right = _initial(bare)
        if right and not _is_english(listed, index) and not inside(word.span.start, no_prose(case, block, side)):
            span = Span(word.span.start + start, word.span.start + start + len(bare))
            yield Hit(
                marks=(Mark(side, block, span),),
                values={"word": bare, "right": right[0]},
                replacements=(Replacement(side, block, span, right[0]),),
                safe=len(right) == 1,
            )


def _preposition(listed: Sequence[Word], index: int, after_a: Sequence[str], *, accented: bool) -> list[str]:
    """`À` for an `A` that no verb can be: the word behind it in the sentence decides."""
    goes_on = index + 1 < len(listed) and not listed[index + 1].begins
    following = normal(listed[index + 1].text) if goes_on else ""
    return ["À"] if following.lower() in after_a and (accented or not following.isupper()) else []


def _initial(word: str) -> list[str]:
    french = speller("fr")
    if not word[:1].isupper() or not word[1:].islower() or french.listed(word.lower()) or french.listed(word):
        return []
    forms = [form + word[1:] for form in _ACCENTED.get(word[0], "") if french.listed(form.lower() + word[1:])]
    return [form for form in forms if _is_as_usual(form, word)]


def _capitals(word: str) -> list[str]:
    french = speller("fr")
    lower = word.lower()
    if len(word) < _SHORTEST_IN_CAPITALS or french.known(lower) or french.listed(lower.capitalize()):
        return []
    # The accents that are there are right.
    forms = (form.upper() for form in french.accented(lower) if len(form) == len(word) and _is_as_usual(form, word))
    return [form for form in forms if all(a == b or a.isascii() for a, b in zip(word, form, strict=True))]


def _is_as_usual(form: str, word: str) -> bool:
    """True if a form is as frequent as the word.

    A loan word looks like another word without its accent: `EMAIL`, `ÉMAIL`.
    """
    counted = frequencies("fr")
    return counted.zipf(form.lower()) >= counted.zipf(word.lower())


def _among_capitals(listed: Sequence[Word], index: int) -> bool:
    beside = [*listed[max(0, index - 1) : index], *listed[index + 1 : index + 2]]
    return not beside or any(len(word.text) > 1 and word.text.isupper() for word in beside)


def _is_english(listed: Sequence[Word], index: int) -> bool:
    """True if the word stands in an English name: English knows it, and a neighbour that French does not know."""
    english, french = speller("en"), speller("fr")
    if not english.known(listed[index].text):
        return False
    beside = [*listed[max(0, index - 1) : index], *listed[index + 1 : index + 2]]
    return any(english.known(word.text) and not french.known(word.text) for word in beside)
