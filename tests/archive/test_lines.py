"""JSON Lines: every line a document or a reject that names it, whoever reads which part."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.archive.formats import Format
from danvan_nlp.archive.inputs import InputFile
from danvan_nlp.archive.lines import LineRange, read_lines, split_lines
from danvan_nlp.records import Document, Reject


def _file(path: Path, content: bytes) -> InputFile:
    path.write_bytes(content)
    return InputFile(path=path, format=Format.JSONL, name=path.name)


def _read(file: InputFile) -> list[Document | Reject]:
    return list(read_lines(file, LineRange()))


def test_a_line_is_a_record_with_its_id(tmp_path: Path) -> None:
    """Ids of the input are kept, numbers as strings."""
    file = _file(tmp_path / "a.jsonl", b'{"id": "x", "text": "a"}\n{"id": 7, "html": "b"}\n')
    assert [document.id for document in _read(file)] == ["x", "7"]


def test_a_line_without_id_leaves_it_to_the_article(tmp_path: Path) -> None:
    """Its place is told by the origin meanwhile."""
    (found,) = _read(_file(tmp_path / "a.jsonl", b'\n{"text": "a", "id": null}\n'))
    assert isinstance(found, Document)
    assert (found.id, found.origin) == (None, "a.jsonl:2")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "a"', "bad_json"),
        (b"\xff\xfe\xfd", "bad_json"),
        (b"[" * 100_000, "bad_json"),
        (b'["text"]', "bad_record"),
        (b"17", "bad_record"),
    ],
    ids=["cut", "no utf-8", "deep", "array", "number"],
)
def test_a_broken_line_is_a_reject_that_names_it(tmp_path: Path, line: bytes, reason: str) -> None:
    """The lines around it are read."""
    content = b'{"text": "a"}\n' * 16 + line + b'\n{"text": "b"}'
    found = _read(_file(tmp_path / "a.jsonl", content))
    assert [type(item) for item in found] == [Document] * 16 + [Reject] + [Document]
    refused = found[16]
    assert isinstance(refused, Reject)
    assert (refused.id, refused.reason) == ("a.jsonl:17", reason)
    assert "line 17" in refused.detail


def test_a_line_over_the_cap_is_passed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next line is found again behind it."""
    monkeypatch.setattr("danvan_nlp.archive.lines.MAX_BYTES", 40)
    content = b'{"text": "' + b"a" * 100 + b'"}\n{"text": "b"}\n'
    found = _read(_file(tmp_path / "a.jsonl", content))
    assert isinstance(found[0], Reject)
    assert found[0].reason == "too_large"
    assert isinstance(found[1], Document)
    assert found[1].origin == "a.jsonl:2"


def test_lone_surrogates_become_marks(tmp_path: Path) -> None:
    """JSON can escape half a character, but no file can hold it."""
    (found,) = _read(_file(tmp_path / "a.jsonl", b'{"id": "\\ud800x", "text": "\\ude00 \\u1ea1"}'))
    assert isinstance(found, Document)
    assert found.record
    assert (found.id, found.record["text"]) == ("\ufffdx", "\ufffd ạ")


def test_a_compressed_file_is_read_in_one_piece(tmp_path: Path) -> None:
    """Nobody can start in the middle of it."""
    file = _file(tmp_path / "a.jsonl.gz", gzip.compress(b'{"text": "a"}\n' * 3))
    assert split_lines(file, 10) == [LineRange()]
    assert len(_read(file)) == 3


def test_a_cut_compressed_file_ends_in_a_reject(tmp_path: Path) -> None:
    """What came before the cut counts."""
    lines = b"".join(json.dumps({"text": str(n) * 20}).encode() + b"\n" for n in range(500))
    found = _read(_file(tmp_path / "a.jsonl.gz", gzip.compress(lines)[:-40]))
    assert isinstance(found[-1], Reject)
    assert found[-1].reason == "damaged"
    assert all(isinstance(item, Document) for item in found[:-1])


@given(
    lines=st.lists(st.sampled_from(["", '{"text": "xã"}', '{"text": "a"', "{}"]), max_size=40),
    size=st.integers(1, 60),
    end=st.booleans(),
)
def test_parts_together_are_the_whole(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], size: int, end: bool
) -> None:
    """However a file is cut, its documents and line numbers are the same."""
    content = "\n".join(lines) + ("\n" if end else "")
    file = _file(tmp_path_factory.mktemp("lines") / "a.jsonl", content.encode())
    parts = [item for part in split_lines(file, size) for item in read_lines(file, part)]
    assert parts == _read(file)
