"""Whether probabilities are true, and what a minimum probability costs: numbers and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from danvan_nlp.evaluate import Scores
from measuring.decisions import LAYERS, ORDER, Decision

BINS = 10
MINIMA = (0.3, 0.5, 0.7, 0.9)
HIGHEST_ECE = 0.05
_SAMPLES = 500
_SEED = 20261124


@dataclass(frozen=True, slots=True)
class Bin:
    """The decisions of one tenth of the probabilities: how many, mean probability, share right."""

    count: int
    probability: float
    right: float


def bins(made: Sequence[Decision]) -> list[Bin]:
    """The tenths of the probabilities that have any decisions."""
    groups: dict[int, list[Decision]] = {}
    for one in made:
        groups.setdefault(min(int(one.probability * BINS), BINS - 1), []).append(one)
    return [
        Bin(
            len(group),
            sum(one.probability for one in group) / len(group),
            sum(one.right for one in group) / len(group),
        )
        for _, group in sorted(groups.items())
    ]


def ece(made: Sequence[Decision]) -> float:
    """The mean distance of probability and share of right decisions over ten equal bins."""
    total = sum(one.count * abs(one.probability - one.right) for one in bins(made))
    return total / max(1, len(made))


def chance(made: Sequence[Decision]) -> float:
    """The ECE that true probabilities would stay below in 95 samples of 100 of this size."""
    if not made:
        return 0.0
    probabilities = np.array([one.probability for one in made])
    tenth = np.minimum((probabilities * BINS).astype(int), BINS - 1)
    draw = np.random.default_rng(_SEED)
    found = []
    for _ in range(_SAMPLES):
        gap = (draw.random(len(made)) < probabilities) - probabilities
        found.append(np.abs(np.bincount(tenth, weights=gap, minlength=BINS)).sum() / len(made))
    return float(np.quantile(found, 0.95))


def curve(made: Sequence[Decision], wanted: int) -> list[tuple[float, float]]:
    """(recall, precision) as the minimum probability falls, one point a probability.

    Args:
        made: the decisions, each for something that is wanted or not.
        wanted: how many right ones there are, also such as no decision was made on.
    """
    points = []
    right = 0
    ranked = sorted(made, key=lambda one: -one.probability)
    for kept, one in enumerate(ranked, 1):
        right += one.right
        last = kept == len(ranked) or ranked[kept].probability < one.probability
        if last:
            points.append((min(1.0, right / max(1, wanted)), right / kept))
    return points


def by_name(made: Sequence[Decision]) -> dict[str, list[Decision]]:
    """The decisions of each classifier or layer, in the order of a report's making."""
    groups: dict[str, list[Decision]] = {name: [] for name in ORDER}
    for one in made:
        groups[one.name].append(one)
    return {name: own for name, own in groups.items() if own}


def classifiers_table(made: Sequence[Decision]) -> Iterator[str]:
    """The calibration of each classifier over all its decisions."""
    yield "| classifier | decisions | right or true | mean probability | ECE | by chance |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for name, own in by_name(made).items():
        yield (
            f"| {name} | {len(own)} | {_mean([o.right for o in own]):.3f} "
            f"| {_mean([o.probability for o in own]):.3f} | {_marked(ece(own))} "
            f"| ≤ {chance(own):.3f} |"
        )


def taken_table(made: Sequence[Decision]) -> Iterator[str]:
    """The calibration of the decisions that finished reports stand on."""
    heads = ("layer", "taken", "right", "mean probability", "ECE", "by chance")
    yield f"| {' | '.join(heads)} | at ≥ 0.7: kept, right | at ≥ 0.9 |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | --- | --- |"
    for name, own in by_name(made).items():
        cells = []
        for least in (0.7, 0.9):
            kept = [o.right for o in own if o.probability >= least]
            cells.append(f"{len(kept) / len(own):.2f}, {_mean(kept):.2f}")
        yield (
            f"| {name} | {len(own)} | {_mean([o.right for o in own]):.3f} "
            f"| {_mean([o.probability for o in own]):.3f} | {_marked(ece(own))} "
            f"| ≤ {chance(own):.3f} | {' | '.join(cells)} |"
        )


def _marked(value: float) -> str:
    return f"{value:.3f}" if value <= HIGHEST_ECE else f"**{value:.3f}**"


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))


def minima_table(
    scores: Mapping[float, Scores], made: Sequence[Decision], wanted: Counter[str]
) -> Iterator[str]:
    """Precision and recall of each layer at some minimum probabilities, as `--min-score` gives.

    Args:
        scores: the figures at each minimum.
        made: the decisions taken, for the layers whose figures have no precision.
        wanted: how many right decisions each layer has.
    """
    yield f"| layer | {' | '.join(f'≥ {least}' for least in scores)} |"
    yield f"| --- |{' --- |' * len(scores)}"
    names = {"model": "model strict", "unit": "unit", "place": "place", "person": "person"}
    groups = by_name(made)
    for layer in LAYERS:
        cells = []
        for least, figures in scores.items():
            figure = figures.figures.get(names.get(layer, ""))
            if figure is not None:
                cells.append(f"{figure.precision or 0:.3f} / {figure.recall or 0:.3f}")
                continue
            kept = [one.right for one in groups.get(layer, ()) if one.probability >= least]
            cells.append(f"{_mean(kept):.3f} / {sum(kept) / max(1, wanted[layer]):.3f}")
        yield f"| {layer} | {' | '.join(cells)} |"
