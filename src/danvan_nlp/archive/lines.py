"""JSON Lines: one article a line, read by ranges of bytes so that workers can share a file."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from io import BufferedIOBase

from danvan_nlp.archive.formats import is_gzip, open_plain
from danvan_nlp.archive.inputs import InputFile
from danvan_nlp.archive.refusals import MAX_BYTES, refuse, too_large
from danvan_nlp.records import Document, Reject

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRange:
    """Bytes [start, end) of a file, whose first line is number `first` (from 1)."""

    start: int = 0
    end: int | None = None
    first: int = 1


def split_lines(file: InputFile, size: int) -> list[LineRange]:
    """Ranges of whole lines of about `size` bytes each; a compressed file is one range.

    Raises:
        OSError: the file cannot be read.
    """
    if is_gzip(file.path):
        return [LineRange()]
    ranges, start, first = [], 0, 1
    with file.path.open("rb") as stream:
        while block := stream.read(size):
            count = block.count(b"\n") + _skip_line(stream, block)
            end = stream.tell()
            ranges.append(LineRange(start=start, end=end, first=first))
            start, first = end, first + count
    return ranges


def _skip_line(stream: BufferedIOBase, block: bytes) -> int:
    """Go on to the end of the line that `block` ends in: 1 if it has more, 0 if it ended there."""
    if block.endswith(b"\n"):
        return 0
    while (piece := stream.readline(_PIECE)) and not piece.endswith(b"\n"):
        pass
    return 1


def read_lines(file: InputFile, part: LineRange) -> Iterator[Document | Reject]:
    """The documents of a range of lines; a line that is no article is a reject naming it."""
    number = part.first - 1
    try:
        with closing(open_plain(file.path)) as stream:
            stream.seek(part.start)
            while part.end is None or stream.tell() < part.end:
                line, whole = _next_line(stream)
                if not line:
                    break
                number += 1
                if line.strip():
                    yield _document(file, number, line, whole=whole)
    except (EOFError, zlib.error) as error:
        yield refuse(file.name, "damaged", f"after line {number}: {error}")
    except OSError as error:
        yield refuse(file.name, "unreadable", error.strerror or str(error))


def _next_line(stream: BufferedIOBase) -> tuple[bytes, bool]:
    """The next line and whether it was read whole: the rest of one over the cap is passed by."""
    line = stream.readline(MAX_BYTES)
    if len(line) < MAX_BYTES or line.endswith(b"\n"):
        return line, True
    while (piece := stream.readline(_PIECE)) and not piece.endswith(b"\n"):
        pass
    return line, False


def _document(file: InputFile, number: int, line: bytes, *, whole: bool) -> Document | Reject:
    origin = f"{file.name}:{number}"
    if not whole:
        return too_large(origin)
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return refuse(origin, "bad_json", f"line {number}: {error}")
    if not isinstance(value, dict):
        return refuse(origin, "bad_record", f"line {number}: not a JSON object")
    return record_document(origin, value)


def record_document(origin: str, value: Mapping[str, object]) -> Document:
    """A document from an object's fields, its id kept (a number becomes a string)."""
    record = {str(key): _sound(field) for key, field in value.items()}
    given = record.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        given = str(given)
    name = given if isinstance(given, str) and given else None
    return Document(origin=origin, id=name, record=record | {"id": name})


def _sound(field: object) -> object:
    """A string without lone surrogates, which JSON can escape but no file can hold."""
    if isinstance(field, str) and not field.isascii():
        return field.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return field
