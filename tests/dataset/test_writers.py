"""Each kind of output holds the same report, appears whole or not at all, and is repeatable."""

from __future__ import annotations

import csv
import errno
import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from danvan_nlp.dataset import SUFFIXES, check_output, open_writer
from danvan_nlp.errors import ConfigError

Row = dict[str, Any]


def _write(path: Path, meta: Row, *rows: Row) -> None:
    with open_writer(path, meta) as writer:
        for row in rows:
            writer.report(row)


def test_jsonl_is_the_row(tmp_path: Path, meta: Row, row: Row) -> None:
    """One line, letters as they are."""
    _write(tmp_path / "out.jsonl", meta, row)
    content = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert "Vườn nhà em sạch" in content
    assert json.loads(content) == row


def test_csv_is_a_row_a_model(tmp_path: Path, meta: Row, row: Row) -> None:
    """Any spreadsheet and any script reads it."""
    _write(tmp_path / "out.csv", meta, row)
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        (cells,) = csv.DictReader(stream)
    assert cells["units"] == "Hội Nông dân xã Quảng Bạch"
    assert (cells["quoted"], cells["lat"]) == ("true", "22.25")


def test_parquet_keeps_types_and_origin(tmp_path: Path, meta: Row, row: Row) -> None:
    """Lists are lists; the schema says what made it."""
    _write(tmp_path / "out.parquet", meta, row)
    table = parquet.read_table(tmp_path / "out.parquet")
    (cells,) = table.to_pylist()
    assert (cells["units"], cells["quoted"]) == (["Hội Nông dân xã Quảng Bạch"], True)
    assert json.loads(table.schema.metadata[b"danvan_nlp"]) == meta


def test_parquet_of_no_model_is_an_empty_table(tmp_path: Path, meta: Row, row: Row) -> None:
    """Reports there were, models none."""
    _write(tmp_path / "out.parquet", meta, row | {"models": []})
    assert parquet.read_table(tmp_path / "out.parquet").num_rows == 0


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_equal_rows_give_equal_bytes(tmp_path: Path, meta: Row, row: Row, suffix: str) -> None:
    """No clock and no chance goes into an output."""
    _write(tmp_path / f"a{suffix}", meta, row)
    _write(tmp_path / f"b{suffix}", meta, row)
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_failed_run_leaves_nothing(tmp_path: Path, meta: Row, row: Row, suffix: str) -> None:
    """Neither the output nor its temporary file, and what was there before stays."""
    path = tmp_path / f"out{suffix}"
    path.write_text("before", encoding="utf-8")

    def failing() -> None:
        with open_writer(path, meta) as writer:
            writer.report(row)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_report_leaves_no_file(tmp_path: Path, meta: Row, suffix: str) -> None:
    """An empty dataset would look like a result."""
    _write(tmp_path / f"out{suffix}", meta)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_full_disk_leaves_nothing(
    tmp_path: Path, meta: Row, row: Row, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error is the system's, the folder is clean."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        _write(tmp_path / f"out{suffix}", meta, row)
    assert list(tmp_path.iterdir()) == []


def test_a_full_database_is_an_error_of_the_system(tmp_path: Path, meta: Row, row: Row) -> None:
    """SQLite has words of its own for a full disk; callers need not know them."""

    def failing() -> None:
        with open_writer(tmp_path / "out.sqlite", meta) as writer:
            writer.report(row)
            raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(OSError, match="disk is full"):
        failing()
    assert list(tmp_path.iterdir()) == []


def test_rejects_go_into_the_database(tmp_path: Path, meta: Row, row: Row) -> None:
    """So that the file tells what is not in it."""
    refused = {"id": "b", "url": None, "stage": "article", "reason": "no_text", "detail": ""}
    with open_writer(tmp_path / "out.sqlite", meta) as writer:
        writer.report(row)
        writer.reject(refused)
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as base:
        assert base.execute("SELECT id, reason FROM rejects").fetchall() == [("b", "no_text")]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("out.xlsx", "unknown suffix"),
        ("nowhere/out.csv", "does not exist"),
        ("there.csv", "exists already"),
        ("folder.csv", "exists already"),
    ],
)
def test_an_output_that_cannot_be_is_told_at_once(tmp_path: Path, name: str, message: str) -> None:
    """Before the work of hours, not after it."""
    (tmp_path / "there.csv").touch()
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(ConfigError, match=message):
        check_output(tmp_path / name)


def test_force_replaces_a_file_but_no_folder(tmp_path: Path) -> None:
    """A folder is never an output."""
    (tmp_path / "there.csv").touch()
    (tmp_path / "folder.csv").mkdir()
    check_output(tmp_path / "there.csv", force=True)
    with pytest.raises(ConfigError):
        check_output(tmp_path / "folder.csv", force=True)


def test_a_closed_folder_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the folder."""
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(ConfigError, match="no permission"):
        check_output(tmp_path / "out.csv")
