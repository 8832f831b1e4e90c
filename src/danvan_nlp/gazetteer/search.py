"""Versions by name: an index over three keys, from strict to loose."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
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
    """Versions by the exact key of their names, and exact keys by the loose one."""

    exact: Mapping[str, tuple[UnitVersion, ...]]
    loose: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Named:
    """A version that has a name; `how` is exact, loose or plain (without diacritics)."""

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
    keys: dict[tuple[str, str], tuple[str, ...]] = {}
    for version in versions():
        named_as = (version.level, version.name)
        if named_as not in keys:
            keys[named_as] = tuple(map(exact_key, (version.name, *variants.get(named_as, ()))))
        also = (exact_key(version.also),) if version.also else ()
        for key in dict.fromkeys((*keys[named_as], *also)):
            exact[key].append(version)
    loose: dict[str, list[str]] = defaultdict(list)
    for key in exact:
        loose[loose_key(key)].append(key)
    return Index(
        {key: tuple(rows) for key, rows in exact.items()},
        {key: tuple(rows) for key, rows in loose.items()},
    )


@cache
def plain_index() -> Mapping[str, tuple[str, ...]]:
    """Exact keys by plain key; built when the first text without diacritics comes."""
    plain: dict[str, list[str]] = defaultdict(list)
    for key in index().exact:
        plain[plain_key(key)].append(key)
    return {key: tuple(rows) for key, rows in plain.items()}


@lru_cache(maxsize=16384)
def named(name: str) -> tuple[Named, ...]:
    """Every version of any level and time with this name, the strictest spelling first.

    A name without any diacritic also stands for those that have them ("Nam Dinh").
    """
    key = exact_key(name)
    known = index()
    found = [Named(unit, EXACT) for unit in known.exact.get(key, ())]
    others = [one for one in known.loose.get(loose_key(key), ()) if one != key]
    found += [Named(unit, LOOSE) for one in others for unit in known.exact[one]]
    if key.isascii() and not key.isdigit():
        seen = {key, *others}
        plain = [one for one in plain_index().get(plain_key(key), ()) if one not in seen]
        found += [Named(unit, PLAIN) for one in plain for unit in known.exact[one]]
    return tuple(found)
