"""Classes of the words that open, join and end names; the cue tables."""

from __future__ import annotations

import pytest

from danvan_nlp.lexicon.cues import LIST_LEADS, MODEL_HEADS, NAME_STOPS, QUOTE_CUES
from danvan_nlp.lexicon.name_parts import longest_first, opening_class, stop_class
from danvan_nlp.vietnamese.folding import DOUBLE_MARKS, QUOTE_MARKS
from danvan_nlp.vietnamese.syllables import phrase_key


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Câu lạc bộ ông bà cháu", "body"),
        ("Tuyến đường hoa", "work"),
        ("vận động nhân dân hiến đất", "do"),
        ("trồng bưởi", "farm"),
        ("4 không", "number"),
        ("Khéo trong giữ rừng", "skill"),
        ("Zalo kết nối", "sign"),
        ("xyz", "other"),
        ("", "other"),
    ],
)
def test_the_first_words_of_a_name_have_a_class(name: str, kind: str) -> None:
    """The longest phrase decides."""
    assert opening_class(phrase_key(name).split()) == kind


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        ("của hội", "own"),
        ("trên địa bàn", "at"),
        ("ra đời từ", "deed"),
        (", nay", "comma"),
        ("xanh", "other"),
    ],
)
def test_the_word_after_a_name_has_a_class(after: str, kind: str) -> None:
    """Words that go on with the sentence, and marks."""
    assert stop_class(phrase_key(after).split(), 0) == kind


@pytest.mark.parametrize(
    "table",
    [QUOTE_CUES, LIST_LEADS, MODEL_HEADS, NAME_STOPS],
    ids=["cues", "leads", "heads", "stops"],
)
def test_every_phrase_of_a_table_can_be_found(table: frozenset[str]) -> None:
    """Whatever its length: its size is among those tried."""
    sizes = longest_first(table)
    for phrase in table:
        assert len(phrase.split()) in sizes[phrase.split()[0]]
        assert phrase == " ".join(phrase.split())


def test_marks_that_only_quote_are_among_all_marks() -> None:
    """One definition for all steps."""
    assert set(QUOTE_MARKS) > DOUBLE_MARKS
