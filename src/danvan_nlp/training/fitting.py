"""Fit every classifier of extraction on lessons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from danvan_nlp.extract.fields import SUBFIELD_LABELS
from danvan_nlp.extract.linear import Linear
from danvan_nlp.extract.links import Hints, Table, second_rows, with_hints
from danvan_nlp.extract.place_hints import unit_hints
from danvan_nlp.extract.quote_types import TYPES, context_features
from danvan_nlp.extract.unquoted import neighbour_rows
from danvan_nlp.extract.weights import Weights
from danvan_nlp.training.learn import Recipe, fit
from danvan_nlp.training.lessons import Lesson

YES_NO = ("no", "yes")
TYPE_LABELS = tuple(str(kind) for kind in TYPES)
PUBLISHED_WEIGHT = 3.0
_KNIVES = 4  # parts of the jackknife by which a second reading learns from honest first ones

RECIPES = {
    "quote_first": Recipe(c=1.0, least=2),
    "quote_second": Recipe(c=0.3),
    "name_start": Recipe(c=0.5, least=2),
    "name_second": Recipe(c=0.3),
    "name_end": Recipe(c=0.5, least=2),
    "unit_first": Recipe(c=0.08, least=2),
    "unit_second": Recipe(c=0.1),
    "place_first": Recipe(c=0.2, least=2),
    "place_second": Recipe(c=0.3),
    "person_first": Recipe(c=0.5, least=2),
    "person_second": Recipe(c=0.3),
    "subfield": Recipe(c=1.0, least=2),
    "stated": Recipe(c=0.5),
}
THRESHOLDS = {"quote": 0.5, "name": 0.5, "unit": 0.4, "place": 0.45, "person": 0.5, "stated": 0.5}
NameRow = tuple[list[str], str]


def fit_all(lessons: Sequence[Lesson], names: Sequence[NameRow] = ()) -> Weights:
    """All classifiers, fitted on the lessons.

    Args:
        lessons: what the gold reports teach.
        names: features of further labelled model names, with the subfield of each.
    """
    classifiers: dict[str, Linear] = {}
    classifiers["quote_first"], classifiers["quote_second"] = _fit_quotes(lessons)
    classifiers["name_start"], classifiers["name_second"] = _fit_names(lessons)
    classifiers["name_end"] = _fit_ends(lessons)
    hints: list[Hints | None] = [None] * len(lessons)
    for kind in ("person", "unit", "place"):
        fitted = _fit_links(lessons, kind, hints if kind == "place" else [None] * len(lessons))
        classifiers[f"{kind}_first"], classifiers[f"{kind}_second"] = fitted.first, fitted.second
        if kind == "unit":
            hints = [
                unit_hints(lesson.links["place"].stage, lesson.links["unit"].stage, table)
                for lesson, table in zip(lessons, fitted.tables, strict=True)
            ]
    rows = [row for lesson in lessons for row in lesson.fields] + list(names)
    classifiers["subfield"] = fit(
        [r for r, _ in rows], [s for _, s in rows], SUBFIELD_LABELS, RECIPES["subfield"]
    )
    stated = [row for lesson in lessons for row in lesson.stated]
    classifiers["stated"] = _binary([r for r, _ in stated], [a for _, a in stated], "stated")
    return Weights(classifiers, dict(THRESHOLDS))


def _binary(
    rows: Sequence[Sequence[str]],
    answers: Sequence[bool],
    name: str,
    weights: Sequence[float] | None = None,
) -> Linear:
    return fit(rows, [YES_NO[answer] for answer in answers], YES_NO, RECIPES[name], weights)


def weight(lesson: Lesson) -> float:
    """How much each example of a report counts: reports after published ones count more.

    Our own writing is more regular than the press (links: F1 0.90 against 0.70), so that
    without this its many reports would drown the others.
    """
    return PUBLISHED_WEIGHT if lesson.gold.file.startswith("shared") else 1.0


def _jackknife(count: int, train: Callable[[list[int]], Linear]) -> list[Linear]:
    """For each lesson a classifier that was trained without it."""
    parts = [train([i for i in range(count) if i % _KNIVES != part]) for part in range(_KNIVES)]
    return [parts[i % _KNIVES] for i in range(count)]


def _fit_quotes(lessons: Sequence[Lesson]) -> tuple[Linear, Linear]:
    def first_on(indexes: Sequence[int]) -> Linear:
        pairs = [
            (lessons[i].quote_rows[q], kind)
            for i in indexes
            for q, kind in lessons[i].quote_types.items()
        ]
        return fit(
            [r for r, _ in pairs], [k for _, k in pairs], TYPE_LABELS, RECIPES["quote_first"]
        )

    honest = _jackknife(len(lessons), first_on)
    rows, kinds = [], []
    for lesson, first in zip(lessons, honest, strict=True):
        once = [first.probabilities(row) for row in lesson.quote_rows]
        context = context_features(lesson.quotes, once)
        rows += [context[q] for q in lesson.quote_types]
        kinds += list(lesson.quote_types.values())
    second = fit(rows, kinds, TYPE_LABELS, RECIPES["quote_second"])
    return first_on(range(len(lessons))), second


def _fit_names(lessons: Sequence[Lesson]) -> tuple[Linear, Linear]:
    def first_on(indexes: Sequence[int]) -> Linear:
        rows = [row for i in indexes for row in lessons[i].names.start_rows]
        answers = [end is not None for i in indexes for end in lessons[i].names.ends]
        return _binary(rows, answers, "name_start")

    honest = _jackknife(len(lessons), first_on)
    rows, answers = [], []
    for lesson, first in zip(lessons, honest, strict=True):
        names = lesson.names
        once = [first.probability(row) for row in names.start_rows]
        rows += neighbour_rows(names.proposals, once, names.found.quoted_models)
        answers += [end is not None for end in names.ends]
    return first_on(range(len(lessons))), _binary(rows, answers, "name_second")


def _fit_ends(lessons: Sequence[Lesson]) -> Linear:
    ends = [
        (row, proposal.ends[i] == end)
        for lesson in lessons
        for proposal, end, rows in zip(
            lesson.names.proposals, lesson.names.ends, lesson.names.end_rows, strict=True
        )
        for i, row in enumerate(rows)
    ]
    return _binary([r for r, _ in ends], [a for _, a in ends], "name_end")


def _fit_links(lessons: Sequence[Lesson], kind: str, hints: Sequence[Hints | None]) -> Fitted:
    def first_on(indexes: Sequence[int]) -> Linear:
        rows, answers, weights = [], [], []
        for i in indexes:
            pairs = lessons[i].links[kind]
            rows += [row for model in with_hints(pairs.rows, hints[i]) for row in model]
            flat = [answer for model in pairs.answers for answer in model]
            answers += flat
            weights += [weight(lessons[i])] * len(flat)
        return _binary(rows, answers, f"{kind}_first", weights)

    honest = _jackknife(len(lessons), first_on)
    rows, answers, weights = [], [], []
    tables: list[Table] = []
    for lesson, first, extra in zip(lessons, honest, hints, strict=True):
        pairs = lesson.links[kind]
        once = [
            [first.probability(row) for row in model] for model in with_hints(pairs.rows, extra)
        ]
        tables.append(once)
        rows += [row for model in second_rows(pairs.stage, once) for row in model]
        flat = [answer for model in pairs.answers for answer in model]
        answers += flat
        weights += [weight(lesson)] * len(flat)
    second = _binary(rows, answers, f"{kind}_second", weights)
    return Fitted(first_on(range(len(lessons))), second, tables)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Both readings of one kind of link, and what honest first readings said of each lesson."""

    first: Linear
    second: Linear
    tables: list[Table]
