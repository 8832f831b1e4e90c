"""Whether an article is local enough to describe models."""

from __future__ import annotations

import pytest

from danvan_nlp.extract.civic import civic_level, may_have_models
from danvan_nlp.extract.found import Found
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.places import find_places
from danvan_nlp.extract.units import find_units
from danvan_nlp.records import Article

FILM = "Phim kinh dị “Giếng cạn” thu 42 tỷ đồng sau bốn ngày ra rạp, dẫn đầu phòng vé. " * 6
REPORT = (
    "Hội Nông dân xã Quảng Bạch ra mắt mô hình “Ngõ xóm bình yên” tại thôn Bản Duồn, được bà"
    " con đồng tình, hội viên tham gia tích cực, đường làng sạch đẹp hơn trước rất nhiều. " * 3
)
CASES = {
    "film news": (FILM, False),
    "a report from a commune": (REPORT, True),
    "one sentence with a unit": ("Hội LHPN xã Quảng Bạch có mô hình “Đường hoa”.", True),
    "one sentence without": ("Bộ phim “Đường hoa” ra rạp.", False),
    "nothing": ("", False),
}


@pytest.mark.parametrize("name", CASES)
def test_an_article_without_anything_local_has_no_models(name: str) -> None:
    """Neither a body, a commune or a hamlet nor a word of local public life."""
    text, local = CASES[name]
    places = find_places(text)
    found = Found(
        Article(id="a", text=text, title=""), Parsed(text), (), places, find_units(text, places)
    )
    assert may_have_models(found) is local


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Phim ra rạp", "0"),
        ("Nhân dân nhân dân", "1"),
        ("Hội viên, nhân dân các thôn", "3-4"),
        ("Dân vận khéo, phong trào thi đua, bà con, đồng bào, chi bộ, đảng viên, tự quản", "8+"),
    ],
    ids=["none", "one twice", "three", "many"],
)
def test_words_of_public_life_are_counted_once_each(text: str, level: str) -> None:
    """In steps."""
    assert civic_level(Parsed(text)) == level
