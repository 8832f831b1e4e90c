"""The versions of the gazetteer that a mention may stand for, with how well the name fits."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from danvan_nlp.gazetteer.history import came_from, today
from danvan_nlp.gazetteer.names import exact_key, plain_key
from danvan_nlp.gazetteer.search import EXACT, LOOSE, index, named
from danvan_nlp.gazetteer.units import (
    COMMUNE,
    DISTRICT,
    PROVINCE,
    TWO_LEVELS_FROM,
    UnitVersion,
    path,
    versions,
)
from danvan_nlp.records import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def misspelt(
    name: str, level: Level, day: str, within: Iterable[UnitVersion]
) -> tuple[Option, ...]:
    """Units below the given ones whose name is one letter or one mark away from `name`."""
    key = exact_key(name)
    found = []
    for upper in within:
        for unit in below(upper.code):
            how = _nearness(key, exact_key(unit.name)) if unit.level in _TIERS[level] else None
            if how is not None:
                found.append(_option(unit, how, level, day))
    return tuple(found)


@lru_cache(maxsize=2048)
def below(code: str) -> tuple[UnitVersion, ...]:
    """The versions directly under a district or province code, at any time."""
    return tuple(unit for unit in versions() if unit.parent == code)


def _nearness(key: str, other: str) -> str | None:
    """How two keys differ: only in marks, by one letter (marks apart), or more (None)."""
    if abs(len(key) - len(other)) > 2 or len(key) < 5:
        return None
    plain, plain_other = plain_key(key), plain_key(other)
    if _sound(plain) == _sound(plain_other):
        return MARKS
    return SPELLING if _one_letter(plain, plain_other) else None


def _sound(plain: str) -> str:
    """A plain key with the letters made one that writers confuse by ear: x and s, ch and tr."""
    return plain.replace("x", "s").replace("tr", "ch").replace("gi", "d").replace("y", "i")


def _one_letter(key: str, other: str) -> bool:
    start = 0
    shorter = min(len(key), len(other))
    while start < shorter and key[start] == other[start]:
        start += 1
    rest, other_rest = key[start:], other[start:]
    return other_rest in {rest, rest[1:]} or other_rest[1:] in {rest, rest[1:]}


def known_name(name: str) -> bool:
    """Whether the gazetteer has this name exactly, at any level."""
    return exact_key(name) in index().exact
