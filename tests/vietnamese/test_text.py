"""Text comes out composed, visible and encodable, and a clean one comes back to the letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.vietnamese.text import clean, clean_controls, clean_line, fold_spaces


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(unicodedata.normalize("NFD", "Chợ Đồn"), "Chợ Đồn", id="decomposed"),
        pytest.param("mô\u200b hình", "mô hình", id="zero-width space"),
        pytest.param("dân\u00ad vận", "dân vận", id="soft hyphen"),
        pytest.param("\ufeffTiêu đề", "Tiêu đề", id="byte order mark"),
        pytest.param("dòng\r\nhai\rba", "dòng\nhai\nba", id="line ends"),
        pytest.param("một\x00\x07hai", "mộthai", id="controls"),
        pytest.param("ðoàn thể, Ðảng ủy", "đoàn thể, Đảng ủy", id="eth for đ"),
        pytest.param("lẻ \ud83d", "lẻ \ufffd", id="lone surrogate"),
    ],
)
def test_clean_leaves_what_a_reader_sees(raw: str, expected: str) -> None:
    """Invisible characters, controls and other forms of a letter go; the words stay."""
    assert clean(raw) == expected


def test_clean_controls_keeps_what_annotations_count() -> None:
    """Hard spaces, tabs and doubled spaces stay, since offsets stand on them."""
    text = "các\u00a0 lĩnh vực\t“Dân  vận”"
    assert clean_controls(text) == text


def test_clean_line_is_one_line_with_single_spaces() -> None:
    """Every white space, hard spaces and line ends included, becomes one space."""
    assert clean_line("  xã\u00a0\u00a0Quảng\n Bạch\u200b ") == "xã Quảng Bạch"


def test_fold_spaces_keeps_line_ends() -> None:
    """Only white space within a line is folded."""
    assert fold_spaces(" các  lĩnh\u00a0vực \n ") == "các lĩnh vực"


@given(st.text(st.characters(), max_size=200))
def test_any_text_is_composed_and_encodable(text: str) -> None:
    """Whatever comes in, what comes out is NFC, can be encoded, and is stable."""
    for function in (clean, clean_controls, clean_line):
        once = function(text)
        assert unicodedata.is_normalized("NFC", once)
        once.encode("utf-8")
    assert clean(clean(text)) == clean(text)
