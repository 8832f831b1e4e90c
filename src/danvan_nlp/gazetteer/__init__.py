"""Administrative units of Viet Nam in time: what was where on which day, and what it is today.

Every province, district and commune since 2004, with the mergers of 2019-2021, 2023-2025 and
1 July 2025. A unit is a `UnitVersion`: it was in force from a day to a day under one name, type
and parent, and its key is (level, code, valid_from), because codes are reused. Standard library
only; the tables are read once, when first asked for.

    >>> from danvan_nlp import gazetteer
    >>> commune = gazetteer.at("C", "02038", "2022-05-01")
    >>> gazetteer.path_text(commune, "2022-05-01")
    'xã Quảng Bạch, huyện Chợ Đồn, tỉnh Bắc Kạn'
    >>> [gazetteer.path_text(heir.unit) for heir in gazetteer.today(commune)]
    ['xã Quảng Bạch, tỉnh Thái Nguyên']
"""

from danvan_nlp.gazetteer.address import Match, find
from danvan_nlp.gazetteer.history import Change, Heir, became, came_from, changes, today
from danvan_nlp.gazetteer.points import Point, point_of
from danvan_nlp.gazetteer.table_of_changes import ChangeRow, change_rows
from danvan_nlp.gazetteer.units import (
    COMMUNE,
    DISTRICT,
    PROVINCE,
    Day,
    UnitVersion,
    at,
    by_key,
    path,
    path_text,
    versions,
)

__all__ = [
    "COMMUNE",
    "DISTRICT",
    "PROVINCE",
    "Change",
    "ChangeRow",
    "Day",
    "Heir",
    "Match",
    "Point",
    "UnitVersion",
    "at",
    "became",
    "by_key",
    "came_from",
    "change_rows",
    "changes",
    "find",
    "path",
    "path_text",
    "point_of",
    "today",
    "versions",
]
