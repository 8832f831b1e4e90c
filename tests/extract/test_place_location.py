"""Where an article is from."""

from __future__ import annotations

import pytest

from danvan_nlp.extract.places import Location, find_places, infer_location


def where(text: str, published: str | None = None, source: str | None = None) -> Location:
    """The location inferred for a text."""
    return infer_location(text, find_places(text), published=published, source=source)


@pytest.mark.parametrize(
    ("text", "published", "province", "district"),
    [
        pytest.param("Yên Bái: Cuối tuần cán bộ về với dân", None, "Yên Bái", None, id="headline"),
        pytest.param(
            "Ở xã Quảng Bạch, xã Xuân Lạc (huyện Chợ Đồn), bà con góp đất.",
            "2022-05-01",
            "Bắc Kạn",
            "Chợ Đồn",
            id="district",
        ),
        pytest.param(
            "Xã Tân Lập nhận giống. Xã Quảng Bạch, xã Bản Thi, xã Yên Thịnh cũng nhận.",
            "2022-05-01",
            "Bắc Kạn",
            "Chợ Đồn",
            id="communes that exist once outweigh a homonym",
        ),
        pytest.param(
            "Xã Quảng Bạch lập tổ số. Xã Chợ Rã và phường Bá Xuyên học theo.",
            "2025-10-01",
            "Thái Nguyên",
            None,
            id="the province of the day",
        ),
        pytest.param(
            "Phường Bảy Hiền gặp mặt\n\nSáng nay, phường Bảy Hiền, TPHCM họp.",
            "2025-12-01",
            "TP. Hồ Chí Minh",
            None,
            id="a city",
        ),
    ],
)
def test_places_tell_where_a_text_is_from(
    text: str, published: str | None, province: str, district: str | None
) -> None:
    """Every place votes for the provinces it may lie in, with what it may be."""
    location = where(text, published)
    assert (location.province, location.district) == (province, district)
    assert location.score > 0.5


def test_the_source_speaks_for_its_province() -> None:
    """A host that bears a province's name outweighs a homonym."""
    text = "Xã Tân Lập có 3 mô hình."
    assert where(text, "2022-05-01").province is None
    told = where(text, "2022-05-01", source="baobackan.vn")
    assert (told.province, "source" in told.evidence) == ("Bắc Kạn", True)


def test_the_source_is_read_as_of_the_day() -> None:
    """Bắc Kạn's paper of 2026 speaks for Thái Nguyên."""
    assert where("Xã Tân Lập họp.", "2026-01-01", source="baobackan.vn").province == "Thái Nguyên"


def test_the_dateline_counts() -> None:
    """Papers sign their opening line with a host or letters of their own."""
    text = "Nuôi heo đất\n\n(GLO)- Chi hội phụ nữ tổ 1 có 35 thành viên."
    assert where(text, "2023-01-01").province == "Gia Lai"
    text = "Nuôi heo đất\n\n(Baohatinh.vn) - Chi hội phụ nữ tổ 1 có 35 thành viên."
    assert where(text, "2023-01-01").province == "Hà Tĩnh"


@pytest.mark.parametrize("text", ["", "Không có địa danh nào ở đây.", "Thôn 5 họp."])
def test_no_place_no_location(text: str) -> None:
    """A guess is not made from nothing."""
    assert where(text) == Location()
