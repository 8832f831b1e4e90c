"""What each family of features gives: the classifier fitted anew without it, on rows read once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from danvan_nlp.training.crossval import by_document
from danvan_nlp.training.fitting import NameRow
from danvan_nlp.training.lessons import Lesson
from danvan_nlp.training.measure import PUBLISHED
from measuring.families import FAMILIES, OTHER, family_of
from measuring.rows import Rows, hints_from, rows_of

_LEAST = 2  # examples that a feature must occur in
_SAMPLES = 100  # of whole reports, for the spread of a difference
_SEED = 20261124


@dataclass(frozen=True, slots=True)
class Loss:
    """What a classifier loses without a family: figure without it, the change and its spread."""

    family: str
    features: int
    value: float
    change: float
    spread: float


@dataclass(frozen=True, slots=True)
class Ablated:
    """A classifier's figure with all features, and without each family of them."""

    classifier: str
    measure: str
    examples: int
    value: float
    losses: list[Loss]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a classifier as a matrix; the family of each column; which fold reads each row.

    `fold` is -1 for what is only ever trained on.
    """

    rows: Rows
    matrix: csr_matrix
    families: np.ndarray
    fold: np.ndarray


def ablate(
    classifier: str, lessons: Sequence[Lesson], names: Sequence[NameRow], folds: int
) -> Ablated:
    """What each family gives one classifier, read on published reports, names given.

    Args:
        classifier: a key of FAMILIES.
        lessons: all lessons; those of our own writing are only ever trained on.
        names: labelled names in no text, for the subfield.
        folds: how many parts the published reports are drawn into.
    """
    fold = _folds(lessons, folds)
    hints = []
    if classifier == "place":
        units = rows_of("unit", lessons)
        # our own reports are read too here, by parts of their own: their hints have to be honest
        everywhere = np.where(fold < 0, np.arange(len(fold)) % folds, fold)
        scores = _read(table_of("unit", units, everywhere), folds)[:, 1]
        hints = hints_from(lessons, scores)
    table = table_of(classifier, rows_of(classifier, lessons, names, hints), fold)
    losses = losses_of(classifier, table, folds)
    measure = "average precision" if len(table.rows.labels) == 2 else "accuracy"
    value = losses[0].value - losses[0].change
    return Ablated(classifier, measure, int((table.fold >= 0).sum()), value, losses)


def losses_of(classifier: str, table: Table, folds: int) -> list[Loss]:
    """What a classifier loses without each of its families."""
    read = table.fold >= 0
    with_all = _read(table, folds)[read]
    losses = []
    for family in (*FAMILIES[classifier], OTHER):
        own = table.families == family
        if own.any():
            without = _read(table, folds, ~own)[read]
            losses.append(_loss(table, family, int(own.sum()), with_all, without))
    return losses


def _folds(lessons: Sequence[Lesson], folds: int) -> np.ndarray:
    """For each lesson the fold that it is read in, -1 for our own."""
    published = [i for i, lesson in enumerate(lessons) if lesson.gold.file.startswith(PUBLISHED)]
    fold = np.full(len(lessons), -1)
    for number, part in enumerate(by_document([lessons[i] for i in published], folds)):
        fold[[published[i] for i in part]] = number
    return fold


def table_of(classifier: str, rows: Rows, fold: np.ndarray) -> Table:
    """The rows of a classifier as a matrix; `fold` says in which part each lesson is read."""
    counts: dict[str, int] = {}
    for row in rows.features:
        for name in set(row):
            counts[name] = counts.get(name, 0) + 1
    kept = [name for name, count in counts.items() if count >= _LEAST]
    column = {name: number for number, name in enumerate(kept)}
    indexes: list[int] = []
    pointers = [0]
    for row in rows.features:
        indexes += {column[name] for name in row if name in column}
        pointers.append(len(indexes))
    shape = len(rows.features), len(kept)
    matrix = csr_matrix((np.ones(len(indexes)), indexes, pointers), shape=shape)
    families = np.array([family_of(classifier, name) for name in kept])
    return Table(rows, matrix, families, np.where(rows.lessons < 0, -1, fold[rows.lessons]))


def _read(table: Table, folds: int, columns: np.ndarray | None = None) -> np.ndarray:
    """The probability of each label of each row, by a classifier trained without its fold."""
    rows = table.rows
    matrix = table.matrix if columns is None else table.matrix[:, np.flatnonzero(columns)]
    result = np.zeros((len(rows.codes), len(rows.labels)))
    for number in range(folds):
        held = table.fold == number
        if not held.any():
            continue
        learner = LogisticRegression(C=rows.c, max_iter=3000, tol=1e-4)
        learner.fit(matrix[~held], rows.codes[~held], sample_weight=rows.weights[~held])
        result[np.ix_(held, learner.classes_)] = learner.predict_proba(matrix[held])
    return result


def _loss(
    table: Table, family: str, features: int, with_all: np.ndarray, without: np.ndarray
) -> Loss:
    read = table.fold >= 0
    codes, lessons = table.rows.codes[read], table.rows.lessons[read]
    value = _value(codes, without)
    draw = np.random.default_rng(_SEED)
    reports = np.unique(lessons)
    changes = []
    for _ in range(_SAMPLES):
        drawn = np.bincount(draw.choice(reports, len(reports)), minlength=int(reports.max()) + 1)
        times = drawn[lessons]
        if len(table.rows.labels) == 2 and not times[codes == 1].any():
            continue  # no precision without anything that is true
        changes.append(_value(codes, without, times) - _value(codes, with_all, times))
    change = value - _value(codes, with_all)
    return Loss(family, features, value, change, float(np.std(changes)))


def _value(codes: np.ndarray, scores: np.ndarray, times: np.ndarray | None = None) -> float:
    """Average precision of the second of two labels, accuracy for more labels."""
    if scores.shape[1] == 2:
        return float(average_precision_score(codes, scores[:, 1], sample_weight=times))
    return float(np.average(scores.argmax(axis=1) == codes, weights=times))


def ablation_table(ablated: Sequence[Ablated]) -> Iterator[str]:
    """Each family of each classifier, what matters most first."""
    yield "| classifier | without | features | figure | change | ± |"
    yield "| --- | --- | ---: | ---: | ---: | ---: |"
    for one in ablated:
        yield (
            f"| **{one.classifier}**, {one.measure} of {one.examples} | nothing | "
            f"{sum(loss.features for loss in one.losses)} | {one.value:.3f} | | |"
        )
        for loss in sorted(one.losses, key=lambda loss: loss.change):
            yield (
                f"| | {loss.family} | {loss.features} | {loss.value:.3f} "
                f"| {loss.change:+.3f} | {loss.spread:.3f} |"
            )
