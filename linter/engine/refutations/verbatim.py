"""A text that both versions have word for word was written for neither: a name, command, message or quotation.

Such a text has no language that it could miss, and no form that its version could ask for. Prose is another matter:
there the same words on both sides are a translation that was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...kinds.contract import ClaimType, Mark
from ...language.masks import inside, masks
from ...model import Pair, Segment, other
from ...patterns import lazy
from ...quotes import CLOSING, ends_with
from ...terminology.terms import initials
from ..claims import Claim
from ..known import Known
from .contract import Outcome

ATTACKS: frozenset[ClaimType] = frozenset({"no-word", "language", "form"})

# The signs of a command line: a prompt, an option, a pipe or redirection, a path, a variable.
_COMMAND = lazy(
    r"(?:^|\s)(?:[$#%>] ?|~[#$]|\S{1,60}@\S{1,120}[#$] ?)(?=[a-z./])|(?:^|\s)--?[a-z][\w-]*(?![\w-])"
    r"|(?:^|\s)(?:\||>>?|<|&&|2>&1)\s"
    r"|(?<![\w.:/])\.{0,2}/[\w.-]+/|\$\w|[{}]|\w\(\)|(?:^|\s)(?:/\*|//)|\*{3}|%%"
)
# Where code ends, stars and underscores of Markdown may follow.
_MARKUP = CLOSING + "*_"
_NAME_WITH_ACRONYM = lazy(r"^(?:[^:]{1,40}:\s)?(?P<name>[^()]{8,120})\((?P<acronym>[A-Z][A-Za-z]{1,9})\)$")
_TOKEN = lazy(r"[\w'’-]+")
# No space, and letters on both sides of the sign. Figures and compounds have forms in each language.
_SIGN_INSIDE = lazy(r"[^\W\d]+[^\w\s'’-][^\W\d]+")
_PROSE_WORD = lazy(r"[^\W\d_]{3,}")
# A French text of so many words has an accent or a small word of its own.
_LEAST_WORDS = 3
_FRENCH = lazy(r"(?i)[àâçéèêëîïôùûœ]|\b(?:d|l|qu)['’]|\b(?:de|des|du|la|le|les|et|aux?|un|une|pour|sur|en)\b")
# One word in six may be translated within a name or a postal address.
_NEARLY = 5 / 6
# A name of a body is seldom longer than this.
_LONGEST_NAME = 12
# This share of the words of a phrase is in lower case. The same share of the headings is translated.
_MOSTLY = 0.75
_LEAST_HEADINGS = 2
# A loan of several words has no small ones: `coding dojo`.
_LOAN = 4
# What a dash between spaces or a colon sets apart. In lower case it is the word of a program, and no title.
_LABEL = lazy(r"(?P<text>[^—–:]{2,40}?)(?:\s+[—–-]\s|\s?:\s)")
# Words before and behind a word that may belong to the same name.
_REACH = 6


def attack(claim: Claim, known: Known) -> Outcome | None:
    """Refutes a claim about a text that the paired text has as well, as far as it is not prose."""
    if not claim.hit.marks:
        return None  # a hit without a place is a fault of its kind, which is reported as such
    mark = claim.hit.marks[0]
    if claim.type == "language":
        return _language(mark, known) if claim.rule.kind == "untranslated" else None
    segments = list(_holders(mark, known))
    same = [segment.text for pair, segment in segments if _stands_there(pair, segment)]
    if claim.type == "form" and mark.language == "fr" and any(map(_is_english, same)):
        return Outcome.REFUTED  # French forms are not asked of English that was left there
    if claim.type == "form" and _is_token_of_both(mark, segments):
        return Outcome.REFUTED
    if any(_is_code(text) or (claim.type == "no-word" and not ends_with(text, ".!?:;,…", _MARKUP)) for text in same):
        return Outcome.REFUTED
    return _word(claim, mark, segments) if claim.type == "no-word" else None


def _holders(mark: Mark, known: Known) -> Iterator[tuple[Pair, Segment]]:
    """The segments that a mark stands in, with their pairs."""
    at = known.at(mark)
    if at is not None:
        pair = known.pair(at)
        yield from ((pair, segment) for segment in pair.side(mark.language) if segment.block is mark.block)


def _stands_there(pair: Pair, segment: Segment) -> bool:
    """True if the other version has the text of a segment in the paired text."""
    there = pair.side(other(segment.block.language))
    return any(segment.text.strip() == one.text.strip() for one in there)


def _is_token_of_both(mark: Mark, segments: Sequence[tuple[Pair, Segment]]) -> bool:
    """True if a mark is a token with a sign inside that the paired text has as well: `view:source`."""
    if not _SIGN_INSIDE.fullmatch(mark.text):
        return False
    there = (one.text for pair, segment in segments for one in pair.side(other(segment.block.language)))
    return any(mark.text in text for text in there)


def _nearly_stands_there(pair: Pair, segment: Segment) -> bool:
    """True if the paired text has the words of a segment but for a few: `box 5` is `boîte 5` there."""
    own = set(_TOKEN.findall(segment.text))
    there = {word for one in pair.side(other(segment.block.language)) for word in _TOKEN.findall(one.text)}
    return len(own & there) >= _NEARLY * len(own)


def _is_english(text: str) -> bool:
    """True if a text that both versions have is English: whole phrases are not the same by chance."""
    return len(_PROSE_WORD.findall(text)) >= _LEAST_WORDS and not _FRENCH.search(text)


def _is_code(text: str) -> bool:
    return _COMMAND.search(text) is not None or any(mask.kind in ("code", "identifier") for mask in masks(text))


def _is_literal(mark: Mark) -> bool:
    """True if every letter of a mark is in code."""
    return bool(mark.block.literals) and all(
        inside(mark.span.start + word.start(), mark.block.literals) for word in _TOKEN.finditer(mark.text)
    )


def _language(mark: Mark, known: Known) -> Outcome | None:
    """Refutes where the text in the other language is code, or a name with its initials; doubts other names."""
    text = mark.text.strip()
    if _is_code(text) or _is_literal(mark):
        return Outcome.REFUTED
    named = _NAME_WITH_ACRONYM.match(text)
    language = other(mark.language)
    if named and initials(named["name"], language) == named["acronym"].upper():
        return Outcome.REFUTED
    same = any(_nearly_stands_there(pair, segment) for pair, segment in _holders(mark, known))
    short = len(_TOKEN.findall(text)) <= _LONGEST_NAME
    if not same or not short or ends_with(text, ".!?:;,…", _MARKUP):
        return None
    if mark.block.kind == "heading":
        return None if _is_heading_alone(mark, known) else Outcome.OUTWEIGHED
    return None if _is_phrase(text) and _is_alone(mark, known) else Outcome.OUTWEIGHED


def _is_phrase(text: str) -> bool:
    """True if most words behind the first are in lower case, which those of a name are not."""
    words = _PROSE_WORD.findall(text)[1:]
    return bool(words) and sum(map(str.islower, words)) >= _MOSTLY * len(words)


def _is_heading_alone(mark: Mark, known: Known) -> bool:
    """True if the other headings are translated. Those of a list of products or commands are not."""
    pairs = [pair for section in known.case.sections for pair in section.pairs if pair.kind == "heading"]
    others = [pair for pair in pairs if pair.matched and pair.side(mark.language)[0].block is not mark.block]
    kept = sum(any(_nearly_stands_there(pair, one) for one in pair.side(mark.language)) for pair in others)
    return len(others) >= _LEAST_HEADINGS and kept <= len(others) * (1 - _MOSTLY)


def _is_alone(mark: Mark, known: Known) -> bool:
    """True if the items beside a mark are translated. A list of names or titles has none that is."""
    at = known.at(mark)
    if at is None or mark.block.kind != "item":
        return False
    pairs = known.case.sections[at.section].pairs
    beside = [
        pairs[near] for near in (at.pair - 1, at.pair + 1) if 0 <= near < len(pairs) and pairs[near].kind == "item"
    ]
    return bool(beside) and all(
        pair.matched and not any(_nearly_stands_there(pair, one) for one in pair.side(mark.language)) for pair in beside
    )


def _word(claim: Claim, mark: Mark, segments: Sequence[tuple[Pair, Segment]]) -> Outcome | None:
    """Refutes an unknown word in code, in a shared label or name, or in a gloss of the other version."""
    text = mark.block.text
    if _is_code(_chunk(text, mark)) or any(_is_shared_label(pair, segment, mark) for pair, segment in segments):
        return Outcome.REFUTED
    if claim.hit.variant != "foreign":
        return None
    there = " ".join(one.text for pair, _ in segments for one in pair.side(other(mark.language)))
    return Outcome.REFUTED if _is_gloss(text, mark, there) or _is_in_name(text, mark, there) else None


def _is_shared_label(pair: Pair, segment: Segment, mark: Mark) -> bool:
    """True if a dash or colon ends a label that opens both texts, and the word stands in it: `storage —`."""
    label = _LABEL.match(segment.text)
    if label is None or mark.span.end > segment.span.start + label.end() or label["text"].isdigit():
        return False
    there = (_LABEL.match(one.text) for one in pair.side(other(mark.language)))
    return any(one is not None and one["text"] == label["text"] and label["text"].islower() for one in there)


def _chunk(text: str, mark: Mark) -> str:
    """The word with all that stands between the spaces around it."""
    start = max(text.rfind(sign, 0, mark.span.start) for sign in " \u00a0\n") + 1
    ends = [end for sign in " \u00a0\n" if (end := text.find(sign, mark.span.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def _is_gloss(text: str, mark: Mark, there: str) -> bool:
    """True if brackets or quotes around the word hold what the other version says as well."""
    for opening, closing in ("()", "[]", "“”", "«»", '""', "''", "‘’"):
        start, end = text.rfind(opening, 0, mark.span.start), text.find(closing, mark.span.end)
        inside = text[start + 1 : end].strip() if start >= 0 and end >= 0 else ""
        if inside and closing not in inside and len(_TOKEN.findall(inside)) <= _REACH:
            return inside.casefold() in there.casefold()
    return False


def _is_in_name(text: str, mark: Mark, there: str) -> bool:
    """True if the word belongs to a name or a loan that the other version has as well."""
    before = list(_TOKEN.finditer(text, 0, mark.span.start))[-_REACH:]
    behind = list(_TOKEN.finditer(text, mark.span.end))[:_REACH]
    start, end = mark.span.start, mark.span.end
    for token in reversed(before):
        if text[token.start() : end] not in there:
            break
        start = token.start()
    for token in behind:
        if text[start : token.end()] not in there:
            break
        end = token.end()
    run = _TOKEN.findall(text[start:end])
    loan = all(len(word) >= _LOAN and word.isalpha() for word in run)
    return len(run) > 1 and (loan or any(word[:1].isupper() for word in run))
