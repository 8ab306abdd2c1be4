"""How the tests run."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from bilint.project.compiled import NAME
from hypothesis import settings

# An example may take as long as the machine needs: speed is measured in `benchmarks/`.
settings.register_profile("dev", deadline=None, max_examples=25)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True)
settings.register_profile("nightly", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the expressions that processes of earlier tests compiled."""
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture(autouse=True)
def cache_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, compiled: Path
) -> Iterator[Path]:
    """The folder of caches of a test: no test uses the findings of another one, only what it has compiled."""
    folder = tmp_path_factory.getbasetemp() / "cache" / os.urandom(8).hex()
    if known := list(compiled.iterdir()):
        folder.mkdir(mode=0o700, parents=True)
        for file in known:
            shutil.copyfile(file, folder / file.name)
    monkeypatch.setenv("BILINT_CACHE_DIR", str(folder))
    yield folder
    for file in folder.glob(f"{NAME}-*"):
        before = compiled / file.name
        if not before.exists() or before.stat().st_size < file.stat().st_size:
            shutil.copyfile(file, before)
