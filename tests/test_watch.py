"""`check --watch` reports again when a file changes, and ends with Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

SOUND = "Closing date: 3 May 2026\n\nDate limite : 3 mai 2026\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals there")
def test_a_change_is_reported(tmp_path: Path) -> None:
    notice, settings = tmp_path / "a.md", tmp_path / "bilint.toml"
    notice.write_text(SOUND, encoding="utf-8")
    options = ["check", ".", "--watch", "--quiet", "--no-cache"]
    watching = subprocess.Popen(
        [sys.executable, "-m", "bilint", *options],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "LANG": "C"},
        # A shell that runs the tests in the background has them ignore this signal.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 (the test has no threads)
    )
    assert watching.stdout is not None
    try:
        assert next(watching.stdout).startswith("Nothing to report")
        notice.write_text(SOUND.replace("3 mai", "14 mai"), encoding="utf-8")
        assert next(line for line in watching.stdout if "notice" in line).startswith("1 error")
        settings.write_text('ignore = ["deadline"]\n', encoding="utf-8")
        assert next(line for line in watching.stdout if "notice" in line).startswith("Nothing to report")
    finally:
        watching.send_signal(signal.SIGINT)
        watching.communicate(timeout=60)
    assert watching.returncode == 130
