"""Small web archives, sound and broken."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from io import BytesIO

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

Archive = Callable[..., bytes]


def page(number: int) -> bytes:
    """The bytes of a page that tells its number."""
    return f"<html><body><p>Xã Quảng Bạch, trang {number}</p></body></html>".encode()


@pytest.fixture
def archive() -> Archive:
    """A function that makes an archive of pages as bytes."""

    def make(
        count: int = 1,
        *,
        packed: bool = True,
        body: bytes | None = None,
        status: str = "200 OK",
        headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),),
    ) -> bytes:
        out = BytesIO()
        writer = WARCWriter(out, gzip=packed)
        for number in range(count):
            record = writer.create_warc_record(
                f"https://bao.example/{number}",
                "response",
                payload=BytesIO(page(number) if body is None else body),
                http_headers=StatusAndHeaders(status, list(headers), protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": "2022-05-01T01:02:03Z"},
            )
            writer.write_record(record)
            record.raw_stream.close()
        return out.getvalue()

    return make


@pytest.fixture
def encodings() -> dict[str, tuple[bytes, tuple[tuple[str, str], ...]]]:
    """The same page as servers send it: body and headers, by name of the encoding."""
    kind = ("Content-Type", "text/html; charset=utf-8")
    chunk = b"%x\r\n%b\r\n0\r\n\r\n" % (len(page(0)), page(0))
    packed = gzip.compress(page(0), mtime=0)
    packed_chunk = b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)
    return {
        "plain": (page(0), (kind,)),
        "gzip": (packed, (kind, ("Content-Encoding", "gzip"))),
        "chunked": (chunk, (kind, ("Transfer-Encoding", "chunked"))),
        "chunked gzip": (
            packed_chunk,
            (kind, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")),
        ),
    }
