"""Honest figures: reports read by classifiers that never saw them, scored against their gold."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_nlp.dataset.rows import report_row
from danvan_nlp.evaluate import Scores, compare, score
from danvan_nlp.training.crossval import by_document, by_province, cross_validate
from danvan_nlp.training.fitting import NameRow
from danvan_nlp.training.lessons import Lesson

PUBLISHED = "shared"  # gold files that follow published reports begin so; figures are of these


def published(lessons: Sequence[Lesson]) -> tuple[list[Lesson], list[Lesson]]:
    """The reports that follow published ones, which are measured on, and all others."""
    ours = [lesson for lesson in lessons if not lesson.gold.file.startswith(PUBLISHED)]
    return [lesson for lesson in lessons if lesson.gold.file.startswith(PUBLISHED)], ours


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
    read, ours = published(lessons)
    if not province:
        reports = cross_validate(read, by_document(read, folds), always=ours, names=names)
        found = {report.article.id: report_row(report) for report in reports}
    else:
        found = {}
        for part in by_province(read, folds):
            held = {str(read[i].gold.data.get("province")) for i in part}
            kept = [o for o in ours if str(o.gold.data.get("province")) not in held]
            rest = [lesson for i, lesson in enumerate(read) if i not in set(part)]
            both = [*(read[i] for i in part), *rest]
            for report in cross_validate(both, [range(len(part))], always=kept, names=names):
                found[report.article.id] = report_row(report)
    comparisons = [compare(lesson.gold.data, found.get(lesson.gold.id)) for lesson in read]
    return score(comparisons, resamples=resamples)
