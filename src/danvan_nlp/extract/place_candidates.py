"""The versions of the gazetteer that a mention may stand for, with how well the name fits."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from danvan_nlp.gazetteer.history import came_from, today
from danvan_nlp.gazetteer.names import exact_key, plain_key
from danvan_nlp.gazetteer.search import EXACT, LOOSE, named
from danvan_nlp.gazetteer.units import (
    COMMUNE,
    DISTRICT,
    PROVINCE,
    TWO_LEVELS_FROM,
    UnitVersion,
    by_key,
    path,
    versions,
)
from danvan_nlp.records import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

_TIERS = {
    Level.COMMUNE: (COMMUNE,), Level.WARD: (COMMUNE,), Level.TOWNSHIP: (COMMUNE,),
    Level.DISTRICT: (DISTRICT,), Level.URBAN_DISTRICT: (DISTRICT,), Level.TOWN: (DISTRICT,),
    Level.CITY: (DISTRICT, PROVINCE), Level.PROVINCE: (PROVINCE,),
}  # fmt: skip
_TYPES = {
    Level.COMMUNE: ("Xã", "Đặc khu"), Level.WARD: ("Phường",), Level.TOWNSHIP: ("Thị trấn",),
    Level.DISTRICT: ("Huyện",), Level.URBAN_DISTRICT: ("Quận",), Level.TOWN: ("Thị xã",),
    Level.CITY: ("Thành phố",), Level.PROVINCE: ("Tỉnh",),
}  # fmt: skip
# A name that the register does not have: only its marks differ, or one letter.
MARKS, SPELLING = "marks", "spelling"
# Shorter names, plain letters counted, are near too many others.
_SHORTEST = 5


class Option(NamedTuple):
    """A version that a mention may stand for.

    `how` is exact, loose, plain, marks or spelling (one letter away); `typed` says that its type
    is the level word of the mention; `uppers` are the keys of the versions above it, on the
    article's day and on its first, `former` of those above what it was made of; `root` names its
    lineage: what it is today and what it was called.
    """

    unit: UnitVersion
    how: str
    typed: bool
    uppers: frozenset[str]
    former: frozenset[str]
    root: str


@lru_cache(maxsize=32768)
def options(name: str, level: Level, day: str) -> tuple[Option, ...]:
    """Every version of the right tier with this name; loose spellings only beside exact ones."""
    tiers = _TIERS[level]
    matches = [match for match in named(name) if match.unit.level in tiers]
    if any(match.how == EXACT for match in matches):
        matches = [match for match in matches if match.how in {EXACT, LOOSE}]
    return tuple(_option(match.unit, match.how, level, day) for match in matches)


def _option(unit: UnitVersion, how: str, level: Level, day: str) -> Option:
    uppers = frozenset(upper.key for upper in uppers_of(unit, day))
    root = f"{root_of(unit)} {unit.name}"
    return Option(unit, how, unit.type in _TYPES[level], uppers, _former(unit), root)


@lru_cache(maxsize=32768)
def _former(unit: UnitVersion) -> frozenset[str]:
    """The keys of the districts and provinces of what a commune of two levels was made of."""
    if unit.level != COMMUNE or unit.valid_from < TWO_LEVELS_FROM:
        return frozenset()
    return frozenset(
        upper.key for step in came_from(unit) for upper in path(step.old, step.date)[1:]
    )


@lru_cache(maxsize=65536)
def uppers_of(unit: UnitVersion, day: str) -> tuple[UnitVersion, ...]:
    """The versions above a unit on a day, or the nearest when it was in force, and on its first."""
    late = path(unit, day)[1:]
    return tuple(dict.fromkeys((*late, *path(unit, unit.valid_from)[1:])))


@lru_cache(maxsize=32768)
def root_of(unit: UnitVersion) -> str:
    """The key of the unit of today that first goes on from this one; its own where none does."""
    heirs = today(unit)
    return heirs[0].unit.key if heirs else unit.key


@lru_cache(maxsize=8192)
def misspelt(name: str, level: Level, day: str, within: tuple[str, ...]) -> tuple[Option, ...]:
    """Units of the district or province keys given whose name is written nearly like `name`.

    Nearly means that only marks differ, or letters that sound alike; in a district, which has
    some twenty communes and not some hundred, also one letter more, less or other.
    """
    plain = plain_key(exact_key(name))
    if len(plain) < _SHORTEST:
        return ()
    sound = _sound(plain)
    found = []
    for key in within:
        strict = key.startswith(PROVINCE)
        for unit, other, other_sound in _below(key):
            if unit.level not in _TIERS[level]:
                continue
            if sound == other_sound:
                found.append(_option(unit, MARKS, level, day))
            elif not strict and is_one_off(plain, other):
                found.append(_option(unit, SPELLING, level, day))
    return tuple(found)


@cache
def _children() -> Mapping[str, tuple[UnitVersion, ...]]:
    """The versions directly under each district or province code, at any time."""
    found: dict[str, list[UnitVersion]] = defaultdict(list)
    for unit in versions():
        found[unit.parent].append(unit)
    return {code: tuple(units) for code, units in found.items()}


@lru_cache(maxsize=1024)
def _below(key: str) -> tuple[tuple[UnitVersion, str, str], ...]:
    """The versions below a district or province, through its districts too, with two plain keys."""
    code = by_key(key).code
    units = list(_children().get(code, ()))
    for district in {unit.code for unit in units if unit.level == DISTRICT}:
        units += _children().get(district, ())
    plain = [plain_key(exact_key(unit.name)) for unit in units]
    return tuple((unit, one, _sound(one)) for unit, one in zip(units, plain, strict=True))


def _sound(plain: str) -> str:
    """A plain key with the letters made one that writers confuse by ear: x and s, ch and tr."""
    return plain.replace("x", "s").replace("tr", "ch").replace("gi", "d").replace("y", "i")


def is_one_off(key: str, other: str) -> bool:
    """Whether two keys differ by at most one letter put in, left out or changed."""
    if abs(len(key) - len(other)) > 1:
        return False
    start = 0
    shorter = min(len(key), len(other))
    while start < shorter and key[start] == other[start]:
        start += 1
    rest, other_rest = key[start:], other[start:]
    return other_rest in {rest, rest[1:]} or other_rest[1:] in {rest, rest[1:]}
