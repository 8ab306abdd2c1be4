"""The files that a page is made of: its template, and the style sheets and scripts that go into it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup


class PageFiles:
    """The files of a folder, each read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts: dict[str, Markup] = {}

    @cached_property
    def _environment(self) -> Environment:
        return Environment(
            loader=FileSystemLoader(self._folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def template(self, name: str) -> Template:
        """A template of the folder."""
        return self._environment.get_template(name)

    def inline(self, name: str) -> Markup:
        """A file of our own, which goes into the page as it is."""
        if name not in self._texts:
            text = (self._folder / name).read_text(encoding="utf-8")
            self._texts[name] = Markup(text)  # noqa: S704 (nothing of a notice is in it)
        return self._texts[name]
