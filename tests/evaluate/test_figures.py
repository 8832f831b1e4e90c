"""Figures equal those of the annotators' script; intervals hold them and shrink with more text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from danvan_nlp.evaluate import LAYERS, Comparison, score, score_by

NAMES = [name for names in LAYERS.values() for name in names]


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_equals_the_golden_one(
    comparisons: list[Comparison], golden: Path, name: str
) -> None:
    """The golden numbers came from another program on the same files."""
    expected: Any = json.loads((golden / "figures.json").read_text(encoding="utf-8"))[name]
    found = score(comparisons, resamples=10).figures[name]
    if isinstance(expected, dict):
        keys = ("value", "precision", "recall", "gold", "found")
        assert [getattr(found, key) for key in keys] == [
            expected[key] for key in ("f1", "p", "r", "gold", "predicted")
        ]
    else:
        assert found.value == pytest.approx(expected, abs=1e-4)


def test_reports_and_models_are_counted(comparisons: list[Comparison]) -> None:
    """A report that was not found counts as one."""
    scores = score(comparisons, resamples=10)
    assert (scores.documents, scores.models) == (6, 10)


@pytest.mark.parametrize("name", NAMES)
def test_an_interval_holds_its_figure(comparisons: list[Comparison], name: str) -> None:
    """Its ends are probabilities like the figure itself."""
    figure = score(comparisons).figures[name]
    assert 0 <= figure.low <= figure.value <= figure.high <= 1


def test_an_interval_shrinks_with_more_reports(comparisons: list[Comparison]) -> None:
    """Sixteen times the reports give about a quarter of the width."""
    few, many = (score(comparisons * times).figures["unit"] for times in (1, 16))
    assert (many.high - many.low) < (few.high - few.low) / 2


def test_figures_are_repeatable(comparisons: list[Comparison]) -> None:
    """The samples are drawn by a fixed seed."""
    assert score(comparisons) == score(comparisons)


def test_groups_are_scored_alone(comparisons: list[Comparison]) -> None:
    """Reports of one province, the largest group first; None is a group too."""
    groups = score_by(comparisons, "province", resamples=10)
    assert list(groups) == ["An Giang", "Bắc Kạn", "unknown"]
    assert groups["unknown"].figures["model strict"].value == 1.0
    assert [scores.documents for scores in groups.values()] == [3, 2, 1]


def test_nothing_gives_no_figures() -> None:
    """Neither a division by zero nor a perfect score."""
    assert score([]).figures == {}


def test_reports_without_models_are_scored(comparisons: list[Comparison]) -> None:
    """g4 holds no model and one was found: precision suffers, recall has nothing to say."""
    figure = score(comparisons[3:4], resamples=10).figures["model strict"]
    assert (figure.value, figure.precision, figure.recall) == (0.0, 0.0, 0.0)
