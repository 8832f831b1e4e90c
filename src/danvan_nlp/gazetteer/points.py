"""One point per commune: inside its polygon of 2025, or its centre at the census of 2009."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from danvan_nlp.gazetteer.history import today
from danvan_nlp.gazetteer.units import COMMUNE, TWO_LEVELS_FROM, UnitVersion, table

if TYPE_CHECKING:
    from collections.abc import Mapping


class Point(NamedTuple):
    """Latitude and longitude in degrees (WGS 84), area in km²; area 0 where unknown."""

    lat: float
    lon: float
    area: float


@cache
def _points() -> Mapping[tuple[str, str], Point]:
    return {
        (vintage, code): Point(float(lat), float(lon), float(area or 0))
        for vintage, code, lat, lon, area, _ in table("points.tsv", 6)
    }


def point_of(version: UnitVersion) -> Point | None:
    """The point of a commune: its own, else that of the unit of today that holds it.

    None for districts and provinces, and for the few communes that have neither.
    """
    if version.level != COMMUNE:
        return None
    vintage = "2025" if version.valid_from >= TWO_LEVELS_FROM else "2009"
    found = _points().get((vintage, version.code))
    if found is None:
        heirs = today(version)
        found = _points().get(("2025", heirs[0].unit.code)) if heirs else None
    return found
