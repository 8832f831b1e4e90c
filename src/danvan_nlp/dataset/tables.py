"""The flat table of CSV and Parquet: a row a model, its columns documented in docs/schema.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from danvan_nlp.dataset.rows import Row
from danvan_nlp.records import COMMUNE_LEVELS

LIST_MARK = "; "
"""What parts the items of a list in a CSV cell."""


class Kind(StrEnum):
    """The type of a column."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    STRINGS = "list of strings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, its type, what it holds, and how it is read off a report and a model."""

    name: str
    kind: Kind
    about: str
    of: Callable[[Row, Row], Any]


def _of_report(name: str, about: str) -> Column:
    return Column(name=name, kind=Kind.STRING, about=about, of=lambda report, _: report[name])


def _of_model(name: str, kind: Kind, about: str) -> Column:
    return Column(name=name, kind=kind, about=about, of=lambda _, model: model[name])


def _of_items(name: str, items: str, key: str, about: str) -> Column:
    return Column(
        name=name,
        kind=Kind.STRINGS,
        about=about,
        of=lambda _, model: [item[key] for item in model[items]],
    )


def _of_place(name: str, kind: Kind, about: str) -> Column:
    return Column(
        name=name, kind=kind, about=about, of=lambda _, model: place_cells(main_place(model))[name]
    )


def main_place(model: Row) -> Row | None:
    """The place that a one-row table tells of: the first linked commune, else the first linked."""
    linked = [place for place in model["places"] if place["link"] and place["link"]["key"]]
    communes = [place for place in linked if place["level"] in COMMUNE_LEVELS]
    return next(iter(communes or linked), None)


def place_cells(place: Row | None) -> Row:
    """The official unit of a place at the article's date and today; all None without a link."""
    link = (place or {}).get("link") or {}
    today: Row = next(iter(link.get("today") or ()), {})
    return {
        "code_at_date": link.get("code"),
        "path_at_date": link.get("path"),
        "code_today": today.get("code"),
        "path_today": today.get("path"),
        "lat": link.get("lat"),
        "lon": link.get("lon"),
    }


COLUMNS = (
    Column(
        name="report_id",
        kind=Kind.STRING,
        about="id of the report, as in the input where it had one",
        of=lambda report, _: report["id"],
    ),
    _of_model("number", Kind.INTEGER, "place of the model in its report, from 1"),
    _of_report("url", "address of the page"),
    _of_report("source", "site or paper"),
    _of_report("province", "province of the report, as given or inferred"),
    _of_report("district", "district of the report, as given or inferred"),
    _of_report("published", "day (YYYY-MM-DD), or ISO 8601 time with offset"),
    _of_report("title", "title of the report"),
    _of_model("name", Kind.STRING, "name of the model, as written"),
    _of_model("quoted", Kind.BOOLEAN, "whether it stands in quotation marks somewhere"),
    _of_model("units", Kind.STRINGS, "organisations that run it, as written"),
    _of_items("unit_kinds", "unit_details", "kind", "kind of each unit, in the same order"),
    _of_items("persons", "persons", "name", "people who run it, as written"),
    _of_items("places", "places", "text", "places where it is carried out, as written"),
    _of_items("place_levels", "places", "level", "level of each place, in the same order"),
    _of_place("code_at_date", Kind.STRING, "official code of its first commune, at the date"),
    _of_place("path_at_date", Kind.STRING, "that commune's full name, at the article's date"),
    _of_place("code_today", Kind.STRING, "code of the unit that it is, or mostly went to, today"),
    _of_place("path_today", Kind.STRING, "full name of that unit of today"),
    _of_place("lat", Kind.NUMBER, "latitude of a point in the commune, degrees"),
    _of_place("lon", Kind.NUMBER, "longitude of a point in the commune, degrees"),
    _of_model("field", Kind.STRING, "field of the movement, one of four"),
    _of_model("subfield", Kind.STRING, "subfield, one of fourteen"),
    _of_model("field_stated", Kind.BOOLEAN, "whether the report itself names the field"),
    _of_model("score", Kind.NUMBER, "probability that it is a model with this name"),
    _of_model("field_score", Kind.NUMBER, "probability of the field"),
    _of_model("subfield_score", Kind.NUMBER, "probability of the subfield"),
    Column(
        name="name_start",
        kind=Kind.INTEGER,
        about="where the name starts in the report's text, in code points",
        of=lambda _, model: model["name_span"][0],
    ),
    Column(
        name="name_end",
        kind=Kind.INTEGER,
        about="where it ends, exclusive",
        of=lambda _, model: model["name_span"][1],
    ),
    Column(
        name="made_with",
        kind=Kind.STRING,
        about="versions and fingerprints of schema, package, classifiers and gazetteer",
        of=lambda report, _: " ".join(f"{key}={value}" for key, value in report["meta"].items()),
    ),
)


def model_rows(report: Row) -> Iterator[Row]:
    """One flat row for each model of a report row."""
    for number, model in enumerate(report["models"], 1):
        numbered = {**model, "number": number}
        yield {column.name: column.of(report, numbered) for column in COLUMNS}


def csv_cell(value: object) -> object:
    """A value as it stands in a CSV cell: lists joined, true and false in small letters."""
    if isinstance(value, list):
        return LIST_MARK.join(str(item) for item in value if item is not None)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
