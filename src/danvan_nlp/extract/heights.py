"""The four heights of the administrative order."""

from __future__ import annotations

from danvan_nlp.records import COMMUNE_LEVELS, DISTRICT_LEVELS, Level

HEIGHTS = ("hamlet", "commune", "district", "province")  # from the lowest


def height(level: Level) -> str:
    """The height of a level: province, district, commune or hamlet."""
    if level in COMMUNE_LEVELS:
        return "commune"
    if level in DISTRICT_LEVELS:
        return "district"
    return "hamlet" if level is Level.HAMLET else "province"
