"""A report as a JSON object: the gold schema, with spans, scores and links beside its strings.

Spans are [start, end] in code points of `text`, end exclusive; every string in the
object equals `text[start:end]` of its span.
"""

from __future__ import annotations

from typing import Any

from danvan_nlp.records import (
    Article,
    Model,
    Person,
    Place,
    PlaceLink,
    Quote,
    Reject,
    Report,
    Span,
    Unit,
)

Row = dict[str, Any]

_SCORE_DIGITS = 4


def report_row(report: Report) -> Row:
    """The report as the object of its JSON line, without `meta`."""
    article = report.article
    text = article.text
    return _head(article) | {
        "text": text,
        "quotes": [_quote(quote, text) for quote in report.quotes],
        "models": [_model(model, text) for model in report.models],
    }


def article_row(article: Article) -> Row:
    """The article as an object: its text, what is known about it, and how each was found."""
    return _head(article) | {
        "sapo": article.sapo,
        "author": article.author,
        "section": article.section,
        "captions": list(article.captions),
        "text": article.text,
        "found": dict(article.found),
    }


def reject_row(reject: Reject) -> Row:
    """The reject as an object."""
    return {
        "id": reject.id,
        "url": reject.url,
        "stage": reject.stage,
        "reason": reject.reason,
        "detail": reject.detail,
    }


def _head(article: Article) -> Row:
    """What both kinds of lines begin with: which article it is, where from and when."""
    return {
        "id": article.id,
        "url": article.url,
        "source": article.source,
        "province": article.province,
        "district": article.district,
        "published": article.published,
        "title": article.title,
    }


def _quote(quote: Quote, text: str) -> Row:
    return {
        "text": quote.span.of(text),
        "type": quote.type.value,
        "span": _pair(quote.span),
        "score": _score(quote.score),
    }


def _model(model: Model, text: str) -> Row:
    return {
        "name": model.span.of(text),
        "quoted": model.quoted,
        "units": [unit.span.of(text) for unit in model.units],
        "persons": [_person(person, text) for person in model.persons],
        "places": [_place(place, text) for place in model.places],
        "field": model.field.value,
        "subfield": model.subfield,
        "field_stated": model.field_stated,
        "name_span": _pair(model.span),
        "unit_spans": [_pair(unit.span) for unit in model.units],
        "unit_details": [_unit(unit) for unit in model.units],
        "score": _score(model.score),
        "field_score": _score(model.field_score),
        "subfield_score": _score(model.subfield_score),
    }


def _unit(unit: Unit) -> Row:
    return {
        "kind": unit.kind,
        "level": unit.level.value if unit.level else None,
        "full": unit.full,
        "score": _score(unit.score),
    }


def _person(person: Person, text: str) -> Row:
    return {
        "name": person.span.of(text),
        "title": person.title.of(text) if person.title else None,
        "span": _pair(person.span),
        "title_span": _pair(person.title) if person.title else None,
        "score": _score(person.score),
    }


def _place(place: Place, text: str) -> Row:
    return {
        "text": place.span.of(text),
        "name": place.name,
        "level": place.level.value,
        "span": _pair(place.span),
        "score": _score(place.score),
        "link": _link(place.link) if place.link else None,
    }


def _link(link: PlaceLink) -> Row:
    return {
        "key": link.key,
        "code": link.code,
        "path": link.path,
        "today": [
            {"key": unit.key, "code": unit.code, "path": unit.path, "extent": unit.extent}
            for unit in link.today
        ],
        "lat": link.lat,
        "lon": link.lon,
        "score": _score(link.score),
        "reason": link.reason,
        "evidence": list(link.evidence),
        "candidates": [
            {"key": other.key, "path": other.path, "score": _score(other.score)}
            for other in link.candidates
        ],
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _score(score: float) -> float:
    return round(score, _SCORE_DIGITS)
