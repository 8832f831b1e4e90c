"""Units by an address such as "xã Quảng Bạch, Chợ Đồn, Bắc Kạn", with or without level words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from danvan_nlp.gazetteer.names import exact_key, plain_key
from danvan_nlp.gazetteer.search import EXACT, LOOSE, PLAIN, named
from danvan_nlp.gazetteer.units import (
    COMMUNE,
    DISTRICT,
    LATEST_DAY,
    PROVINCE,
    Day,
    UnitVersion,
    clamp,
    iso_day,
    path,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_TYPES = {
    "xa": "Xã", "x": "Xã", "phuong": "Phường", "p": "Phường", "f": "Phường", "thi tran": "Thị trấn",
    "tt": "Thị trấn", "dac khu": "Đặc khu", "huyen": "Huyện", "h": "Huyện", "quan": "Quận",
    "q": "Quận", "thi xa": "Thị xã", "tx": "Thị xã", "thanh pho": "Thành phố", "tp": "Thành phố",
    "tinh": "Tỉnh", "t": "Tỉnh",
}  # fmt: skip
_TIERS = {
    "Xã": (COMMUNE,), "Phường": (COMMUNE,), "Thị trấn": (COMMUNE,), "Đặc khu": (COMMUNE, DISTRICT),
    "Huyện": (DISTRICT,), "Quận": (DISTRICT,), "Thị xã": (DISTRICT,),
    "Thành phố": (DISTRICT, PROVINCE), "Tỉnh": (PROVINCE,),
}  # fmt: skip
_LEVEL_WORD = re.compile(
    r"(thị trấn|thị xã|thành phố|đặc khu|phường|huyện|quận|tỉnh|xã|tt|tx|tp|[xpfhqt](?=\.|\s*\d))"
    r"(?=[\s.\d])\.?\s*(?=\w)",
    re.IGNORECASE,
)
# Only in a text without any diacritic: "Quan Triều" and "Xa Dung" are names.
_PLAIN_WORD = re.compile(
    r"(thi tran|thi xa|thanh pho|dac khu|phuong|huyen|quan|tinh|xa|tt|tx|tp|[xpfhqt](?=\.|\s*\d))"
    r"(?=[\s.\d])\.?\s*(?=\w)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s*[,;()\n]\s*|\s+-\s+(?=(?:xã|phường|thị|huyện|quận|thành|tỉnh|tp|tx)\b)", re.IGNORECASE
)
_DASH = re.compile(r"\s+[-–—]\s+")
_HOW_RANK = {EXACT: 0, LOOSE: 1, PLAIN: 2}
MOST_PARTS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A version that an address may stand for.

    `how` says how the name matched (exact, loose, plain: without diacritics), `agrees` how many
    of the `asked` higher parts of the address hold it (fewer: the address is wrong or of another
    time), `same_type` whether its type is the one written, `valid` whether it was in force on the
    day asked for.
    """

    unit: UnitVersion
    how: str
    agrees: int
    asked: int
    same_type: bool
    valid: bool


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    type: str


def find(address: str, *, day: Day | None = None) -> tuple[Match, ...]:
    """The versions that an address may stand for, the best first; empty where none has the name.

    The first part is the unit wanted, later ones the units above it; level words, diacritics
    and higher parts may be missing. With a day, versions in force on it come before others
    that fit as well; without one, those of today.

    Raises:
        ValueError: the day is a string that is no ISO day.

    Example:
        >>> best = find("Quảng Bạch, Chợ Đồn", day="2022-05-01")[0]
        >>> best.unit.key
        'C:02038@2004-08-31'
    """
    when = LATEST_DAY if day is None else iso_day(day)
    matches = _matches(address, when)
    if not matches and _DASH.search(address):
        # "Quảng Bạch - Chợ Đồn": a dash parts only where it belongs to no name (Bà Rịa - Vũng Tàu)
        matches = _matches(_DASH.sub(", ", address), when)
    return tuple(matches)


def _matches(address: str, when: str) -> list[Match]:
    parts = [_part(text) for text in _SEPARATOR.split(address.strip())[:MOST_PARTS] if text.strip()]
    if not parts:
        return []
    matches = [
        _match(one.unit, one.how, parts, when)
        for one in named(parts[0].name)
        if not parts[0].type or one.unit.level in _TIERS[parts[0].type]
    ]
    return sorted(matches, key=lambda match: _rank(match, len(parts)))


@lru_cache(maxsize=4096)
def _part(text: str) -> _Part:
    word = (_PLAIN_WORD if text.isascii() else _LEVEL_WORD).match(text)
    if word is None:
        return _Part(text.strip(), "")
    kind = _TYPES[_spaced_plain(word.group(1))]
    name = text[word.end() :].strip()
    return _Part(name, kind)


def _spaced_plain(word: str) -> str:
    return " ".join(plain_key(exact_key(syllable)) for syllable in word.split())


def _match(unit: UnitVersion, how: str, parts: Sequence[_Part], when: str) -> Match:
    """How a version fits the parts."""
    agrees = 0
    if len(parts) > 1:
        uppers = {*path(unit, when)[1:], *path(unit, unit.valid_from)[1:]}
        agrees = sum(not uppers.isdisjoint(_uppers(part)) for part in parts[1:])
    kind = parts[0].type
    return Match(
        unit=unit,
        how=how,
        agrees=agrees,
        asked=len(parts) - 1,
        same_type=not kind or unit.type == kind,
        valid=unit.valid_on(when),
    )


@lru_cache(maxsize=4096)
def _uppers(part: _Part) -> frozenset[UnitVersion]:
    """The units that a higher part may stand for: of the type written, where there are such."""
    tiers = _TIERS[part.type] if part.type else (DISTRICT, PROVINCE)
    units = [one.unit for one in named(part.name) if one.unit.level in tiers]
    typed = [unit for unit in units if unit.type == part.type]
    return frozenset(typed or units)


def _rank(match: Match, parts: int) -> tuple[int, int, bool, bool, int, str]:
    """What agrees with more of the address first, then spelling, type, time and size."""
    unit = match.unit
    # One part alone is rather the larger unit ("Bắc Ninh"); of two the first is rather a commune.
    size = "PDC".index(unit.level) if parts == 1 else "CDP".index(unit.level)
    newest = 0 if match.valid else -int(clamp(unit, None).replace("-", ""))
    return (
        -match.agrees,
        _HOW_RANK[match.how],
        not match.same_type,
        not match.valid,
        size,
        f"{99999999 + newest:08d}{unit.code}",
    )
