"""Plain weights score as the library that fitted them does."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from danvan_nlp.training.learn import Recipe, fit

WORDS = [*("mô", "hình", "dân", "vận", "khéo", "tổ", "tự", "quản"), "đường", "hoa", "hũ", "kẻng"]


def _examples(labels: tuple[str, ...], count: int = 240) -> tuple[list[list[str]], list[str]]:
    draw = np.random.default_rng(7)
    rows, answers = [], []
    for _ in range(count):
        answer = int(draw.integers(len(labels)))
        row = [
            word
            for k, word in enumerate(WORDS)
            if draw.random() < (0.7 if k % len(labels) == answer else 0.2)
        ]
        rows.append(row)
        answers.append(labels[answer])
    return rows, answers


@pytest.mark.parametrize("labels", [("no", "yes"), ("a", "b", "c")], ids=["two", "three"])
def test_plain_weights_agree_with_scikit_learn(labels: tuple[str, ...]) -> None:
    """Probabilities are those of the library's own classifier, up to the digits kept."""
    rows, answers = _examples(labels)
    ours = fit(rows, answers, labels, Recipe(c=1.0))
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([dict.fromkeys(row, 1.0) for row in rows])
    theirs = LogisticRegression(C=1.0, max_iter=3000, tol=1e-4).fit(matrix, answers)
    expected = theirs.predict_proba(matrix)
    order = [list(theirs.classes_).index(label) for label in labels]
    found = np.array([ours.probabilities(row) for row in rows])
    assert np.abs(found - expected[:, order]).max() < 2e-3


def test_fitting_twice_gives_equal_weights() -> None:
    """Training has no hidden randomness."""
    rows, answers = _examples(("no", "yes"))
    assert fit(rows, answers, ("no", "yes"), Recipe()) == fit(
        rows, answers, ("no", "yes"), Recipe()
    )


def test_a_label_without_examples_is_never_chosen() -> None:
    """A class that training never saw keeps a very low probability."""
    rows, answers = _examples(("a", "b"))
    three = fit(rows, answers, ("a", "b", "c"), Recipe())
    assert max(three.probabilities(row)[2] for row in rows) < 1e-6
