"""The architecture: imports go one way, modules are short, rule pages bring no code."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from importlinter.application.use_cases import lint_imports
from importlinter.configuration import configure

LINTER = Path(__file__).resolve().parents[1] / "linter"

MODULES = sorted(path.relative_to(LINTER).with_suffix("").as_posix() for path in LINTER.rglob("*.py"))


@cache
def tree(module: str) -> ast.Module:
    """The syntax tree of a module, read once."""
    return ast.parse((LINTER / f"{module}.py").read_text(encoding="utf-8"))


def imports(module: str) -> set[str]:
    """The modules of the package that a module imports, wherever in its text; those for type checking count as well."""
    folder = module.split("/")[:-1]
    found = set()
    for node in ast.walk(tree(module)):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        base = folder[: len(folder) - node.level + 1]
        target = [*base, *(node.module.split(".") if node.module else [])]
        names = [[*target, alias.name] for alias in node.names]
        found |= {existing("/".join(name)) or existing("/".join(target)) for name in names}
    return found - {module}


def existing(name: str) -> str:
    """The module of that name: a file, or the front of a package; "" where there is none."""
    if not name:
        return "__init__"
    if (LINTER / f"{name}.py").is_file():
        return name
    return f"{name}/__init__" if (LINTER / name / "__init__.py").is_file() else ""


def test_imports_go_one_way() -> None:
    """The layers are in `pyproject.toml`, under `tool.importlinter`."""
    configure()
    assert lint_imports(str(LINTER.parent / "pyproject.toml"), cache_dir=None, no_logo=True)


def test_a_module_can_be_read_in_one_go() -> None:
    lines = {module: (LINTER / f"{module}.py").read_text(encoding="utf-8").count("\n") for module in MODULES}
    assert {module: number for module, number in lines.items() if number > 350} == {}


def test_no_object_is_known_by_its_address() -> None:
    """`id` of an object that is gone is given to another one. A class with `eq=False` makes a key of the object."""
    using = [
        module
        for module in MODULES
        if any(isinstance(node, ast.Name) and node.id == "id" for node in ast.walk(tree(module)))
    ]
    assert using == []


def test_no_slice_is_looked_for_in_a_string() -> None:
    """The slice may be empty, and the empty string lies in every string. A set of signs has no such trap."""
    found = [
        f"{module}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Compare)
        and isinstance(node.left, ast.Subscript)
        and isinstance(node.left.slice, ast.Slice)
        and any(
            isinstance(kind, ast.In | ast.NotIn) and isinstance(there, ast.Constant)
            for kind, there in zip(node.ops, node.comparators, strict=True)
        )
    ]
    assert found == []


def test_files_of_users_are_written_in_one_place() -> None:
    """The tests of faults break each step of that one place. The others write caches, downloads and no file at all."""
    writing = {
        module
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (
            node.func.attr in ("write_bytes", "write_text", "mkstemp")
            or (node.func.attr in ("open", "fdopen") and any(_is_mode(one) for one in node.args))
        )
    }
    assert writing == {"project/atomic_write", *_OTHERS_THAT_WRITE}


# Standard streams, a pipe, a cache, and a download.
_OTHERS_THAT_WRITE = ("cli", "isolation", "project/compiled", "translation/index")


def _is_mode(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value[:1] in {"w", "a", "x"}


def test_imports_make_no_circle() -> None:
    graph = {module: imports(module) for module in MODULES}
    assert [module for module in MODULES if reaches(module, module, graph)] == []


def package(name: str, module: str) -> bool:
    """True if one of the two is the front of the package of the other: those may name each other."""
    return name.rpartition("/")[0] == module.rpartition("/")[0] and "__init__" in (name + module)


def reaches(start: str, goal: str, graph: dict[str, set[str]]) -> bool:
    """True if imports lead from a module back to itself, without the front of its own package."""
    seen: set[str] = set()
    waiting = [name for name in graph[start] if not package(name, start)]
    while waiting:
        name = waiting.pop()
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            waiting += [near for near in graph[name] if not package(near, name)]
    return False


def test_no_rule_page_brings_code() -> None:
    rules = LINTER.parent / "rules"
    assert [path for path in rules.rglob("*") if path.suffix in {".py", ".so", ".pyc"}] == []
