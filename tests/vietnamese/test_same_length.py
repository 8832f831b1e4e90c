"""The fold that tables and texts are compared by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.vietnamese.same_length import same_length_fold


@pytest.mark.parametrize(
    ("one", "other"),
    [("Uỷ ban", "Ủy ban"), ("hoà giải", "hòa giải"), ("HĐND", "hđnd"), ("KHOẺ", "khỏe")],
)
def test_spellings_compare_equal(one: str, other: str) -> None:
    """Case and the two ways to place a tone mark make no difference."""
    assert same_length_fold(one) == same_length_fold(other)


@given(st.text())
def test_the_fold_keeps_offsets(text: str) -> None:
    """Every character stays at its place, so that offsets of the fold are offsets of the text."""
    assert len(same_length_fold(text)) == len(text)
