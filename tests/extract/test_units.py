"""Units: where an organisation's name begins and ends, what kind it is, where it works."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.extract.units import find_units
from danvan_nlp.lexicon.units import KINDS
from danvan_nlp.records import Level, Place, Span

_LEVELS = {
    "xã": Level.COMMUNE,
    "phường": Level.WARD,
    "thị trấn": Level.TOWNSHIP,
    "huyện": Level.DISTRICT,
    "thành phố": Level.CITY,
    "tỉnh": Level.PROVINCE,
    "thôn": Level.HAMLET,
    "ấp": Level.HAMLET,
    "khu": Level.HAMLET,
    "tổ": Level.HAMLET,
}


def places_in(text: str, *written: str) -> tuple[Place, ...]:
    """The places written as given, wherever they stand; "Quảng Trị=tỉnh" has no level word."""
    found: list[Place] = []
    for form in written:
        name, _, level = form.partition("=")
        word = level or next(w for w in _LEVELS if name.startswith(w + " "))
        bare = name if level else name[len(word) + 1 :]
        found += [
            Place(span=Span(*match.span()), name=bare, level=_LEVELS[word])
            for match in re.finditer(re.escape(name), text)
        ]
    return tuple(sorted(found, key=lambda place: place.span))


def names(text: str, *written: str) -> list[str]:
    """The units found in a text with the given places."""
    return [unit.span.of(text) for unit in find_units(text, places_in(text, *written))]


@pytest.mark.parametrize(
    "unit",
    [
        "Ban công tác Mặt trận thôn Bản Duồn",
        "Hội LHPN xã Tân Lập",
        "Hội Cựu chiến binh (CCB) huyện Chư Pưh",
        "chi bộ công an xã Tân Lập",
        "tổ dân vận thôn Đồng Lân",
        "Chi hội Phụ nữ khu Gò Tre",
        "Trường Tiểu học xã Mường Vang",
        "Tổ công nghệ số cộng đồng thôn Khuốc Tây",
        "Ban Chỉ đạo xây dựng nông thôn mới xã Mường Bú",
        "Chi bộ Văn phòng HĐND và UBND huyện Yên Sơn",
        "Đội Cảnh sát QLHC về TTXH Công an huyện Yên Châu",
        "Công đoàn các khu công nghiệp tỉnh Thái Nguyên",
        "CLB Đờn ca tài tử thị trấn Cần Đước",
        "Chi hội Nông dân nghề nuôi hàu thôn Đông",
        "Hội Kiến trúc sư tỉnh Sơn La",
        "Ban Thường trực Ủy ban MTTQ Việt Nam xã Bình Nguyên",
        "Hội Phụ nữ Bộ CHQS tỉnh Quảng Ngãi",
    ],
)
def test_the_own_place_ends_the_name(unit: str) -> None:
    """The longest form that names the organisation and its own place is the unit."""
    place = re.search(r"(?:thôn|xã|huyện|khu|thị trấn|tỉnh) [A-ZĐ].*$", unit)
    assert place is not None
    text = f"Mô hình do {unit} thực hiện từ năm 2020."
    assert names(text, place.group()) == [unit]


@pytest.mark.parametrize(
    "unit",
    [
        "Hội Nông dân huyện",
        "UBND xã",
        "Công an phường",
        "Chi hội Phụ nữ thôn",
        "Ban quản lý bản",
        "Đoàn xã",
        "Ban Dân vận Huyện ủy",
        "Tỉnh đoàn",
        "Ban chi ủy",
        "Mặt trận Tổ quốc",
        "Trạm Y tế",
        "Sở Nông nghiệp và Môi trường",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Phòng Lao động - Thương binh và Xã hội huyện",
        "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh",
        "Ban CHQS các huyện, thị xã, thành phố",
        "Công đoàn bệnh viện",
        "Chi hội Cựu chiến binh của khu phố",
    ],
)
def test_a_bare_level_word_or_nothing_ends_the_name(unit: str) -> None:
    """Where no place is named, the level word belongs to the unit."""
    assert names(f"Thời gian qua, {unit} đã phối hợp vận động nhân dân.") == [unit]


@pytest.mark.parametrize(
    "unit",
    [
        "Trường THCS Nguyễn Du",
        "Trường Mầm non 20/10",
        "Trường mầm non chất lượng cao 20/10",
        "Trường Tiểu học số 1",
        "Trường Tiểu học Hàm Giang A",
        "Đồn Biên phòng cửa khẩu quốc tế La Lay",
        "ĐBP Quang Chiểu",
        "Trung đoàn Bộ binh 994",
        "Lữ đoàn Phòng không 573",
        "Vùng 4 Hải quân",
        "HTX nông nghiệp Phước Hưng",
        "HTX Nông nghiệp và Dịch vụ Mường Tấc",
        "Công ty TNHH Chỉ xơ dừa Bình Khánh",
        "Công đoàn Công ty CP Giày Thiên Lộc",
        "dòng họ Lê Phước",
        "chùa Phước Thiện",
        "Ban Hành giáo giáo xứ Ngọc Đồng",
        "Chi bộ 47",
        "Hải đội 2",
        "Bệnh viện Trẻ em",
        "Phòng PA05",
        "Vườn Quốc gia Phong Nha - Kẻ Bàng",
        "Câu lạc bộ thiện nguyện Láng Tròn",
    ],
)
def test_a_proper_name_ends_the_unit(unit: str) -> None:
    """Schools, posts, regiments, companies, clans and pagodas carry names of their own."""
    assert names(f"Đó là cách làm của {unit}, được bà con đồng tình.") == [unit]


@pytest.mark.parametrize(
    ("text", "places", "units"),
    [
        (
            "Ban công tác Mặt trận thôn Bản Duồn – xã Quảng Bạch ra mắt mô hình.",
            ("thôn Bản Duồn", "xã Quảng Bạch"),
            ["Ban công tác Mặt trận thôn Bản Duồn"],
        ),
        (
            "Hội Nông dân xã Quảng Bạch, huyện Chợ Đồn làm trước.",
            ("xã Quảng Bạch", "huyện Chợ Đồn"),
            ["Hội Nông dân xã Quảng Bạch"],
        ),
        (
            "Chi hội Phụ nữ thôn Đông xã Phượng Vĩ làm từ năm ngoái.",
            ("thôn Đông", "xã Phượng Vĩ"),
            ["Chi hội Phụ nữ thôn Đông"],
        ),
        ("Công an TP. Đồng Hới ra quân.", ("TP. Đồng Hới=thành phố",), ["Công an TP. Đồng Hới"]),
        ("Công an Nghệ An ra quân.", ("Nghệ An=tỉnh",), ["Công an Nghệ An"]),
        (
            "Trường Tiểu học Lũng Cao 1 chung tay.",
            ("Lũng Cao=xã",),
            ["Trường Tiểu học Lũng Cao 1"],
        ),
    ],
    ids=["dash", "comma", "no mark", "abbreviated", "bare place", "number after place"],
)
def test_a_higher_place_only_locates(text: str, places: tuple[str, ...], units: list[str]) -> None:
    """One place belongs to the unit; a further one says where that is."""
    assert names(text, *places) == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "Bí thư Đảng ủy, Chủ tịch UBND phường Hiệp Thành làm Tổ trưởng.",
            ["Đảng ủy", "UBND phường Hiệp Thành"],
        ),
        (
            "Hội CCB và Hội Nông dân phường Hiệp Thành cùng thực hiện.",
            ["Hội CCB", "Hội Nông dân phường Hiệp Thành"],
        ),
        ("Đồng chí Bí thư chi bộ công an phường Hiệp Thành.", ["chi bộ công an phường Hiệp Thành"]),
        ("Hội LHPN các xã thuộc phường Hiệp Thành cũ.", ["Hội LHPN các xã"]),
    ],
    ids=["offices", "coordinated", "in a title", "plural"],
)
def test_units_beside_units(text: str, units: list[str]) -> None:
    """Each organisation of a list, an office or a title is a unit of its own."""
    assert names(text, "phường Hiệp Thành") == units


@pytest.mark.parametrize(
    "text",
    [
        "các chi hội, các ban, ngành và nhiều đơn vị",
        "các tổ chức đảng và chính quyền các cấp vào cuộc",
        "Hội nghị biểu dương các hội viên tiêu biểu",
        "gia đình, bộ đội, nhiệm vụ, căn phòng, đoàn kết, xã hội",
        "ông Trần Đình Lý và bà Đoàn Thị Bích",
        "bản thân họ cũng vui, trưởng tộc kể",
        "lực lượng công an và quân đội",
        "phòng cấp cứu lưu động",
        "mỗi chi bộ một việc",
    ],
)
def test_generic_mentions_are_no_units(text: str) -> None:
    """What means no particular body is left out."""
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ông ở xã Hội Xuân lâu năm.", ("xã Hội Xuân",)),
        ("Chợ Gạo vào mùa thanh long.", ("Chợ Gạo=huyện",)),
    ],
    ids=["head in a commune's name", "bare district"],
)
def test_places_hold_no_unit(text: str, places: tuple[str, ...]) -> None:
    """A head within a place's name begins no organisation."""
    assert names(text, *places) == []


def test_a_person_after_a_cell_is_no_place() -> None:
    """After "Bí thư chi bộ" comes a person's name, though a cell may bear a hamlet's."""
    text = "Bí thư Chi bộ Hoàng Trọng Đức làm tổ trưởng."
    assert names(text, "Hoàng Trọng Đức=thôn") == ["Chi bộ"]


@pytest.mark.parametrize(
    ("unit", "kind", "level"),
    [
        ("Đảng ủy xã Tân Lập", "party.committee", Level.COMMUNE),
        ("chi bộ công an xã Tân Lập", "party.cell", Level.COMMUNE),
        ("UBND xã Tân Lập", "government.committee", Level.COMMUNE),
        ("Công an xã Tân Lập", "police", Level.COMMUNE),
        ("Ban CHQS xã Tân Lập", "army", Level.COMMUNE),
        ("Đồn Biên phòng Tén Tằn", "border_guard", None),
        ("Ủy ban MTTQ xã Tân Lập", "front", Level.COMMUNE),
        ("Hội LHPN huyện", "mass.women", Level.DISTRICT),
        ("Ban Thường vụ Hội Nông dân xã Tân Lập", "mass.farmers", Level.COMMUNE),
        ("Tỉnh đoàn", "mass.youth", Level.PROVINCE),
        ("Trạm Y tế xã Tân Lập", "health", Level.COMMUNE),
        ("Trường THCS xã Tân Lập", "school", Level.COMMUNE),
        ("Ban công tác Mặt trận", "front.village", Level.HAMLET),
        ("Dòng họ Long xã Tân Lập", "clan", Level.COMMUNE),
    ],
)
def test_kind_and_level(unit: str, kind: str, level: Level | None) -> None:
    """A unit has the kind of its head and the level of its place, level word or head."""
    text = f"Mô hình do {unit} khởi xướng."
    (found,) = find_units(text, places_in(text, "xã Tân Lập"))
    assert (found.span.of(text), found.kind, found.level) == (unit, kind, level)


def test_parts_point_into_the_text() -> None:
    """The place is a span of the text, the full name unfolds abbreviations."""
    text = "Mô hình của Hội LHPN xã Tân Lập."
    (unit,) = find_units(text, places_in(text, "xã Tân Lập"))
    assert unit.place is not None
    assert unit.place.of(text) == "xã Tân Lập"
    assert unit.full == "Hội Liên hiệp Phụ nữ xã Tân Lập"


def test_capitals_of_a_headline_are_read_too() -> None:
    """A headline set in capitals names units as the text does."""
    text = "HỘI LHPN XÃ CẨM HƯNG VÀ GIAN HÀNG 0 ĐỒNG"
    place = Place(span=Span(9, 20), name="CẨM HƯNG", level=Level.COMMUNE)
    assert [unit.span.of(text) for unit in find_units(text, (place,))] == ["HỘI LHPN XÃ CẨM HƯNG"]


_PIECES = st.sampled_from(
    [
        "Hội LHPN",
        "xã",
        "xã Tân Lập",
        "Chi bộ",
        "Trường THCS",
        "Nguyễn Du",
        " ",
        ", ",
        "(CCB)",
        "họ",
        "Ban Chỉ đạo",
        "công an",
        "các",
        "Đoàn",
        "\n\n",
        "“",
        "”",
        "3",
        "HTX",
        "-",
        "và",
        "Phòng Nội vụ",
        "İ",
    ]
)


@given(st.lists(_PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_units_in_order(text: str) -> None:
    """No text raises; units lie in the text, in order, apart, and of known kinds."""
    places = places_in(text, "xã Tân Lập")
    end = 0
    for unit in find_units(text, places):
        assert end <= unit.span.start < unit.span.end <= len(text)
        assert unit.kind in KINDS
        assert unit.place is None or unit.span.covers(unit.place)
        end = unit.span.end


@pytest.mark.parametrize("piece", ["Chi bộ ", "Ban Chỉ đạo phòng chống ", "HTX Rau sạch ", "(CCB "])
def test_a_long_text_of_one_piece_is_read(piece: str) -> None:
    """A hundred thousand characters of heads take the time of reading them a few times."""
    text = piece * (100_000 // len(piece))
    assert all(unit.span.end <= len(text) for unit in find_units(text, ()))
