"""Quality has floors: cross-validated figures that a change may raise and not silently lower."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from danvan_nlp.evaluate import Scores
from danvan_nlp.training.measure import measure
from danvan_nlp.training.train import read_lessons, read_names

ROOT = Path(__file__).parents[2]
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scores() -> Scores:
    lessons = read_lessons(ROOT / "corpora")
    names = read_names(ROOT / "corpora" / "model_names.tsv")
    return measure(lessons, names, folds=FLOORS["folds"], resamples=10)


@pytest.mark.parametrize("figure", FLOORS["figures"])
def test_a_figure_keeps_its_floor(scores: Scores, figure: str) -> None:
    """On reports kept out of training, each layer is at least as good as its floor."""
    assert scores.figures[figure].value >= FLOORS["figures"][figure]
