"""How the tests run."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# An example may take as long as the machine needs: speed is measured in `benchmarks/`.
settings.register_profile("dev", deadline=None, max_examples=25)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True)
settings.register_profile("nightly", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


@pytest.fixture(autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of caches of a test: no test uses the findings of another one."""
    folder = tmp_path_factory.getbasetemp() / "cache" / os.urandom(8).hex()
    monkeypatch.setenv("BILINT_CACHE_DIR", str(folder))
    return folder
