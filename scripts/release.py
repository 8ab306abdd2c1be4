"""Builds the wheel and the sdist of a commit twice, and keeps them if both times give the same bytes.

usage: python scripts/release.py [FOLDER]

The commit is the one that is checked out. Each build starts from an export of it in a folder of its own. Times in the
archives are those of the commit. Beside the two stand their checksums. A CycloneDX file names the parts that the wheel
brings or needs; `cyclonedx-bom` makes it. The exit status is 1 if the two builds differ.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import subprocess
import sys
import tarfile
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_SBOM = "bilint.cdx.json"


def main(arguments: list[str]) -> int:
    target = Path(arguments[0] if arguments else "dist")
    with tempfile.TemporaryDirectory() as scratch:
        first, second = (built(Path(scratch, name)) for name in ("one", "two"))
        differing = [name for name in first if first[name] != second.get(name)]
        if differing or first.keys() != second.keys():
            print(f"the builds differ: {', '.join(differing)}", file=sys.stderr)
            return 1
        target.mkdir(parents=True, exist_ok=True)
        for name, data in first.items():
            (target / name).write_bytes(data)
        sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(first.items()))
        (target / "SHA256SUMS").write_text(sums, encoding="ascii")
        (wheel,) = (target / name for name in first if name.endswith(".whl"))
        describe(wheel, target / _SBOM, Path(scratch, "environment"))
    print(sums, end="")
    return 0


def built(folder: Path) -> dict[str, bytes]:
    """The wheel and the sdist of the commit at hand, by name, built in a folder."""
    exported, output = folder / "bilint", folder / "dist"
    exported.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(exported, filter="data")
    epoch = _time_of_commit()
    command = [sys.executable, "-m", "build", "--outdir", str(output), str(exported)]
    done = subprocess.run(
        command, env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return {
        path.name: settled(path.read_bytes(), epoch) if path.name.endswith(".tar.gz") else path.read_bytes()
        for path in sorted(output.iterdir())
    }


def settled(sdist: bytes, epoch: int) -> bytes:
    """An sdist in the order of names, of nobody, and with one time. Setuptools writes the times of its own files."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(sdist)) as old, tarfile.open(fileobj=plain, mode="w") as new:
        for member in sorted(old.getmembers(), key=lambda member: member.name):
            member.mtime, member.uid, member.gid, member.uname, member.gname = epoch, 0, 0, "", ""
            member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
            member.pax_headers = {}
            new.addfile(member, old.extractfile(member) if member.isreg() else None)
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=epoch) as file:
        file.write(plain.getvalue())
    return packed.getvalue()


def describe(wheel: Path, target: Path, environment: Path) -> None:
    """Writes the parts that are installed with a wheel, with their versions and licences, for programs."""
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", wheel], check=True)
    subprocess.run([python, "-m", "pip", "uninstall", "--quiet", "--yes", "pip", "setuptools"], check=True)
    maker = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--of", "JSON"]
    subprocess.run([*maker, "--pyproject", ROOT / "pyproject.toml", "-o", target, python], check=True)


def _time_of_commit() -> int:
    command = ["git", "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
