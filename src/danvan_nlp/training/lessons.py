"""What a gold report teaches: for each classifier, rows of features with the right answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from danvan_nlp.extract.drafts import Draft, Named, make_drafts
from danvan_nlp.extract.fields import field_features, stated_features, stated_fields
from danvan_nlp.extract.found import Found
from danvan_nlp.extract.links import first_rows
from danvan_nlp.extract.options import person_options, place_options, unit_options
from danvan_nlp.extract.pairs import Option, Stage
from danvan_nlp.extract.quote_types import QuoteView, quote_features, views
from danvan_nlp.extract.steps import Mentions, find_mentions
from danvan_nlp.extract.unquoted import Proposal, end_features, proposals, start_features
from danvan_nlp.records import Article, Field, Quote, QuoteType, Span, Unit
from danvan_nlp.training.gold import Gold, align_quotes
from danvan_nlp.vietnamese.folding import fold

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The links of one kind in one report: the stage, a row of features and an answer for each pair."""

    stage: Stage
    rows: list[Rows]
    answers: list[list[bool]]


@dataclass(frozen=True, slots=True)
class Names:
    """The unquoted proposals of one report: the right end of each, or None where it is no model."""

    found: Found
    proposals: tuple[Proposal, ...]
    ends: tuple[int | None, ...]
    start_rows: Rows = field(default_factory=list)
    end_rows: list[Rows] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One gold report with everything that it teaches."""

    gold: Gold
    mentions: Mentions
    quotes: list[QuoteView]
    quote_rows: Rows
    quote_types: dict[int, str]
    names: Names
    links: dict[str, Pairs]
    fields: list[tuple[list[str], str]]
    stated: list[tuple[list[str], bool]]


def article_of(gold: Gold) -> Article:
    """The article of a gold report, its text as it stands."""
    data = gold.data
    return Article(
        id=gold.id,
        text=gold.text,
        title=data["title"],
        url=data.get("url"),
        source=data.get("source"),
        province=data.get("province"),
        district=data.get("district"),
        published=data.get("published"),
    )


def lesson(gold: Gold) -> Lesson:
    """Everything that one gold report teaches."""
    mentions = find_mentions(article_of(gold))
    spans = mentions.quotes
    types = align_quotes(gold.text, spans, gold.data["quotes"])
    quotes = tuple(
        Quote(span=span, type=QuoteType(types.get(i, "other"))) for i, span in enumerate(spans)
    )
    found = mentions.found(quotes)
    quote_views = views(found.parsed, spans)
    drafts, models = gold_drafts(found, gold)
    links = _links(found, mentions, drafts, models)
    return Lesson(
        gold=gold,
        mentions=mentions,
        quotes=quote_views,
        quote_rows=quote_features(found.parsed, quote_views),
        quote_types=types,
        names=_names(found, gold),
        links=links,
        fields=_fields(found, drafts, models, links["unit"]),
        stated=_stated(found, drafts, models),
    )


def gold_drafts(found: Found, gold: Gold) -> tuple[tuple[Draft, ...], list[dict[str, Any]]]:
    """The gold models as drafts, with the gold object of each, in the same order."""
    drafts, models = [], []
    taken: set[str] = set()
    for model in gold.data["models"]:
        key = fold(model["name"])
        named = _named(found, model)
        if key in taken or not named:
            continue  # a second model of the same name cannot be told apart by its name
        taken.add(key)
        made = make_drafts(found, named)
        best = max(made, key=lambda d: len(d.mentions))
        drafts.append(best)
        models.append(model)
    order = sorted(range(len(drafts)), key=lambda i: drafts[i].mentions[0].start)
    return tuple(drafts[i] for i in order), [models[i] for i in order]


def _named(found: Found, model: dict[str, Any]) -> list[Named]:
    key = fold(model["name"])
    quoted = [Named(q.span, True, 1.0) for q in found.quotes if fold(q.span.of(found.text)) == key]
    if quoted:
        return quoted
    at = found.text.find(model["name"])
    return [Named(Span(at, at + len(model["name"])), bool(model["quoted"]), 1.0)] if at >= 0 else []


def _names(found: Found, gold: Gold) -> Names:
    wanted: dict[int, int] = {}
    for model in gold.data["models"]:
        at = found.text.find(model["name"])
        while at >= 0:
            wanted[at] = max(wanted.get(at, 0), at + len(model["name"]))
            at = found.text.find(model["name"], at + 1)
    made = proposals(found)
    ends: list[int | None] = []
    start_rows: Rows = []
    end_rows: list[Rows] = []
    for proposal in made:
        end = wanted.get(proposal.start)
        right = end if end in proposal.ends else None
        ends.append(right)
        start_rows.append(start_features(found, proposal))
        end_rows.append([end_features(found, proposal, i) for i in range(len(proposal.ends))] if right else [])
    return Names(found, made, tuple(ends), start_rows, end_rows)


def _links(
    found: Found, mentions: Mentions, drafts: Sequence[Draft], models: Sequence[dict[str, Any]]
) -> dict[str, Pairs]:
    options = {
        "unit": unit_options(found, mentions.full),
        "place": place_options(found),
        "person": person_options(found),
    }
    answers = {"unit": _unit_answer, "place": _place_answer, "person": _person_answer}
    result = {}
    for name, own in options.items():
        stage = Stage.of(found, drafts, own)
        table = [[answers[name](option, model, found.text) for option in own] for model in models]
        result[name] = Pairs(stage, first_rows(stage), table)
    return result


def _unit_answer(option: Option, model: dict[str, Any], text: str) -> bool:
    wanted = {fold(unit) for unit in model["units"]}
    return option.key in wanted or any(fold(span.of(text)) in wanted for span in option.mentions)


def _place_answer(option: Option, model: dict[str, Any], _text: str) -> bool:
    heights = {"xã": "commune", "phường": "commune", "thị trấn": "commune", "thôn": "hamlet", "tỉnh": "province"}
    wanted = {f"{heights.get(p['level'], 'district')}:{fold(p['name'])}" for p in model["places"]}
    return option.key in wanted


def _person_answer(option: Option, model: dict[str, Any], _text: str) -> bool:
    return option.key in {fold(person["name"]) for person in model["persons"]}


def _fields(
    found: Found, drafts: Sequence[Draft], models: Sequence[dict[str, Any]], units: Pairs
) -> list[tuple[list[str], str]]:
    by_span: dict[Span, Unit] = {unit.span: unit for unit in found.units}
    stated = stated_fields(found)
    rows = []
    for draft, model, answers in zip(drafts, models, units.answers, strict=True):
        own = [
            by_span[option.mentions[0]]
            for option, answer in zip(units.stage.options, answers, strict=True)
            if answer and option.mentions[0] in by_span
        ]
        rows.append((field_features(found, draft, own, stated), str(model["subfield"])))
    return rows


def _stated(
    found: Found, drafts: Sequence[Draft], models: Sequence[dict[str, Any]]
) -> list[tuple[list[str], bool]]:
    stated = stated_fields(found)
    return [
        (stated_features(found, draft, stated, Field(model["field"])), bool(model["field_stated"]))
        for draft, model in zip(drafts, models, strict=True)
    ]

