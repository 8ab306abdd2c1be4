"""The answers to annotations of a PDF: annotations that say which one they are in reply to."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from logging import getLogger

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from .notes import AUTHOR
from .replies import Answered

_OWN = f"{AUTHOR}-"


def answered(data: bytes) -> Iterator[Answered]:
    """The annotations of bilint, each with every answer to it, or once with none."""
    getLogger("pypdf").setLevel("ERROR")
    for page in PdfReader(BytesIO(data)).pages:
        for reference in page.get("/Annots", ()):
            annotation = reference.get_object()
            if not isinstance(annotation, DictionaryObject):
                continue
            if str(annotation.get("/NM", "")).startswith(_OWN):
                yield Answered(str(annotation["/NM"]), str(annotation.get("/Contents", "")), "")
            parent = annotation.get("/IRT")
            parent = parent.get_object() if parent is not None else None
            if isinstance(parent, DictionaryObject) and str(parent.get("/NM", "")).startswith(_OWN):
                yield Answered(str(parent["/NM"]), "", str(annotation.get("/Contents", "")))
