"""Which fuller name a short mention of a unit stands for: "Hội LHPN xã", "Hội", "nhà trường".

A short mention has no place of its own. It stands for a unit with the same head and level
named before, unless another place of that level was named since, for then the unit of that
place is meant, or unless its own list gives it a place ("Hội CCB và Hội Nông dân xã X").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from danvan_nlp.lexicon.abbreviations import unfold
from danvan_nlp.lexicon.levels import level_word
from danvan_nlp.lexicon.short_forms import (
    ECHO,
    ECHOES,
    MANY,
    NATIONAL,
    NOT_THIS,
    ONE_OF_MANY,
    OTHER_WORD,
    REACH,
    SAME_HEADS,
)
from danvan_nlp.records import COMMUNE_LEVELS, DISTRICT_LEVELS, Level, Place, Span, Unit
from danvan_nlp.vietnamese.same_length import same_length_fold

_JOINED = re.compile(r"(?:,| và| cùng| cùng với| -| –|, cùng) ")
_LEVEL_END = re.compile(rf" (?:các )?{level_word()}$")
_LEVEL_BEGIN = re.compile(rf"^{level_word()}[. ]{{1,2}}")
_LEVEL_WORD = re.compile(rf" {level_word()}(?!\w)")
_DROP = re.compile(r" (?:cộng sản hồ chí minh|cơ sở)(?!\w)|(?<=mặt trận tổ quốc) việt nam")
_NEAREST = 40  # mentions with the same head that are looked at: no gold text has more
_FARTHEST = 1500  # characters that a bare word may lie from the name that it takes up


def resolve_short_forms(
    text: str, units: Sequence[Unit], places: Sequence[Place] = ()
) -> Mapping[Span, Span]:
    """For each short mention of a unit, the span of the fuller one that it stands for.

    Keys are the spans of units without a place of their own, and of bare words that take up a
    unit named before ("Hội", "đơn vị", "nhà trường"); a mention that nothing fuller explains
    has no entry.

    Args:
        text: the article's text.
        units: its units, in document order.
        places: its places: one named since the fuller mention may turn the short one away.
    """
    finder = _Finder(text, units, places)
    found: dict[Span, Span] = {}
    for index, unit in enumerate(units):
        target = finder.fuller(index) if unit.place is None else None
        if target is not None:
            found[unit.span] = target.span
    for span in _echoes(text, [*units, *places]):
        target = finder.taken_up(span)
        if target is not None:
            found[span] = found.get(target.span, target.span)
    return found


def name_in_full(
    text: str, units: Sequence[Unit], places: Sequence[Place] = ()
) -> Mapping[Span, Span]:
    """For each unit, the mention that names it best: itself, one spelled better, or a fuller one.

    Mentions with one head and one place are one unit however they are spelled: "Trạm Y tế Pa
    Tần" and "Trạm Y tế xã Pa Tần". The best has its level word written out and its words
    capitalised; of equals, the first.
    """
    finder = _Finder(text, units, places)
    short = resolve_short_forms(text, units, places)
    alike: dict[tuple[str, str], list[Span]] = {}
    for index, unit in enumerate(units):
        if unit.place is not None:
            alike.setdefault(finder.identity(index), []).append(unit.span)
    best = {spans[0]: max(spans, key=lambda s: _fullness(s.of(text))) for spans in alike.values()}
    found = {span: best[spans[0]] for spans in alike.values() for span in spans}
    for unit in units:
        found.setdefault(unit.span, unit.span)
        if unit.span in short:
            found[unit.span] = found[short[unit.span]]
    return found


def _fullness(name: str) -> tuple[bool, int, bool, float]:
    """How well a spelling names its unit: no headline, level word, capital, capitalised words."""
    level = 2 if _LEVEL_WORD.search(same_length_fold(name)) else int("." in name)
    words = name.split()
    return (
        not name.isupper(),
        level,
        name[:1].isupper(),
        sum(w[:1].isupper() for w in words) / len(words),
    )


def head_of(text: str, unit: Unit) -> str:
    """The folded and unfolded name without its place and level: what two mentions share."""
    end = unit.place.start if unit.place is not None else unit.span.end
    name = same_length_fold(unfold(text[unit.span.start : end].rstrip()))
    name = _LEVEL_END.sub("", _DROP.sub("", name))
    return SAME_HEADS.get(name, name)


def _rank(level: Level | None) -> str:
    """Levels that stand for one another when only one of them is named: xã, phường, thị trấn."""
    if level in COMMUNE_LEVELS:
        return "commune"
    if level in DISTRICT_LEVELS:
        return "district"
    return level or ""


def _echoes(text: str, named: Sequence[Unit | Place]) -> Iterator[Span]:
    """The bare words that may take a unit up again, outside all names: not in "huyện Vân Đồn"."""
    spans = iter(sorted(item.span for item in named))
    span = next(spans, None)
    for match in ECHO.finditer(text):
        while span is not None and span.end <= match.start():
            span = next(spans, None)
        if span is not None and span.start < match.end():
            continue
        if OTHER_WORD.match(text, match.end()):
            continue
        before = text[max(0, match.start() - REACH) : match.start()]
        if not NOT_THIS.search(same_length_fold(before)):
            yield Span(match.start(), match.end())


@dataclass(frozen=True)
class _Finder:
    """Looks fuller mentions up by head and level."""

    text: str
    units: Sequence[Unit]
    places: Sequence[Place]

    @cached_property
    def _heads(self) -> list[str]:
        return [head_of(self.text, unit) for unit in self.units]

    @cached_property
    def _starts(self) -> list[int]:
        return [unit.span.start for unit in self.units]

    @cached_property
    def _by_head(self) -> Mapping[str, list[int]]:
        """The units with a place or a name of their own, by head."""
        found: dict[str, list[int]] = {}
        for index, (unit, head) in enumerate(zip(self.units, self._heads, strict=True)):
            if unit.place is not None:
                found.setdefault(head, []).append(index)
        return found

    @cached_property
    def _marks(self) -> Mapping[str, list[tuple[int, str]]]:
        """Where places of each rank are named, outside units and within: (start, name)."""
        found: dict[str, list[tuple[int, str]]] = {}
        for place in self.places:
            name = same_length_fold(place.name)
            found.setdefault(_rank(place.level), []).append((place.span.start, name))
        return found

    def fuller(self, index: int) -> Unit | None:
        """The fuller mention for the unit at `index`, which has no place."""
        unit = self.units[index]
        if self._is_one_of_many(unit):
            return None
        known = self._by_head.get(self._heads[index], [])
        middle = bisect_right(known, index)
        near = known[max(0, middle - _NEAREST) : middle + _NEAREST]
        fitting = [i for i in near if self._same_rank(i, unit)]
        if not fitting:
            return None
        shared = self._shared_place(index)
        here = shared or self._place_before(unit, _rank(self.units[fitting[-1]].level))
        before = [i for i in fitting if i < index]
        if here is not None:
            matching = [i for i in fitting if self._place_name(i) == here[1]]
            if matching:
                return self.units[max((i for i in matching if i < index), default=matching[0])]
            if shared or not before or here[0] > self.units[before[-1]].span.start:
                return None
        if before:
            return self.units[before[-1]]
        return self.units[fitting[0]] if len({self._place_name(i) for i in fitting}) == 1 else None

    def _is_one_of_many(self, unit: Unit) -> bool:
        """Whether a mention means no particular body: "các cấp Hội", “Chi bộ 4 tốt”."""
        if MANY.match(self.text, unit.span.end):
            return True
        before = self.text[max(0, unit.span.start - REACH) : unit.span.start]
        return ONE_OF_MANY.search(same_length_fold(before)) is not None

    def identity(self, index: int) -> tuple[str, str]:
        """What tells a unit with a place from others: its head, its place's name and rank."""
        rank = _rank(self.units[index].level)
        return self._heads[index], f"{rank} {self._place_name(index)}"

    def _same_rank(self, index: int, unit: Unit) -> bool:
        return unit.level is None or _rank(self.units[index].level) == _rank(unit.level)

    @cached_property
    def _names(self) -> Mapping[Span, str]:
        return {place.span: same_length_fold(place.name) for place in self.places}

    def _place_name(self, index: int) -> str:
        """The folded name of a unit's place without its level word; empty where it has none."""
        place = self.units[index].place
        if place is None:
            return ""
        known = self._names.get(place)
        return known or _LEVEL_BEGIN.sub("", same_length_fold(place.of(self.text)))

    def _place_before(self, unit: Unit, rank: str) -> tuple[int, str] | None:
        """The last place of a rank that is named before a unit."""
        marks = self._marks.get(rank, [])
        index = bisect_right(marks, (unit.span.start, "")) - 1
        return marks[index] if index >= 0 else None

    def _shared_place(self, index: int) -> tuple[int, str] | None:
        """The place that a list gives to all its members: "Hội CCB và Hội Nông dân | xã X"."""
        unit = self.units[index]
        if unit.level is not None:
            return None
        end = unit.span.end
        for later in range(index + 1, min(index + 5, len(self.units))):
            joint = _JOINED.match(self.text, end)
            if joint is None or joint.end() != self.units[later].span.start:
                return None
            if self.units[later].place is not None:
                return self.units[later].span.start, self._place_name(later)
            end = self.units[later].span.end
        return None

    def taken_up(self, span: Span) -> Unit | None:
        """The unit that a bare word takes up again: the last that fits, if it is not too far.

        A body of the whole country is meant only where no other fits.
        """
        kinds, head = ECHOES[span.of(self.text)]
        last = bisect_right(self._starts, span.start)
        national = None
        for index in range(last - 1, -1, -1):
            unit = self.units[index]
            if span.start - unit.span.end > _FARTHEST:
                break
            if unit.kind.startswith(kinds) and self._heads[index].startswith(head):
                if not NATIONAL.search(same_length_fold(unit.span.of(self.text))):
                    return unit
                national = national or unit
        return national
