"""Checkstyle XML, which many CI services and editors read."""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from .. import __version__
from ..engine.outcome import Outcome
from ..model import Language
from .places import active, has_lines, said_in_full, shown_path
from .xml_text import write, xml_text


def render(outcome: Outcome, language: Language) -> str:
    """The findings by the file of their first location; the other one stands in the message."""
    root = Element("checkstyle", version=__version__)
    by_path = sorted(active(outcome), key=lambda finding: shown_path(finding.locations[0].document.path))
    for path, findings in groupby(by_path, lambda finding: shown_path(finding.locations[0].document.path)):
        file = SubElement(root, "file", name=xml_text(path))
        for finding in findings:
            location = finding.locations[0]
            place = location.document.place(location.span)
            lines = {"line": str(place.line), "column": str(place.column)} if has_lines(location.document) else {}
            SubElement(
                file,
                "error",
                lines,
                severity=finding.severity,
                message=xml_text(said_in_full(finding, language)),
                source=f"bilint.{finding.rule}",
            )
    return write(root)
