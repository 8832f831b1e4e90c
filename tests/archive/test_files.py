"""A file of its own is one document, or one reject."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from danvan_nlp.archive.files import read_file
from danvan_nlp.archive.formats import Format
from danvan_nlp.archive.inputs import InputFile
from danvan_nlp.records import Document, Reject


def _file(path: Path, kind: Format = Format.TEXT) -> InputFile:
    return InputFile(path=path, format=kind, name=path.name)


def test_a_text_keeps_its_bytes(tmp_path: Path) -> None:
    """Decoding is the article stage's, by its own rule."""
    path = tmp_path / "bai.txt"
    path.write_bytes(b"\xff\xfeX\x00")
    assert read_file(_file(path)) == Document(origin="bai.txt", id="bai", text=b"\xff\xfeX\x00")


def test_a_page_is_a_page(tmp_path: Path) -> None:
    """An HTML file has no address but what it says itself."""
    path = tmp_path / "bai.html"
    path.write_bytes(b"<p>a</p>")
    found = read_file(_file(path, Format.HTML))
    assert isinstance(found, Document)
    assert found.page
    assert (found.id, found.page.url, found.page.body) == ("bai", "", b"<p>a</p>")


def test_a_file_that_went_away_is_a_reject(tmp_path: Path) -> None:
    """The run goes on without it."""
    found = read_file(_file(tmp_path / "bai.txt"))
    assert isinstance(found, Reject)
    assert (found.stage, found.reason) == ("archive", "unreadable")


def test_a_cut_archive_is_a_reject(tmp_path: Path) -> None:
    """Half a gzip file holds half an article, which nobody should count."""
    path = tmp_path / "bai.txt.gz"
    path.write_bytes(gzip.compress(b"Dan van kheo " * 100)[:-12])
    found = read_file(_file(path))
    assert isinstance(found, Reject)
    assert found.reason == "damaged"


def test_a_huge_file_is_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cap comes before any parser."""
    monkeypatch.setattr("danvan_nlp.archive.files.MAX_BYTES", 10)
    path = tmp_path / "bai.txt"
    path.write_bytes(bytes(11))
    found = read_file(_file(path))
    assert isinstance(found, Reject)
    assert found.reason == "too_large"
