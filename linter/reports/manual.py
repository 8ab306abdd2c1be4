"""The manual page, in the language of troff that `man` reads."""

from __future__ import annotations

from collections.abc import Iterable

from .. import __version__
from ..messages import both, pick
from ..model import Language

_ABOUT = both("compare the English and the French version of a document")
_STATUS = both("0: nothing found. 1: findings, or something to fix. 2: wrong usage, or nothing could be read.")


def render(commands: Iterable[tuple[str, str, str]], language: Language) -> str:
    """The page: each command with its summary and its help."""
    names = {
        "NAME": pick(("NAME", "NOM"), language),
        "STATUS": pick(("EXIT STATUS", "CODE DE RETOUR"), language),
        "COMMANDS": pick(("COMMANDS", "COMMANDES"), language),
    }
    lines = [
        f'.TH BILINT 1 "" "bilint {__version__}"',
        f".SH {names['NAME']}",
        f"bilint \\- {_plain(pick(_ABOUT, language))}",
        f".SH {names['COMMANDS']}",
    ]
    for name, summary, help_text in commands:
        lines += [f".SS bilint {_plain(name)}", _plain(summary), ".nf", *map(_plain, help_text.splitlines()), ".fi"]
    lines += [f".SH {names['STATUS']}", _plain(pick(_STATUS, language))]
    return "\n".join(lines) + "\n"


def _plain(line: str) -> str:
    """A line whose signs are none of troff's."""
    escaped = line.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped[:1] in (".", "'") else escaped
