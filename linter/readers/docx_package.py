"""The package around a Word document: a zip archive of XML parts, read as a possibly hostile file.

Names of elements and attributes lose their long namespaces: `w:p` for a paragraph in transitional and in strict files.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from ..messages import Both, both
from . import UnreadableError

# A notice of twenty pages has 60 kB of XML in 5,000 elements, and Word's styles are 400 kB.
MAX_PART = 20_000_000
MAX_PACKAGE = 100_000_000
MAX_PARTS = 10_000
MAX_ELEMENTS = 600_000  # and attributes: it is they that take memory
MAX_DEPTH = 256
_MAX_TAG = 1_000_000
_CHUNK = 65_536

_LONG_TAG = re.compile(rb"<[^<]{%d}" % _MAX_TAG)
_ENCODING = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)""")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES: Mapping[str, str] = {
    f"{_OFFICE}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OFFICE}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OFFICE}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_OFFICE}markup-compatibility/2006": "mc",
    "http://www.w3.org/XML/1998/namespace": "xml",
}


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name."""
    return next(children(element, name), None)


def children(element: Element | None, name: str) -> Iterator[Element]:
    """All children of that name; none of no element."""
    return (one for one in element if one.tag == name) if element is not None else iter(())


class _RefusedError(Exception):
    """XML that no word processor writes. `messages` say in English and in French what is wrong with it."""

    def __init__(self, messages: Both) -> None:
        super().__init__(messages)
        self.messages = messages


class Package:
    """The parts of the document in `data`. Everything raises `UnreadableError` for what cannot be read."""

    def __init__(self, path_name: str, data: bytes) -> None:
        self.path_name = path_name
        if data.startswith(_OLE):
            raise UnreadableError(
                path_name,
                both(
                    "the file is protected by a password, or an old .doc; save it in Word as .docx without a password"
                ),
            )
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self._damaged(str(error)) from None
        parts = self._zip.infolist()
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_PACKAGE:
            raise self._too_large()
        self._targets_by_part: dict[str, Mapping[str, tuple[str, str]]] = {}
        self._names = {part.filename.lower(): part for part in parts}  # names of parts ignore case

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text."""
        for kind, target in self._related("").values():
            if kind == "officeDocument":
                return target
        raise self._damaged(both("no main document"))

    def text(self) -> Element:
        """The XML of the main part."""
        root = self.xml(self.main)
        if root is None:
            raise self._damaged(both("{main} is missing", main=str(self.main)))
        return root

    def related(self, kind: str) -> Element | None:
        """The XML of the part that belongs to the text as its "styles", "numbering", "footnotes" or "endnotes"."""
        for found, target in self._targets.values():
            if found == kind:
                return self.xml(target)
        return None

    def page_texts(self, text: Element) -> Iterator[tuple[str, Element]]:
        """The headers and footers that the text refers to, each once, with the kind of page that they are on."""
        seen: set[str] = set()
        for reference in text.iter():
            if reference.tag not in ("w:headerReference", "w:footerReference"):
                continue
            kind, target = self._targets.get(reference.get("r:id", ""), ("", ""))
            root = self.xml(target) if kind in ("header", "footer") and target not in seen else None
            seen.add(target)
            if root is not None:
                yield f"{kind} {reference.get('w:type', '')}", root

    def link(self, identifier: str, part: str | None = None) -> str:
        """The target of a hyperlink in the body, or in the part of that kind; "" where there is none."""
        targets = self._targets if part is None else self._targets_of(part)
        kind, target = targets.get(identifier, ("", ""))
        return target if kind == "hyperlink" else ""

    def _targets_of(self, kind: str) -> Mapping[str, tuple[str, str]]:
        """The relationships of the part of that kind, read once."""
        if kind not in self._targets_by_part:
            name = next((target for found, target in self._targets.values() if found == kind), None)
            self._targets_by_part[kind] = self._related(name) if name else {}
        return self._targets_by_part[kind]

    def xml(self, name: str) -> Element | None:
        """The root of a part, None where there is no such part."""
        data = self._bytes(name)
        if data is None:
            return None
        encoding = _ENCODING.match(data[:200].lstrip(b"\xef\xbb\xbf"))
        if _LONG_TAG.search(data) or (encoding and encoding[1].lower() not in (b"utf-8", b"utf-16", b"us-ascii")):
            raise self._damaged(both("{name} is not what Word writes", name=str(name)))
        parser = XMLParser(target=_Builder())  # noqa: S314 (the builder refuses documents that declare anything)
        try:
            for start in range(0, len(data), _CHUNK):
                parser.feed(data[start : start + _CHUNK])
            root: Element = parser.close()
        except _RefusedError as error:
            en, fr = error.messages
            raise UnreadableError(self.path_name, (f"{name}: {en}", f"{name}: {fr}")) from None
        except (ParseError, ValueError, LookupError) as error:
            raise self._damaged(f"{name}: {error}") from None
        return root

    @cached_property
    def _targets(self) -> Mapping[str, tuple[str, str]]:
        return self._related(self.main)

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """The relationships of a part: identifier to kind and target; targets within the package are names of parts."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for element in root if root is not None else ():
            kind = element.get("Type", "").rsplit("/", 1)[-1]
            target = element.get("Target", "")
            if element.get("TargetMode") != "External" and kind != "hyperlink":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id", "")] = kind, target
        return found

    def _bytes(self, name: str) -> bytes | None:
        part = self._names.get(name.lower())
        if part is None:
            return None
        if part.file_size > MAX_PART:
            raise self._too_large()
        if part.flag_bits & 1:
            raise self._damaged(both("{name} is encrypted", name=str(name)))
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self._damaged(both("{name} is not compressed as in Word's files", name=str(name)))
        try:
            with self._zip.open(part) as file:
                return file.read(MAX_PART)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
            raise self._damaged(f"{name}: {error}") from None

    def _damaged(self, reason: Both | str) -> UnreadableError:
        """The error for a damaged file; a reason of a library is in English in both languages."""
        en, fr = (reason, reason) if isinstance(reason, str) else reason
        message = both("the Word file is damaged ({en}); open it in Word and save it again", en=en, fr=fr)
        return UnreadableError(self.path_name, message)

    def _too_large(self) -> UnreadableError:
        return UnreadableError(
            self.path_name,
            both(
                "the Word file unpacks to more than the {value} MB of text or {value2} MB in all that bilint "
                "reads. Split it, or leave out its images",
                value=str(MAX_PART // 1000000),
                value2=str(MAX_PACKAGE // 1000000),
            ),
        )


class _Builder(TreeBuilder):
    """Builds the tree with short names, and stops at declarations (the way to entities) and at what is too much."""

    def __init__(self) -> None:
        super().__init__()
        self._size = 0
        self._depth = 0
        self._short = _ShortNames()

    def start(self, tag: str, attributes: dict[str, str], /) -> Element:
        self._size += 1 + len(attributes)
        self._depth += 1
        if self._size > MAX_ELEMENTS:
            raise _RefusedError(
                both("more than the {most} elements that bilint reads; split the document", most=f"{MAX_ELEMENTS:,}")
            )
        if self._depth > MAX_DEPTH:
            raise _RefusedError(
                both(
                    "elements nested more than {max_depth} deep; open the file in Word and save it again",
                    max_depth=str(MAX_DEPTH),
                ),
            )
        short = self._short
        return super().start(short[tag], {short[name]: value for name, value in attributes.items()})

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(self._short[tag])

    def doctype(self, _name: str, _public: str | None, _system: str | None, /) -> None:
        raise _RefusedError(
            both("a document type is declared, which Word never does; open the file in Word and save it again"),
        )


class _ShortNames(dict[str, str]):
    """Names as `{namespace}local` to short ones, worked out once each."""

    def __missing__(self, name: str) -> str:
        namespace, _, local = name[1:].rpartition("}") if name.startswith("{") else ("", "", name)
        prefix = _PREFIXES.get(namespace)
        self[name] = short = f"{prefix}:{local}" if prefix else local
        return short
