"""A report as the pages show it: read off a row once, checked once, typed from there on.

Every span here lies in the text and covers its string to the letter; a span that does not is
replaced by the string's first occurrence, and is None where there is none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from danvan_nlp.errors import DataError
from danvan_nlp.records import Span

Row = Mapping[str, Any]

_DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitOfToday:
    """A unit of today that holds an earlier one; `extent` is None where the file does not say."""

    code: str | None
    path: str
    extent: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkFacts:
    """The official unit behind a place, or the reason for none, with what else it may be."""

    key: str | None
    code: str | None
    path: str | None
    today: tuple[UnitOfToday, ...]
    score: float | None
    reason: str | None
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFacts:
    """A quoted stretch."""

    text: str
    type: str
    span: Span | None
    score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFacts:
    """An organisation that runs a model."""

    text: str
    kind: str | None
    full: str
    span: Span | None
    score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """A person who runs a model."""

    name: str
    title: str | None
    span: Span | None
    title_span: Span | None
    score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFacts:
    """A place where a model is carried out."""

    text: str
    level: str
    span: Span | None
    score: float | None
    link: LinkFacts | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFacts:
    """A model with all that belongs to it; `number` counts from 1 within its report."""

    number: int
    name: str
    span: Span | None
    quoted: bool
    field: str
    subfield: str
    stated: bool
    units: tuple[UnitFacts, ...]
    persons: tuple[PersonFacts, ...]
    places: tuple[PlaceFacts, ...]
    score: float | None
    field_score: float | None
    subfield_score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """A report; `day` is the day it was published (YYYY-MM-DD), or None."""

    id: str
    url: str | None
    source: str | None
    province: str | None
    district: str | None
    published: str | None
    day: str | None
    title: str
    text: str
    quotes: tuple[QuoteFacts, ...]
    models: tuple[ModelFacts, ...]
    made_with: str


def report_facts(row: Row, where: str) -> ReportFacts:
    """The facts of a report's row.

    Args:
        row: an object as `danvan extract` writes them; scores, spans and links may be missing.
        where: the row's place in its file, for messages.

    Raises:
        DataError: it is no report: no id, no text, or a list that is none.
    """
    identity, text = row.get("id"), row.get("text")
    if not isinstance(identity, str) or not isinstance(text, str):
        message = f"{where}: not a report of `danvan extract` (no id or no text)"
        raise DataError(message)
    try:
        quotes = tuple(_quote(item, text) for item in row.get("quotes") or ())
        models = tuple(_model(item, text, n) for n, item in enumerate(row.get("models") or (), 1))
    except (TypeError, AttributeError, KeyError) as error:
        message = f"{where}: not a report of `danvan extract` ({type(error).__name__}: {error})"
        raise DataError(message) from error
    published = _string(row.get("published"))
    found = _DAY.match(published or "")
    meta = row.get("meta")
    return ReportFacts(
        id=identity,
        url=_string(row.get("url")),
        source=_string(row.get("source")),
        province=_string(row.get("province")),
        district=_string(row.get("district")),
        published=published,
        day=found.group() if found else None,
        title=_string(row.get("title")) or text.split("\n", 1)[0] or identity,
        text=text,
        quotes=quotes,
        models=models,
        made_with=_made_with(meta if isinstance(meta, dict) else {}),
    )


def _made_with(meta: Row) -> str:
    keys = ("package", "schema", "classifiers", "gazetteer")
    return ", ".join(f"{key} {meta[key]}" for key in keys if _string(meta.get(key)))


def _quote(item: Row, text: str) -> QuoteFacts:
    string = str(item["text"])
    return QuoteFacts(
        text=string,
        type=str(item["type"]),
        span=_located(text, string, item.get("span")),
        score=_score(item.get("score")),
    )


def _model(item: Row, text: str, number: int) -> ModelFacts:
    name = str(item["name"])
    units = item.get("units") or ()
    spans = item.get("unit_spans") or [None] * len(units)
    details = item.get("unit_details") or [{}] * len(units)
    return ModelFacts(
        number=number,
        name=name,
        span=_located(text, name, item.get("name_span")),
        quoted=bool(item.get("quoted")),
        field=str(item.get("field")),
        subfield=str(item.get("subfield")),
        stated=bool(item.get("field_stated")),
        units=tuple(
            _unit(unit, detail, _located(text, str(unit), span))
            for unit, detail, span in zip(units, details, spans, strict=False)
        ),
        persons=tuple(_person(person, text) for person in item.get("persons") or ()),
        places=tuple(_place(place, text) for place in item.get("places") or ()),
        score=_score(item.get("score")),
        field_score=_score(item.get("field_score")),
        subfield_score=_score(item.get("subfield_score")),
    )


def _unit(unit: object, detail: Row, span: Span | None) -> UnitFacts:
    return UnitFacts(
        text=str(unit),
        kind=_string(detail.get("kind")),
        full=_string(detail.get("full")) or str(unit),
        span=span,
        score=_score(detail.get("score")),
    )


def _person(item: Row, text: str) -> PersonFacts:
    name, title = str(item["name"]), _string(item.get("title"))
    title_span = item.get("title_span")
    return PersonFacts(
        name=name,
        title=title,
        span=_located(text, name, item.get("span")),
        # Without a span of its own a short title ("trưởng thôn") may be anybody's: no guess.
        title_span=_located(text, title, title_span) if title and title_span else None,
        score=_score(item.get("score")),
    )


def _place(item: Row, text: str) -> PlaceFacts:
    string, link = str(item["text"]), item.get("link")
    return PlaceFacts(
        text=string,
        level=str(item.get("level") or ""),
        span=_located(text, string, item.get("span")),
        score=_score(item.get("score")),
        link=_link(link) if link else None,
    )


def _link(item: Row) -> LinkFacts:
    return LinkFacts(
        key=_string(item.get("key")),
        code=_string(item.get("code")),
        path=_string(item.get("path")),
        today=tuple(
            UnitOfToday(
                code=_string(unit.get("code")),
                path=str(unit["path"]),
                extent=_string(unit.get("extent")),
            )
            for unit in item.get("today") or ()
            if unit.get("path")
        ),
        score=_score(item.get("score")),
        reason=_string(item.get("reason")),
        candidates=tuple(str(other["path"]) for other in item.get("candidates") or ()),
    )


def _located(text: str, string: str, span: object) -> Span | None:
    if isinstance(span, Sequence) and len(span) == 2 and all(type(n) is int for n in span):
        start, end = span
        if 0 <= start < end <= len(text) and text[start:end] == string:
            return Span(start, end)
    start = text.find(string) if string else -1
    return Span(start, start + len(string)) if start >= 0 else None


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _score(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return min(max(float(value), 0.0), 1.0)
