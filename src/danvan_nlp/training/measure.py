"""Honest figures: reports read by classifiers that never saw them, scored against their gold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_nlp.dataset.rows import report_row
from danvan_nlp.evaluate import Scores, compare, score
from danvan_nlp.training.crossval import by_document, by_province, cross_validate
from danvan_nlp.training.fitting import NameRow
from danvan_nlp.training.lessons import Lesson

PUBLISHED = "shared"  # gold files that follow published reports begin so; figures are of these


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a cross-validation: the reports that are read, and those trained on."""

    held: list[Lesson]
    kept: list[Lesson]


def published(lessons: Sequence[Lesson]) -> tuple[list[Lesson], list[Lesson]]:
    """The reports that follow published ones, which are measured on, and all others."""
    ours = [lesson for lesson in lessons if not lesson.gold.file.startswith(PUBLISHED)]
    return [lesson for lesson in lessons if lesson.gold.file.startswith(PUBLISHED)], ours


def parts(lessons: Sequence[Lesson], folds: int, *, province: bool = False) -> list[Part]:
    """The parts of a cross-validation over the published reports.

    Args:
        lessons: all lessons; those of our own writing are only ever trained on.
        folds: how many parts.
        province: keep whole provinces out, our own reports of them too.
    """
    read, ours = published(lessons)
    made = []
    for fold in (by_province if province else by_document)(read, folds):
        held = set(fold)
        rest = [lesson for i, lesson in enumerate(read) if i not in held]
        gone = {_province(read[i]) for i in fold} if province else set()
        own = [lesson for lesson in ours if _province(lesson) not in gone]
        made.append(Part([read[i] for i in fold], [*rest, *own]))
    return made


def _province(lesson: Lesson) -> str:
    return str(lesson.gold.data.get("province"))


def measure(
    lessons: Sequence[Lesson],
    names: Sequence[NameRow],
    *,
    folds: int = 5,
    province: bool = False,
    resamples: int = 1000,
) -> Scores:
    """The figures of the published reports, each read by classifiers trained without its fold.

    Args:
        lessons: all lessons; those of our own writing are only ever trained on.
        names: the labelled model names.
        folds: how many parts.
        province: keep whole provinces out, our own reports of them too.
        resamples: how many samples the intervals rest on.
    """
    found = {}
    for part in parts(lessons, folds, province=province):
        both = [*part.held, *part.kept]
        for report in cross_validate(both, [range(len(part.held))], names=names):
            found[report.article.id] = report_row(report)
    read, _ = published(lessons)
    comparisons = [compare(lesson.gold.data, found.get(lesson.gold.id)) for lesson in read]
    return score(comparisons, resamples=resamples)
