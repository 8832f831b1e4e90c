"""Short forms: which fuller name a mention without a place stands for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.extract.units import find_units, name_in_full, resolve_short_forms
from danvan_nlp.records import Level, Place, Span

_PLACE = re.compile(r"(xã|thôn|huyện|tỉnh) ([A-ZĐ]\w*(?: [A-ZĐ]\w*)*)")


def _places(text: str) -> tuple[Place, ...]:
    return tuple(
        Place(span=Span(*match.span()), name=match.group(2), level=Level(match.group(1)))
        for match in _PLACE.finditer(text)
    )


def _resolved(text: str) -> list[tuple[str, str]]:
    places = _places(text)
    found = resolve_short_forms(text, find_units(text, places), places)
    return [(short.of(text), full.of(text)) for short, full in sorted(found.items())]


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        (
            "Hội LHPN xã Tân Lập ra mắt mô hình. Hội LHPN xã còn vận động hội viên.",
            [("Hội LHPN xã", "Hội LHPN xã Tân Lập")],
        ),
        (
            "Hội Phụ nữ xã Tân Lập làm trước. Nay Hội LHPN xã nhân rộng.",
            [("Hội LHPN xã", "Hội Phụ nữ xã Tân Lập")],
        ),
        (
            "Hội Nông dân xã có cách làm hay. Chủ tịch Hội Nông dân xã Tân Lập kể.",
            [("Hội Nông dân xã", "Hội Nông dân xã Tân Lập")],
        ),
        (
            "Hội LHPN xã Tân Lập chọn thôn làm điểm. Hội giao chi hội thực hiện.",
            [("Hội", "Hội LHPN xã Tân Lập")],
        ),
        (
            "Trường THCS xã Tân Lập mở lớp. Ngoài giờ, nhà trường dạy thêm nghề.",
            [("nhà trường", "Trường THCS xã Tân Lập")],
        ),
        (
            "Công an xã Tân Lập nhận việc. Từ đó, đơn vị trực cả đêm.",
            [("đơn vị", "Công an xã Tân Lập")],
        ),
        (
            "Đảng ủy xã Tân Lập phát động. Dự lễ có Bí thư Đảng ủy.",
            [("Đảng ủy", "Đảng ủy xã Tân Lập")],
        ),
        (
            "Hội LHPN huyện Tân Lập chọn mô hình do Hội LHPN Việt Nam phát động. Hội nhận nuôi em.",
            [("Hội", "Hội LHPN huyện Tân Lập")],
        ),
    ],
    ids=[
        "level",
        "other spelling",
        "full one later",
        "bare word",
        "school",
        "police",
        "head alone",
        "not the national one",
    ],
)
def test_a_short_form_takes_the_place_named(text: str, resolved: list[tuple[str, str]]) -> None:
    """A mention without place stands for the unit with its head and level."""
    assert _resolved(text) == resolved


@pytest.mark.parametrize(
    "text",
    [
        "Hội LHPN xã Tân Lập có mô hình. Ở xã Hòa Bình, Hội LHPN xã làm khác.",
        "Công an xã Tân Lập ra quân. Công an huyện đánh giá cao.",
        "Chi bộ thôn Đông làm điểm mô hình “Chi bộ bốn tốt”.",
        "Hội LHPN xã Tân Lập hưởng ứng; các cấp Hội LHPN vào cuộc.",
        "Hội LHPN xã Tân Lập được Hội LHPN Việt Nam khen.",
        "Hội CCB xã Tân Lập mở lò rèn. Hội CCB và Hội Nông dân xã Hòa Bình nuôi cá.",
        "Hội LHPN xã Tân Lập dự Hội nghị, nhiều đơn vị hành chính góp ý.",
        "Hội LHPN xã Tân Lập vui. Ở xã Mỹ Hội, bà con cũng mừng.",
        "Họ Trần xã Tân Lập làm trước. Nay không ít dòng họ tự quản.",
        "Hội LHPN xã Tân Lập làm theo đề án của Trung ương Hội.",
    ],
    ids=[
        "another place",
        "another level",
        "motto",
        "all levels",
        "national",
        "list",
        "other words",
        "within a place",
        "not a few",
        "central board",
    ],
)
def test_a_short_form_is_left_alone(text: str) -> None:
    """Another place, level or sense turns the fuller name away."""
    assert _resolved(text) == []


def test_the_place_named_last_decides() -> None:
    """In a round-up each short form belongs to the commune that the sentence is about."""
    text = (
        "Hội LHPN xã Tân Lập và Hội LHPN xã Hòa Bình cùng làm. "
        "Tại xã Tân Lập, Hội LHPN xã có tổ thu gom. Đến xã Hòa Bình, Hội LHPN xã có vườn rau."
    )
    assert _resolved(text) == [
        ("Hội LHPN xã", "Hội LHPN xã Tân Lập"),
        ("Hội LHPN xã", "Hội LHPN xã Hòa Bình"),
    ]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        (
            "Hội liên hiệp phụ nữ xã Tân Lập: giữ đường hoa. Hội LHPN xã Tân Lập kể lại.",
            "Hội LHPN xã Tân Lập",
        ),
        ("ĐẢNG ỦY XÃ TÂN LẬP\n\nĐảng ủy xã Tân Lập phát động.", "Đảng ủy xã Tân Lập"),
        ("Hội Nông dân xã Tân Lập làm. Hội Nông dân xã vui.", "Hội Nông dân xã Tân Lập"),
    ],
    ids=["capitals", "headline", "short form"],
)
def test_one_unit_has_one_name(text: str, best: str) -> None:
    """All spellings of a unit are named by the best of them."""
    places = [*_places(text)]
    if text.startswith("ĐẢNG"):
        places.insert(0, Place(span=Span(8, 18), name="TÂN LẬP", level=Level.COMMUNE))
    full = name_in_full(text, find_units(text, places), places)
    assert {span.of(text) for span in full.values()} == {best}


@given(
    st.lists(
        st.sampled_from(
            [
                "Hội LHPN xã Tân Lập",
                "Hội",
                "Hội LHPN xã",
                "đơn vị",
                "Đoàn",
                ",",
                ".",
                "và",
                "Công an xã",
            ]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_targets_are_units(text: str) -> None:
    """Whatever the text, a mention stands for a unit of it, and every unit has a name."""
    places = _places(text)
    units = find_units(text, places)
    spans = {unit.span for unit in units}
    assert set(resolve_short_forms(text, units, places).values()) <= spans
    assert set(name_in_full(text, units, places)) == spans
