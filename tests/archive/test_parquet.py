"""Parquet tables: a row a document."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from danvan_nlp.archive.formats import Format
from danvan_nlp.archive.inputs import InputFile
from danvan_nlp.archive.parquet import count_groups, read_rows
from danvan_nlp.records import Document, Reject


def _table(path: Path, columns: dict[str, list[object]], group: int = 2) -> InputFile:
    parquet.write_table(pa.table(columns), path, row_group_size=group)
    return InputFile(path=path, format=Format.PARQUET, name=path.name)


def test_rows_are_records(tmp_path: Path) -> None:
    """Columns that nobody knows are not read."""
    file = _table(tmp_path / "a.parquet", {"id": ["x"], "text": ["Xã"], "foreign": [1]})
    (found,) = read_rows(file, None, 1)
    assert found == Document(origin="a.parquet:1", id="x", record={"id": "x", "text": "Xã"})


def test_a_group_is_read_alone(tmp_path: Path) -> None:
    """Row numbers go on from the groups before."""
    file = _table(tmp_path / "a.parquet", {"html": ["a", "b", "c"]})
    assert count_groups(file) == [2, 1]
    (found,) = read_rows(file, 1, 3)
    assert isinstance(found, Document)
    assert found.origin == "a.parquet:3"


def test_a_table_without_text_is_a_reject(tmp_path: Path) -> None:
    """It is a table of something else."""
    (found,) = read_rows(_table(tmp_path / "a.parquet", {"name": ["a"]}), None, 1)
    assert isinstance(found, Reject)
    assert found.reason == "bad_table"


def test_a_damaged_table_is_a_reject(tmp_path: Path) -> None:
    """A cut file has no footer."""
    path = tmp_path / "a.parquet"
    file = _table(path, {"text": ["a" * 100]})
    path.write_bytes(path.read_bytes()[:-30])
    (found,) = read_rows(file, None, 1)
    assert isinstance(found, Reject)
    assert found.reason == "damaged"
