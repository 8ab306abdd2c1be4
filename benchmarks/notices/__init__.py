"""Fictional notices without discrepancies, whose alignment and facts are known."""

from .compose import generate
from .layout import LAYOUTS, Layout, Rendered, layout_of, render
from .model import LANGUAGES, FictionalNotice, Language, Slot, Unit

__all__ = [
    "LANGUAGES",
    "LAYOUTS",
    "FictionalNotice",
    "Language",
    "Layout",
    "Rendered",
    "Slot",
    "Unit",
    "generate",
    "layout_of",
    "render",
]
