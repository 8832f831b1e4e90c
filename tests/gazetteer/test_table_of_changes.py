"""The table of what became what."""

from __future__ import annotations

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
    assert dates[0] >= "2019-01-01"
    assert dates[-1] <= "2021-12-31"
    assert "2021-11-01" in dates
