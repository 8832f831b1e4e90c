"""How figures grow with the number of reports trained on, published ones and our own."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_nlp.dataset.rows import report_row
from danvan_nlp.evaluate import Comparison, compare, score
from danvan_nlp.extract.steps import extract
from danvan_nlp.training.fitting import NameRow, fit_all
from danvan_nlp.training.lessons import Lesson, article_of
from danvan_nlp.training.measure import Part, published

FIGURES = ("model strict", "unit", "commune", "place", "field given", "whole record")
OWN_STEP = 100  # of our own reports
_SHARES = (0.0, 0.25, 0.5)  # of the published reports in training
_SEED = 20261124


@dataclass(frozen=True, slots=True)
class Size:
    """How much is trained on: a share of the published reports, so many of our own."""

    published: float
    own: int


def sizes(own: int) -> list[Size]:
    """The steps of both curves; the last one has everything and ends both.

    Args:
        own: how many reports of our own there are.
    """
    steps = [Size(share, own) for share in _SHARES]
    counts = [count for count in range(0, 4 * OWN_STEP, OWN_STEP) if count < own]
    return [*steps, *(Size(1.0, count) for count in counts), Size(1.0, own)]


def chosen(part: Part, size: Size) -> list[Lesson]:
    """What of a part's reports is trained on: a smaller choice lies within each larger one."""
    read, ours = published(part.kept)
    draw = random.Random(_SEED)  # noqa: S311 - a draw of reports, not a secret
    draw.shuffle(read)
    draw.shuffle(ours)
    return [*read[: round(len(read) * size.published)], *ours[: size.own]]


def learn(part: Part, names: Sequence[NameRow], size: Size) -> tuple[int, int, list[Comparison]]:
    """A part read after training on so much: published and own reports trained on, comparisons."""
    trained = chosen(part, size)
    weights = fit_all(trained, names)
    comparisons = [
        compare(one.gold.data, report_row(extract(article_of(one.gold), weights=weights)))
        for one in part.held
    ]
    read, ours = published(trained)
    return len(read), len(ours), comparisons


def learning_table(
    made: Sequence[tuple[Size, Sequence[tuple[int, int, list[Comparison]]]]],
) -> Iterator[str]:
    """The figures of each size over all parts, with the interval of whole records."""
    yield f"| published | own | {' | '.join(FIGURES)} | 95 % |"
    yield f"| ---: | ---: |{' ---: |' * len(FIGURES)} --- |"
    for _, read in made:
        figures = score([one for _, _, own in read for one in own], resamples=500).figures
        cells = [f"{figures[name].value:.3f}" if name in figures else "–" for name in FIGURES]
        whole = figures.get("whole record")
        interval = f"{whole.low:.3f}–{whole.high:.3f}" if whole else ""
        counts = [round(sum(one[side] for one in read) / len(read)) for side in (0, 1)]
        yield f"| {counts[0]} | {counts[1]} | {' | '.join(cells)} | {interval} |"
