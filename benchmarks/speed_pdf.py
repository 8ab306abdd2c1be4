"""Time and memory that reading a PDF takes, next to bare word extraction with pdfplumber on the same file.

    python -m benchmarks.speed_pdf [FILE.pdf ...]

Without files, the examples typeset as for the tests, and the real notices where they are at hand. Both readers run in
turn in one run, several times. The quickest time of each counts, since other programs only ever add to it. Each peak of
memory is that of a process of its own, less the imports (as Linux counts it).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

REPEATS = 5
_ROOT = Path(__file__).parent.parent
_MEMORY = """
import re, sys
from pathlib import Path
from benchmarks.speed_pdf import READERS
import bilint.readers.pdf, pdfplumber, pypdfium2, bilint.spelling.speller, bilint.languages
path = Path(sys.argv[2])
peak = lambda: int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
before = peak()
READERS[sys.argv[1]](path)
print(peak() - before)
"""


def read_with_bilint(path: Path) -> int:
    """The number of words, as bilint reads the file: in reading order, in paragraphs, with their boxes."""
    from bilint.readers.pdf import read

    return len(read(path.name, path.read_bytes()).boxes)


def read_with_pdfplumber(path: Path) -> int:
    """The number of words that pdfplumber extracts, page by page, each page closed when it is done with."""
    import pdfplumber

    count = 0
    with pdfplumber.open(path) as document:
        for page in document.pages:
            count += len(page.extract_words())
            page.close()
    return count


READERS: dict[str, Callable[[Path], int]] = {"bilint": read_with_bilint, "pdfplumber": read_with_pdfplumber}


def pages(path: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def times(path: Path, repeats: int = REPEATS) -> dict[str, float]:
    """The quickest time of each reader in seconds; both in turn, after a first run that is not counted."""
    quickest = dict.fromkeys(READERS, float("inf"))
    for number in range(repeats + 1):
        for name, read in READERS.items():
            start = time.perf_counter()
            read(path)
            if number:
                quickest[name] = min(quickest[name], time.perf_counter() - start)
    return quickest


def memory(path: Path) -> dict[str, float]:
    """The most that the process of each reader grows by, in MB."""
    grown = {}
    for name in READERS:
        command = [sys.executable, "-c", _MEMORY, name, str(path)]
        run = subprocess.run(command, check=True, capture_output=True, text=True, cwd=_ROOT)
        grown[name] = int(run.stdout) / 1024
    return grown


def report(path: Path) -> str:
    """A line for a file."""
    count = pages(path)
    words = {name: read(path) for name, read in READERS.items()}
    took, grown = times(path), memory(path)
    ms = {name: 1000 * seconds / count for name, seconds in took.items()}
    mb = {name: size / count for name, size in grown.items()}
    return (
        f"{path.name:28} {count:3} pages  words {words['bilint']:5} : {words['pdfplumber']:5}  "
        f"ms/page {ms['bilint']:5.1f} : {ms['pdfplumber']:6.1f} = 1 : {ms['pdfplumber'] / ms['bilint']:4.1f}  "
        f"MB/page {mb['bilint']:5.2f} : {mb['pdfplumber']:5.2f} = 1 : {mb['pdfplumber'] / max(mb['bilint'], 0.01):4.1f}"
    )


def main(given: list[str]) -> None:
    if given:
        for name in given:
            print(report(Path(name)))
        return
    from tests import pdf_documents

    with tempfile.TemporaryDirectory() as folder:
        notice = pdf_documents.example("clean.txt")
        for name, data in (
            ("one-after-the-other.pdf", pdf_documents.sequential(notice)),
            ("columns.pdf", pdf_documents.columns(notice)),
            ("ruled-columns.pdf", pdf_documents.ruled_columns(notice)),
        ):
            path = Path(folder) / name
            path.write_bytes(data)
            print(report(path))
    for path in sorted(pdf_documents.REAL.glob("pdf/*.pdf")):
        print(report(path))


if __name__ == "__main__":
    main(sys.argv[1:])
