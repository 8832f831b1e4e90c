"""Every version of every unit, read once from the tables under corpora/gazetteer/.

A unit's code says nothing alone: 3,316 of the 3,321 communes of 1 July 2025 carry the code
of an older unit. What is stable is the key, (level, code, valid_from).
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from danvan_nlp.errors import DataError
from danvan_nlp.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

PROVINCE, DISTRICT, COMMUNE = "P", "D", "C"
FOLDER = "corpora/gazetteer"
# The first full list that the statistics office serves: "on or before this day".
FIRST_DAY = "2004-08-31"
# Districts end and communes become the lower of two levels.
TWO_LEVELS_FROM = "2025-07-01"
# Later than every change in the tables: what is valid on it is valid today.
LATEST_DAY = "9999-12-31"

Day = date | str
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?![0-9]).*)?)?\Z", re.DOTALL)


class UnitVersion(NamedTuple):
    """One administrative unit as it was between two changes of its name, type, parent or code.

    `valid_from` is inclusive and `valid_to` exclusive (ISO 8601 days); an empty `valid_to`
    means still valid, an empty `parent` a province. `also` holds spellings that the
    register used for the same version at another date.
    """

    level: str
    code: str
    type: str
    name: str
    parent: str
    valid_from: str
    valid_to: str
    also: str

    @property
    def key(self) -> str:
        """The stable key, level:code@valid_from ("C:02038@2004-08-31")."""
        return f"{self.level}:{self.code}@{self.valid_from}"

    @property
    def title(self) -> str:
        """Type and name as in running text: "xã Quảng Bạch"."""
        return f"{self.type.lower()} {self.name}"

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name and the register's other spellings of it."""
        return (self.name, self.also) if self.also else (self.name,)

    def valid_on(self, day: str) -> bool:
        """Whether this version was in force on an ISO day."""
        return self.valid_from <= day and not (self.valid_to and day >= self.valid_to)


def iso_day(day: Day) -> str:
    """The ISO form of a day; a day before the first list counts as that list's day.

    A string may be a day, a month or a year (their first day), also with a time after it.

    Raises:
        ValueError: it is none of these: "01/05/2022" would be compared as nonsense.
    """
    return max(first_day(day) if isinstance(day, str) else day.isoformat()[:10], FIRST_DAY)


@lru_cache(maxsize=4096)
def first_day(text: str) -> str:
    """The first day of an ISO day, month or year; a time after a day is left aside.

    Only the shape counts: 31 February, as texts have it, is a day between two others.

    Raises:
        ValueError: it is none of these.
    """
    shape = _ISO.match(text)
    if shape is None:
        raise ValueError(f"{text!r} is no ISO day such as 2022-05-01")
    year, month, day = shape.groups()
    return f"{year}-{month or '01'}-{day or '01'}"


@lru_cache(maxsize=64)
def last_day(text: str) -> str:
    """The last day of an ISO day, month or year; of a month it is written as the 31st.

    Raises:
        ValueError: it is none of these.
    """
    first = first_day(text)
    return f"{text}-12-31"[:10] if len(text) == 4 else f"{text}-31" if len(text) == 7 else first


def table(name: str, columns: int) -> list[list[str]]:
    """The rows of one shipped table, without its header line.

    Raises:
        DataError: a row has not the number of columns that the header promises.
    """
    text = (resource(FOLDER) / name).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.split("\n")[1:] if line]
    if any(len(row) != columns for row in rows):
        message = f"{FOLDER}/{name}: a row does not have {columns} columns"
        raise DataError(message)
    return rows


@cache
def versions() -> tuple[UnitVersion, ...]:
    """All 17,447 versions, in the order of the table."""
    return tuple(map(UnitVersion._make, table("units.tsv", 8)))


@cache
def by_code() -> Mapping[tuple[str, str], tuple[UnitVersion, ...]]:
    """The versions of each (level, code), oldest first; they never overlap."""
    grouped: dict[tuple[str, str], list[UnitVersion]] = defaultdict(list)
    for version in versions():
        grouped[version.level, version.code].append(version)
    return {key: tuple(sorted(rows, key=_start)) for key, rows in grouped.items()}


def _start(version: UnitVersion) -> str:
    return version.valid_from


def by_key(key: str) -> UnitVersion:
    """The version with a key such as "C:02038@2004-08-31".

    Raises:
        KeyError: no such version.
    """
    level, _, rest = key.partition(":")
    code, _, start = rest.partition("@")
    for version in by_code().get((level, code), ()):
        if version.valid_from == start:
            return version
    raise KeyError(key)


def at(level: str, code: str, day: Day) -> UnitVersion | None:
    """The version of a code that was in force on a day, None where the code was not in use.

    Raises:
        ValueError: the day is a string that is no ISO day.

    Example:
        >>> at("C", "02038", "2022-05-01").name
        'Quảng Bạch'
    """
    wanted = iso_day(day)
    for version in by_code().get((level, code), ()):
        if version.valid_on(wanted):
            return version
    return None


def parent_of(version: UnitVersion, day: Day) -> UnitVersion | None:
    """The unit above a version on a day: a district has 3 digits, a province 2."""
    if not version.parent:
        return None
    return at(DISTRICT if len(version.parent) == 3 else PROVINCE, version.parent, day)


def clamp(version: UnitVersion, day: Day | None) -> str:
    """The day itself where the version was in force, else the nearest day when it was."""
    wanted = LATEST_DAY if day is None else iso_day(day)
    if wanted < version.valid_from:
        return version.valid_from
    if version.valid_to and wanted >= version.valid_to:
        return day_before(version.valid_to)
    return wanted


@cache
def day_before(day: str) -> str:
    """The ISO day before an ISO day."""
    return date.fromordinal(date.fromisoformat(day).toordinal() - 1).isoformat()


def path(version: UnitVersion, day: Day | None = None) -> tuple[UnitVersion, ...]:
    """The version and the units above it on a day, from low to high.

    Without a day, or on one when the version was not in force, the nearest day when it was
    counts.

    Example:
        >>> [unit.title for unit in path(at("C", "02038", "2022-05-01"), "2022-05-01")]
        ['xã Quảng Bạch', 'huyện Chợ Đồn', 'tỉnh Bắc Kạn']
    """
    when = clamp(version, day)
    chain = [version]
    while (above := parent_of(chain[-1], when)) is not None:
        chain.append(above)
    return tuple(chain)


def path_text(version: UnitVersion, day: Day | None = None) -> str:
    """The path as one string: "xã Quảng Bạch, huyện Chợ Đồn, tỉnh Bắc Kạn"."""
    return ", ".join(unit.title for unit in path(version, day))
