"""The tables hold together, and versions are found by code and day."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from danvan_nlp.errors import DataError
from danvan_nlp.gazetteer import at, by_key, path, path_text, versions
from danvan_nlp.gazetteer import units as units_module
from danvan_nlp.gazetteer.units import by_code, parent_of, table


@pytest.mark.parametrize(
    ("day", "provinces", "districts", "communes"),
    [
        ("2022-05-10", 63, 705, 10599),
        ("2025-06-30", 63, 696, 10035),
        ("2025-07-01", 34, 0, 3321),
        ("2026-08-01", 34, 0, 3321),
    ],
)
def test_counts_on_a_day(day: str, provinces: int, districts: int, communes: int) -> None:
    """On days that official lists exist for, the tables hold exactly as many units."""
    counts = Counter(unit.level for unit in versions() if unit.valid_on(day))
    assert (counts["P"], counts["D"], counts["C"]) == (provinces, districts, communes)


def test_versions_of_a_code_never_overlap() -> None:
    """A code stands for one unit at a time."""
    for units in by_code().values():
        for earlier, later in pairwise(units):
            assert earlier.valid_to
            assert earlier.valid_to <= later.valid_from


def test_every_unit_has_its_parent_from_first_to_last_day() -> None:
    """No commune or district hangs in the air on the day it starts or on its last."""
    for unit in versions():
        if unit.level != "P":
            assert parent_of(unit, unit.valid_from) is not None, unit
            assert len(path(unit)) >= 2, unit


def test_keys_are_unique_and_lead_back() -> None:
    """The key holds the first day, since nearly every code of 2025 was somebody else's before."""
    keys = [unit.key for unit in versions()]
    assert len(keys) == len(set(keys))
    assert by_key("C:02038@2004-08-31").name == "Quảng Bạch"
    with pytest.raises(KeyError):
        by_key("C:02038@1999-01-01")


def test_codes_are_reused() -> None:
    """3,316 of the 3,321 communes of July 2025 carry the code of an older unit."""
    reused = [
        units
        for (level, _), units in by_code().items()
        if level == "C" and any(u.valid_from == "2025-07-01" for u in units) and len(units) > 1
    ]
    assert len(reused) == 3316


@pytest.mark.parametrize(
    ("level", "code", "day", "title"),
    [
        pytest.param("P", "24", "2024-01-01", "tỉnh Bắc Giang", id="code 24 was Bắc Giang"),
        pytest.param("P", "24", "2025-08-01", "tỉnh Bắc Ninh", id="code 24 is Bắc Ninh"),
        pytest.param("P", "46", "2024-12-31", "tỉnh Thừa Thiên Huế", id="before the city of Huế"),
        pytest.param("P", "46", "2025-01-01", "thành phố Huế", id="the city of Huế"),
        pytest.param("D", "769", "2020-12-31", "quận 2", id="before Thủ Đức"),
        pytest.param("D", "769", "2021-01-01", "thành phố Thủ Đức", id="Thủ Đức"),
        pytest.param("P", "28", "2008-07-31", "tỉnh Hà Tây", id="Hà Tây's last day"),
        pytest.param("C", "02038", date(2022, 5, 1), "xã Quảng Bạch", id="a date object"),
        pytest.param("C", "02038", "2022-05-01T08:12:00+07:00", "xã Quảng Bạch", id="a time"),
        pytest.param("P", "01", "1999-01-01", "thành phố Hà Nội", id="before the first list"),
    ],
)
def test_at_finds_the_version_of_the_day(
    level: str, code: str, day: date | str, title: str
) -> None:
    """The same code names different units at different times."""
    unit = at(level, code, day)
    assert unit is not None
    assert unit.title == title


def test_at_knows_when_a_code_is_not_in_use() -> None:
    """Districts are gone since July 2025, and no code was ever 00000."""
    assert at("D", "064", "2025-07-01") is None
    assert at("C", "00000", "2022-01-01") is None


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2007", "Hà Tây"),
        ("2008-07", "Hà Tây"),
        ("2008-08-01T07:30:00+07:00", "Hà Nội"),
        ("1990-01-01", "Hà Tây"),
        ("2022-02-31", "Hà Nội"),
    ],
    ids=["a year", "a month", "with a time", "before the first list", "no such day"],
)
def test_a_day_may_be_written_shorter_or_longer(day: str, name: str) -> None:
    """A year and a month are their first day."""
    assert path_text(by_key("D:273@2004-08-31"), day).endswith("tỉnh Hà Tây")
    district = at("D", "273", day)
    assert district is not None
    assert path_text(district, day).endswith(name)


@pytest.mark.parametrize("day", ["01/05/2022", "2022-5-1", "20220501", "", "hôm nay"])
def test_what_is_no_day_is_refused(day: str) -> None:
    """It would be compared as nonsense."""
    with pytest.raises(ValueError, match="no ISO day"):
        at("C", "02038", day)


def test_path_is_that_of_the_day() -> None:
    """A commune that kept its code moved from a district of one province to another province."""
    assert (
        path_text(by_key("C:02038@2004-08-31"), "2022-05-01")
        == "xã Quảng Bạch, huyện Chợ Đồn, tỉnh Bắc Kạn"
    )
    assert path_text(by_key("C:02038@2025-07-01")) == "xã Quảng Bạch, tỉnh Thái Nguyên"


def test_path_on_a_day_when_the_unit_did_not_exist_is_the_nearest() -> None:
    """An old name in a new article still has the path that it had last."""
    assert path_text(by_key("C:02038@2004-08-31"), "2026-01-01").endswith("tỉnh Bắc Kạn")


def test_a_district_that_changed_province_has_both_paths() -> None:
    """Đan Phượng went from Hà Tây to Hà Nội in 2008."""
    district = at("D", "273", "2008-01-01")
    assert district is not None
    assert path_text(district, "2008-01-01") == "huyện Đan Phượng, tỉnh Hà Tây"


def test_a_damaged_table_is_refused(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row with a missing column names the file."""
    folder = tmp_path_factory.mktemp("gazetteer")
    (folder / "units.tsv").write_text("level\tcode\nP\t01\nP\n", encoding="utf-8")
    monkeypatch.setattr(units_module, "resource", lambda _: folder)
    with pytest.raises(DataError, match=r"units\.tsv"):
        table("units.tsv", 2)
