"""Versions by name: an index over three keys, from strict to loose."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from danvan_nlp.gazetteer.names import exact_key, loose_key, plain_key
from danvan_nlp.gazetteer.units import (
    DISTRICT,
    PROVINCE,
    UnitVersion,
    table,
    versions,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

EXACT, LOOSE, PLAIN = "exact", "loose", "plain"


@dataclass(frozen=True, slots=True)
class Index:
    """Versions by exact, loose and plain key of their names."""

    exact: Mapping[str, tuple[UnitVersion, ...]]
    loose: Mapping[str, tuple[str, ...]]
    plain: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A version that a name may stand for; `how` is exact, loose or plain (no diacritics)."""

    unit: UnitVersion
    how: str


@cache
def spelling_variants() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Variants of (level, name) from spelling.tsv, such as ("P", "Hồ Chí Minh") → "TP.HCM"."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for level, _, name, alias, _ in table("spelling.tsv", 5):
        if level in {PROVINCE, DISTRICT} and name != alias:
            found[level, name].append(alias)
    return {key: tuple(dict.fromkeys(values)) for key, values in found.items()}


@cache
def index() -> Index:
    """The index over all versions; built once."""
    exact: dict[str, list[UnitVersion]] = defaultdict(list)
    variants = spelling_variants()
    for version in versions():
        names = {*version.spellings, *variants.get((version.level, version.name), ())}
        for key in {exact_key(name) for name in names}:
            exact[key].append(version)
    loose: dict[str, list[str]] = defaultdict(list)
    plain: dict[str, list[str]] = defaultdict(list)
    for key in exact:
        loose[loose_key(key)].append(key)
        plain[plain_key(key)].append(key)
    return Index(
        {key: tuple(rows) for key, rows in exact.items()},
        {key: tuple(rows) for key, rows in loose.items()},
        {key: tuple(rows) for key, rows in plain.items()},
    )


def named(name: str) -> tuple[Match, ...]:
    """Every version of any level and time with this name, by the strictest key that has one."""
    key = exact_key(name)
    known = index()
    if key in known.exact:
        return tuple(Match(unit=unit, how=EXACT) for unit in known.exact[key])
    for how, keys in (
        (LOOSE, known.loose.get(loose_key(key), ())),
        (PLAIN, known.plain.get(plain_key(key), ()) if _is_plain(key) else ()),
    ):
        if keys:
            return tuple(Match(unit=unit, how=how) for one in keys for unit in known.exact[one])
    return ()


def _is_plain(key: str) -> bool:
    """Only a name typed without diacritics may match one that has them: not "Nam Đỉnh"."""
    return key.isascii()
