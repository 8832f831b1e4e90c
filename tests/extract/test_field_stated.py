"""Fields that the text itself states, and how far that reaches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.extract.field_stated import Stated, governing, stated_fields
from danvan_nlp.extract.found import Found
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.records import Article, Field


def _stated(text: str) -> tuple[Stated, ...]:
    return stated_fields(Found(Article(id="a", text=text, title=""), Parsed(text)))


def _governing(text: str, name: str) -> Field | None:
    said = governing(_stated(text), text.index(name))
    return said.field if said is not None and said.strong else None


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Trên lĩnh vực kinh tế có", [Field.ECONOMY]),
        (
            "Về văn hóa - xã hội có; về quốc phòng - an ninh có",
            [Field.CULTURE_SOCIETY, Field.DEFENCE_SECURITY],
        ),
        ("Lĩnh vực xây dựng hệ thống chính trị", [Field.POLITICAL_SYSTEM]),
        ("Đời sống kinh tế khá lên", []),
        ("Trên các lĩnh vực kinh tế và đời sống", []),
        ("", []),
    ],
    ids=["after the word", "two", "the longest name", "in passing", "of many", "empty"],
)
def test_fields_are_stated_after_a_leading_word(text: str, fields: list[Field]) -> None:
    """In order; a field's word in running text states nothing."""
    assert [stated.field for stated in _stated(text)] == fields


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Tin\n\nTrong phát triển kinh tế, có mô hình A.", Field.ECONOMY),
        ("Tin\n\nRiêng an ninh trật tự, xã vui. Ai cũng thích A.", Field.DEFENCE_SECURITY),
        ("Tin\n\n2. Văn hóa - xã hội: mô hình A.", Field.CULTURE_SOCIETY),
        ("Tin\n\nII. LĨNH VỰC QP-AN\n\n- Tổ B\n\n- Tổ A", Field.DEFENCE_SECURITY),
        ("Tin\n\n* Xây dựng HTCT\n\nXã làm. Có mô hình A.", Field.POLITICAL_SYSTEM),
        ("Tin\n\nTrong lĩnh vực kinh tế, nổi bật:\n\n- Tổ B\n\n- Tổ A", Field.ECONOMY),
        ("Tin\n\nTrong lĩnh vực kinh tế, có B.\n\nCó mô hình A.", None),
        ("Tin\n\nKinh tế khá lên, có mô hình A.", None),
        ("Tin\n\nKhối Mặt trận, đoàn thể có mô hình A.", None),
        ("Tin\n\n1. Kinh tế:\n\n- B\n\nCuối cùng, A.", None),
    ],
    ids=[
        "opening",
        "further in the paragraph",
        "head and colon",
        "list under a head",
        "section under a head",
        "list after a colon",
        "next paragraph",
        "in passing",
        "a block of bodies",
        "after the list",
    ],
)
def test_a_statement_reaches_over_its_list(text: str, field: Field | None) -> None:
    """To the end of its paragraph, or of the list or section that it introduces."""
    assert _governing(text, "A") == field


def test_the_last_statement_governs() -> None:
    """Each reaches to the next."""
    text = "Tin\n\nTrong lĩnh vực kinh tế có B. Trong lĩnh vực văn hóa có A."
    assert _governing(text, "B.") is Field.ECONOMY
    assert _governing(text, "A.") is Field.CULTURE_SOCIETY


@given(st.text(alphabet="kinh tế:lĩnhvực \n-1.,A", max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Every statement lies in the text, in order."""
    found = _stated(text)
    assert [one.offset for one in found] == sorted(one.offset for one in found)
    assert all(0 <= one.offset < one.end <= len(text) for one in found)
