"""Web archives: the HTML pages come out as served, damage as counted rejects."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from danvan_nlp.archive.formats import Format
from danvan_nlp.archive.inputs import InputFile
from danvan_nlp.archive.warc import RecordRange, read_records, split_records
from danvan_nlp.records import Document, Page, Reject

Archive = Callable[..., bytes]
HTML = (("Content-Type", "text/html"),)


def _file(folder: Path, content: bytes) -> InputFile:
    path = folder / "a.warc.gz"
    path.write_bytes(content)
    return InputFile(path=path, format=Format.WARC, name=path.name)


def _read(folder: Path, content: bytes) -> list[Document | Reject]:
    return list(read_records(_file(folder, content), RecordRange()))


def _page(item: Document | Reject) -> Page:
    assert isinstance(item, Document)
    assert item.page
    return item.page


def test_a_page_tells_url_and_date(tmp_path: Path, archive: Archive) -> None:
    """Both come from the record, which knows them for certain."""
    page = _page(_read(tmp_path, archive())[0])
    assert page.url == "https://bao.example/0"
    assert page.fetched_at == datetime(2022, 5, 1, 1, 2, 3, tzinfo=UTC)


@pytest.mark.parametrize("name", ["plain", "gzip", "chunked", "chunked gzip"])
def test_a_body_comes_out_unpacked(
    tmp_path: Path,
    archive: Archive,
    encodings: dict[str, tuple[bytes, tuple[tuple[str, str], ...]]],
    name: str,
) -> None:
    """Whatever the server did to it, the page is the same."""
    body, headers = encodings[name]
    found = _read(tmp_path, archive(body=body, headers=headers))
    assert "Xã Quảng Bạch, trang 0" in _page(found[0]).body.decode()


@pytest.mark.parametrize(
    "more",
    [
        {"headers": (("Content-Type", "image/jpeg"),)},
        {"headers": (("Content-Type", "application/pdf"),)},
        {"headers": ()},
        {"status": "404 Not Found"},
        {"status": "301 Moved Permanently"},
    ],
    ids=["picture", "pdf", "no type", "not found", "moved"],
)
def test_what_is_no_article_passes_unseen(
    tmp_path: Path, archive: Archive, more: dict[str, object]
) -> None:
    """It is neither a page nor a fault."""
    assert _read(tmp_path, archive(**more)) == []


def test_a_cut_archive_loses_only_its_last_page(tmp_path: Path, archive: Archive) -> None:
    """The cut record is a reject with its address."""
    found = _read(tmp_path, archive(3)[:-60])
    assert [type(item) for item in found] == [Document, Document, Reject]
    assert (found[2].url, found[2].reason) == ("https://bao.example/2", "damaged")  # type: ignore[union-attr]


def test_garbage_between_records_ends_in_a_reject(tmp_path: Path, archive: Archive) -> None:
    """The reject says from which byte on nothing could be read."""
    found = _read(tmp_path, archive(2) + b"\x00garbage" * 20)
    assert [type(item) for item in found] == [Document, Document, Reject]
    assert "after byte" in found[2].detail  # type: ignore[union-attr]


def test_a_body_that_does_not_unpack_costs_one_page(tmp_path: Path, archive: Archive) -> None:
    """The records behind it are read."""
    lying = archive(body=b"not in chunks", headers=(*HTML, ("Transfer-Encoding", "chunked")))
    found = _read(tmp_path, lying + archive(2))
    assert [type(item) for item in found] == [Reject, Document, Document]


def test_a_changed_body_is_a_reject(tmp_path: Path, archive: Archive) -> None:
    """The digest tells."""
    content = archive(packed=False).replace(b"trang 0", b"trang 9")
    (found,) = _read(tmp_path, content)
    assert isinstance(found, Reject)
    assert "digest" in found.detail


def test_a_cut_record_without_digest_is_a_reject(tmp_path: Path, archive: Archive) -> None:
    """The length tells."""
    content = archive(packed=False).replace(b"WARC-Block-Digest", b"WARC-Block-Nothing")
    (found,) = _read(tmp_path, content[:-40])
    assert isinstance(found, Reject)
    assert "bytes" in found.detail


def test_a_file_of_another_kind_is_one_reject(tmp_path: Path) -> None:
    """Its name lied."""
    (found,) = _read(tmp_path, b"<html>hello</html>" * 50)
    assert isinstance(found, Reject)


def test_an_empty_archive_holds_nothing(tmp_path: Path) -> None:
    """And is no fault."""
    assert _read(tmp_path, b"") == []


def test_a_page_over_the_cap_is_a_reject(
    tmp_path: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Packed small or not: a bomb is not unpacked further than the cap."""
    monkeypatch.setattr("danvan_nlp.archive.warc.MAX_BYTES", 2000)
    bomb = gzip.compress(b"<p>" + bytes(5000))
    headers = (*HTML, ("Content-Encoding", "gzip"))
    found = _read(tmp_path, archive(body=bomb, headers=headers) + archive(body=bytes(5000)))
    assert [getattr(item, "reason", None) for item in found] == ["too_large", "too_large"]


@pytest.mark.parametrize("packed", [True, False], ids=["packed", "plain"])
@pytest.mark.parametrize("cut", [0, 70], ids=["whole", "cut"])
def test_parts_together_are_the_whole(
    tmp_path: Path, archive: Archive, packed: bool, cut: int
) -> None:
    """However an archive is shared out, each page is read once, in order."""
    content = archive(10, packed=packed)
    file = _file(tmp_path, content[: len(content) - cut])
    parts = split_records(file, 3)
    assert len(parts) > 2
    together = [item for part in parts for item in read_records(file, part)]
    assert together == list(read_records(file, RecordRange()))


def test_an_archive_packed_as_one_block_is_not_split(tmp_path: Path, archive: Archive) -> None:
    """Its records have no offsets of their own."""
    file = _file(tmp_path, gzip.compress(archive(5, packed=False)))
    assert split_records(file, 2) == [RecordRange()]
    assert len(list(read_records(file, RecordRange()))) == 5
