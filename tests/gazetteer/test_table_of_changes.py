"""The table of what became what."""

from __future__ import annotations

import pytest

from danvan_nlp.gazetteer import change_rows


def test_the_rows_of_one_day_name_the_resolution() -> None:
    """The resolution of the province on that day stands beside each of its communes."""
    rows = [row for row in change_rows("2025-07-01", "2025-07-01") if row.old_name == "Tân Lập"]
    bac_kan = next(row for row in rows if row.old_path.endswith("tỉnh Bắc Kạn"))
    assert bac_kan.old_path == "xã Tân Lập, huyện Chợ Đồn, tỉnh Bắc Kạn"
    assert bac_kan.new_path == "xã Quảng Bạch, tỉnh Thái Nguyên"
    assert (bac_kan.extent, bac_kan.primary) == ("all", True)
    assert bac_kan.resolutions == "1683/NQ-UBTVQH15"


def test_provinces_name_the_resolution_of_the_national_assembly() -> None:
    """Resolutions without a province deal with provinces."""
    rows = [
        row for row in change_rows("2025-07-01", "2025-07-01") if row.old_key == "P:06@2004-08-31"
    ]
    assert [row.new_name for row in rows] == ["Thái Nguyên"]
    assert "202/2025/QH15" in rows[0].resolutions


def test_years_are_whole() -> None:
    """From a year to a year means from its first to its last day."""
    dates = [row.date for row in change_rows("2019", "2021")]
    assert dates == sorted(dates)
    assert dates[0].startswith("2019-")
    assert dates[-1] <= "2021-12-31"
    assert "2021-11-01" in dates


def test_a_resolution_that_the_register_gives_no_province_is_tied_by_its_title() -> None:
    """Thủ Đức, and "tỉnh Gia Lao", which is Gia Lai."""
    rows = list(change_rows("2021-01-01", "2021-01-01"))
    saigon = [row for row in rows if row.old_path.endswith("thành phố Hồ Chí Minh")]
    assert len(saigon) >= 40
    assert {row.resolutions for row in saigon} == {"1111/NQ-UBTVQH14"}
    rows = [row for row in change_rows("2024-11", "2024-11") if "Gia Lai" in row.old_path]
    assert {row.resolutions for row in rows} == {"1195/NQ-UBTVQH15"}


@pytest.mark.parametrize("day", ["2019-1-1", "", "01/05/2022", "năm 2019"])
def test_what_is_no_day_is_refused(day: str) -> None:
    """Instead of a table without rows."""
    with pytest.raises(ValueError):  # noqa: PT011 - of several sentences
        list(change_rows(day, "2026"))
