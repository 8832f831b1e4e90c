"""Links of places: the unit of the article's day, its heirs today, the evidence, or a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.extract.place_link import linked
from danvan_nlp.extract.places import find_places, link_places
from danvan_nlp.gazetteer import path_text, versions
from danvan_nlp.records import PlaceLink

DATA = Path(__file__).parents[1] / "data"
COMMUNES = {"xã", "phường", "thị trấn"}


def link_of(
    name: str,
    text: str,
    *,
    published: str | None = None,
    province: str | None = None,
    district: str | None = None,
) -> PlaceLink:
    """The link of the last mention that is written like `name`."""
    places = find_places(text, province=province, district=district)
    linked_places = link_places(
        text, places, published=published, province=province, district=district
    )
    links = [place.link for place in linked_places if place.span.of(text) == name]
    assert links, [place.span.of(text) for place in places]
    assert links[-1] is not None
    return links[-1]


def test_a_link_has_everything() -> None:
    """Key, code, path then, units of today with extent, a point, a probability, the evidence."""
    link = link_of(
        "xã Tân Lập",
        "Hội Nông dân xã Tân Lập, huyện Chợ Đồn hiến đất.",
        published="2022-05-01",
        province="Bắc Kạn",
    )
    assert link.key == "C:02032@2004-08-31"
    assert link.code == "02032"
    assert link.path == "xã Tân Lập, huyện Chợ Đồn, tỉnh Bắc Kạn"
    assert [(heir.code, heir.path, heir.extent) for heir in link.today] == [
        ("02038", "xã Quảng Bạch, tỉnh Thái Nguyên", "all")
    ]
    assert link.lat == pytest.approx(22.24, abs=0.1)
    assert link.score > 0.99
    assert link.reason is None
    assert "named with it" in link.evidence


@pytest.mark.parametrize(
    ("name", "text", "published", "path"),
    [
        pytest.param(
            "xã Tân Lập",
            "Ở xã Tân Lập (huyện Mộc Châu), bà con góp công.",
            "2022-05-01",
            "xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La",
            id="the district beside it",
        ),
        pytest.param(
            "Tân Lập",
            "Các xã Nhơn Hòa Lập, Nhơn Hòa, Tân Lập của tỉnh Long An xuống giống.",
            "2022-05-01",
            "xã Tân Lập, huyện Tân Thạnh, tỉnh Long An",
            id="neighbours of a list share a district",
        ),
        pytest.param(
            "Tân Lập",
            "Xã Tân Lập, huyện Lục Yên, tỉnh Yên Bái đi đầu. Ở Tân Lập, ai cũng vui.",
            "2022-05-01",
            "xã Tân Lập, huyện Lục Yên, tỉnh Yên Bái",
            id="one sense an article",
        ),
        pytest.param(
            "Xã Quảng Bạch",
            "Xã Quảng Bạch (tỉnh Thái Nguyên) lập tổ số.",
            "2025-10-01",
            "xã Quảng Bạch, tỉnh Thái Nguyên",
            id="after the merger",
        ),
        pytest.param(
            "Xã Tân Lập",
            "Xã Tân Lập (huyện Chợ Đồn cũ) nay không còn.",
            "2025-10-01",
            "xã Tân Lập, huyện Chợ Đồn, tỉnh Bắc Kạn",
            id="an old name lingers",
        ),
        pytest.param(
            "Xã Mường Típ",
            "Xã Mường Típ (huyện Kỳ Sơn cũ) nhận chè giống.",
            "2025-10-01",
            "xã Mường Típ, tỉnh Nghệ An",
            id="a unit of today in a former district",
        ),
        pytest.param(
            "phường Mai Lâm",
            "Phường Mai Lâm, thị xã Nghi Sơn; trước là phường Mai Lâm.",
            "2021-09-10",
            "phường Mai Lâm, thị xã Nghi Sơn, tỉnh Thanh Hóa",
            id="a renamed district",
        ),
        pytest.param(
            "TP. Cao Lãnh",
            "TP. Cao Lãnh giúp huyện Cao Lãnh.",
            "2022-06-01",
            "thành phố Cao Lãnh, tỉnh Đồng Tháp",
            id="twin districts",
        ),
        pytest.param(
            "P.1",
            "P.1, Q.3, TP.HCM mở thư viện.",
            "2022-02-09",
            "phường 1, quận 3, thành phố Hồ Chí Minh",
            id="numbered ward",
        ),
        pytest.param(
            "thành phố Huế",
            "Xã A Lưới 5, thành phố Huế đổi giống lúa.",
            "2025-10-01",
            "thành phố Huế",
            id="a city that became a province",
        ),
        pytest.param(
            "Thành phố Huế",
            "Thành phố Huế, tỉnh Thừa Thiên Huế trồng sen.",
            "2022-10-01",
            "thành phố Huế, tỉnh Thừa Thiên Huế",
            id="a city that was a district",
        ),
    ],
)
def test_the_unit_that_a_reader_would_take(name: str, text: str, published: str, path: str) -> None:
    """What stands with a name decides, then its list, its article, its day."""
    assert link_of(name, text, published=published).path == path


@pytest.mark.parametrize(
    ("published", "path"),
    [
        ("2014-05-01", "xã Hải Yến, huyện Tĩnh Gia, tỉnh Thanh Hóa"),
        ("2022-05-01", "xã Hải Yến, thị xã Nghi Sơn, tỉnh Thanh Hóa"),
    ],
)
def test_the_path_is_that_of_the_day(published: str, path: str) -> None:
    """The same commune under the names that its district had."""
    link = link_of("Xã Hải Yến", "Xã Hải Yến họp.", published=published, province="Thanh Hóa")
    assert link.path == path


def test_the_articles_province_and_district_settle_homonyms() -> None:
    """Two communes Tân Lập of one province are told apart by the district."""
    text = "Bờ bao xã Tân Lập được gia cố."
    for district, code in (("Tân Thạnh", "27838"), ("Mộc Hóa", "27820")):
        link = link_of(
            "xã Tân Lập", text, published="2022-05-14", province="Long An", district=district
        )
        assert (link.code, "article's district" in link.evidence) == (code, True)


def test_a_misspelt_name_is_linked_and_marked() -> None:
    """One letter away, where the district makes it certain."""
    link = link_of(
        "xã Lao Sả Phình",
        "Bà con xã Lao Sả Phình (huyện Tủa Chùa) làm ruộng bậc thang.",
        published="2021-07-07",
        province="Điện Biên",
    )
    assert link.path == "xã Lao Xả Phình, huyện Tủa Chùa, tỉnh Điện Biên"
    assert {"marks", "spelling"} & set(link.evidence)


def test_no_link_says_why() -> None:
    """Hamlets have no code; unknown names none; homonyms without context several."""
    text = "Thôn Nà Mèo và xã Lũng Vài Thượng gửi thư cho xã Quang Trung."
    assert link_of("Thôn Nà Mèo", text).reason == "no_code"
    assert link_of("xã Lũng Vài Thượng", text).reason == "unknown"
    several = link_of("xã Quang Trung", text)
    assert several.reason == "ambiguous"
    assert several.key is None
    assert len(several.candidates) == 5
    assert all("Quang Trung" in one.path for one in several.candidates)


def test_every_link_is_a_unit_with_its_path() -> None:
    """The path of a link begins with the unit and ends with its province."""
    for unit in [unit for unit in versions() if unit.level == "C"][::211]:
        link = linked(unit, "2022-05-10")
        assert (link.key, link.code) == (unit.key, unit.code)
        assert link.path == path_text(unit, "2022-05-10")


@given(st.text(alphabet="xãhuyệntỉnh TânLậpChợĐồn,.()\n12", max_size=200))
def test_any_text_gets_a_link_for_each_place(text: str) -> None:
    """As many places out as in, the same, each with a link."""
    places = find_places(text)
    linked_places = link_places(text, places)
    assert [place.span for place in linked_places] == [place.span for place in places]
    for place in linked_places:
        assert place.link is not None
        assert (place.link.key is None) == (place.link.reason is not None)
        assert 0.0 <= place.link.score <= 1.0


@pytest.mark.parametrize("published", ["", "garbage", "2022", "9999-99-99", "2022-05-01T08:00:00Z"])
def test_an_odd_date_does_no_harm(published: str) -> None:
    """A broken date falls back on what the text says."""
    link_of("xã Quảng Bạch", "Xã Quảng Bạch và xã Quảng Bạch.", published=published)


def gold(name: str = "places_gold.jsonl") -> list[dict[str, Any]]:
    """Texts with every mention, its level and its key or why there is none."""
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def test_the_gold_set_is_large_and_wide() -> None:
    """At least 400 mentions, all 63 provinces and four periods, with every reason for no link."""
    mentions = [place for row in gold() for place in row["places"]]
    assert len(mentions) >= 400
    provinces = {row["province"] for row in gold() if row["province"]}
    assert len(provinces) >= 63
    years = {row["published"][:4] for row in gold()}
    assert {"2009", "2016", "2022", "2025"} <= years
    assert {place["reason"] for place in mentions} == {None, "unknown", "ambiguous", "no_code"}
    for row in gold():
        for place in row["places"]:
            assert row["text"][place["start"] :].startswith(place["text"])


@pytest.mark.parametrize("name", ["places_gold.jsonl", "places_held_out.jsonl"])
def test_floors_on_the_gold_sets(name: str) -> None:
    """Communes found with F1 ≥ 0.95, linked right in ≥ 97 of 100; ≥ 9 of 10 refusals right."""
    found = missed = spurious = right = linked_count = refused = refused_right = 0
    for row in gold(name):
        text = row["text"]
        known = {"province": row["province"], "district": row["district"]}
        places = link_places(text, find_places(text, **known), published=row["published"], **known)
        by_span = {(place.span.start, place.span.end): place for place in places}
        wanted = {(one["start"], one["start"] + len(one["text"])): one for one in row["places"]}
        for span, place in by_span.items():
            if place.level.value in COMMUNES and span not in wanted:
                spurious += 1
        for span, one in wanted.items():
            place_found = by_span.get(span)
            if one["level"] not in COMMUNES:
                continue
            if place_found is None or place_found.level.value != one["level"]:
                missed += 1
                continue
            found += 1
            assert place_found.link is not None
            linked_count += one["key"] is not None
            right += one["key"] is not None and place_found.link.key == one["key"]
            refused += place_found.link.key is None
            refused_right += place_found.link.key is None and one["key"] is None
    assert 2 * found / (2 * found + missed + spurious) >= 0.95
    assert right / linked_count >= 0.97
    assert refused_right >= 0.9 * refused
