"""The fold by which two spellings of a name are one, and no other two."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.vietnamese.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "hòa bình"),
        ("“Ngõ xóm bình yên”", '"Ngõ xóm  bình yên"'),
        ("Sáng – xanh – sạch", "sáng-xanh-sạch"),
        ("Tổ tự quản.", "(tổ tự quản)"),
        ("Tu\u0300y", "Tuỳ"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    """Tone marks, case, quotation marks, dashes, white space and marks at the ends."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tân Hưng", "Tân Hùng"), ("đường hoa", "duong hoa"), ("3 sạch", "5 sạch")],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    """A tone, a letter's mark or a number makes another name."""
    assert fold(one) != fold(other)


@given(st.text(max_size=200))
def test_however_a_text_is_composed(text: str) -> None:
    """Pages send letters and their marks as one character or as several."""
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
