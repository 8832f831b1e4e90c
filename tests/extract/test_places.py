"""Places in text: where they start and end, and what only looks like one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.extract.places import find_places
from danvan_nlp.records import Place


def found(text: str) -> list[tuple[str, str]]:
    """Text and level of each place."""
    return [(place.span.of(text), place.level.value) for place in find_places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ở xã Quảng Bạch, bà con góp đất.", [("xã Quảng Bạch", "xã")], id="plain"),
        pytest.param("XÃ TIÊN LÃNH RA QUÂN", [("XÃ TIÊN LÃNH", "xã")], id="capitals"),
        pytest.param("Xã Thanh Ba mở cửa thứ Bảy", [("Xã Thanh Ba", "xã")], id="sentence start"),
        pytest.param(
            "thị trấn Đu, thị xã Sa Pa, TP. Huế",
            [("thị trấn Đu", "thị trấn"), ("thị xã Sa Pa", "thị xã"), ("TP. Huế", "thành phố")],
            id="other levels",
        ),
        pytest.param(
            "X.Tân Hưng, P.12, TT.Long Hải, TX.Hồng Lĩnh, TP.Biên Hòa, H.Chợ Gạo, Q.1",
            [
                ("X.Tân Hưng", "xã"),
                ("P.12", "phường"),
                ("TT.Long Hải", "thị trấn"),
                ("TX.Hồng Lĩnh", "thị xã"),
                ("TP.Biên Hòa", "thành phố"),
                ("H.Chợ Gạo", "huyện"),
                ("Q.1", "quận"),
            ],
            id="abbreviations",
        ),
        pytest.param("đặc khu Phú Quốc", [("đặc khu Phú Quốc", "xã")], id="special zone"),
        pytest.param(
            "xã Hoà Hải, xã Thuỷ Thanh",
            [("xã Hoà Hải", "xã"), ("xã Thuỷ Thanh", "xã")],
            id="old tones",
        ),
        pytest.param(
            "huyện Ea H’leo, huyện Kbang, xã Cư M'ta, xã Đăk R'Moan",
            [
                ("huyện Ea H’leo", "huyện"),
                ("huyện Kbang", "huyện"),
                ("xã Cư M'ta", "xã"),
                ("xã Đăk R'Moan", "xã"),
            ],
            id="apostrophes",
        ),
        pytest.param(
            "thành phố Phan Rang - Tháp Chàm và phường Cam Ly - Đà Lạt",
            [
                ("thành phố Phan Rang - Tháp Chàm", "thành phố"),
                ("phường Cam Ly - Đà Lạt", "phường"),
            ],
            id="two halves",
        ),
        pytest.param(
            "xã Sơn Kim 2 và xã Nhơn Hoà Lập",
            [("xã Sơn Kim 2", "xã"), ("xã Nhơn Hoà Lập", "xã")],
            id="number and third syllable",
        ),
        pytest.param(
            "thị trấn Nông trường Phong Hải",
            [("thị trấn Nông trường Phong Hải", "thị trấn")],
            id="state farm",
        ),
    ],
)
def test_names_with_their_level_word(text: str, expected: list[tuple[str, str]]) -> None:
    """The span takes in the level word, in whatever shape it is written."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thôn Bản Duồn", "thôn Bản Duồn"),
        ("THÔN ĐÔNG HÒA GIỮ RỪNG", "THÔN ĐÔNG HÒA"),
        ("THÔN LÀNG CHÈ MỚI ĐỔI THAY. Ở thôn Làng Chè Mới", "THÔN LÀNG CHÈ MỚI"),
        ("THÔN ĐÔNG HÒA 2 GIỮ RỪNG", "THÔN ĐÔNG HÒA 2"),
        ("ở ấp 6", "ấp 6"),
        ("Tổ dân phố số 3 họp", "Tổ dân phố số 3"),
        ("khu phố 4A có camera", "khu phố 4A"),
        ("bản Mốc 13", "bản Mốc 13"),
        ("KP.11 dọn vệ sinh", "KP.11"),
        ("TDP số 6 ra quân", "TDP số 6"),
        ("khu dân cư An Hòa 1", "khu dân cư An Hòa 1"),
        ("chi hội phụ nữ tổ 4 gây quỹ", "tổ 4"),
        ("làng Kà Nâu có điện", "làng Kà Nâu"),
        ("Khối Tân Tiến thi đua", "Khối Tân Tiến"),
        ("sóc Bù Nú giữ cồng", "sóc Bù Nú"),
        ("Chi bộ phố Phúc Ninh sinh hoạt", "phố Phúc Ninh"),
        ("bon Bu N'Drung có nhà dài", "bon Bu N'Drung"),
        ("ấp 3 xã Tân Hưng", "ấp 3"),
    ],
)
def test_hamlets(text: str, expected: str) -> None:
    """Every kind of place below the commune is a hamlet, named or numbered."""
    assert found(text)[0] == (expected, "thôn")


def test_the_name_of_a_numbered_hamlet_keeps_its_number_word() -> None:
    """“Tổ dân phố số 17” is called “số 17”."""
    assert [place.name for place in find_places("ấp 6 và tổ dân phố số 17")] == ["6", "số 17"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "các xã Vĩnh Khương, Tuấn Đạo và Long Sơn",
            ["xã Vĩnh Khương", "Tuấn Đạo", "Long Sơn"],
            id="communes",
        ),
        pytest.param(
            "Các xã, thị trấn: Trà Giáp, Trà Ka", ["Trà Giáp", "Trà Ka"], id="after a header"
        ),
        pytest.param("tại tổ dân phố 49, 105", ["tổ dân phố 49", "105"], id="numbers"),
        pytest.param("khu phố 79 – 82 – 84", ["khu phố 79", "82", "84"], id="dashes"),
        pytest.param("của tổ 6,7 thuộc khu dân cư", ["tổ 6", "7"], id="no space"),
        pytest.param("ở tổ dân phố số 3 và số 24", ["tổ dân phố số 3", "số 24"], id="number word"),
        pytest.param(
            "các thôn Sâm Lộc, Hà Thanh, Bắc Bình họp",
            ["thôn Sâm Lộc", "Hà Thanh", "Bắc Bình"],
            id="hamlets",
        ),
        pytest.param(
            "xã Nhơn Phúc (huyện Phù Cát), Nhơn Hạnh",
            ["xã Nhơn Phúc", "huyện Phù Cát", "Nhơn Hạnh"],
            id="over brackets",
        ),
        pytest.param(
            "Một số quận như Tây Hồ, Bắc Từ Liêm, Thanh Xuân",
            ["Tây Hồ", "Bắc Từ Liêm", "Thanh Xuân"],
            id="such as",
        ),
    ],
)
def test_lists_share_their_level_word(text: str, expected: list[str]) -> None:
    """The later names of a list stand bare, with the level of the first."""
    places = find_places(text)
    assert [place.span.of(text) for place in places] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "thôn A Đeng, xã A Ngo, huyện Đakrông, tỉnh Quảng Trị",
            ["thôn A Đeng", "xã A Ngo", "huyện Đakrông", "tỉnh Quảng Trị"],
            id="chain",
        ),
        pytest.param(
            "xã Ninh Hải (Hoa Lư)", ["xã Ninh Hải", "Hoa Lư"], id="bare district in brackets"
        ),
        pytest.param(
            "xã Quảng Bạch, Chợ Đồn", ["xã Quảng Bạch", "Chợ Đồn"], id="bare district after comma"
        ),
        pytest.param(
            "huyện Đakrông, Quảng Trị", ["huyện Đakrông", "Quảng Trị"], id="province, not a list"
        ),
        pytest.param("Công an Nghệ An ra quân", ["Nghệ An"], id="province"),
        pytest.param("Sóc Trăng đón Tết", ["Sóc Trăng"], id="province like a hamlet"),
        pytest.param("Huyện ủy Anh Sơn sơ kết", ["Anh Sơn"], id="district of a committee"),
        pytest.param("Cẩm Xuyên: Con lợn nhựa", ["Cẩm Xuyên"], id="district in a headline"),
        pytest.param("Quận Đoàn Thanh Khê phối hợp", ["Thanh Khê"], id="district of a union"),
        pytest.param("huyện vùng cao Mù Cang Chải", ["Mù Cang Chải"], id="adjective between"),
        pytest.param("Đảng ủy Bệnh viện Nhi Thái Bình", ["Thái Bình"], id="province of a hospital"),
        pytest.param(
            "Hợp tác xã Hồng Giang, tỉnh Bắc Giang",
            ["Hồng Giang", "tỉnh Bắc Giang"],
            id="co-operative",
        ),
    ],
)
def test_bare_names_that_their_context_licenses(text: str, expected: list[str]) -> None:
    """Names without a level word count where something else stands for them."""
    assert [name for name, _ in found(text)] == expected


@pytest.mark.parametrize("rank", ["Đại úy", "Đại uý", "Thượng uý"])
def test_a_rank_makes_a_person_of_a_known_name(rank: str) -> None:
    """Wherever the tone mark of "úy" stands."""
    assert found(f"Ở xã Bình Minh, {rank} Bình Minh đến từng nhà.") == [("xã Bình Minh", "xã")]


def test_hard_spaces_part_words_like_others() -> None:
    """Editors put them between a level word and its name, so that no line breaks there."""
    text = "Hội Nông dân xã Quảng Bạch, huyện Chợ Đồn, làng Nà Đeng, xã nghèo Tân Lập."
    hard = text.replace(" ", "\u00a0")
    assert [place.span for place in find_places(hard)] == [p.span for p in find_places(text)]
    assert len(find_places(hard)) == 4


def test_a_name_once_introduced_is_found_again_bare() -> None:
    """The level is that of its introduction, in capitals too."""
    text = "AN SƠN SƠ KẾT\n\nPhường An Sơn có 9 tổ. Ở An Sơn, ai cũng vui."
    assert found(text) == [("AN SƠN", "phường"), ("Phường An Sơn", "phường"), ("An Sơn", "phường")]


def test_a_township_that_bears_its_districts_name_means_the_district_when_bare() -> None:
    """“Trà Ôn:” in a headline is the district."""
    text = "Trà Ôn: thôn quê đổi mới\n\nThị trấn Trà Ôn trồng hoa."
    assert found(text)[0] == ("Trà Ôn", "huyện")


def test_the_articles_own_district_licenses_its_communes() -> None:
    """A bare commune with nothing to prove it in the text is found when the district is known."""
    text = "Trường Tiểu học Y Tý có 12 lớp bán trú."
    assert [p.name for p in find_places(text)] == []
    assert [p.name for p in find_places(text, province="Lào Cai", district="Bát Xát")] == ["Y Tý"]


@pytest.mark.parametrize(
    "text",
    [
        "an sinh xã hội, Tỉnh ủy, Thành phố trực thuộc Trung ương",
        "bản thân tôi, văn bản số 13, Nhật Bản, nhà xuất bản Kim Đồng",
        "Tổ chức Đảng, Tổ quốc, tổ Đại đoàn kết, tổ 5 người",
        "khu vực biên giới, Khu công nghiệp, Khu Công nghiệp, làng nghề, làng quê",
        "xã Đảng, xã Đoàn, Xã Hội",
        "Xã Nông Thôn Mới Kiểu Mẫu, XÂY DỰNG NÔNG THÔN MỚI, nông thôn Việt Nam",
        "Quân khu 4, Đại đội 3, học sinh khối 6",
        "đường Trần Phú, phố Hàng Bài, chợ Đồng Xuân, Công ty Quang Trung",
        "ông Trường Sơn, chị Hòa Bình, đồng chí Nguyễn Thái Bình",
        "tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "Trưởng thôn Nguyễn Văn Mão, Chủ tịch UBND xã Hoàng Văn Nam",
        "bản Mông, bản Dao, người Hà Lan",
        "P.V, bút danh X.Y.Z",
        "thưởng cho toàn đội 1,5 tỷ đồng",
        "các tỉnh Bắc Bộ, tỉnh Kratie",
        "trung tâm xã 4 km, 2 phường 15 người",
        "hòa bình, an khê, quảng trị",
    ],
)
def test_what_only_looks_like_a_place(text: str) -> None:
    """Offices, organisations, streets, people and counted things are not places."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội Nông dân xã Tân Lập Trần Văn Hùng", "xã Tân Lập"),
        ("xã Tân Lập Khéo dân vận", "xã Tân Lập"),
        ("Chủ tịch UBMTTQ xã Điện Bàn Tây Nguyễn Hữu Bảo", "xã Điện Bàn Tây"),
        ("Bí thư Đảng ủy xã Lạc Dương Ya Long", "xã Lạc Dương"),
        ("Bí thư Chi bộ ấp Thới Lợi Nguyễn Văn Hiền", "ấp Thới Lợi"),
        ("xã Xyz Abc Nguyễn Văn Mười", "xã Xyz Abc"),
        ("Công an xã Ia Lâu CSGT", "xã Ia Lâu"),
    ],
)
def test_where_a_name_ends_before_a_person(text: str, expected: str) -> None:
    """The gazetteer ends a known name; a surname ends an unknown one."""
    assert found(text)[0][0] == expected


@given(st.text(alphabet="xãthônphườngHuyệnTỉnh ABĐQ,.()–-“”\n0123456789'’", max_size=300))
def test_any_text_gives_ordered_places_that_do_not_overlap(text: str) -> None:
    """Spans lie in the text, hold the name, and follow one another."""
    _check(text, find_places(text))


@given(st.text(max_size=300))
def test_no_text_fails(text: str) -> None:
    """Control characters, lone surrogates, any script."""
    _check(text, find_places(text))


def _check(text: str, places: tuple[Place, ...]) -> None:
    end = 0
    for place in places:
        assert end <= place.span.start < place.span.end <= len(text)
        assert place.span.of(text).endswith(place.name)
        assert place.name
        end = place.span.end


@pytest.mark.timing
@pytest.mark.parametrize(
    "piece",
    [
        "xã ",
        "xã Tân Lập, ",
        "Tân Lập ",
        "thôn 1, 2, 3, ",
        "( ",
        "X. ",
        "xã A B C D E F G H ",
        "các xã, phường, ",
        "xã Tân Lập (",
        "A" * 1000,
        "Quảng Bạch - ",
    ],
)
def test_time_grows_with_length_only(piece: str) -> None:
    """No repetition of anything makes the time grow faster than the text."""
    short, long = piece * (20_000 // len(piece)), piece * (200_000 // len(piece))
    find_places(short)
    start = time.process_time()
    find_places(short)
    middle = time.process_time()
    find_places(long)
    end = time.process_time()
    assert end - middle < 30 * (middle - start) + 0.5
