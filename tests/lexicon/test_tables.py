"""Tables are clean, and the patterns made of them find what they should."""

from __future__ import annotations

import pytest

from danvan_nlp.lexicon.levels import bare_level
from danvan_nlp.lexicon.persons import person_words
from danvan_nlp.lexicon.remits import ministry_pattern, remit_pattern
from danvan_nlp.lexicon.tables import read_words
from danvan_nlp.vietnamese.same_length import same_length_fold


@pytest.mark.parametrize(
    "remit",
    [
        "Giáo dục và Đào tạo",
        "Lao động - Thương binh và Xã hội",
        "Văn hóa, Thể thao và Du lịch",
        "Cảnh sát PCCC&CNCH",
        "Nông nghiệp và PTNT",
    ],
)
def test_remits_join(remit: str) -> None:
    """Remits are joined by words, dashes and ampersands."""
    text = same_length_fold(f" {remit} phối hợp")
    match = remit_pattern().match(text)
    assert match is not None
    assert match.group() == same_length_fold(f" {remit}")


def test_a_list_of_departments_is_not_one() -> None:
    """A comma ends a department's name, unless the name holds it."""
    match = remit_pattern().match(" nội vụ, tư pháp, y tế")
    assert match is not None
    assert match.group() == " nội vụ"


def test_ministries_are_known_by_name() -> None:
    """Only the name of a ministry follows "Bộ"."""
    assert ministry_pattern().match(" quốc phòng")
    assert ministry_pattern().match(" phận một cửa") is None


@pytest.mark.parametrize(
    ("text", "word"),
    [(" xã đã làm", "xã"), (" các xã, phường", "xã"), (" khu phố", "khu phố"), (" tỉnh", "tỉnh")],
)
def test_bare_levels(text: str, word: str) -> None:
    """The word of a level stands for the unit's own place."""
    match = bare_level(hamlets=True).match(text)
    assert match is not None
    assert match.group(2) == word


@pytest.mark.parametrize(
    "text", [" xã hội", " bản thân", " huyện ủy", " làng nghề", " khối lượng", " thị trường"]
)
def test_other_words_are_no_levels(text: str) -> None:
    """A level word within another word is none."""
    assert bare_level(hamlets=True).match(text) is None


@pytest.mark.parametrize("name", ["remits.tsv", "trades.tsv", "persons.tsv"])
def test_phrases_are_clean(name: str) -> None:
    """No phrase of a table is empty or has blanks at its ends."""
    rows = list(read_words(name))
    assert [phrase for _, phrase in rows if not phrase or phrase != phrase.strip()] == []


def test_no_surname_ends_a_name_for_sure() -> None:
    """A word that always ends a name cannot be a surname that begins one."""
    words = person_words()
    assert words["office_word"] & words["surname"] == frozenset()
