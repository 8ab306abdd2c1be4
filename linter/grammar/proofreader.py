"""All grammar engines that a user has, as one. Where two speak of one place, the surer one is heard."""

from __future__ import annotations

from functools import lru_cache

from ..messages import Both, both
from ..model import Language
from . import grammalecte, syntax
from .language_tool import LanguageTool
from .remark import Engine, Remark

NO_ENGINE: Both = both(
    "Grammar needs an engine: pip install spacy with its small models (the extra “grammar”), Debian’s "
    "python3-grammalecte, or a LanguageTool server. The configuration names the server: grammar.server.",
)
_KEPT = 4096  # texts: a notice has some hundred, and several notices share some


class Proofreader:
    """The engines at hand: Grammalecte, spaCy, and the server where its address is given."""

    def __init__(self, server: str | None = None) -> None:
        self._engines: list[Engine] = []
        if grammalecte.is_installed():
            self._engines.append(grammalecte.Grammalecte())
        if languages := syntax.installed():
            self._engines.append(syntax.Syntax(languages))
        if server:
            self._engines.append(LanguageTool(server))
        self.remarks = lru_cache(maxsize=_KEPT)(self._remarks)

    @property
    def lacks(self) -> Both | None:
        """The message for a user who has no engine, or None."""
        return None if self._engines else NO_ENGINE

    def _remarks(self, text: str, language: Language) -> tuple[Remark, ...]:
        """The remarks of all engines in the order of the text. None overlaps another."""
        all_of_them = [
            (not remark.sure, number, remark.span, remark)
            for number, engine in enumerate(self._engines)
            if engine.reads(language)
            for remark in engine.remarks(text, language)
        ]
        kept: list[Remark] = []
        for *_, remark in sorted(all_of_them, key=lambda row: row[:3]):
            if not any(remark.span.start < one.span.end and one.span.start < remark.span.end for one in kept):
                kept.append(remark)
        return tuple(sorted(kept, key=lambda one: one.span))
