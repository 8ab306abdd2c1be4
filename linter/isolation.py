"""Processes of bilint's own that do what a hostile file may break: they may take all memory, or never end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BufferedWriter
from pathlib import Path

# Nothing of the environment or of the working folder is to be imported.
_COMMAND = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from {module} import main; main(*sys.argv[2:])"


def isolated(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    """A process that runs `main` of a module of bilint. It reads questions and writes answers. Raises OSError."""
    path = [folder for folder in sys.path if Path(folder).is_absolute()]
    return subprocess.Popen(  # noqa: S603 (a list of arguments, of which none is from outside)
        [sys.executable, "-I", "-c", _COMMAND.format(module=module), json.dumps(path), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        process_group=0 if os.name == "posix" else None,  # an interrupt is answered by the first process
    )


def answers() -> BufferedWriter:
    """Where such a process writes its answers. Libraries must not write between them."""
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return own
