"""Cross-validate by document or by province: what reads a report has never seen it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from danvan_nlp.extract.steps import extract
from danvan_nlp.extract.weights import Weights
from danvan_nlp.records import Report
from danvan_nlp.training.fitting import NameRow, fit_all
from danvan_nlp.training.lessons import Lesson, article_of

SEED = 20261124  # the day of the first measurement; a fixed draw keeps figures comparable


def by_document(lessons: Sequence[Lesson], folds: int) -> list[list[int]]:
    """The indexes of the reports of each fold, drawn once and for all."""
    order = sorted(range(len(lessons)), key=lambda i: lessons[i].gold.id)
    random.Random(SEED).shuffle(order)  # noqa: S311 - a draw of folds, not a secret
    return [order[part::folds] for part in range(folds)]


def by_province(lessons: Sequence[Lesson], folds: int) -> list[list[int]]:
    """Folds in which all reports of a province stay together, filled to equal size."""
    groups: dict[str, list[int]] = {}
    for index, lesson in enumerate(lessons):
        groups.setdefault(str(lesson.gold.data.get("province")), []).append(index)
    parts: list[list[int]] = [[] for _ in range(folds)]
    for name in sorted(groups, key=lambda n: (-len(groups[n]), n)):
        min(parts, key=len).extend(groups[name])
    return parts


def cross_validate(
    lessons: Sequence[Lesson],
    folds: Sequence[Sequence[int]],
    *,
    always: Sequence[Lesson] = (),
    names: Sequence[NameRow] = (),
    train: Callable[[Sequence[Lesson], Sequence[NameRow]], Weights] = fit_all,
) -> Iterator[Report]:
    """The report of each lesson's article, read by classifiers trained without its fold.

    Args:
        lessons: the reports to be read.
        folds: the indexes of each fold.
        always: further reports that are in training every time and never read. Those of a
            held-out province are the caller's to leave out.
        names: labelled model names for the field classifier.
        train: how classifiers are made from lessons.
    """
    for fold in folds:
        held = set(fold)
        kept = [lesson for i, lesson in enumerate(lessons) if i not in held]
        weights = train([*kept, *always], names)
        for index in fold:
            yield extract(article_of(lessons[index].gold), weights=weights)
