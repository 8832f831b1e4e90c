"""Tokens, sentences and paragraphs by position."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.folding import fold

TEXT = "Tin vui\n\nXã có mô hình mới. Mô hình đó hay!\nHết"


@given(st.text(), st.integers(0, 60), st.integers(0, 60))
def test_look_ups_hold_for_any_text_and_offset(text: str, one: int, two: int) -> None:
    """No look-up raises; words lie within the span asked for, and are counted right."""
    parsed, span = Parsed(text), Span(min(one, two), max(one, two))
    words = parsed.words_in(span)
    assert len(words) == parsed.count_in(span)
    assert parsed.words_in(span, 2) == words[:2]
    assert parsed.left_words(one, 3)[::-1] == parsed.words_in(Span(0, one))[-3:]
    assert parsed.right_words(one, 3) == parsed.words_in(Span(one, len(text)))[:3]
    assert parsed.paragraph(one).start <= max(one, 0) or one > len(text)
    assert parsed.sentence(one).end <= len(text)
    assert all(parsed.has(word, span) for word in words)


def test_two_words_lie_within_a_span_only_together() -> None:
    """A phrase counts where both of its words do."""
    parsed, phrase = Parsed(TEXT), fold("mô hình")
    assert [parsed.starts[i] for i in parsed.positions(phrase)] == [
        TEXT.index("mô"),
        TEXT.index("Mô"),
    ]
    start = TEXT.index("Mô hình")
    assert parsed.has(phrase, Span(start, start + 7))
    assert not parsed.has(phrase, Span(start, start + 6))
    assert not parsed.has(phrase, Span(start + 1, len(TEXT)))


@pytest.mark.parametrize(
    ("at", "sentence", "paragraph"),
    [("Tin", 0, 0), ("Xã", 1, 1), ("Mô", 2, 1), ("Hết", 3, 2)],
    ids=["title", "first sentence", "second sentence", "last line"],
)
def test_sentences_and_paragraphs_are_counted(at: str, sentence: int, paragraph: int) -> None:
    """The title is paragraph 0; a line break ends sentences and paragraphs."""
    parsed, offset = Parsed(TEXT), TEXT.index(at)
    assert parsed.sentence_at(offset) == sentence
    assert parsed.paragraph_at(offset) == paragraph
    assert parsed.sentence(offset).of(TEXT).startswith(at)
    assert parsed.paragraph(offset).covers(parsed.sentence(offset))
