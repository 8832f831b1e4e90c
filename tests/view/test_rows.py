"""Reports are read off both forms of a dataset, and what is none is refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from danvan_nlp.errors import ConfigError, DataError
from danvan_nlp.view.facts import report_facts
from danvan_nlp.view.rows import read_reports

from .conftest import Make, Row


def test_both_forms_hold_the_same(dataset: Make, row: Row) -> None:
    """But for what the tables leave out: extents, candidates, spans of offices."""
    (lines,) = read_reports(dataset(row))
    (tables,) = read_reports(dataset(row, name="d.sqlite"))
    assert (lines.id, lines.text, lines.quotes) == (tables.id, tables.text, tables.quotes)
    one, other = lines.models[0], tables.models[0]
    assert (one.name, one.span, one.units, one.score) == (
        other.name,
        other.span,
        other.units,
        other.score,
    )
    assert one.places[0].link is not None
    assert other.places[0].link is not None
    assert one.places[0].link.path == other.places[0].link.path
    assert [unit.path for unit in one.places[0].link.today] == [
        unit.path for unit in other.places[0].link.today
    ]


def test_a_wrong_span_is_mended(row: Row) -> None:
    """The string is looked for; a mark never stands at other characters."""
    row["models"][0]["name_span"] = [0, 16]
    row["quotes"][1]["span"] = [5, 10**9]
    facts = report_facts(row, "d:1")
    assert facts.models[0].span is not None
    assert facts.models[0].span.of(facts.text) == "Vườn nhà em sạch"
    assert facts.quotes[1].span is not None
    assert facts.quotes[1].span.of(facts.text) == "Dân vận khéo"


def test_a_gold_line_has_pages_too(row: Row) -> None:
    """Without spans, scores and links."""
    model = row["models"][0]
    gold = row | {
        "quotes": [{"text": "Dân vận khéo", "type": "movement"}],
        "models": [
            {key: model[key] for key in ("name", "quoted", "units", "field", "subfield")}
            | {"persons": [], "places": [{"text": "xã Quảng Bạch", "level": "xã"}]}
        ],
    }
    facts = report_facts(gold, "gold:1")
    assert facts.models[0].units[0].span is not None
    assert facts.models[0].score is None
    assert facts.models[0].places[0].link is None


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[1]",
        b'{"id": 5, "text": "a"}',
        b'{"id": "a"}',
        b'{"id": "a", "text": "a", "quotes": [1]}',
        b'{"id": "a", "text": "a", "models": [{"units": []}]}',
        b'{"id": "a", "text": "a", "models": 7}',
        b"[" * 100_000,
        b"\xff",
    ],
    ids=["cut", "list", "number", "no-text", "quotes", "no-name", "models", "deep", "bytes"],
)
def test_what_is_no_report_is_told_with_its_line(tmp_path: Path, line: bytes) -> None:
    """As an error of the data."""
    path = tmp_path / "d.jsonl"
    path.write_bytes(b"\n" + line + b"\n")
    with pytest.raises(DataError, match=r"d\.jsonl:2: not"):
        list(read_reports(path))


def test_a_second_report_of_one_id_is_refused(tmp_path: Path) -> None:
    """It would take the page of the first."""
    path = tmp_path / "d.jsonl"
    path.write_text('{"id": "a", "text": "b"}\n' * 2, encoding="utf-8")
    with pytest.raises(DataError, match="twice"):
        list(read_reports(path))


def test_a_foreign_database_is_refused(tmp_path: Path) -> None:
    """And so is a file that is none."""
    path = tmp_path / "d.sqlite"
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE t (a)")
    base.close()
    with pytest.raises(DataError, match="not a dataset"):
        list(read_reports(path))
    path.write_bytes(b"no database" * 100)
    with pytest.raises(DataError, match="not a dataset"):
        list(read_reports(path))


@pytest.mark.parametrize("name", ["d.csv", "d.parquet", "missing.jsonl", "missing.sqlite"])
def test_a_file_that_cannot_be_used_is_a_mistake_of_the_call(tmp_path: Path, name: str) -> None:
    """A suffix without texts, or no file."""
    with pytest.raises(ConfigError):
        list(read_reports(tmp_path / name))
