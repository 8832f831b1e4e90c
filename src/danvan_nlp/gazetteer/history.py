"""What became of a unit, and what it was made of: steps and chains through the mergers.

A unit that ends without an edge in successions.tsv goes on under its own code (a new name,
type or district). On 1 July 2025 every commune ended and nearly every code was given anew,
so there only the edges count. Districts ended then without a successor of their own: what
they are today is the communes that took in theirs.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from danvan_nlp.gazetteer.units import (
    COMMUNE,
    DISTRICT,
    PROVINCE,
    UnitVersion,
    by_code,
    day_before,
    table,
    versions,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

ALL, SAME, POPULATION, PART, AREA = "all", "same", "pop", "part", "area"
# How much of the older unit goes with an edge, from everything to land without people.
_RANK = {SAME: 0, ALL: 1, POPULATION: 2, PART: 3, AREA: 4}
_TIERS = {2: PROVINCE, 3: DISTRICT, 5: COMMUNE}


class Change(NamedTuple):
    """One step: on a day, `old` or a part of it became (a part of) `new`.

    `extent` is all, same (only the name, type or parent changed), part, pop (a part of the land
    with all the people) or area (land without people). `primary` marks the one successor to
    name where a unit was split.
    """

    date: str
    old: UnitVersion
    new: UnitVersion
    extent: str
    primary: bool


class Heir(NamedTuple):
    """A unit of today that holds a unit of the past, or the extent of it given."""

    unit: UnitVersion
    extent: str
    primary: bool


_Key = tuple[str, str, str]


def _key(unit: UnitVersion) -> _Key:
    return (unit.level, unit.code, unit.valid_from)


@cache
def _steps() -> tuple[Change, ...]:
    rows = table("successions.tsv", 8)
    return (*_written(rows), *_continued({(row[1], row[2], row[0]) for row in rows}))


@cache
def _steps_out() -> Mapping[_Key, tuple[Change, ...]]:
    grouped: dict[_Key, list[Change]] = defaultdict(list)
    for change in _steps():
        grouped[_key(change.old)].append(change)
    return _ordered(grouped)


@cache
def _steps_in() -> Mapping[_Key, tuple[Change, ...]]:
    grouped: dict[_Key, list[Change]] = defaultdict(list)
    for change in _steps():
        grouped[_key(change.new)].append(change)
    return _ordered(grouped)


def _ordered(grouped: Mapping[_Key, list[Change]]) -> Mapping[_Key, tuple[Change, ...]]:
    return {
        key: tuple(sorted(some, key=_order)) if len(some) > 1 else (some[0],)
        for key, some in grouped.items()
    }


def _order(change: Change) -> tuple[bool, int, bool, str, str]:
    """Primary and whole first, then the one that keeps its name."""
    other = change.old.name != change.new.name
    return (not change.primary, _RANK[change.extent], other, change.new.code, change.old.code)


def _written(rows: Iterable[list[str]]) -> list[Change]:
    """The edges of successions.tsv as changes between versions."""
    found = []
    known = by_code()
    for date, level, old_code, new_code, extent, primary, _, _ in rows:
        old = _valid(known[level, old_code], day_before(date))
        new = _valid(known[_TIERS[len(new_code)], new_code], date)
        if old is not None and new is not None and old is not new:
            kind = extent if extent in _RANK else PART
            found.append(Change(date, old, new, kind, primary == "1"))
    return found


def _valid(units: Iterable[UnitVersion], day: str) -> UnitVersion | None:
    for unit in units:
        if unit.valid_from <= day and (not unit.valid_to or day < unit.valid_to):
            return unit
    return None


def _continued(ending: AbstractSet[_Key]) -> list[Change]:
    """The changes of a unit that keeps its code and ends without an edge."""
    found = []
    for units in by_code().values():
        for old, new in pairwise(units):
            if old.valid_to == new.valid_from and (old.level, old.code, old.valid_to) not in ending:
                found.append(Change(old.valid_to, old, new, SAME, primary=True))
    return found


def became(version: UnitVersion) -> tuple[Change, ...]:
    """The steps out of a version, the primary one first; empty for a unit of today."""
    return _steps_out().get(_key(version), ())


def came_from(version: UnitVersion) -> tuple[Change, ...]:
    """The steps into a version: the units that it was made of, whole ones first.

    Example:
        >>> from danvan_nlp.gazetteer.units import at
        >>> [step.old.name for step in came_from(at("C", "02038", "2025-07-01"))]
        ['Quảng Bạch', 'Tân Lập']
    """
    return _steps_in().get(_key(version), ())


def changes() -> tuple[Change, ...]:
    """Every step between two versions, by date."""
    return tuple(sorted(_steps(), key=lambda step: (step.date, step.old.level, step.old.code)))


@cache
def today(version: UnitVersion) -> tuple[Heir, ...]:
    """The units of today that hold a version, the likeliest first; itself where it is still valid.

    A district has no successor since 1 July 2025: its heirs are the communes that took in its
    own, the one with most of them first.

    Example:
        >>> from danvan_nlp.gazetteer.units import at
        >>> [(heir.unit.title, heir.extent) for heir in today(at("C", "02038", "2022-05-01"))]
        [('xã Quảng Bạch', 'all')]
    """
    if not version.valid_to:
        return (Heir(version, SAME, primary=True),)
    heirs: dict[UnitVersion, Heir] = {}
    for step in became(version):
        for later in today(step.new):
            primary = step.primary and later.primary
            _keep_widest(heirs, Heir(later.unit, _weaker(step.extent, later.extent), primary))
    if not heirs and version.level == DISTRICT:
        return _through_communes(version)
    return tuple(sorted(heirs.values(), key=_heir_order))


def _heir_order(heir: Heir) -> tuple[bool, int, str]:
    return (not heir.primary, _RANK[heir.extent], heir.unit.code)


def _keep_widest(heirs: dict[UnitVersion, Heir], heir: Heir) -> None:
    known = heirs.get(heir.unit)
    if known is None or _heir_order(heir) < _heir_order(known):
        heirs[heir.unit] = heir


def _weaker(first: str, second: str) -> str:
    """The extent of two steps after one another: the narrower."""
    return max(first, second, key=_RANK.__getitem__)


def _through_communes(district: UnitVersion) -> tuple[Heir, ...]:
    """The units of today that hold the communes that a district had on its last day."""
    end = district.valid_to
    held = [unit for unit in _communes_of().get(district.code, ()) if unit.valid_from < end]
    # The register moved some communes a month before it closed their district.
    last = max((unit.valid_to or end for unit in held), default=end)
    counts: dict[UnitVersion, int] = defaultdict(int)
    for commune in held:
        if (commune.valid_to or end) >= min(last, end):
            for heir in today(commune)[:1]:
                counts[heir.unit] += 1
    ranked = sorted(counts, key=lambda unit: (-counts[unit], unit.code))
    return tuple(Heir(unit, PART, primary=place == 0) for place, unit in enumerate(ranked))


@cache
def _communes_of() -> Mapping[str, tuple[UnitVersion, ...]]:
    """The commune versions of each district code."""
    found: dict[str, list[UnitVersion]] = defaultdict(list)
    for version in versions():
        if version.level == COMMUNE:
            found[version.parent].append(version)
    return {code: tuple(units) for code, units in found.items()}
