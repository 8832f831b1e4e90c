"""How names hang together in the gazetteer: who lay in whom, at any time."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from danvan_nlp.gazetteer.names import exact_key
from danvan_nlp.gazetteer.search import named
from danvan_nlp.gazetteer.units import COMMUNE, DISTRICT, path

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


@lru_cache(maxsize=16384)
def above(name: str, tier: str = "") -> frozenset[str]:
    """Keys of the districts and provinces that units of this name (and tier, if given) lay in."""
    keys: set[str] = set()
    for match in named(name):
        if not tier or match.unit.level == tier:
            keys.update(exact_key(unit.name) for unit in path(match.unit)[1:])
    return frozenset(keys)


def commune_type(name: str, uppers: AbstractSet[str]) -> str:
    """The type of the commune of this name that lay in one of `uppers`, else the commonest."""
    units = [match.unit for match in named(name) if match.unit.level == COMMUNE]
    near = [
        unit for unit in units if any(exact_key(upper.name) in uppers for upper in path(unit)[1:])
    ]
    types = [unit.type for unit in near or units]
    return max(types, key=types.count)


@lru_cache(maxsize=8192)
def upper_key(name: str) -> str:
    """The key under which a name stands in `above`, that of the name the register uses."""
    for match in named(name):
        if match.unit.level != COMMUNE:
            return exact_key(match.unit.name)
    return ""


def is_above(name: str, below: str) -> bool:
    """Whether a district or province of the first name ever held a unit of the second."""
    key = upper_key(name)
    return bool(key) and key in above(below)


def are_siblings(name: str, other: str) -> bool:
    """Whether two names ever lay in one district or province."""
    return bool(above(name) & above(other))


@lru_cache(maxsize=16384)
def districts_of(name: str) -> frozenset[str]:
    """Keys of the districts that communes of this name lay in."""
    return frozenset(
        exact_key(unit.name)
        for match in named(name)
        if match.unit.level == COMMUNE
        for unit in path(match.unit)[1:]
        if unit.level == DISTRICT
    )
