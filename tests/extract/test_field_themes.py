"""Themes of a text, and the features of a stretch."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.extract.field_themes import Themes, theme_features
from danvan_nlp.extract.fields import SUBFIELD_LABELS
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.lexicon.field_words import theme_phrases
from danvan_nlp.lexicon.tables import read_words
from danvan_nlp.records import Span


def test_the_longest_phrase_counts() -> None:
    """“Hũ gạo tình thương” is charity, and not also the love in it."""
    text = "Hũ gạo tình thương"
    assert Themes(Parsed(text)).of([Span(0, len(text))]) == ["an-sinh.gift"]


def test_tone_marks_and_case_do_not_matter() -> None:
    """Papers write hoà and hòa, and heads in capitals."""
    for text in ("tổ hòa giải", "Tổ hoà giải", "TỔ HÒA GIẢI"):
        assert Themes(Parsed(text)).of([Span(0, 99)]) == ["dan-chu-co-so.conciliation"]


def test_only_what_begins_within_a_stretch() -> None:
    """A phrase belongs to where it begins."""
    text = "thu gom rác rồi tặng quà"
    themes = Themes(Parsed(text))
    assert list(themes.within(0, 11)) == ["moi-truong.waste"]
    assert list(themes.within(12, len(text))) == ["an-sinh.gift"]
    assert list(themes.within(0, 0)) == []


def test_a_stretch_tells_its_themes_and_what_is_ahead() -> None:
    """Counts reach levels; a draw has no subfield ahead."""
    row = set(theme_features("w", ["y-te.blood", "y-te.health", "an-sinh.gift"]))
    assert {"w:y-te.blood", "w:y-te", "w:y-te>=2", "w:top=y-te"} <= row
    assert "w:only=y-te" not in row
    assert not any("top" in name for name in theme_features("w", ["a.b", "c.d"]))
    assert list(theme_features("w", [])) == ["w:none"]


def test_the_table_is_clean() -> None:
    """Every theme belongs to a subfield, no phrase is empty, every subfield has themes."""
    rows = list(read_words("field_words.tsv"))
    assert {theme.partition(".")[0] for theme, _ in rows} == set(SUBFIELD_LABELS)
    assert [phrase for _, phrase in rows if not phrase] == []
    assert all(theme_phrases()[1])


@given(st.text())
def test_any_text_has_themes(text: str) -> None:
    """Or none, without an error."""
    assert list(theme_features("w", Themes(Parsed(text)).of([Span(0, len(text))])))
