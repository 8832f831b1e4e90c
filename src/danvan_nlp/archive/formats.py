"""Which format a file or a stream has: by its name, and for a stream by its first bytes."""

from __future__ import annotations

import gzip
import re
import zlib
from contextlib import closing
from enum import StrEnum
from io import BufferedIOBase, BytesIO
from pathlib import Path


class Format(StrEnum):
    """The formats that articles are read from."""

    TEXT = "txt"
    HTML = "html"
    JSONL = "jsonl"
    PARQUET = "parquet"
    WARC = "warc"


_SUFFIXES = {
    ".txt": Format.TEXT,
    ".txt.gz": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".html.gz": Format.HTML,
    ".jsonl": Format.JSONL,
    ".jsonl.gz": Format.JSONL,
    ".parquet": Format.PARQUET,
    ".warc": Format.WARC,
    ".warc.gz": Format.WARC,
}
SUFFIXES = tuple(_SUFFIXES)

_GZIP = b"\x1f\x8b"
# A tag that only a page has: an article in plain text may well hold "<" but not these.
_TAG = re.compile(
    r"<(?:!doctype\s+html|/?(?:html|head|body|article|section|main|div|p|br|h[1-6]|table|meta))\b",
    re.IGNORECASE,
)
_LOOK_AT = 4096  # characters: a page shows its first tag well before that


def format_of(path: Path) -> Format | None:
    """The format that a file's name promises, None for a name of another kind."""
    suffix = suffix_of(path)
    return _SUFFIXES[suffix] if suffix else None


def suffix_of(path: Path) -> str | None:
    """The known suffix that a file's name ends with (".jsonl.gz"), or None."""
    name = path.name.lower()
    known = [suffix for suffix in SUFFIXES if name.endswith(suffix) and name != suffix]
    return max(known, key=len, default=None)


def looks_like_html(text: str) -> bool:
    """Whether a text is a page: one of the tags that every page has stands near its start."""
    return _TAG.search(text, 0, _LOOK_AT) is not None


def sniff(head: bytes) -> Format:
    """The format of a stream by its first bytes; what is nothing else is plain text."""
    if head.startswith(_GZIP):
        head = _start_of_gzip(head)
    if head.startswith(b"WARC/"):
        return Format.WARC
    if head.startswith(b"PAR1"):
        return Format.PARQUET
    text = head.decode("utf-8-sig", "replace").lstrip()
    if text.startswith("{"):
        return Format.JSONL
    return Format.HTML if looks_like_html(text) else Format.TEXT


def _start_of_gzip(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, _LOOK_AT)
    except zlib.error:
        return b""


def is_gzip(path: Path) -> bool:
    """Whether a file is compressed by gzip, told by its first two bytes."""
    with path.open("rb") as stream:
        return stream.read(2) == _GZIP


def open_plain(path: Path) -> BufferedIOBase:
    """A file opened for reading bytes, unpacked if it is compressed by gzip.

    Raises:
        OSError: it cannot be read.
    """
    if is_gzip(path):
        return gzip.open(path, "rb")
    return path.open("rb")


def read_at_most(path: Path, limit: int) -> bytes | None:
    """The unpacked bytes of a file, None where there are more than `limit` of them.

    Raises:
        OSError, EOFError, zlib.error: it cannot be read or unpacked.
    """
    with closing(open_plain(path)) as stream:
        content = BytesIO()
        while block := stream.read(1 << 20):
            content.write(block)
            if content.tell() > limit:
                return None
    return content.getvalue()
