"""The package as people install it: a wheel in a fresh environment, and a plain checkout."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run([*map(str, command)], capture_output=True, text=True, cwd=cwd, env=environment, check=False)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `bilint` of a fresh environment into which the wheel was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT)
    assert built.returncode == 0, built.stderr
    wheels = list(folder.glob("bilint-*.whl"))
    assert len(wheels) == 1
    venv.create(folder / "env", with_pip=True)
    scripts = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    done = run(scripts / "python", "-m", "pip", "install", "--quiet", wheels[0])
    assert done.returncode == 0, done.stderr
    return scripts / "bilint"


@pytest.mark.slow
def test_the_wheel_lints_an_example(installed: Path, tmp_path: Path) -> None:
    example = tmp_path / "planted.txt"
    example.write_bytes((ROOT / "examples" / "planted.txt").read_bytes())
    done = run(installed, "check", example.name, "--lang", "en", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "I (“Beginner”), the French one for III" in " ".join(done.stdout.split())
    assert done.stderr == ""


@pytest.mark.slow
def test_the_wheel_brings_its_rule_pages_and_licences(installed: Path, tmp_path: Path) -> None:
    assert run(installed, "test", cwd=tmp_path).returncode == 0
    files = run(installed.parent / "python", "-m", "pip", "show", "--files", "bilint").stdout
    assert "LICENSE" in files
    assert "LICENSE-dictionary-fr.txt" in files


@pytest.mark.slow
def test_one_version_number(installed: Path, tmp_path: Path) -> None:
    from bilint import __version__

    assert run(installed, "--version", cwd=tmp_path).stdout.split()[-1] == __version__
    shown = run(installed.parent / "python", "-m", "pip", "show", "bilint").stdout
    assert f"Version: {__version__}\n" in shown


def test_a_plain_checkout_works() -> None:
    done = run(sys.executable, "-m", "linter", "check", "examples/clean.txt")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
def test_a_release_is_built_twice_alike_and_its_sdist_can_run_its_tests(tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    import release

    one, two = release.built(tmp_path / "one"), release.built(tmp_path / "two")
    assert [name.rpartition(".")[2] for name in one] == ["whl", "gz"]
    assert one == two
    (name,) = (name for name in one if name.endswith(".tar.gz"))
    with tarfile.open(fileobj=io.BytesIO(one[name])) as files:
        files.extractall(tmp_path, filter="data")
    folder = tmp_path / name.removesuffix(".tar.gz")
    tracked = run("git", "ls-files").stdout.split("\n")
    assert [path for path in tracked if path and not (folder / path).is_file()] == []
    done = run(sys.executable, "-m", "pytest", "--quiet", "--numprocesses", "0", "tests/test_growth.py", cwd=folder)
    assert done.returncode == 0, done.stdout
