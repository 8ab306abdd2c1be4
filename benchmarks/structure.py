"""Counts in how many places the code knows a thing about words: `python -m benchmarks.structure [FOLDER]`.

Each line is a thing that should have one place: regular expressions, caches, foldings of text, patterns of inclusive
forms. A change that makes a figure grow needs a reason.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from pathlib import Path

_PATTERN_CALLS = frozenset(("compile", "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"))
_CACHES = frozenset(("cache", "lru_cache", "cached_property"))
# A pattern of inclusive forms joins a middle dot or letters in brackets to the word before it.
_INCLUSIVE = re.compile(r"\[[^\]]*·[^\]]*\]\{?.{0,12}\\w|·\\w|\\\(\\w\{1,5\}\\\)|\\\(\[a-zà-ÿ\]|\\\(\(?(?:\?:)?e\|")


def counts(folder: Path) -> Counter[str]:
    """The figures of all modules below a folder."""
    total: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            total.update(_kinds(node))
    return total


def _kinds(node: ast.AST) -> list[str]:
    """The names of the figures that a node of a syntax tree counts for."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=name)) if name in _PATTERN_CALLS:
            return ["regular expressions"]
        case ast.Call(func=ast.Name(id="lazy")):
            return ["regular expressions"]
        case ast.FunctionDef(name=name, decorator_list=decorators):
            kinds = ["functions named fold"] if name == "fold" else []
            called = [one.func if isinstance(one, ast.Call) else one for one in decorators]
            names = [one.id for one in called if isinstance(one, ast.Name) and one.id in _CACHES]
            kinds += ["regular expressions" for one in called if isinstance(one, ast.Name) and one.id == "lazy"]
            return kinds + ["cached properties" if name == "cached_property" else "cached functions" for name in names]
        case ast.Constant(value=str(text)) if "\n" not in text and _INCLUSIVE.search(text):
            return ["parts of patterns for inclusive forms"]
    return []


def main() -> None:
    """Prints the figures of a folder, by default those of the linter."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "linter"
    for name, number in sorted(counts(folder).items()):
        print(f"{number:5}  {name}")


if __name__ == "__main__":
    main()
