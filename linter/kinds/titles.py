"""A title that the body gives in other words, and a post that reports to two different people."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.analysed import Token, analysed
from ..language.folding import fold
from ..language.function_words import ARTICLES, LINKS
from ..model import LANGUAGES, Block, Language, Pair, Side, Span, other
from ..patterns import lazy
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, VariantSpec

OPTIONS: dict[str, Key] = {}
VALUES = {"text": "the words of the body", "usual": "the words of the title, or those that come first"}
_VALUES = ("text", "usual")
VARIANTS = (
    VariantSpec("title", "The body gives the title in other words.", _VALUES, alike=_VALUES),
    VariantSpec("supervisor", "A post reports to two people.", _VALUES, alike=_VALUES),
)

# A shorter title, such as `Privacy policy`, is said in many ways.
_LEAST_WORDS = 3
# Behind these, a title has a qualifier that the body leaves out: `Gardener - Roses`.
_QUALIFIER = lazy(r"\s[-–—|(]\s?|\s?:\s|,\s|\s/\s")
_BOTH_GENDERS = (" ou ", "/")
_ROOT = 6  # letters that `développeur` and `développeuse` share
_REPORTS = {
    "en": lazy(
        r"(?P<frame>(?:^|[.;:]\s+|\b(?:position|post|incumbent|you|holder|role)\b[^.;,]{0,20}?\s)[Rr]eport(?:s|ing)?\s"
        r"(?:directly\s)?to)\s"
        r"(?:the\s)?(?P<person>[^.;,:()]{5,90})(?:\.|$)"
    ),
    "fr": lazy(
        r"(?P<frame>(?:^|[.;:]\s+|\b(?:poste|titulaire|vous)\b[^.;,]{0,20}?\s)[Rr]el(?:ève|èvera|evez|èverez|evant)\s"
        r"(?:directement\s)?)(?:du|de\sla|de\sl['’]|des|de|d['’])\s?(?P<person>[^.;,:()]{5,90})(?:\.|$)"
    ),
}
_CUES = {"en": ("eport",), "fr": ("elev", "elèv")}


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Compares each version with itself."""
    yield from _titles(case)
    yield from _supervisors(case)


def _titles(case: Case) -> Iterator[Hit]:
    """The places where one version has the title as it stands, and the other has it otherwise."""
    heads = {language: _head(case.side(language)) for language in LANGUAGES}
    titles: dict[Language, str] = {language: _title(block) for language, block in heads.items() if block}
    if len(titles) < len(LANGUAGES) or any(len(_words(text, language)) < 2 for language, text in titles.items()):
        return
    for pair in case.pairs():
        if len(pair.en) != 1 or len(pair.fr) != 1 or any(pair.side(side)[0].block is heads[side] for side in LANGUAGES):
            continue
        if pair.kind == "heading":  # such as the banner of the page, which is a title of its own
            continue
        has = {side: titles[side].lower() in pair.side(side)[0].text.lower() for side in LANGUAGES}
        for language in LANGUAGES:
            if has[other(language)] and not has[language]:
                yield from _otherwise(pair, language, heads[language], titles[language])


def _head(side: Side) -> Block | None:
    """The block with the title: the field, or else the heading at the top."""
    first = next((block for block in side.blocks if block.kind != "furniture"), None)
    fields = (block for block in side.blocks if block.kind == "field" and block.concept == "title")
    return next(fields, first if first is not None and first.kind == "heading" else None)


def _title(block: Block) -> str:
    start = block.label.end if block.label else 0
    text = block.text[start:].strip(" \u00a0\u202f:*")
    cut = _QUALIFIER.search(text)
    return text[: cut.start()] if cut and cut.start() else text


def _otherwise(pair: Pair, language: Language, head: Block | None, title: str) -> Iterator[Hit]:
    """The words of a sentence that are nearly those of the title."""
    segment = pair.side(language)[0]
    wanted = _words(title, language)
    here = _words(segment.text, language)
    if len(wanted) < _LEAST_WORDS or head is None:
        return
    roots = {token.stem for token in wanted}
    for at, token in enumerate(here):
        if token.stem != wanted[0].stem:
            continue
        window = here[at : at + len(wanted) + 1]
        while window and window[-1].stem not in roots:
            window.pop()
        found = {token.stem for token in window}
        if len(roots & found) < max(2, len(roots) - 1) or len(found - roots) > 1:
            continue
        span = Span(window[0].start, window[-1].end)
        text = span.of(segment.text)
        if _is_another(text, title, language):
            marks = (Mark(language, segment.block, span.shift(segment.span.start)), _mark_of(head, title, language))
            yield Hit(marks, extra=(text,), values={"text": text, "usual": title}, variant="title")
        return


def _mark_of(head: Block, title: str, language: Language) -> Mark:
    start = head.text.index(title)
    return Mark(language, head, Span(start, start + len(title)))


def _is_another(text: str, title: str, language: Language) -> bool:
    """True if more differs than gender, number, articles and capitals."""
    one, two = ([token.stem for token in _words(part, language)] for part in (text, title))
    if any(sign in part for part in (text, title) for sign in _BOTH_GENDERS):
        return {key[:_ROOT] for key in one} != {key[:_ROOT] for key in two}
    joints = [[_bare(token)[:1] for token in _joints(part, language)] for part in (text, title)]
    return one != two or joints[0] != joints[1]


def _joints(text: str, language: Language) -> list[Token]:
    """The prepositions of a text, without articles."""
    words = (token for token in analysed(text, language).tokens if token.shape != "punctuation")
    return [token for token in words if _bare(token) in LINKS[language] - ARTICLES[language]]


def _words(text: str, language: Language) -> list[Token]:
    """The words of a text that carry meaning."""
    return [token for token in analysed(text, language).tokens if token.is_word and _bare(token) not in LINKS[language]]


def _bare(token: Token) -> str:
    return fold(token.text).rstrip("'’")


def _supervisors(case: Case) -> Iterator[Hit]:
    """The words of a version that name another person than an equal sentence before: `The post reports to …`.

    The other version must speak of a person in both places, too.
    """
    before: dict[tuple[str, str], Mark] = {}
    for pair in case.pairs():
        found = {language: _reports(pair, language) for language in LANGUAGES}
        for language in LANGUAGES:
            one, beside = found[language], found[other(language)]
            if one is None or beside is None:
                continue
            frame, mark = one
            first = before.setdefault((language, frame), mark)
            old, new = ({token.stem for token in _words(place.text, language)} for place in (first, mark))
            if not old <= new and not new <= old:
                values = {"text": mark.text, "usual": first.text}
                yield Hit((mark, first), extra=(mark.text,), values=values, variant="supervisor")


def _reports(pair: Pair, language: Language) -> tuple[str, Mark] | None:
    """The words that say who reports, and the person to whom."""
    segment = pair.side(language)[0] if len(pair.side(language)) == 1 else None
    if segment is None or not any(cue in segment.text for cue in _CUES[language]):
        return None
    found = _REPORTS[language].search(segment.text)
    if found is None:
        return None
    mark = Mark(language, segment.block, Span(*found.span("person")).shift(segment.span.start))
    return found["frame"].strip(" .;:").lower(), mark
