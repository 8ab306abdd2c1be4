"""Checks on a Dask cluster of worker processes give the bytes of one process, whatever becomes of the workers."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from bilint.cli import main

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def command(*options: str) -> list[str]:
    return [sys.executable, "-m", "bilint", "check", ".", "--format", "json", "--no-cache", *options]


@pytest.mark.slow
def test_a_killed_worker_changes_no_byte(tmp_path: Path) -> None:
    from distributed import LocalCluster

    notices = tmp_path / "notices"
    for number in range(20):
        folder = notices / str(number)
        shutil.copytree(EXAMPLES / "pair", folder)
        shutil.copy(EXAMPLES / "planted.txt", folder)
    (notices / "bilint.toml").write_text(
        '[[suppress]]\nrule = "deadline"\nfiles = ["3/"]\nreason = "agreed"\n'
        '[[suppress]]\nrule = "grade"\nfiles = ["4/"]\nreason = "never needed"\n[rules.salary]\nseverity = "info"\n',
        encoding="utf-8",
    )
    alone = subprocess.run(command("--jobs", "1"), cwd=notices, capture_output=True, check=False)
    assert b"unused-suppression" in alone.stdout
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        killed = threading.Event()

        def kill_one_in_the_middle() -> None:
            while sum(task.state == "memory" for task in list(cluster.scheduler.tasks.values())) < 2:
                time.sleep(0.02)
            os.kill(cluster.workers[0].pid, signal.SIGKILL)
            killed.set()

        killer = threading.Thread(target=kill_one_in_the_middle, daemon=True)
        killer.start()
        there = subprocess.run(
            command("--engine", "dask", "--scheduler", cluster.scheduler_address),
            cwd=notices,
            capture_output=True,
            check=False,
        )
        assert killed.is_set()
    assert there.stderr.decode() == ""
    assert (there.returncode, there.stdout) == (alone.returncode, alone.stdout)


def test_an_address_where_nobody_answers_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bilint.engine.cluster._SECONDS_TO_CONNECT", 0.2)
    shutil.copy(EXAMPLES / "planted.txt", tmp_path)
    assert main(["check", ".", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9", "--no-cache"]) == 2
    assert "tcp://127.0.0.1:9" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--engine", "dask"], ["--scheduler", "tcp://127.0.0.1:9"]])
def test_both_options_are_needed(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", ".", *options]) == 2
    assert "--engine dask --scheduler ADDRESS" in capsys.readouterr().err
