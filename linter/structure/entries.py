"""The texts of catalogues, headers and footers as blocks: each is one of its own."""

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


def page_texts(document: Document, scale: LanguageScale) -> list[Block]:
    """The headers and footers that show a language. Their values are compared, and nothing else."""
    weighed = [(line, scale.weigh(line.text)) for line in document.lines if line.key]
    return [
        Block("furniture", line.text, line.origin, "fr" if weight > 0 else "en", key=line.key)
        for line, weight in weighed
        if weight
    ]


def _language(text: str, language: Language, scale: LanguageScale) -> Language:
    weight = scale.weigh_for(text, other(language))
    return other(language) if weight >= _TELLS else language
