"""Every commune of today has a point inside Viet Nam."""

from __future__ import annotations

from danvan_nlp.gazetteer import by_key, point_of, versions


def test_every_commune_of_today_has_a_point_in_the_country() -> None:
    """Islands of the east sea included."""
    for unit in versions():
        if unit.level == "C" and not unit.valid_to:
            point = point_of(unit)
            assert point is not None, unit
            assert 6.0 < point.lat < 23.5
            assert 102.0 < point.lon < 118.0


def test_an_old_commune_has_its_own_point_or_that_of_its_heir() -> None:
    """Points of the census of 2009 belong to codes of that time."""
    old, new = point_of(by_key("C:02038@2004-08-31")), point_of(by_key("C:02038@2025-07-01"))
    assert old is not None
    assert new is not None
    assert abs(old.lat - new.lat) < 0.1
    assert old != new
    missing = [u for u in versions() if u.level == "C" and u.valid_to and point_of(u) is None]
    assert len(missing) < 40


def test_districts_and_provinces_have_none() -> None:
    """A point for them would only pretend to be exact."""
    assert point_of(by_key("D:064@2004-08-31")) is None
    assert point_of(by_key("P:01@2004-08-31")) is None
