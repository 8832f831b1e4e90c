"""Fit every classifier of extraction on lessons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from danvan_nlp.extract.fields import SUBFIELD_LABELS
from danvan_nlp.extract.linear import Linear
from danvan_nlp.extract.links import Hints, Table, read_with, second_rows, with_hints
from danvan_nlp.extract.naming import likely_ends
from danvan_nlp.extract.place_hints import unit_hints
from danvan_nlp.extract.quote_types import TYPES, context_features
from danvan_nlp.extract.unquoted import neighbour_rows
from danvan_nlp.extract.weights import Weights
from danvan_nlp.training.learn import Recipe, fit
from danvan_nlp.training.lessons import Lesson

YES_NO = ("no", "yes")
TYPE_LABELS = tuple(str(kind) for kind in TYPES)
PUBLISHED_WEIGHT = 3.0
_BARE_SHARE = 0.5  # how much a name counts whose marks were taken away
_HALF_SHARE = 0.3  # the same for whether a name starts, where half of the marks were taken away
_KNIVES = 4  # parts of the jackknife by which a second reading learns from honest first ones

# Inverse regularisation by cross-validated figures on the published reports: links of units
# gain 3 points of F1 between 0.3 and 0.08, of places 1 from 0.3 to 0.1; fields 1 from 1.0 to 0.2.
RECIPES = {
    "quote_first": Recipe(c=1.0, least=2),
    "quote_second": Recipe(c=0.1),
    "name_start": Recipe(c=0.5, least=2),
    "name_second": Recipe(c=0.3),
    "name_end": Recipe(c=0.5, least=2),
    "unit_first": Recipe(c=0.08, least=2),
    "unit_second": Recipe(c=0.05),
    "place_first": Recipe(c=0.1, least=2),
    "place_second": Recipe(c=0.1),
    "person_first": Recipe(c=0.15, least=2),
    "person_second": Recipe(c=0.3),
    "subfield": Recipe(c=0.2, least=2),
    "stated": Recipe(c=0.5),
}
THRESHOLDS = {"quote": 0.5, "name": 0.6, "unit": 0.45, "place": 0.35, "person": 0.5, "stated": 0.5}
NameRow = tuple[list[str], str]


@dataclass(slots=True)
class Examples:
    """Rows of features with their labels and how much each counts."""

    rows: list[Sequence[str]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(
        self, rows: Iterable[Sequence[str]], labels: Iterable[str | bool], weight: float
    ) -> None:
        """Take in examples that count alike; a label that is true or false becomes yes or no."""
        before = len(self.rows)
        self.rows += rows
        self.labels += [YES_NO[label] if isinstance(label, bool) else label for label in labels]
        self.weights += [weight] * (len(self.rows) - before)

    def fit(self, name: str, order: Sequence[str] = YES_NO) -> Linear:
        """The classifier of that name, by its recipe."""
        return fit(self.rows, self.labels, order, RECIPES[name], self.weights)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Both readings of one kind of link, and what honest first readings said of each lesson."""

    first: Linear
    second: Linear
    tables: list[Table]


def weight(lesson: Lesson) -> float:
    """How much each example of a report counts: reports after published ones count more.

    Our own writing is more regular than the press (links: F1 0.90 against 0.70), so that
    without this its many reports would drown the others.
    """
    return PUBLISHED_WEIGHT if lesson.gold.file.startswith("shared") else 1.0


def fit_all(lessons: Sequence[Lesson], names: Sequence[NameRow] = ()) -> Weights:
    """All classifiers, fitted on the lessons.

    Args:
        lessons: what the gold reports teach.
        names: features of further labelled model names, with the subfield of each.
    """
    made: dict[str, Linear] = {}
    made["quote_first"], made["quote_second"] = _fit_quotes(lessons)
    made["name_start"], made["name_second"] = _fit_names(lessons)
    made["name_end"] = _fit_ends(lessons)
    plain: list[Hints | None] = [None] * len(lessons)
    person = _fit_links(lessons, "person", plain)
    unit = _fit_links(lessons, "unit", plain)
    place = _fit_links(lessons, "place", _hints(lessons, unit.tables))
    for kind, fitted in (("person", person), ("unit", unit), ("place", place)):
        made[f"{kind}_first"], made[f"{kind}_second"] = fitted.first, fitted.second
    made["subfield"], made["stated"] = _fit_fields(lessons, names)
    return Weights(made, dict(THRESHOLDS))


def _hints(lessons: Sequence[Lesson], tables: Sequence[Table]) -> list[Hints | None]:
    """What the honest readings of units say of each lesson's places."""
    return [
        unit_hints(lesson.links["place"].stage, lesson.links["unit"].stage, table)
        for lesson, table in zip(lessons, tables, strict=True)
    ]


def _jackknife(count: int, train: Callable[[list[int]], Linear]) -> list[Linear]:
    """For each lesson a classifier that was trained without it."""
    parts = [train([i for i in range(count) if i % _KNIVES != part]) for part in range(_KNIVES)]
    return [parts[i % _KNIVES] for i in range(count)]


def _fit_quotes(lessons: Sequence[Lesson]) -> tuple[Linear, Linear]:
    def first_on(indexes: Sequence[int]) -> Linear:
        examples = Examples()
        for lesson in (lessons[i] for i in indexes):
            rows = [lesson.quote_rows[q] for q in lesson.quote_types]
            examples.add(rows, lesson.quote_types.values(), weight(lesson))
        return examples.fit("quote_first", TYPE_LABELS)

    honest = _jackknife(len(lessons), first_on)
    examples = Examples()
    for lesson, first in zip(lessons, honest, strict=True):
        context = context_features(
            lesson.quotes, [first.probabilities(row) for row in lesson.quote_rows]
        )
        rows = [context[q] for q in lesson.quote_types]
        examples.add(rows, lesson.quote_types.values(), weight(lesson))
    return first_on(range(len(lessons))), examples.fit("quote_second", TYPE_LABELS)


def _fit_names(lessons: Sequence[Lesson]) -> tuple[Linear, Linear]:
    ending = _jackknife(len(lessons), lambda indexes: _fit_ends([lessons[i] for i in indexes]))

    def first_on(indexes: Sequence[int]) -> Linear:
        examples = Examples()
        for lesson in (lessons[i] for i in indexes):
            # a report without halves counts as often as they do, or names would seem too common
            share = 1.0 if lesson.halves else 1.0 + 2 * _HALF_SHARE
            shares = ((lesson.names, share), *((half, _HALF_SHARE) for half in lesson.halves))
            for names, part in shares:
                is_name = [end is not None for end in names.ends]
                examples.add(names.start_rows, is_name, weight(lesson) * part)
        return examples.fit("name_start")

    honest = _jackknife(len(lessons), first_on)
    examples = Examples()
    for lesson, first, last in zip(lessons, honest, ending, strict=True):
        names = lesson.names
        once = [first.probability(row) for row in names.start_rows]
        found = likely_ends(names.found, names.proposals, once, last)
        rows = neighbour_rows(names.found, names.proposals, once, found)
        # a name counts that starts and ends where it should, as it is scored
        answers = [
            right is not None and (likely is None or likely.offset == right)
            for right, likely in zip(names.ends, found, strict=True)
        ]
        examples.add(rows, answers, weight(lesson))
    return first_on(range(len(lessons))), examples.fit("name_second")


def _fit_ends(lessons: Sequence[Lesson]) -> Linear:
    examples = Examples()
    for lesson in lessons:
        for names, share in ((lesson.names, 1.0), (lesson.bare, _BARE_SHARE)):
            for proposal, end, rows in zip(
                names.proposals, names.ends, names.end_rows, strict=True
            ):
                answers = [proposal.ends[i] == end for i in range(len(rows))]
                examples.add(rows, answers, weight(lesson) * share)
    return examples.fit("name_end")


def _fit_links(lessons: Sequence[Lesson], kind: str, hints: Sequence[Hints | None]) -> Fitted:
    def first_on(indexes: Sequence[int]) -> Linear:
        examples = Examples()
        for i in indexes:
            rows = with_hints(lessons[i].links[kind].rows, hints[i])
            _add_pairs(examples, rows, lessons[i], kind)
        return examples.fit(f"{kind}_first")

    honest = _jackknife(len(lessons), first_on)
    examples = Examples()
    tables: list[Table] = []
    for lesson, first, extra in zip(lessons, honest, hints, strict=True):
        pairs = lesson.links[kind]
        rows = with_hints(pairs.rows, extra)
        once = read_with(first, rows)
        tables.append(once)
        _add_pairs(examples, second_rows(pairs.stage, once), lesson, kind)
    return Fitted(first_on(range(len(lessons))), examples.fit(f"{kind}_second"), tables)


def _add_pairs(examples: Examples, rows: Hints, lesson: Lesson, kind: str) -> None:
    """Take in the pairs of one report that are looked at: those with features."""
    pairs = [
        (row, answer)
        for model, answers in zip(rows, lesson.links[kind].answers, strict=True)
        for row, answer in zip(model, answers, strict=True)
        if row
    ]
    examples.add([row for row, _ in pairs], [answer for _, answer in pairs], weight(lesson))


def _fit_fields(lessons: Sequence[Lesson], names: Sequence[NameRow]) -> tuple[Linear, Linear]:
    subfields, stated = Examples(), Examples()
    for lesson in lessons:
        subfields.add(
            [row for row, _ in lesson.fields], [sub for _, sub in lesson.fields], weight(lesson)
        )
        stated.add(
            [row for row, _ in lesson.stated], [says for _, says in lesson.stated], weight(lesson)
        )
    subfields.add([row for row, _ in names], [sub for _, sub in names], 1.0)
    return subfields.fit("subfield", SUBFIELD_LABELS), stated.fit("stated")
