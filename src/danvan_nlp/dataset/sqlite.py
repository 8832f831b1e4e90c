"""A SQLite file: a table for each kind of thing, and full-text search that Datasette finds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from danvan_nlp.dataset.rows import Row
from danvan_nlp.dataset.tables import place_cells
from danvan_nlp.dataset.writer import Writer

TABLES = {
    "reports": "id TEXT PRIMARY KEY, url TEXT, source TEXT, province TEXT, district TEXT,"
    " published TEXT, title TEXT, text TEXT",
    "models": "id INTEGER PRIMARY KEY, report_id TEXT REFERENCES reports(id), number INTEGER,"
    " name TEXT, quoted INTEGER, field TEXT, subfield TEXT, field_stated INTEGER,"
    " score REAL, field_score REAL, subfield_score REAL, name_start INTEGER, name_end INTEGER",
    "units": "id INTEGER PRIMARY KEY, model_id INTEGER REFERENCES models(id), text TEXT,"
    ' kind TEXT, level TEXT, "full" TEXT, score REAL, span_start INTEGER, span_end INTEGER',
    "persons": "id INTEGER PRIMARY KEY, model_id INTEGER REFERENCES models(id), name TEXT,"
    " title TEXT, score REAL, span_start INTEGER, span_end INTEGER",
    "places": "id INTEGER PRIMARY KEY, model_id INTEGER REFERENCES models(id), text TEXT,"
    " name TEXT, level TEXT, score REAL, span_start INTEGER, span_end INTEGER,"
    " code_at_date TEXT, path_at_date TEXT, code_today TEXT, path_today TEXT, lat REAL, lon REAL,"
    " link_key TEXT, link_score REAL, link_reason TEXT",
    "quotes": "id INTEGER PRIMARY KEY, report_id TEXT REFERENCES reports(id), text TEXT,"
    " type TEXT, score REAL, span_start INTEGER, span_end INTEGER",
    "rejects": "id TEXT, url TEXT, stage TEXT, reason TEXT, detail TEXT",
    "meta": "key TEXT PRIMARY KEY, value TEXT",
}
"""The tables and their columns."""

# Diacritics are folded in searching, since papers place tone marks in two ways (hoà, hòa) and a
# match too many is seen at once, a match too few never. "đ" stays a letter of its own.
_FOLD = "tokenize='unicode61 remove_diacritics 2'"
_SEARCH = (
    f"CREATE VIRTUAL TABLE reports_fts USING fts5(title, text, content='reports', {_FOLD})",
    f"CREATE VIRTUAL TABLE models_fts USING fts5(name, content='models', {_FOLD})",
)
_FINISH = (
    "INSERT INTO reports_fts(reports_fts) VALUES ('rebuild')",
    "INSERT INTO models_fts(models_fts) VALUES ('rebuild')",
    "CREATE INDEX models_report ON models(report_id)",
    "CREATE INDEX models_field ON models(field, subfield)",
    "CREATE INDEX units_model ON units(model_id)",
    "CREATE INDEX persons_model ON persons(model_id)",
    "CREATE INDEX places_model ON places(model_id)",
    "CREATE INDEX places_today ON places(code_today)",
    "CREATE INDEX quotes_report ON quotes(report_id)",
)


class SqliteWriter(Writer):
    """Reports into the tables above; the search index is built at the end."""

    def __init__(self, path: Path, meta: Row) -> None:
        """Create the database at `path`."""
        super().__init__()
        self._models = 0
        self._base = sqlite3.connect(path, isolation_level=None)
        # The file is thrown away unless it was finished: no journal is needed.
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("PRAGMA synchronous = OFF")
        for name, columns in TABLES.items():
            self._base.execute(f"CREATE TABLE {name} ({columns})")
        for statement in _SEARCH:
            self._base.execute(statement)
        self._base.execute("BEGIN")
        for key, value in meta.items():
            self._insert("meta", {"key": key, "value": value})

    def write(self, row: Row) -> None:
        """Write one report with all that was found in it."""
        keys = ("id", "url", "source", "province", "district", "published", "title", "text")
        self._insert("reports", {key: row[key] for key in keys})
        for quote in row["quotes"]:
            self._item("quotes", quote, ("text", "type", "score"), {"report_id": row["id"]})
        for number, model in enumerate(row["models"], 1):
            self._models += 1
            self._model(model, {"id": self._models, "report_id": row["id"], "number": number})

    def reject(self, row: Row) -> None:
        """Write one reject."""
        self._insert("rejects", row)

    def finish(self) -> None:
        """Build the search index and commit."""
        for statement in _FINISH:
            self._base.execute(statement)
        self._base.execute("COMMIT")

    def close(self) -> None:
        """Close the database."""
        self._base.close()

    def _model(self, model: Row, row: Row) -> None:
        keys = ("name", "quoted", "field", "subfield", "field_stated")
        scores = ("score", "field_score", "subfield_score")
        start, end = model["name_span"]
        row |= {key: model[key] for key in keys + scores}
        self._insert("models", row | {"name_start": start, "name_end": end})
        owner = {"model_id": row["id"]}
        details = zip(model["units"], model["unit_spans"], model["unit_details"], strict=True)
        for text, span, detail in details:
            unit = detail | {"text": text, "span": span}
            self._item("units", unit, ("text", "kind", "level", "full", "score"), owner)
        for person in model["persons"]:
            self._item("persons", person, ("name", "title", "score"), owner)
        for place in model["places"]:
            link = place["link"] or {}
            more = {f"link_{key}": link.get(key) for key in ("key", "score", "reason")}
            cells = owner | place_cells(place) | more
            self._item("places", place, ("text", "name", "level", "score"), cells)

    def _item(self, table: str, item: Row, keys: tuple[str, ...], more: Row) -> None:
        start, end = item["span"]
        row = more | {key: item[key] for key in keys} | {"span_start": start, "span_end": end}
        self._insert(table, row)

    def _insert(self, table: str, row: Row) -> None:
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 (own names)
        self._base.execute(statement, tuple(row.values()))
