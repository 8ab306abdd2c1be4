"""Labels without their colon, among others that have it: of header fields and list items (`Teamwork: Shares ...`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..model import LANGUAGES, Block, Language, Side, Span, other
from ..patterns import CHUNK, lazy
from ..project.toml_schema import Key
from .contract import Case, Hit, Mark, Options, Replacement, VariantSpec
from .support.siblings import siblings

OPTIONS: dict[str, Key] = {}
VALUES = {"label": "the label", "sign": "the sign in place of the colon, or nothing"}
VARIANTS = (
    VariantSpec("sign", "A field has another sign in place of the colon.", ("label", "sign"), alike=("sign",)),
    VariantSpec("missing", "A field has no colon, though its neighbours have one.", ("label", "sign"), alike=()),
    VariantSpec("item-sign", "A list item has another sign in place of the colon.", ("label", "sign"), alike=("sign",)),
    VariantSpec("item-missing", "A list item has no colon, though the others have one.", ("label",), alike=()),
    VariantSpec("heading", "A heading has a colon in one version only.", ("label",), alike=()),
)

# So many siblings must have the colon before a label without it is called wrong.
_LEAST_FIELDS = 2
_LEAST_ITEMS = 3
_SHARE_OF_ITEMS = 0.7
# More words than this before a comma or a dash are a clause, unless the other labels are as long.
_SHORT_LABEL = 4
_TITLE_REACH = 80  # characters that hold a label
# A label of more words than most, which has its colon.
_LONG_LABEL = lazy(r"[A-ZÀ-Þ][^.;:!?]{1,100}?[ \u00a0\u202f]?:[ \u00a0\u202f]\S")
_LABEL = lazy(
    r"(?P<label>[A-ZÀ-Þ][\w'’()/&-]*(?: [\w'’()/&-]+){0,6})"
    r"(?P<joint>[ \u00a0\u202f]{0,2}(?P<sign>[:;,–—]|-(?=[ \u00a0]))[ \u00a0\u202f]{0,3})(?=\S)"
)


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Compares each label with its siblings: the fields, or items, that follow each other."""
    counterparts = {
        here.block: there.block
        for pair in case.pairs(weak=True)
        for language in LANGUAGES
        for here, there in zip(pair.side(language)[:1], pair.side(other(language))[:1], strict=False)
        if here.span.start == there.span.start == 0
    }
    for language in LANGUAGES:
        side = case.side(language)
        for fields in _runs(side, "field"):
            yield from _fields(fields, language)
        for run in _runs(side, "item"):
            for items in siblings(run):
                yield from (hit for hit in _items(items, side) if not _is_alike_there(hit, counterparts))
    yield from _headings(case)


def _is_alike_there(hit: Hit, counterparts: Mapping[Block, Block]) -> bool:
    """True if an item without a label has none in the other version either: both mean it so."""
    there = counterparts.get(hit.marks[0].block)
    if hit.variant != "item-missing" or there is None:
        return False
    return ":" not in there.text[:_TITLE_REACH] and _LABEL.match(there.text) is None


def _runs(side: Side, kind: str) -> Iterator[list[Block]]:
    run: list[Block] = []
    for block in side.blocks:
        if block.kind == kind:
            run.append(block)
        elif block.kind != "furniture" and run:
            yield run
            run = []
    if run:
        yield run


def _fields(fields: Sequence[Block], language: Language) -> Iterator[Hit]:
    # The border of a cell, which bilint shows as a colon, is no custom of writing colons.
    fields = [block for block in fields if block.label is None or not block.inserted(_joint_span(block))]
    usual = [joint for joint in map(_joint, fields) if ":" in joint]
    for block in fields:
        joint = _joint(block)
        wrong = joint.strip()
        # A sign in place of the colon is a slip, whatever the others have. A label alone may be a custom.
        if block.label is None or not block.value or ":" in joint or len(usual) < (1 if wrong else _LEAST_FIELDS):
            continue
        end = block.label.end + len(joint.rstrip()) if wrong else block.label.end
        yield Hit(
            marks=(Mark(language, block, Span(block.label.start, end)),),
            values={"label": block.label.of(block.text), "sign": wrong},
            variant="sign" if wrong else "missing",
            replacements=(
                Replacement(language, block, Span(block.label.end, block.value.start), max(usual, key=usual.count)),
            ),
            safe=bool(block.concept),
        )


def _joint(block: Block) -> str:
    """The text between the label and the value of a field."""
    return _joint_span(block).of(block.text)


def _joint_span(block: Block) -> Span:
    if block.label is None or block.value is None:
        return Span(0, 0)
    return Span(block.label.end, block.value.start)


def _items(items: Sequence[Block], side: Side) -> Iterator[Hit]:
    labels = [_label_of(item, side) for item in items]
    labelled = [label for label in labels if label and label["sign"] == ":"]
    others = [
        item
        for item, label in zip(items, labels, strict=True)
        if label not in labelled and not _LONG_LABEL.match(item.text)
    ]
    if len(labelled) < max(_LEAST_ITEMS, _SHARE_OF_ITEMS * (len(labelled) + len(others)), len(items) / 2):
        return
    joints = [label["joint"] for label in labelled]
    longest = max(_SHORT_LABEL, *(_words(label["label"]) for label in labelled))
    for item, label in zip(items, labels, strict=True):
        if item not in others:
            continue
        if label and _words(label["label"]) <= longest:
            yield Hit(
                marks=(Mark(side.language, item, Span(0, label.start("sign") + 1)),),
                values={"label": label["label"], "sign": label["sign"]},
                variant="item-sign",
                replacements=(
                    Replacement(side.language, item, Span(*label.span("joint")), max(joints, key=joints.count)),
                ),
                safe=label["sign"] == ";",
            )
        elif not label and item.text[:1].isupper():
            title = _title(item.text)
            marked = Span(0, len(title) or len(item.text))
            yield Hit(
                marks=(Mark(side.language, item, marked),),
                values={"label": marked.of(item.text)},
                variant="item-missing",
            )


def _label_of(item: Block, side: Side) -> re.Match[str] | None:
    """The label that an item begins with; none where it is a part of the title that a link has."""
    match = _LABEL.match(item.text)
    if match and side.document.links:
        place = item.origin.locate(Span(*match.span()))
        if any(link.anchor.start <= place.start and place.end < link.anchor.end for link in side.document.links):
            return None
    return match


def _words(label: str) -> int:
    return len(label.split())


def _headings(case: Case) -> Iterator[Hit]:
    for section in case.sections:
        headings = {"en": section.en, "fr": section.fr}
        ends = [
            Mark(language, block, Span(0, len(block.text)))
            for language in LANGUAGES
            if (block := headings[language]) and block.kind == "heading"
        ]
        colons = [mark.text.endswith(":") for mark in ends]
        if len(ends) == 2 and any(colons) and not all(colons):
            yield Hit(marks=tuple(ends), values={"label": ends[0].text.rstrip(":\u00a0\u202f ")}, variant="heading")


def _title(text: str) -> str:
    """The label of an item without a colon, where capitals tell: `Team Spirit Shares what she knows`; or ""."""
    end = start = 0
    for match in CHUNK.finditer(text[:_TITLE_REACH]):
        word = match[0]
        if word[0].isupper():
            end, start = start, match.start()
        elif word.lower() not in {"and", "of", "for", "the", "to", "in", "with"}:
            break
    return text[:start].rstrip() if end or start else ""
