"""The names of the gazetteer as they may stand alone, and the automaton that finds them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from danvan_nlp.gazetteer.search import spelling_variants
from danvan_nlp.gazetteer.units import versions
from danvan_nlp.records import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

_OLD_TONES = re.compile(r"([òóỏõọ])([ae])\b|([ùúủũụ])y\b")
_PLAIN = str.maketrans("òóỏõọùúủũụ", "ooooouuuuu")
_TONED = {
    "a": dict(zip("òóỏõọ", "àáảãạ", strict=True)),
    "e": dict(zip("òóỏõọ", "èéẻẽẹ", strict=True)),
    "y": dict(zip("ùúủũụ", "ỳýỷỹỵ", strict=True)),
}
_SINGLE = frozenset({"Huế", "Vinh", "Pleiku"})
# The man, not the city, and the country, not the commune, unless a level word stands before.
_PEOPLE = frozenset({"Hồ Chí Minh", "Hà Lan"})
TYPE_LEVEL = {
    "Xã": Level.COMMUNE, "Phường": Level.WARD, "Thị trấn": Level.TOWNSHIP, "Đặc khu": Level.COMMUNE,
    "Huyện": Level.DISTRICT, "Quận": Level.URBAN_DISTRICT, "Thị xã": Level.TOWN,
    "Thành phố": Level.CITY, "Tỉnh": Level.PROVINCE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BareName:
    """A name of the gazetteer as it may stand alone: its register name and levels by tier.

    `levels` holds the commonest level of each tier, `possible` every level.
    """

    name: str
    levels: Mapping[str, Level]
    possible: frozenset[Level]


def spellings(name: str) -> set[str]:
    """A name with the tone mark in either place and either apostrophe."""
    other = _OLD_TONES.sub(_move_tone, name)
    both = {name, other}
    return both | {one.replace("'", "’") for one in both}


def _move_tone(match: re.Match[str]) -> str:
    first, last = match.group()[0], match.group()[1]
    return first.translate(_PLAIN) + _TONED[last][first]


@cache
def bare_names() -> tuple[tuple[str, ...], tuple[BareName, ...]]:
    """The patterns of the automaton and, beside each, what it stands for."""
    levels: dict[str, dict[str, dict[str, int]]] = {}
    for unit in versions():
        for name in unit.spellings:
            kinds = levels.setdefault(name, {}).setdefault(unit.level, {})
            kinds[unit.type] = kinds.get(unit.type, 0) + 1
    patterns: dict[str, BareName] = {}
    for name, tiers in levels.items():
        if (" " not in name and name not in _SINGLE) or name in _PEOPLE:
            continue
        possible = frozenset(TYPE_LEVEL[kind] for kinds in tiers.values() for kind in kinds)
        bare = BareName(name, {tier: _main_level(kinds) for tier, kinds in tiers.items()}, possible)
        patterns.update(dict.fromkeys(spellings(name), bare))
    for (tier, name), aliases in spelling_variants().items():
        for alias in aliases:
            if len(alias) > 4 and "." not in alias:
                level = _main_level(levels[name][tier])
                patterns.setdefault(alias, BareName(name, {tier: level}, frozenset({level})))
    return tuple(patterns), tuple(patterns.values())


@cache
def _by_pattern() -> Mapping[str, BareName]:
    return dict(zip(*bare_names(), strict=True))


def bare_name(name: str) -> BareName | None:
    """What a name may stand for alone, None where the gazetteer does not know it as written."""
    return _by_pattern().get(name)


def _main_level(kinds: Mapping[str, int]) -> Level:
    if "Thành phố" in kinds and "Tỉnh" not in kinds and "Huyện" not in kinds:
        return Level.CITY
    return TYPE_LEVEL[max(kinds, key=lambda kind: kinds[kind])]


@cache
def bare_automaton() -> AhoCorasick:
    """The automaton over the patterns of `bare_names`, numbered as there; longest match first."""
    return AhoCorasick(bare_names()[0], matchkind=MatchKind.LeftmostLongest)
