"""Function words that cannot stand side by side in any sentence: `de la les`, `à le`, `que il`, `a hour`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from ..language.folding import fold
from ..language.masks import inside
from ..language.spelling.setting import setting
from ..model import Block, Language, Span
from ..patterns import lazy
from ..project.toml_schema import Key
from ..vocabulary import Vocabulary
from .contract import Case, Hit, Mark, Options, Replacement, VariantSpec
from .support.passages import no_prose, passages

OPTIONS: dict[str, Key] = {}
VALUES = {"text": "the words as written", "mended": "the words as they should be, or nothing"}
_VALUES = ("text", "mended")
VARIANTS = (
    VariantSpec("determiners", "Two French determiners follow each other: `de la les`.", ("text",), alike=("text",)),
    VariantSpec("contraction", "French makes one word of the two: `à le` is `au`.", _VALUES, alike=("text",)),
    VariantSpec("elision", "A French word keeps its vowel before another one: `que il`.", _VALUES, alike=("text",)),
    VariantSpec("article", "`a` before a vowel, or `an` before a consonant.", _VALUES, alike=("text",)),
    VariantSpec("soit", "The second `soit` of two lacks its comma.", _VALUES, alike=()),
    VariantSpec("construction", "Words that the table of constructions knows.", _VALUES, alike=("text",)),
    VariantSpec("usage", "Words that the table of constructions has as usage alone.", _VALUES, alike=("text",)),
    VariantSpec("capital", "A word that the table of constructions writes with a capital.", _VALUES, alike=("text",)),
    VariantSpec("please", "A long beginning of a sentence lacks its comma before `please`.", _VALUES, alike=()),
    VariantSpec("however", "A comma stands where `however` begins a new clause.", _VALUES, alike=()),
)

# `son`, `ton` and `une` are nouns as well: `du son`, `la une`.
_DETERMINERS = r"le|la|les|du|des|ce|cet|cette|ces|ma|mes|ta|tes|sa|ses|notre|nos|votre|vos|leurs"
# Behind these a determiner cannot follow. `le`, `la` and `les` may be pronouns, `leur` and `un` as well: `pour le un`.
_TWO = lazy(
    r"(?<![\w'’-])(?:(?:du|des|au|aux|cette|ces|mes|ses|nos|vos|notre|votre|de la|à la) "
    rf"(?:(?:{_DETERMINERS})(?![\w'’-])|l['’](?=\w))"
    r"|(?:des|les|aux|ces) (?:suffisamment|beaucoup|plusieurs|chaque|certains de)(?![\w'’-]))"
)
_CONTRACTED = lazy(r"(?<![\w'’-])(?P<first>à|de) (?P<second>les?)(?= [a-zà-ÿ]{3})")
# An infinitive behind `de le` or `à les` makes the article a pronoun, and so does a conjugated `pour que`.
_VERB = lazy(r" (?:(?:y|en|leur|lui|ne|pas|plus|bien|mieux|tous|toutes|tout|re)[ '’])?\w+(?:er|ir|re|oir)s?\b")
_CONTRACTIONS = {("à", "le"): "au", ("à", "les"): "aux", ("de", "le"): "du", ("de", "les"): "des"}
_UNELIDED = lazy(
    r"(?<![\w'’-])(?P<first>que|lorsque|puisque|jusque|de|ne|se|je|me|te) "
    r"(?P<second>ils?|elles?|on|une?|en|à|au|aux|avec|après|aucune?|autres?|est|être|avoir|ont|afin|ainsi)(?![\w'’-])"
)
_ARTICLE = lazy(r"(?<![\w'’.&/-])(?P<article>[Aa]n?) (?P<word>[A-Za-z][\w’'-]*)")
# Letters whose names begin with a vowel; an acronym is spelt, unless it can be spoken as a word.
_VOWEL_NAMES = frozenset("AEFHILMNORSX")
_SILENT_H = lazy(r"(?:hour|heir|honest|honou?r)(?!ari)", re.IGNORECASE)
_SPOKEN_CONSONANT = lazy(r"(?:eu|ew|one|once|uni(?![nm]|d)|us(?:e|a|u)|ut[ie]|ub|ur[aio]|uk)", re.IGNORECASE)
# No English word begins so: its letters are read one by one, and their names begin with a vowel (`an sql table`).
_SPELT = lazy(r"(?!f[lr]|s[chklmnptw]|squ|rh|ll)[fhlmnrsx][^aeiouy'’]", re.IGNORECASE)
_CODE = lazy(r"(?P<letters>[A-Z]{1,4})(?:-\d|\d|(?=$))")
_SOIT = lazy(
    r"\bsoit (?:par|en|à|au|dans|sur|avec|pour) [^.,;:!?]{3,100}?[^\s,;](?P<gap> )"
    r"soit (?:par|en|à|au|dans|sur|avec|pour)\b"
)
# A clause that `however` begins goes on to the full stop; `however you turn it` ends at a comma before.
_HOWEVER = lazy(
    r"[a-z)”](?P<comma>, )however(?P<subject> (?:we|you|they|he|she|it|I|this|that|these|there|the|your|our)) "
    r"[a-z]+ [^,;:.!?]{8,300}[.!?]"
)
# `For what somebody wants to know please visit …`: the shorter it is, the less a comma is missed.
_PLEASE = lazy(
    r"(?:^|(?<=[.!?] ))(?:For|If|To|When|Should|Before|Prior|In case) [^.,;:!?()–—]{15,160} "
    r"(?P<last>[^\s.,;:!?]+) (?P<please>please) (?=[a-z])"
)
# No other comma opens an aside that this one would close.
_FOUND = lazy(
    r"(?:^|(?<=[.!?] ))[A-Z][^.,;:!?()–—]{12,240} (?P<last>[^\s.,;:!?]+), (?P<verb>(?:can|may) be) "
    r"(?:found|consulted|obtained|downloaded|viewed) (?:on|at|in|here|from)\b"
)


@dataclass(frozen=True, slots=True)
class _Find:
    """A fault: the place, and how it should read, "" where the writer must say."""

    variant: str
    span: Span
    mended: str = ""


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Looks at the prose of each block. Quotations and words set apart are left alone."""
    for side, block in passages(case):
        found = list(_french(block.text) if block.language == "fr" else _english(block.text))
        found += _constructions(case.vocabulary, block)
        skipped = no_prose(case, block, side) if found else []
        for find in found:
            first = Span(find.span.start, find.span.start + 1)
            apart = any(setting(case.side(side), block, span) for span in (first, find.span))
            if not apart and not inside(find.span.start, skipped):
                yield _hit(side, block, find)


def _hit(side: Language, block: Block, find: _Find) -> Hit:
    text = find.span.of(block.text)
    return Hit(
        marks=(Mark(side, block, find.span),),
        missing=(find.mended,) if find.mended else (),
        extra=(text,),
        values={"text": text, "mended": find.mended} if find.mended else {"text": text},
        variant=find.variant,
        replacements=(Replacement(side, block, find.span, find.mended),) if find.mended else (),
        safe=find.variant in ("contraction", "elision"),
    )


def _french(text: str) -> Iterator[_Find]:
    for match in _TWO.finditer(text):
        if len(set(match[0].split())) == 1:
            continue  # a doubled word is for another rule
        yield _Find("determiners", Span(*match.span()))
    for match in _CONTRACTED.finditer(text):
        if not _VERB.match(text, match.end()):
            yield _Find("contraction", Span(*match.span()), _CONTRACTIONS[match["first"], match["second"]])
    for match in _UNELIDED.finditer(text):
        if match["second"] != "une" or match["first"] != "de":
            yield _Find("elision", Span(*match.span()), f"{match['first'][:-1]}’{match['second']}")
    for match in _SOIT.finditer(text):
        at = match.start("gap")
        span = Span(text.rfind(" ", 0, at) + 1, match.end())
        yield _Find("soit", span, text[span.start : at] + "," + text[at : span.end])


def _english(text: str) -> Iterator[_Find]:
    for match in _ARTICLE.finditer(text):
        wanted = _article(match["word"])
        if wanted and match["article"].lower() != wanted and not _is_letter(text, match):
            article = wanted.capitalize() if match["article"][0].isupper() else wanted
            yield _Find("article", Span(*match.span()), f"{article} {match['word']}")
    for match in _HOWEVER.finditer(text):
        yield _Find("however", Span(match.start("comma"), match.end("subject")), f"; however,{match['subject']}")
    for match in _FOUND.finditer(text) if " be " in text else ():
        yield _Find("usage", Span(match.start("last"), match.end("verb")), f"{match['last']} {match['verb']}")
    for match in _PLEASE.finditer(text) if " please " in text else ():
        if match["last"] != "then":
            yield _Find("please", Span(match.start("last"), match.end("please")), f"{match['last']}, please")


def _constructions(vocabulary: Vocabulary, block: Block) -> Iterator[_Find]:
    for pattern, mended, needs, usage in _table(vocabulary, block.language):
        for match in pattern.finditer(block.text) if needs in block.text else ():
            start, end = match.span()
            text = match[0].rstrip()
            right = match.expand(mended).rstrip()
            variant = (usage or "construction") if right else "determiners"
            if right.lower() == text.lower():
                variant = "capital"
            yield _Find(variant, Span(start, end - len(match[0]) + len(text)), right)


@lru_cache(maxsize=4)
def _table(vocabulary: Vocabulary, language: Language) -> tuple[tuple[re.Pattern[str], str, str, str], ...]:
    rows = cast("list[dict[str, str]]", vocabulary.toml("constructions")[language])
    return tuple((lazy(row["pattern"]), row["mended"], row.get("needs", ""), row.get("variant", "")) for row in rows)


def _article(word: str) -> str:
    """The article that a word takes; "" where nobody can tell from its letters."""
    code = _CODE.match(word)
    if code:
        if word.startswith("U") or len(code["letters"]) > 2:
            return ""  # `a UN body`; `a NATO body`, `an NGO`, `SHA-1`: read as a word or letter by letter
        return "an" if word[0] in _VOWEL_NAMES else "a"
    if word.isupper() or any(letter.isupper() for letter in word[1:]):
        return ""
    if _SILENT_H.match(word):
        return "an"
    if word[0].lower() == "h" or _SPOKEN_CONSONANT.match(word) or _SPELT.match(word):
        return ""  # `an historic`, `a unit`, `an unimportant`: custom or the ear decides
    if word[0].lower() in "aeiou":
        return "an"
    return "a" if word[0].islower() else ""


def _is_letter(text: str, match: re.Match[str]) -> bool:
    """True if the article is a letter: `Annex A and`, `Vitamin A is`, `a and b`, `a) or`, the French `a`."""
    if match["word"].lower() in ("and", "or", "is", "in", "as", "of", "to", "a", "an", "i", "are", "at", "if", "on"):
        return True
    if match["article"] == "A" and match.start() > 1 and text[match.start() - 2] not in ".!?:":
        return True
    return fold(match["word"]) in ("ete", "entre", "ont")
