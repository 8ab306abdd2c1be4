"""The data of the review sheet: the row of each finding in the list, and the parts of a suppression."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from ..messages import both, pick
from ..model import Finding, Language
from ..quotes import one_line
from . import finding_list
from .html_view import NoticeView
from .places import shown_path

# A shell pattern takes these for more than themselves.
_SIGNS = re.compile(r"[*?\[]")


def review_data(notices: Sequence[NoticeView], named: Mapping[str, str], language: Language) -> Markup:
    """The data as JSON for an element that no browser runs. Nothing in it can end that element."""
    of_review = (both("Status"), both("Reason"), both("Note"))  # the columns that a person fills
    data: dict[str, Any] = {
        "titles": [*finding_list.titles(language), *(pick(title, language) for title in of_review)],
        "notices": [notice.name for notice in notices],
        "findings": {
            card.number: {
                "rule": card.finding.rule,
                "notice": notice.name,
                "file": _SIGNS.sub(r"[\g<0>]", shown_path(card.finding.locations[0].document.path)),
                "text": _quote(card.finding),
                "cells": finding_list.row(card.number, card.finding, named, language),
            }
            for notice in notices
            for card in notice.cards()
        },
    }
    written = json.dumps(data, separators=(",", ":"))
    for sign in "<&\x7f":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(written)  # noqa: S704 (no markup is left in it)


def _quote(finding: Finding) -> str:
    """Words by which a suppression knows the finding; "" for one without words."""
    return next((one_line(location.text) for location in finding.locations if location.text.strip()), "")
