"""The findings as an Excel workbook: a row each."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from ..engine.outcome import Outcome
from ..messages import UserError, both
from ..model import Language
from . import finding_list

# The workbook names a day. A fixed one gives the same findings the same bytes.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_WIDTHS = (6, 14, 14, 28, 60, 24, 40, 24, 40, 28, 18)  # of the columns, in characters


def render_bytes(outcome: Outcome, language: Language) -> bytes:
    """The list as an Excel workbook. Raises UserError where the library is not installed."""
    try:
        from xlsxwriter import Workbook
    except ModuleNotFoundError:
        raise UserError(both("The Excel list needs a library: pip install xlsxwriter, or the extra “serve”.")) from None
    written = io.BytesIO()
    # Only text is written: nothing of a notice becomes a formula or a link.
    with Workbook(written, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        sheet = book.add_worksheet("bilint")
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True, "valign": "top"})
        heads = finding_list.titles(language)
        last = 0
        for number, cells in enumerate([heads, *finding_list.rows(outcome, language)]):
            last = number
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell, wrapped if number else bold)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(heads) - 1)
    return written.getvalue()
