"""What became of units, through the mergers."""

from __future__ import annotations

import pytest

from danvan_nlp.gazetteer import at, became, by_key, came_from, changes, path_text, today, versions
from danvan_nlp.gazetteer.history import Heir


def heirs(key: str) -> list[tuple[str, str]]:
    """Path and extent of each heir of a unit."""
    return [(path_text(heir.unit), heir.extent) for heir in today(by_key(key))]


def test_every_commune_that_ended_since_2012_has_an_heir() -> None:
    """Only 26 communes that ended before 2012 are without one."""
    orphans = [unit for unit in versions() if unit.valid_to and not today(unit)]
    assert len(orphans) == 26
    assert max(unit.valid_to for unit in orphans) < "2012"


def test_every_heir_is_valid_today() -> None:
    """A chain of steps ends at a unit that has no end."""
    assert all(not heir.unit.valid_to for unit in versions() for heir in today(unit))


def test_a_unit_of_today_is_its_own_heir() -> None:
    """No step leads out of it."""
    unit = by_key("C:02038@2025-07-01")
    assert today(unit) == (Heir(unit, "same", primary=True),)
    assert became(unit) == ()


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param(
            "C:02032@2004-08-31", [("xã Quảng Bạch, tỉnh Thái Nguyên", "all")], id="merged whole"
        ),
        pytest.param(
            "C:09820@2004-08-31",
            [
                ("xã Ô Diên, thành phố Hà Nội", "pop"),
                ("xã Hoài Đức, thành phố Hà Nội", "area"),
            ],
            id="all people to one, some land to the other",
        ),
        pytest.param("P:06@2004-08-31", [("tỉnh Thái Nguyên", "all")], id="a province"),
        pytest.param("P:28@2004-08-31", [("thành phố Hà Nội", "all")], id="Hà Tây"),
        pytest.param(
            "D:318@2004-08-31",
            [("đặc khu Bạch Long Vĩ, thành phố Hải Phòng", "all")],
            id="an island",
        ),
    ],
)
def test_heirs(key: str, expected: list[tuple[str, str]]) -> None:
    """The likeliest heir comes first, with how much of the old unit it holds."""
    assert heirs(key) == expected


def test_a_chain_through_two_mergers() -> None:
    """Phong Huân went into Yên Phong in 2020, and that into today's Yên Phong."""
    unit = at("C", "02074", "2019-06-01")
    assert unit is not None
    assert [path_text(heir.unit) for heir in today(unit)] == ["xã Yên Phong, tỉnh Thái Nguyên"]


def test_a_district_is_today_the_communes_that_took_in_its_own() -> None:
    """The commune that took in most of them comes first; the extent is never the whole."""
    found = heirs("D:064@2004-08-31")
    assert ("xã Quảng Bạch, tỉnh Thái Nguyên", "part") in found
    assert {extent for _, extent in found} == {"part"}
    assert sum(heir.primary for heir in today(by_key("D:064@2004-08-31"))) == 1


def test_came_from_is_the_way_back() -> None:
    """Today's Quảng Bạch was made of two communes, the one of its name first."""
    steps = came_from(by_key("C:02038@2025-07-01"))
    assert [(step.old.name, step.extent) for step in steps] == [
        ("Quảng Bạch", "all"),
        ("Tân Lập", "all"),
    ]


def test_a_renamed_unit_is_a_step_of_its_own() -> None:
    """A type or name that changes under one code is a change of extent `same`."""
    (step,) = became(by_key("D:407@2004-08-31"))
    assert (step.new.title, step.date, step.extent) == ("thị xã Nghi Sơn", "2020-06-01", "same")


def test_steps_join_versions_of_neighbouring_days() -> None:
    """The older unit ends, or goes on, on the day that the newer is there."""
    for step in changes():
        assert step.new.valid_on(step.date)
        assert step.old.valid_from < step.date
        assert not step.old.valid_to or step.old.valid_to >= step.date


def test_one_primary_step_where_a_unit_was_split() -> None:
    """Whoever needs one successor finds exactly one."""
    for unit in versions():
        steps = became(unit)
        ends = [step for step in steps if step.date == unit.valid_to]
        if ends:
            assert sum(step.primary for step in ends) == 1, unit
