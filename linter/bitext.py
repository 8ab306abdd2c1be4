"""Documents to a notice with two sides, and the notice to aligned sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from .alignment.given import given
from .alignment.lexicon import Lexicon, lexicon_of
from .alignment.page_texts import page_sections
from .alignment.sections import align as align_sides
from .language.identification import LanguageScale, line_languages, scale_of
from .language.marked_languages import corrected
from .model import LANGUAGES, Block, Document, Language, Notice, Section, Side, Span, other
from .readers import UnreadableError, read_file
from .readers.formats import FORMATS
from .readers.keyed_texts import may_hold_both
from .structure.blocks import blocks
from .structure.entries import page_texts, version_of_entries
from .structure.labels import Labels
from .structure.sides import divide, own_version
from .vocabulary import Vocabulary

# The headers of notices at hand have five known labels or more; of sixty manuals and READMEs none has any.
_LABELS_OF_A_NOTICE = 2
# A file is in the other language if this share of its text is. The blocks must show a language and hold this many
# characters.
_WHOLE_TEXT = 0.9
_LEAST_TEXT = 300
_TELLS = 1.0


@dataclass(frozen=True, slots=True)
class Bitext:
    """A notice with its aligned sections."""

    notice: Notice
    sections: tuple[Section, ...]


class OneVersionError(Exception):
    """A document holds one language only. `span` is the first block's place in the source, `heading` its text.

    `is_notice` is true if the document has the header of a notice (a deadline, a grade) or no text.
    """

    def __init__(
        self, document: Document, language: Language, span: Span, heading: str, *, is_notice: bool = True
    ) -> None:
        super().__init__(f"{document.path}: only one version ({language})")
        self.document = document
        self.language = language
        self.span = span
        self.heading = heading
        self.is_notice = is_notice


class Reading:
    """Reads documents as notices; holds the vocabulary's tables, loaded once for many notices, and only if need be."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    @cached_property
    def _scale(self) -> LanguageScale:
        return scale_of(self._vocabulary)

    @cached_property
    def _labels(self) -> Labels:
        return self._vocabulary.made(Labels)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return lexicon_of(self._vocabulary)

    def notice(self, name: str, documents: Sequence[Document], languages: Sequence[Language | None] = ()) -> Notice:
        """The notice of one bilingual document, or of an English and a French one (in this order).

        Raises OneVersionError where a single document, or both of two, are in one language.
        """
        if _keyed(documents):
            return self._of_entries(name, documents, languages)
        if len(documents) == 1:
            return self._from_one(name, documents[0])
        sides = []
        for said, document in zip(languages or ("en", "fr"), documents, strict=True):
            found = self._blocks(document)
            language = said or _language(found)
            if self._is_in(other(language), found):
                raise _one_version(document, found)
            own = own_version(found, language, self._scale)
            sides.append(Side(language, document, (*own, *self._on_pages(document, language))))
        if sides[0].language == sides[1].language:
            raise _one_version(sides[1].document, list(sides[1].blocks))
        english, french = sorted(sides, key=lambda side: side.language)
        return Notice(name, english, french)

    def sections(self, notice: Notice) -> tuple[Section, ...]:
        """The aligned sections of a notice."""
        if _keyed([notice.en.document, notice.fr.document]):
            return given(notice, self._lexicon)
        return (*align_sides(notice, self._lexicon), *page_sections(notice, self._lexicon))

    def speaks(self, path: Path) -> Language | None:
        """The one language of a file; None where it holds both versions, shows none or cannot be read."""
        try:
            return self.language_of(read_file(path))
        except UnreadableError:
            return None

    def language_of(self, document: Document) -> Language | None:
        """The one language of a document; None where it holds both versions or shows none."""
        sizes = self._sizes(self._blocks(document))
        return next((one for one in LANGUAGES if sizes[one] > _WHOLE_TEXT * sum(sizes.values())), None)

    def translates(self, paths: Sequence[Path], languages: Sequence[Language | None] = ()) -> bool:
        """True if catalogues, one or two, hold texts in English and their translations into French."""
        try:
            if len(paths) == 1 and not may_hold_both(paths[0]):
                return False
            notice = self._of_entries("", [read_file(path) for path in paths], languages)
        except (UnreadableError, OneVersionError):
            return False
        english, french = (
            sum(self._scale.weigh(block.text) for block in notice.side(language).blocks) for language in LANGUAGES
        )
        return english < 0 < french

    def _is_in(self, language: Language, found: Sequence[Block]) -> bool:
        """True if all the blocks that show a language are in this one, but for a few words."""
        sizes = self._sizes(found)
        return sizes[language] >= _LEAST_TEXT and sizes[language] > _WHOLE_TEXT * sum(sizes.values())

    def _sizes(self, found: Sequence[Block]) -> dict[Language, int]:
        """The characters of the blocks that show a language, by language."""
        sizes: dict[Language, int] = dict.fromkeys(LANGUAGES, 0)
        for block in found:
            weight = self._scale.weigh(block.text)
            if abs(weight) >= _TELLS:
                sizes["fr" if weight > 0 else "en"] += len(block.text)
        return sizes

    def _from_one(self, name: str, document: Document) -> Notice:
        found = self._blocks(document)
        divided = divide(found, self._scale)
        if divided is None:
            raise _one_version(document, found)
        english, french = (
            Side(language, document, (*divided[language], *self._on_pages(document, language)))
            for language in LANGUAGES
        )
        return Notice(name, english, french)

    def _on_pages(self, document: Document, language: Language) -> Iterator[Block]:
        """The headers and footers in one language."""
        return (block for block in page_texts(document, self._scale) if block.language == language)

    def _of_entries(self, name: str, documents: Sequence[Document], languages: Sequence[Language | None]) -> Notice:
        """The notice of one catalogue with both languages, or of two with the same keys."""
        said = [*languages, None, None] if len(documents) == 2 else list(LANGUAGES)
        first, last = documents[0], documents[-1]
        if len(documents) == 2 and not any(said):
            said = [_language(version_of_entries(first, "en", self._scale)), None]
        in_english = said[0] == "en" or said[1] == "fr"
        english, french = (first, last) if in_english else (last, first)
        sides = [
            Side(language, document, version_of_entries(document, language, self._scale))
            for language, document in zip(LANGUAGES, (english, french), strict=True)
        ]
        lone = next((one for one, two in zip(sides, reversed(sides), strict=True) if not two.blocks), None)
        if len(documents) == 1 and not any(line.version for line in first.lines):
            lone = sides[0]
        if lone is not None:
            raise _one_version(lone.document, list(lone.blocks), is_notice=False)
        return Notice(name, sides[0], sides[1])

    def _blocks(self, document: Document) -> list[Block]:
        lines = tuple(line for line in document.lines if not line.key or _keyed([document]))
        lines = corrected(lines, self._scale)
        text = document if lines == document.lines else replace(document, lines=lines)
        return blocks(text, line_languages(lines, self._scale), self._labels)


def _language(found: Sequence[Block]) -> Language:
    french = sum(len(block.text) for block in found if block.language == "fr")
    return "fr" if 2 * french > sum(len(block.text) for block in found) else "en"


def _keyed(documents: Sequence[Document]) -> bool:
    """True if the documents are catalogues, which say themselves what belongs together."""
    return all(document.format in FORMATS and FORMATS[document.format].keyed for document in documents)


def _one_version(document: Document, found: Sequence[Block], *, is_notice: bool | None = None) -> OneVersionError:
    if not found:
        return OneVersionError(document, "en", Span(0, 0), "")
    first = found[0]
    place = first.origin.locate(Span(0, len(first.text)))
    labels = {block.concept for block in found if block.kind == "field" and block.concept}
    is_notice = len(labels) >= _LABELS_OF_A_NOTICE if is_notice is None else is_notice
    return OneVersionError(document, _language(found), place, first.text, is_notice=is_notice)
