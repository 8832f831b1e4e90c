"""Scoring from plain weights."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from danvan_nlp.errors import DataError
from danvan_nlp.extract.linear import Linear, read_linear, sigmoid, softmax

THREE = Linear(labels=("a", "b", "c"), bias=(0.0, 0.5, -0.5), weights={"x": (1.0, 0.0, -1.0)})
TWO = Linear(labels=("no", "yes"), bias=(-1.0,), weights={"x": (3.0,)}, temperature=2.0)


def test_features_present_add_their_weights() -> None:
    """A feature that the classifier does not know counts nothing."""
    assert THREE.scores(["x", "unknown"]) == [1.0, 0.5, -1.5]


def test_two_labels_share_one_column() -> None:
    """The probability of the second label is the logistic of the score over the temperature."""
    assert TWO.probability(["x"]) == pytest.approx(1 / (1 + math.exp(-1.0)))
    assert TWO.probabilities(["x"])[1] == TWO.probability(["x"])


def test_probabilities_sum_to_one() -> None:
    """Softmax and logistic stay finite at extremes."""
    assert sum(THREE.probabilities(["x"])) == pytest.approx(1.0)
    assert sum(softmax([900.0, -900.0])) == pytest.approx(1.0)
    assert sigmoid(-1e9) == 0.0 or sigmoid(-1e9) < 1e-300
    assert sigmoid(1e9) == 1.0


def test_weights_survive_their_file(tmp_path: Path) -> None:
    """What is written comes back equal."""
    path = tmp_path / "three.json"
    path.write_text(json.dumps(THREE.to_json()), encoding="utf-8")
    assert read_linear(path) == THREE


@pytest.mark.parametrize("content", ["", "{", '{"format": "other"}', "[1]"], ids=repr)
def test_a_foreign_file_is_named_in_the_error(tmp_path: Path, content: str) -> None:
    """A file of another format says so, and which file it was."""
    path = tmp_path / "weights.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match="weights"):
        read_linear(path)


def test_weights_that_do_not_fit_their_labels_are_refused() -> None:
    """A row too short would shift every score."""
    data = THREE.to_json() | {"weights": {"x": [1.0]}}
    with pytest.raises(DataError, match="columns"):
        Linear.from_json(data)


def test_the_best_label_comes_with_its_probability() -> None:
    """The first of two that are equal."""
    assert THREE.best(["x"])[0] == "a"
    assert TWO.best([])[0] == "no"
    assert TWO.best(["x"]) == ("yes", TWO.probability(["x"]))
