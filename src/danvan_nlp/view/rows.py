"""The reports of a dataset's file, JSON Lines or SQLite, as the objects of a report line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from danvan_nlp.errors import ConfigError, DataError
from danvan_nlp.view.facts import ReportFacts, report_facts

SUFFIXES = (".jsonl", ".sqlite")
"""What a dataset that pages can be made of may end with."""


def read_reports(path: Path) -> Iterator[ReportFacts]:
    """The reports of a dataset, in the order of the file, one at a time.

    Raises:
        ConfigError: there is no such file, or its suffix is another one.
        DataError: it does not hold reports, or one id twice.
    """
    if path.suffix.lower() not in SUFFIXES:
        message = f"{path}: pages are made of {' or '.join(SUFFIXES)}, not of this"
        raise ConfigError(message)
    if not path.is_file():
        message = f"{path}: no such file"
        raise ConfigError(message)
    seen: set[str] = set()
    reader = _from_sqlite if path.suffix.lower() == ".sqlite" else _from_lines
    for report in reader(path):
        if report.id in seen:
            message = f"{path}: the id {report.id!r} stands twice"
            raise DataError(message)
        seen.add(report.id)
        yield report


def _from_lines(path: Path) -> Iterator[ReportFacts]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            where = f"{path}:{number}"
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                message = f"{where}: not JSON ({error})"
                raise DataError(message) from error
            if not isinstance(row, dict):
                message = f"{where}: not a JSON object"
                raise DataError(message)
            yield report_facts(row, where)


def _from_sqlite(path: Path) -> Iterator[ReportFacts]:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
            base.row_factory = sqlite3.Row
            meta = {row["key"]: row["value"] for row in base.execute("SELECT * FROM meta")}
            for row in base.execute("SELECT * FROM reports ORDER BY rowid"):
                yield report_facts(_report(base, row) | {"meta": meta}, str(path))
    except (sqlite3.Error, IndexError) as error:
        message = f"{path}: not a dataset of `danvan extract` ({error})"
        raise DataError(message) from error


def _report(base: sqlite3.Connection, row: sqlite3.Row) -> dict[str, object]:
    quotes = base.execute("SELECT * FROM quotes WHERE report_id = ? ORDER BY id", (row["id"],))
    models = base.execute("SELECT * FROM models WHERE report_id = ? ORDER BY number", (row["id"],))
    return dict(row) | {
        "quotes": [dict(quote) | {"span": _pair(quote)} for quote in quotes.fetchall()],
        "models": [_model(base, model) for model in models.fetchall()],
    }


def _model(base: sqlite3.Connection, row: sqlite3.Row) -> dict[str, object]:
    units = _items(base, "units", row["id"])
    return dict(row) | {
        "name_span": [row["name_start"], row["name_end"]],
        "units": [unit["text"] for unit in units],
        "unit_spans": [_pair(unit) for unit in units],
        "unit_details": [dict(unit) for unit in units],
        "persons": [dict(it) | {"span": _pair(it)} for it in _items(base, "persons", row["id"])],
        "places": [_place(place) for place in _items(base, "places", row["id"])],
    }


def _items(base: sqlite3.Connection, table: str, model: int) -> list[sqlite3.Row]:
    statement = f"SELECT * FROM {table} WHERE model_id = ? ORDER BY id"  # noqa: S608 (own names)
    return base.execute(statement, (model,)).fetchall()


def _place(row: sqlite3.Row) -> dict[str, object]:
    today = {"code": row["code_today"], "path": row["path_today"]}
    link = {
        "key": row["link_key"],
        "code": row["code_at_date"],
        "path": row["path_at_date"],
        "today": [today] if row["path_today"] else [],
        "score": row["link_score"],
        "reason": row["link_reason"],
    }
    return dict(row) | {"span": _pair(row), "link": link}


def _pair(row: sqlite3.Row) -> list[int]:
    return [row["span_start"], row["span_end"]]
