"""Formats are told by names, and for streams by first bytes."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from danvan_nlp.archive.formats import (
    Format,
    format_of,
    looks_like_html,
    open_plain,
    read_at_most,
    sniff,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bai.txt", Format.TEXT),
        ("BAI.HTML", Format.HTML),
        ("bai.htm", Format.HTML),
        ("bao.jsonl.gz", Format.JSONL),
        ("bao.parquet", Format.PARQUET),
        ("bao.warc.gz", Format.WARC),
        ("bao.tar.gz", None),
        ("bao.docx", None),
        (".txt", None),
    ],
)
def test_a_name_promises_a_format(name: str, expected: Format | None) -> None:
    """The longest known suffix decides, whatever its case."""
    assert expected == format_of(Path(name))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"WARC/1.1\r\n", Format.WARC),
        (gzip.compress(b"WARC/1.0\r\n"), Format.WARC),
        (b"PAR1\x15\x04", Format.PARQUET),
        (b'\xef\xbb\xbf {"text": "a"}', Format.JSONL),
        (gzip.compress(b'{"text": "a"}'), Format.JSONL),
        (b"<!DOCTYPE html><html>", Format.HTML),
        ("Xã Quảng Bạch".encode(), Format.TEXT),
        (b"", Format.TEXT),
        (b"\x1f\x8bbroken", Format.TEXT),
    ],
    ids=["warc", "warc.gz", "parquet", "jsonl", "jsonl.gz", "html", "text", "empty", "bad gzip"],
)
def test_a_stream_shows_its_format(head: bytes, expected: Format) -> None:
    """The first bytes of standard input tell what it holds."""
    assert expected == sniff(head)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Xã Quảng Bạch</p>", True),
        ("\n<!doctype HTML>\n<title>a</title>", True),
        ("Năng suất < 5 tấn/ha, > 3 tấn", False),
        ("Dân vận khéo <3", False),
        ("", False),
    ],
)
def test_a_page_has_tags(text: str, expected: bool) -> None:
    """An angle bracket alone makes no page."""
    assert expected is looks_like_html(text)


def test_a_compressed_file_opens_unpacked(tmp_path: Path) -> None:
    """Compression is told by the bytes, not by the name."""
    path = tmp_path / "bai.txt"
    path.write_bytes(gzip.compress("Xã Quảng Bạch".encode()))
    with open_plain(path) as stream:
        assert stream.read().decode() == "Xã Quảng Bạch"


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    """A compressed megabyte of nothing stops at the limit."""
    path = tmp_path / "bom.txt.gz"
    path.write_bytes(gzip.compress(bytes(10_000)))
    assert read_at_most(path, 9_999) is None
    assert read_at_most(path, 10_000) == bytes(10_000)
