"""Units by address: every unit of two days is found by its own path."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.gazetteer import UnitVersion, find, path, path_text, versions

DAYS = ("2022-05-10", "2025-10-01")


def without_marks(text: str) -> str:
    """As on a typewriter without diacritics."""
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in parts if not unicodedata.combining(c))


def share_found(units: list[UnitVersion], day: str, addresses: list[str]) -> float:
    """The share of units whose address leads to them first."""
    found = [find(address, day=day) for address in addresses]
    right = sum(
        bool(matches) and matches[0].unit == unit
        for unit, matches in zip(units, found, strict=True)
    )
    return right / len(units)


@pytest.mark.parametrize("day", DAYS)
def test_the_full_path_leads_to_every_unit(day: str) -> None:
    """At least 99.9 in 100 of all communes, districts and provinces of the day."""
    units = [unit for unit in versions() if unit.valid_on(day)]
    assert share_found(units, day, [path_text(unit, day) for unit in units]) >= 0.999


@pytest.mark.parametrize("day", DAYS)
def test_the_path_without_diacritics_leads_to_nearly_every_unit(day: str) -> None:
    """At least 99 in 100: some neighbours differ only by a tone."""
    units = [unit for unit in versions() if unit.valid_on(day)]
    addresses = [without_marks(path_text(unit, day)) for unit in units]
    assert share_found(units, day, addresses) >= 0.99


@pytest.mark.parametrize("day", DAYS)
def test_the_name_and_its_province_lead_to_most_communes(day: str) -> None:
    """At least 95 in 100; the others share their name with one of the same province."""
    units = [unit for unit in versions() if unit.level == "C" and unit.valid_on(day)]
    addresses = [f"{unit.title}, {path(unit, day)[-1].name}" for unit in units]
    assert share_found(units, day, addresses) >= 0.95


@pytest.mark.parametrize(
    ("address", "day", "key"),
    [
        pytest.param(
            "Quảng Bạch, Chợ Đồn", "2022-05-01", "C:02038@2004-08-31", id="no level words"
        ),
        pytest.param("xã Quảng Bạch", "2025-12-01", "C:02038@2025-07-01", id="the day decides"),
        pytest.param(
            "xã Quảng Bạch, tỉnh Bắc Kạn", "2025-12-01", "C:02038@2004-08-31", id="an old province"
        ),
        pytest.param("P.1, Q.3, TP.HCM", "2020-01-01", "C:27160@2004-08-31", id="abbreviations"),
        pytest.param("TP. Cao Bằng", "2022-01-01", "D:040@2012-09-26", id="the city"),
        pytest.param("tỉnh Cao Bằng", "2022-01-01", "P:04@2004-08-31", id="the province"),
        pytest.param(
            "thị trấn Hồ Xá - huyện Vĩnh Linh", "2022-01-01", "C:19363@2004-08-31", id="dashes"
        ),
        pytest.param(
            "xa Quang Bach, huyen Cho Don, tinh Bac Kan",
            "2022-01-01",
            "C:02038@2004-08-31",
            id="no diacritics",
        ),
        pytest.param("Sapa", "2022-01-01", "D:088@2020-01-01", id="one word"),
        pytest.param("xã Quang Trung (Hòa An)", "2022-01-01", "C:01702@2004-08-31", id="brackets"),
    ],
)
def test_find_reads_addresses_as_people_write_them(address: str, day: str, key: str) -> None:
    """The first match is the unit meant."""
    assert find(address, day=day)[0].unit.key == key


def test_find_says_how_it_matched() -> None:
    """A former unit is found, and marked as not in force on the day."""
    match = find("xã Tân Lập, Chợ Đồn", day="2025-12-01")[0]
    assert (match.valid, match.same_type, match.agrees, match.how) == (False, True, 1, "exact")


@pytest.mark.parametrize("address", ["", "  ", ",;,", "xã Không Hề Có Đâu", "((("])
def test_find_nothing(address: str) -> None:
    """No unit, no match."""
    assert find(address) == ()


@given(st.text(max_size=200))
def test_find_never_fails(text: str) -> None:
    """Any text at all may be asked for."""
    find(text)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("Quảng Bạch - Chợ Đồn - Bắc Kạn", "C:02038@2004-08-31"),
        ("Bà Rịa - Vũng Tàu", "P:77@2004-08-31"),
        ("Phước Hưng – Bà Rịa", "C:26548@2004-08-31"),
    ],
    ids=["chain", "a name with a dash", "en dash"],
)
def test_a_dash_parts_an_address_where_it_belongs_to_no_name(address: str, key: str) -> None:
    """As papers write chains of places."""
    assert find(address, day="2022-05-01")[0].unit.key == key
