"""A segment read back: whole gzip members, whole records, right digests.

The libraries that read archives pass over a cut last record in silence, so this is
done here, member by member.
"""

from __future__ import annotations

import hashlib
import zlib
from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from danvan_nlp.errors import DataError

_PIECE = 1 << 16
_LARGEST = 64_000_000  # bytes of one unpacked record; ours have a cap of 10 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A whole record of a segment: where it lies and what its WARC headers say."""

    offset: int
    length: int
    headers: dict[str, str]


def members(path: Path) -> Iterator[Member]:
    """The records of a segment, each verified.

    Raises:
        DataError: as `records`.
    """
    return (member for member, _ in records(path))


def records(path: Path, *, start: int = 0) -> Iterator[tuple[Member, bytes]]:
    """The records of a segment from a byte on, each verified, with its block.

    Raises:
        DataError: a record is cut, damaged or does not match its digest; the message
            says at which byte. What was yielded before is whole.
    """
    with path.open("rb") as stream:
        offset = start
        while True:
            stream.seek(offset)
            data, length = _unpack(stream, offset)
            if not length:
                return
            headers, block = _check(data, offset)
            yield Member(offset=offset, length=length, headers=headers), block
            offset += length


def verify(path: Path) -> int:
    """How many records a segment holds.

    Raises:
        DataError: it is not whole.
    """
    return sum(1 for _ in members(path))


def whole_size(path: Path) -> int:
    """The number of bytes up to the end of the last whole record."""
    end = 0
    try:
        for member in members(path):
            end = member.offset + member.length
    except DataError:
        return end
    return end


def _unpack(stream: BinaryIO, offset: int) -> tuple[bytes, int]:
    machine = zlib.decompressobj(wbits=31)
    parts: list[bytes] = []
    read = size = 0
    while not machine.eof:
        piece = stream.read(_PIECE)
        if not piece:
            if read == 0:
                return b"", 0
            raise DataError(f"a cut record at byte {offset}")
        read += len(piece)
        try:
            parts.append(machine.decompress(piece, _LARGEST))
        except zlib.error as error:
            raise DataError(f"a damaged record at byte {offset}: {error}") from error
        size += len(parts[-1])
        if size >= _LARGEST:
            raise DataError(f"a record without end at byte {offset}")
    return b"".join(parts), read - len(machine.unused_data)


def _check(data: bytes, offset: int) -> tuple[dict[str, str], bytes]:
    head, found, rest = data.partition(b"\r\n\r\n")
    lines = head.decode("utf-8", "replace").split("\r\n")
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(":") for line in lines[1:])
    }
    length = headers.get("content-length", "")
    if not found or not lines[0].startswith("WARC/") or not length.isdecimal():
        raise DataError(f"no WARC record at byte {offset}")
    if len(rest) != int(length) + 4 or not rest.endswith(b"\r\n\r\n"):
        raise DataError(f"the record at byte {offset} is not as long as it says")
    block = rest[: int(length)]
    _same(block, headers.get("warc-block-digest"), offset)
    if headers.get("warc-type") == "response":
        payload = block.partition(b"\r\n\r\n")[2]
        _same(payload, headers.get("warc-payload-digest"), offset)
    return headers, block


def _same(data: bytes, told: str | None, offset: int) -> None:
    digest = hashlib.sha1(data, usedforsecurity=False).digest()
    if told and told != "sha1:" + b32encode(digest).decode():
        raise DataError(f"the record at byte {offset} does not match its digest")
