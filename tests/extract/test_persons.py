"""Persons: names by how they are called, and the office that the text gives them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.extract.persons import find_persons
from danvan_nlp.extract.units import find_units
from danvan_nlp.records import Level, Place, Span

_PLACE = re.compile(r"(xã|thôn|huyện|bản|ấp|phường) ([A-ZĐ]\w*(?: [A-ZĐ]\w*)?)")


def _places(text: str) -> tuple[Place, ...]:
    return tuple(
        Place(
            span=Span(*match.span()),
            name=match.group(2),
            level=Level.HAMLET
            if match.group(1) in {"thôn", "bản", "ấp"}
            else Level(match.group(1)),
        )
        for match in _PLACE.finditer(text)
    )


def _persons(text: str) -> list[tuple[str, str | None]]:
    places = _places(text)
    return [
        (person.span.of(text), person.title and person.title.of(text))
        for person in find_persons(text, find_units(text, places), places)
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Văn Mẫu",
        "Lê Thị Hồng Thử",
        "Quách Sên",
        "Bảy Hậu",
        "Lê Văn Trước",
        "Đỗ Như Mẫu",
        "Đoàn Văn Thử",
        "H'Bliang Pang Thử",
        "K'Brèo",
        "Y Thắng",
        "A Hyuh",
        "Rơ Châm Hlơ",
        "Thị Phương",
        "Vàng Mí Thử",
        "Kim Sô Phép",
        "Thích Đàm Mẫu",
        "Chamaléa Thị Thử",
        "Nguyễn Thái Bình",
        "Chi Thị Mẫu",
    ],
)
@pytest.mark.parametrize("call", ["ông", "chị", "đồng chí", "đ/c", "Thượng tá", "cụ"])
def test_a_form_of_address_introduces_a_name(call: str, name: str) -> None:
    """Names of all peoples are found after a form of address or a rank."""
    assert [found for found, _ in _persons(f"Từ hôm đó {call} {name} vẫn đi vận động.")] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bí thư chi bộ Hà Đình Thử về nhà bàn với vợ.", "Hà Đình Thử"),
        ("Tổ trưởng Hoàng Văn Thử nói gọn.", "Hoàng Văn Thử"),
        ("Người nghĩ ra là già làng Ksor Bơng.", "Ksor Bơng"),
        ("Chị tên thật là Nguyễn Thị Thử, 52 tuổi.", "Nguyễn Thị Thử"),
        ("Ông Nguyễn Văn Thử thôn Đông hiến đất.", "Nguyễn Văn Thử"),
        ("Chủ tịch Hội LHPN xã Tân Lập Phạm Thị Thử chia sẻ.", "Phạm Thị Thử"),
        ("Đội có Trần Văn Thử phụ trách.", "Trần Văn Thử"),
        ("Chuyện của anh Khìn ai cũng biết.", "Khìn"),
    ],
    ids=[
        "cell",
        "leader",
        "elder",
        "real name",
        "sentence start",
        "after unit",
        "bare",
        "given name",
    ],
)
def test_other_ways_to_name_a_person(text: str, name: str) -> None:
    """Offices, units before and surnames show a name as well."""
    assert [found for found, _ in _persons(text)] == [name]


def test_a_given_name_yields_to_the_full_one() -> None:
    """Where Nguyễn Văn Thử is named, "ông Thử" is no person of its own."""
    text = "Ông Nguyễn Văn Thử trồng chè. Nay ông Thử có ba héc-ta."
    assert [name for name, _ in _persons(text)] == ["Nguyễn Văn Thử"]


@pytest.mark.parametrize(
    "text",
    [
        "Học tập và làm theo Bác Hồ, Chủ tịch Hồ Chí Minh.",
        "Đường Nguyễn Văn Cừ và đường Trần Hưng Đạo sạch hơn.",
        "Học sinh Trường THCS Nguyễn Thị Minh Khai dự lễ.",
        "Bà con người Mông, người Dao ở xã Tân Lập.",
        "Anh chị em hội viên Hội LHPN xã Tân Lập.",
        "Bài: Trần Văn Mẫu\n\nLê Thị Ký Tên",
        "Chùa Phước Thiện, HTX Hòa Bình.",
    ],
    ids=["leader", "streets", "school", "peoples", "members", "byline", "names of things"],
)
def test_what_is_no_person(text: str) -> None:
    """Leaders of the past, streets, schools, peoples and bylines are no persons of a report."""
    assert [name for name, _ in _persons(text) if name != "Trần Văn Mẫu"] == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Chị Lê Thị Thử, Chi hội trưởng Chi hội Phụ nữ thôn. Muốn vậy phải khéo.",
            "Chi hội trưởng Chi hội Phụ nữ thôn",
        ),
        (
            "Anh Lê Văn Thử (SN 1990), Bí thư Đoàn xã, phụ trách đội.",
            "Bí thư Đoàn xã",
        ),
        (
            "Chị Lê Thị Thử - Chủ tịch Hội LHPN xã Tân Lập (huyện Chợ Đồn) kể.",
            "Chủ tịch Hội LHPN xã Tân Lập",
        ),
        (
            "Ông Lê Văn Thử, Bí thư Đảng ủy, Chủ tịch UBND xã Tân Lập làm Tổ trưởng.",
            "Bí thư Đảng ủy, Chủ tịch UBND xã Tân Lập",
        ),
        (
            "Bà Lê Thị Thử, Chi hội trưởng, kiêm Tổ trưởng Tổ tự quản. Bà vui lắm.",
            "Chi hội trưởng, kiêm Tổ trưởng Tổ tự quản",
        ),
        ("Bí thư Chi bộ thôn Đông, ông Lê Văn Thử nhận phần.", "Bí thư Chi bộ thôn Đông"),
        ("Tổ có 7 người do ông Lê Văn Thử làm Tổ trưởng.", "Tổ trưởng"),
        ("Tổ hợp tác (bà Lê Thị Thử, ấp Đông, làm tổ trưởng) đón khách.", "tổ trưởng"),
        ("Trưởng nhóm, anh Lê Văn Thử, là thợ mộc.", "Trưởng nhóm"),
        ("Đại úy Lê Văn Thử là thành viên Ban chỉ đạo mô hình.", "thành viên Ban chỉ đạo mô hình"),
        ("Ông Lê Văn Thử trồng chè. Hỏi ông Thử, Trưởng bản, mới hay.", "Trưởng bản"),
        ("Ông Lê Văn Thử, Bí thư chi bộ thôn Đông…", "Bí thư chi bộ thôn Đông"),
        ("Mô hình của anh Lê Văn Thử ở xã Tân Lập.", None),
        ("Bác sĩ Lê Văn Thử đứng lớp.", None),
        ("Gồm 21 thành viên, ông Lê Văn Thử đứng đầu.", None),
    ],
)
def test_the_office_as_written(text: str, title: str | None) -> None:
    """The title is the office beside the name, with its unit, up to the verb or mark."""
    assert [found for _, found in _persons(text)] == [title]


@given(
    st.lists(
        st.sampled_from(
            [
                "ông",
                "Bà",
                "Lê",
                "Văn",
                "Thử",
                "Bí thư",
                "chi bộ",
                ",",
                "là",
                "A",
                "H'",
                "(SN",
                ")",
                ".",
                "\n",
                "xã Tân Lập",
            ]
        ),
        max_size=40,
    ).map(" ".join)
    | st.text(max_size=200)
)
def test_any_text_gives_names_in_order(text: str) -> None:
    """No text raises; names lie apart in the text and outside units, titles within the text."""
    places = _places(text)
    units = find_units(text, places)
    end = 0
    for person in find_persons(text, units, places):
        assert end <= person.span.start < person.span.end <= len(text)
        assert person.title is None or 0 <= person.title.start < person.title.end <= len(text)
        assert not any(unit.span.overlaps(person.span) for unit in units)
        end = person.span.end
