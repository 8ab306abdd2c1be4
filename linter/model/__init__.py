"""The data of bilint as immutable classes, from bytes to blocks to pairs to facts to findings.

Offsets are counted in characters, from 0, the end exclusive.
"""

from .documents import NEWLINE, Box, Document, Line, Link, Place, Role, Spot
from .findings import SEVERITIES, Confidence, Edit, Finding, Fix, Location, Severity, Translation
from .languages import LANGUAGES, Language, other
from .notices import Block, BlockKind, Fact, Notice, Pair, Section, Segment, Side, UnitKind
from .spans import Piece, SourceMap, Span

__all__ = [
    "LANGUAGES",
    "NEWLINE",
    "SEVERITIES",
    "Block",
    "BlockKind",
    "Box",
    "Confidence",
    "Document",
    "Edit",
    "Fact",
    "Finding",
    "Fix",
    "Language",
    "Line",
    "Link",
    "Location",
    "Notice",
    "Pair",
    "Piece",
    "Place",
    "Role",
    "Section",
    "Segment",
    "Severity",
    "Side",
    "SourceMap",
    "Span",
    "Spot",
    "Translation",
    "UnitKind",
    "other",
]
