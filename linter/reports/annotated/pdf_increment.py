"""The increment of a PDF: new and changed objects, and an index that other programs find whole."""

from __future__ import annotations

from io import BytesIO
from struct import pack

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject, read_object

from .notes import AUTHOR

# The type, the offset and the generation of an object in the index that pypdf writes, in bytes.
_WIDTHS = [1, 4, 1]


def writer_of(data: bytes) -> PdfWriter:
    """A writer that appends to a file, without the annotations of an earlier run."""
    reader = PdfReader(BytesIO(data))
    writer = PdfWriter(reader, incremental=True)
    # pypdf gives a new object the number of an index stream that it met while reading.
    size = reader.trailer["/Size"]
    highest = size - 1 if isinstance(size, int) else 0
    writer._objects.extend([None] * (highest - len(writer._objects)))
    for page in writer.pages:
        listed = page.get("/Annots")
        listed = listed.get_object() if listed is not None else None
        if isinstance(listed, ArrayObject):
            kept = [entry for entry in listed if not _is_own(entry.get_object())]
            if len(kept) < len(listed):
                page[NameObject("/Annots")] = ArrayObject(kept)
    return writer


def written(writer: PdfWriter, data: bytes) -> bytes:
    """The file `data` with what the writer adds to it, if anything."""
    out = BytesIO()
    writer.write(out)
    return data if out.getvalue() == data else _with_whole_index(out.getvalue())


def _is_own(annotation: object) -> bool:
    return isinstance(annotation, DictionaryObject) and annotation.get("/T") == AUTHOR


def _with_whole_index(data: bytes) -> bytes:
    """The file with the last index stream in its own list: without it, the number of objects looks wrong."""
    tail = data.rindex(b"startxref")
    start = int(data[tail:].split()[1])
    reader = PdfReader(BytesIO(data))
    stream = BytesIO(data)
    stream.seek(start)
    number, _ = reader.read_object_header(stream)
    index = read_object(stream, reader)
    if not isinstance(index, StreamObject):
        return data
    widths, listed = index["/W"], index["/Index"]
    if not isinstance(widths, ArrayObject) or not isinstance(listed, ArrayObject) or list(widths) != _WIDTHS:
        return data
    entries = index.get_data() + pack(">BIB", 1, start, 0)
    made = DictionaryObject({key: value for key, value in index.items() if key not in {"/Filter", "/Length"}})
    made[NameObject("/Index")] = ArrayObject([*listed, NumberObject(number), NumberObject(1)])
    whole = StreamObject()
    whole.update(made)
    whole.set_data(entries)
    out = BytesIO()
    out.write(data[:start] + f"{number} 0 obj\n".encode())
    whole.write_to_stream(out)
    out.write(f"\nendobj\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()
