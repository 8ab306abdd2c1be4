"""Texts in YAML: catalogues of one language, as of Rails, and files with both languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from ..messages import Both, both
from ..model import Document, Span
from ..patterns import lazy
from . import UnreadableError
from .encoding import decode
from .keyed_document import check_escapes, keyed_document
from .keyed_texts import TOO_DEEP, Leaf, lines_of, walk
from .text import check_lines
from .written import Written

_HEADER = lazy(r"[|>][^\n]*\n")
_CODE = lazy(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])")


def read(path_name: str, data: bytes) -> Document:
    """The document in a YAML file. Raises `UnreadableError`."""
    try:
        import yaml
    except ImportError:
        raise UnreadableError(
            path_name, both("YAML is read with PyYAML: pip install pyyaml, or install bilint with the extra “yaml”")
        ) from None
    source, encoding = decode(path_name, data)
    check_lines(path_name, source)
    check_escapes(path_name, source)
    try:
        roots = list(yaml.compose_all(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _refused(path_name, both("line {line}: {why}", line=str(line), why=error.problem or "")) from None
    except yaml.YAMLError as error:
        why = str(error).partition("\n")[0]
        raise _refused(path_name, (why, why)) from None
    except RecursionError:
        raise _refused(path_name, TOO_DEEP) from None
    leaves = list(_leaves(path_name, source, roots))
    return keyed_document(path_name, "yaml", source, lines_of(leaves), encoding)


def _leaves(path_name: str, source: str, roots: Sequence[object]) -> Iterator[Leaf]:
    """The texts below some nodes. An alias counts each time, so that aliases of aliases end at the bound."""
    for path, node in walk(roots, _below, partial(_refused, path_name)):
        if getattr(node, "tag", "") == "tag:yaml.org,2002:str":
            yield Leaf(path, _written(source, node.value, node.start_mark.index, node.end_mark.index, node.style))


def _below(node: object) -> list[tuple[object, object]] | None:
    from yaml import MappingNode, SequenceNode

    if isinstance(node, MappingNode):
        return [(key.value, value) for key, value in node.value]
    return list(enumerate(node.value)) if isinstance(node, SequenceNode) else None


def _written(source: str, value: str, start: int, end: int, style: str | None) -> Written:
    """A scalar with the places of its characters: escapes are followed, and breaks that were folded."""
    written = Written()
    at = start
    if style in ("|", ">"):
        header = _HEADER.match(source, at, end)
        at = header.end() if header else at
    elif style:
        at, end = at + 1, end - 1
    copied = at  # the beginning of the run that is a copy
    for sign in value:
        while at < end and source[at] != sign and not (sign.isspace() and source[at].isspace()):
            if source[at] == "\\" and style == '"':
                break
            written.add(source[copied:at], Span(copied, at))
            at += 1  # indentation, or the mark of a comment
            copied = at
        if at >= end:
            break
        length = _length(source, at, end, sign, style)
        if length == 1 and source[at] == sign:
            at += 1
            continue
        written.add(source[copied:at], Span(copied, at))
        written.add(sign, Span(at, at + length))
        at = copied = at + length
    written.add(source[copied:at], Span(copied, at))
    return written


def _length(source: str, at: int, end: int, sign: str, style: str | None) -> int:
    """How many characters of the source stand for one of the value."""
    if style == '"' and source[at] == "\\":
        match = _CODE.match(source, at, end)
        return len(match[0]) if match else 1
    if style == "'" and sign == "'" and source.startswith("''", at):
        return 2
    if sign == " " and source[at] in " \t\r\n" and style not in ("|",):
        run = at
        while run < end and source[run] in " \t\r\n":
            run += 1
        return run - at if "\n" in source[at:run] else 1
    return 1


def _refused(path_name: str, why: Both) -> UnreadableError:
    en, fr = why
    return UnreadableError(path_name, both("the YAML cannot be read: {en}", en=en, fr=fr))
