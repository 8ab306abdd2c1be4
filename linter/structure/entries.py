"""The texts of a catalogue as blocks: each is a paragraph of its own, whatever it looks like."""

from __future__ import annotations

from ..language.identification import LanguageScale
from ..model import Block, Document, Language, other
from .blocks import stretches

# From this weight on, in function words, a text left in the other language shows it.
_TELLS = 1.0


def version_of_entries(document: Document, language: Language, scale: LanguageScale) -> tuple[Block, ...]:
    """The texts of one version. A catalogue that does not name its languages is one version as a whole."""
    named = any(line.version for line in document.lines)
    return tuple(
        Block(
            kind="paragraph",
            text=line.text,
            origin=line.origin,
            language=_language(line.text, language, scale),
            literals=stretches(line.origin, document.literals),
            key=line.key,
        )
        for line in document.lines
        if not named or line.version == language
    )


def _language(text: str, language: Language, scale: LanguageScale) -> Language:
    weight = scale.weigh(text) * (1 if language == "en" else -1)
    return other(language) if weight >= _TELLS else language
