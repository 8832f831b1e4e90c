"""What stands beside a mention: the units above it, the list it is in, "cũ" and "nay là"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from danvan_nlp.gazetteer.names import exact_key
from danvan_nlp.records import COMMUNE_LEVELS, DISTRICT_LEVELS, Level, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_nlp.records import Place

_UPWARD = re.compile(
    r"(?:\s?\(?cũ\)?)?(?:\s?[,(]\s?|\s?[-–]\s?|,?\s)"
    r"(?:(?:trước đây|trước kia|trước|nay)?\s?(?:thuộc|là|của|ở|tại)\s)?"
)
_LIST = re.compile(r"\s?[,;]\s?|\s?[,;]?\s(?:và|hoặc|hay|cùng)\s|\s[-–]\s")
_OLD_AFTER = re.compile(r"\s?(?:\(cũ\)|cũ\b|\(trước đây\)|trước đây\b|,? trước khi sáp nhập)")
_NEW_AFTER = re.compile(r"\s?\(?mới\b")
_OLD_BEFORE = re.compile(
    r"(?:trước đây là|trước là|trước đây thuộc|trước kia là|cũ là|trước thuộc)\s$"
)
_NEW_BEFORE = re.compile(r"(?:nay là|nay thuộc|hiện là|hiện thuộc|thành lập)\s$")
_TIER = (
    {Level.HAMLET: 0, Level.PROVINCE: 3}
    | dict.fromkeys(COMMUNE_LEVELS, 1)
    | dict.fromkeys(DISTRICT_LEVELS, 2)
)
# Cities that are provinces; Huế since 2025.
_CENTRAL = frozenset(
    map(exact_key, ("Hà Nội", "Hồ Chí Minh", "HCM", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"))
)


@dataclass(slots=True)
class Beside:
    """What stands beside one mention.

    `above` holds the indexes of the mentions that name a unit above it, `list` identifies the
    list it is an item of; `old` and `new` say that the text calls it a former or a present unit.
    """

    above: list[int] = field(default_factory=list)
    list: int = -1
    old: bool = False
    new: bool = False


def tier(place: Place) -> int:
    """0 hamlet, 1 commune, 2 district, 3 province and the cities that are one."""
    if place.level is Level.CITY and exact_key(place.name.removeprefix("TP")) in _CENTRAL:
        return 3
    return _TIER[place.level]


def read_chains(text: str, places: Sequence[Place]) -> list[Beside]:
    """What stands beside each mention, in the order of `places` (document order)."""
    beside = [Beside() for _ in places]
    for at in range(len(places) - 1, -1, -1):
        beside[at].old, beside[at].new = renamed(text, places[at].span)
        if at + 1 < len(places):
            _join(text, places, beside, at)
    for at, one in enumerate(beside):
        if one.list < 0:
            one.list = at
    return beside


def renamed(text: str, span: Span) -> tuple[bool, bool]:
    """Whether the words beside a name call it a former unit, and whether a present one."""
    window = text[max(0, span.start - 18) : span.start]
    old = bool(_OLD_AFTER.match(text, span.end)) or bool(_OLD_BEFORE.search(window))
    new = bool(_NEW_AFTER.match(text, span.end)) or bool(_NEW_BEFORE.search(window))
    return old, new


def _join(text: str, places: Sequence[Place], beside: Sequence[Beside], at: int) -> None:
    """Tie a mention to the next one: as a unit below it, or as its neighbour in a list."""
    this, following = places[at], places[at + 1]
    gap = following.span.start - this.span.end
    if gap > 24:
        return
    low, high = tier(this), tier(following)
    if low == high and _LIST.fullmatch(text, this.span.end, following.span.start):
        beside[at].list = beside[at + 1].list = max(beside[at + 1].list, at + 1)
        beside[at].above = beside[at + 1].above
    elif low < high and _UPWARD.fullmatch(text, this.span.end, following.span.start):
        beside[at].above = [at + 1, *beside[at + 1].above]
