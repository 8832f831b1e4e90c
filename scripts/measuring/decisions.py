"""Every decision of every classifier on held-out reports, with what the gold says of it.

Two kinds are told apart. `decided` are all decisions of a classifier with the models' names
given, also those against a link; they show whether probabilities are true. `taken` are the
ones that stand in the finished report; they show what a user gets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from danvan_nlp.extract.civic import may_have_models
from danvan_nlp.extract.fields import Scene, tag
from danvan_nlp.extract.found import Cover, Found
from danvan_nlp.extract.links import Table, score_pairs
from danvan_nlp.extract.naming import likely_ends, unquoted_names
from danvan_nlp.extract.place_hints import unit_hints
from danvan_nlp.extract.quote_types import context_features
from danvan_nlp.extract.unquoted import neighbour_rows
from danvan_nlp.extract.weights import Weights
from danvan_nlp.records import SUBFIELDS, Quote, QuoteType
from danvan_nlp.training.lessons import Lesson
from danvan_nlp.vietnamese.folding import fold

FIELD_OF = {sub: str(field) for field, subs in SUBFIELDS.items() for sub in subs}
ORDER = (
    *("quote type", "name start", "name end", "name whole", "model"),
    *("unit", "place", "person", "field", "subfield", "stated"),
)
LAYERS = ("model", "unit", "place", "person", "field", "quote type")


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision: by which classifier or in which layer, how probable, and whether it is right."""

    name: str
    probability: float
    right: bool


def decided(lesson: Lesson, weights: Weights) -> Iterator[Decision]:
    """All decisions of each classifier on one report that it never saw, the names given."""
    yield from _quotes(lesson, weights)
    yield from _names(lesson, weights)
    yield from _links(lesson, weights)
    yield from _fields(lesson, weights)


def _quotes(lesson: Lesson, weights: Weights) -> Iterator[Decision]:
    labels = weights["quote_second"].labels
    rows = _quote_probabilities(lesson, weights)
    for index, truth in lesson.quote_types.items():
        best = max(rows[index])
        yield Decision("quote type", best, labels[rows[index].index(best)] == truth)


def _quote_probabilities(lesson: Lesson, weights: Weights) -> list[list[float]]:
    once = [weights["quote_first"].probabilities(row) for row in lesson.quote_rows]
    context = context_features(lesson.quotes, once)
    return [weights["quote_second"].probabilities(row) for row in context]


def _names(lesson: Lesson, weights: Weights) -> Iterator[Decision]:
    names, last = lesson.names, weights["name_end"]
    once = [weights["name_start"].probability(row) for row in names.start_rows]
    for p, end in zip(once, names.ends, strict=True):
        yield Decision("name start", p, end is not None)
    found = likely_ends(names.found, names.proposals, once, last)
    rows = neighbour_rows(names.found, names.proposals, once, found)
    for row, likely, right in zip(rows, found, names.ends, strict=True):
        if likely is not None:
            yield Decision(
                "name whole", weights["name_second"].probability(row), likely.offset == right
            )
    for proposal, right, rows_of_ends in zip(
        names.proposals, names.ends, names.end_rows, strict=True
    ):
        for end, row in zip(proposal.ends, rows_of_ends, strict=False):
            yield Decision("name end", last.probability(row), end == right)


def _links(lesson: Lesson, weights: Weights) -> Iterator[Decision]:
    tables: dict[str, Table] = {}
    for kind in ("unit", "person", "place"):
        pairs = lesson.links[kind]
        hints = None
        if kind == "place":
            hints = unit_hints(pairs.stage, lesson.links["unit"].stage, tables["unit"])
        first, second = weights[f"{kind}_first"], weights[f"{kind}_second"]
        tables[kind] = score_pairs(pairs.stage, first, second, hints)
        for scores, answers in zip(tables[kind], pairs.answers, strict=True):
            for p, answer in zip(scores, answers, strict=True):
                yield Decision(kind, p, answer)


def _fields(lesson: Lesson, weights: Weights) -> Iterator[Decision]:
    drafts = lesson.links["unit"].stage.drafts
    scene = Scene.of(lesson.names.found, drafts)
    for draft, (row, truth) in zip(drafts, lesson.fields, strict=True):
        field, subfield, sure, subfield_sure = tag(weights["subfield"], row, scene.said(draft))
        yield Decision("field", sure, str(field) == FIELD_OF[truth])
        yield Decision("subfield", subfield_sure, subfield == truth)
    for row, says in lesson.stated:
        yield Decision("stated", weights["stated"].probability(row), says)


def named(lesson: Lesson, weights: Weights) -> Iterator[Decision]:
    """Each name that might be a model's, once a report, however improbable it is."""
    rows = _quote_probabilities(lesson, weights)
    labels = weights["quote_second"].labels
    model = labels.index(QuoteType.MODEL)
    types = [QuoteType(labels[row.index(max(row))]) for row in rows]
    quotes = tuple(
        Quote(span=view.span, type=kind, score=max(row))
        for view, kind, row in zip(lesson.quotes, types, rows, strict=True)
    )
    found = lesson.mentions.found(quotes)
    if not may_have_models(found):
        return
    best: dict[str, float] = {}
    for view, row in zip(lesson.quotes, rows, strict=True):
        best[view.key] = max(best.get(view.key, 0.0), row[model])
    for key, p in _unquoted(found, weights):
        best[key] = max(best.get(key, 0.0), p)
    wanted = {fold(name["name"]) for name in lesson.gold.data["models"]}
    yield from (Decision("model", p, key in wanted) for key, p in best.items())


def _unquoted(found: Found, weights: Weights) -> Iterator[tuple[str, float]]:
    taken = Cover(found.quoted_models)
    for name in unquoted_names(found, weights, 0.0):
        if not taken.touches(name.span):
            yield fold(name.span.of(found.text)), name.score


def wanted(gold: Mapping[str, Any]) -> Counter[str]:
    """How many right decisions a report has in each layer, found or not."""
    counts: Counter[str] = Counter({"quote type": len(gold["quotes"])})
    for model in gold["models"]:
        counts["model"] += 1
        counts["field"] += 1
        counts["unit"] += len(set(map(fold, model["units"])))
        counts["place"] += len({(fold(p["name"]), p["level"]) for p in model["places"]})
        counts["person"] += len({fold(p["name"]) for p in model["persons"]})
    return counts


def taken(row: Mapping[str, Any], gold: Mapping[str, Any]) -> Iterator[Decision]:
    """Each decision that a finished report stands on; parts only of models that are right."""
    truths = {fold(model["name"]): model for model in gold["models"]}
    for model in row["models"]:
        truth = truths.get(fold(model["name"]))
        yield Decision("model", model["score"], truth is not None)
        if truth is not None:
            yield from _parts(model, truth)
    wanted_quotes = Counter((fold(q["text"]), q["type"]) for q in gold["quotes"])
    for quote in row["quotes"]:
        key = fold(quote["text"]), quote["type"]
        yield Decision("quote type", quote["score"], wanted_quotes[key] > 0)
        wanted_quotes[key] -= 1


def _parts(model: Mapping[str, Any], truth: Mapping[str, Any]) -> Iterator[Decision]:
    units = set(map(fold, truth["units"]))
    for unit, detail in zip(model["units"], model["unit_details"], strict=True):
        yield Decision("unit", detail["score"], fold(unit) in units)
    for kind, key in (("place", "places"), ("person", "persons")):
        names = {fold(item["name"]) for item in truth[key]}
        for item in model[key]:
            yield Decision(kind, item["score"], fold(item["name"]) in names)
    yield Decision("field", model["field_score"], model["field"] == truth["field"])
    yield Decision("subfield", model["subfield_score"], model["subfield"] == truth["subfield"])
