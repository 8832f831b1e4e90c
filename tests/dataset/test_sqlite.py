"""The database: a table for each kind of thing, keys that join, search that finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from danvan_nlp.dataset import open_writer
from danvan_nlp.dataset.sqlite import TABLES


@pytest.fixture
def base(tmp_path: Path, meta: dict[str, str], row: dict[str, Any]) -> Iterator[sqlite3.Connection]:
    """A database of two reports."""
    with open_writer(tmp_path / "out.sqlite", meta) as writer:
        writer.report(row)
        writer.report(row | {"id": "bao-2", "title": "Hoà giải ở cơ sở"})
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as connection:
        yield connection


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("reports", 2),
        ("models", 2),
        ("units", 2),
        ("persons", 2),
        ("places", 2),
        ("quotes", 4),
        ("rejects", 0),
        ("meta", 4),
    ],
)
def test_each_thing_has_a_row(base: sqlite3.Connection, table: str, count: int) -> None:
    """And no thing has two."""
    assert base.execute(f"SELECT count(*) FROM {table}").fetchone() == (count,)  # noqa: S608


def test_all_tables_are_there(base: sqlite3.Connection) -> None:
    """Those declared, and the search tables beside them."""
    names = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    assert {*TABLES, "reports_fts", "models_fts"} <= names


def test_keys_join(base: sqlite3.Connection) -> None:
    """From a code of today to the report in one query."""
    query = (
        "SELECT reports.id, models.name, units.text FROM places"
        " JOIN models ON models.id = places.model_id JOIN units ON units.model_id = models.id"
        " JOIN reports ON reports.id = models.report_id WHERE places.code_today = '02047'"
        " ORDER BY reports.id LIMIT 1"
    )
    expected = ("bao-1", "Vườn nhà em sạch", "Hội Nông dân xã Quảng Bạch")
    assert base.execute(query).fetchone() == expected


def test_spans_slice_the_text(base: sqlite3.Connection) -> None:
    """SQLite counts characters from 1."""
    query = (
        "SELECT substr(r.text, m.name_start + 1, m.name_end - m.name_start) = m.name"
        " FROM models m JOIN reports r ON r.id = m.report_id"
    )
    assert base.execute(query).fetchall() == [(1,), (1,)]


@pytest.mark.parametrize("words", ["hòa giải", "hoà giải", "HOA GIAI"])
def test_search_folds_diacritics(base: sqlite3.Connection, words: str) -> None:
    """Papers place tone marks in two ways, and some people type none."""
    query = (
        "SELECT reports.id FROM reports_fts JOIN reports ON reports.rowid = reports_fts.rowid"
        " WHERE reports_fts MATCH ?"
    )
    assert base.execute(query, [f'"{words}"']).fetchall() == [("bao-2",)]


def test_model_names_are_searched(base: sqlite3.Connection) -> None:
    """The search table's rows are those of the models."""
    query = "SELECT rowid FROM models_fts WHERE models_fts MATCH 'vườn' ORDER BY rowid"
    assert base.execute(query).fetchall() == [(1,), (2,)]
