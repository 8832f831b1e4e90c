"""The rows of features that each first reading learns from, of all lessons, read once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from danvan_nlp.extract.fields import SUBFIELD_LABELS
from danvan_nlp.extract.links import Hints, with_hints
from danvan_nlp.extract.place_hints import unit_hints
from danvan_nlp.extract.quote_types import TYPES
from danvan_nlp.training.fitting import RECIPES, NameRow, weight
from danvan_nlp.training.lessons import Lesson

YES_NO = ("no", "yes")
RECIPE_OF = {
    "unit": "unit_first",
    "place": "place_first",
    "person": "person_first",
    "quote type": "quote_first",
    "name start": "name_start",
    "name end": "name_end",
    "subfield": "subfield",
}


@dataclass(frozen=True, slots=True)
class Rows:
    """The examples of one classifier.

    Attributes:
        features: of each example.
        codes: the index of its label among `labels`.
        lessons: the index of the lesson that it is of, -1 for a name that stands in no report.
        weights: how much it counts in training.
        labels: all labels.
        c: the inverse regularisation.
    """

    features: list[Sequence[str]]
    codes: np.ndarray
    lessons: np.ndarray
    weights: np.ndarray
    labels: tuple[str, ...]
    c: float


def rows_of(
    classifier: str,
    lessons: Sequence[Lesson],
    names: Sequence[NameRow] = (),
    hints: Sequence[Hints] = (),
) -> Rows:
    """The examples of one classifier.

    Args:
        classifier: a key of RECIPE_OF.
        lessons: all lessons.
        names: labelled names in no text, for the subfield.
        hints: for places: what units say, a table for each lesson.
    """
    labels = {"quote type": tuple(map(str, TYPES)), "subfield": SUBFIELD_LABELS}.get(
        classifier, YES_NO
    )
    made = [
        (row, label, index, weight(lesson))
        for index, lesson in enumerate(lessons)
        for row, label in _examples(classifier, lesson, hints[index] if hints else None)
    ]
    if classifier == "subfield":
        made += [(row, label, -1, 1.0) for row, label in names]
    code = {label: number for number, label in enumerate(labels)}
    return Rows(
        [row for row, _, _, _ in made],
        np.array([code[label] for _, label, _, _ in made]),
        np.array([index for _, _, index, _ in made]),
        np.array([share for _, _, _, share in made]),
        labels,
        RECIPES[RECIPE_OF[classifier]].c,
    )


def _examples(
    classifier: str, lesson: Lesson, hints: Hints | None
) -> Iterator[tuple[Sequence[str], str]]:
    if classifier in lesson.links:
        pairs = lesson.links[classifier]
        for rows, answers in zip(with_hints(pairs.rows, hints), pairs.answers, strict=True):
            for row, answer in zip(rows, answers, strict=True):
                if row:  # without features a pair is ruled out unseen
                    yield row, YES_NO[answer]
    elif classifier == "quote type":
        yield from ((lesson.quote_rows[q], kind) for q, kind in lesson.quote_types.items())
    elif classifier == "subfield":
        yield from lesson.fields
    else:
        yield from _starts(lesson) if classifier == "name start" else _ends(lesson)


def _starts(lesson: Lesson) -> Iterator[tuple[Sequence[str], str]]:
    for row, end in zip(lesson.names.start_rows, lesson.names.ends, strict=True):
        yield row, YES_NO[end is not None]


def _ends(lesson: Lesson) -> Iterator[tuple[Sequence[str], str]]:
    names = lesson.names
    for proposal, right, rows in zip(names.proposals, names.ends, names.end_rows, strict=True):
        # where no name starts there are no rows
        for end, row in zip(proposal.ends, rows, strict=False):
            yield row, YES_NO[end == right]


def hints_from(lessons: Sequence[Lesson], scores: np.ndarray) -> list[Hints]:
    """What units say of each lesson's places, from the probability of each link of a unit.

    Args:
        lessons: all lessons.
        scores: the probability of each example of units, in their order, from a classifier that
            was trained without its lesson.
    """
    read = iter(map(float, scores))
    made = []
    for lesson in lessons:
        pairs = lesson.links["unit"]
        table = [[next(read) if row else 0.0 for row in model] for model in pairs.rows]
        made.append(unit_hints(lesson.links["place"].stage, pairs.stage, table))
    return made
