"""How the likely units of a model agree with its places, by how likely each unit is.

"Hội LHPN xã Phú Diên" is at home in its own place; "Hội LHPN huyện" in the district that the
report is in; both say of which height the places are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from danvan_nlp.extract.heights import HEIGHTS, height
from danvan_nlp.extract.stage import Option, Stage
from danvan_nlp.records import Span

_SURE = (0.1, 0.3, 0.5, 0.7, 0.9)
_LEAST = 0.03  # below this a unit says nothing


@dataclass(frozen=True, slots=True)
class _Home:
    """What a unit says: the place in its name, its height, and the places within its name."""

    place: int | None
    rank: int | None
    holds: frozenset[int]


@dataclass(slots=True)
class _Voices:
    """The best score of a unit that speaks for each place, and for each height."""

    own: dict[int, float] = field(default_factory=dict)
    now: dict[int, float] = field(default_factory=dict)
    held: dict[int, float] = field(default_factory=dict)
    ranks: list[float] = field(default_factory=lambda: [0.0] * len(HEIGHTS))


class UnitVoices:
    """What the units of one article say about its places."""

    def __init__(self, places: Stage, units: Stage) -> None:
        """Find the place and the height of each unit once."""
        self._stage = places
        self._ranks = [HEIGHTS.index(o.kind.partition(":")[2]) for o in places.options]
        self._mentions = sorted((m, i) for i, o in enumerate(places.options) for m in o.mentions)
        at = dict(self._mentions)
        own = {u.span: at.get(u.place) for u in places.found.units if u.place is not None}
        cover = places.found.unit_starts
        inside = {
            (unit.span, index)
            for mention, index in self._mentions
            for unit in cover.between(max(0, mention.start - 120), mention.start + 1)
            if unit.span.covers(mention)
        }
        within: dict[Span, set[int]] = {}
        for span, index in inside:
            within.setdefault(span, set()).add(index)
        self._homes = [self._home(option, own, at, within) for option in units.options]

    def _home(
        self,
        option: Option,
        own: dict[Span, int | None],
        at: dict[Span, int],
        within: dict[Span, set[int]],
    ) -> _Home:
        named = (own.get(mention, at.get(mention)) for mention in option.mentions)
        place = next((index for index in named if index is not None), None)
        level = None if option.level is None else HEIGHTS.index(height(option.level))
        rank = level if place is None else self._ranks[place]
        holds = frozenset(i for m in option.mentions for i in within.get(m, ()))
        return _Home(place, rank, holds)

    def rows(self, model: int, scores: Sequence[float]) -> list[list[str]]:
        """For each place of a model: what units with these scores say of it."""
        start = self._stage.drafts[model].mentions[0].start
        now = {
            self._ranks[index]: index for mention, index in self._mentions if mention.start < start
        }
        voices = self._listen(scores, now)
        top = max(range(len(HEIGHTS)), key=voices.ranks.__getitem__)
        return [list(_features(voices, index, rank, top)) for index, rank in enumerate(self._ranks)]

    def _listen(self, scores: Sequence[float], now: dict[int, int]) -> _Voices:
        voices = _Voices()
        for home, score in zip(self._homes, scores, strict=True):
            if score < _LEAST:
                continue
            for index in home.holds:
                _raise(voices.held, index, score)
            if home.rank is None:
                continue
            voices.ranks[home.rank] = max(voices.ranks[home.rank], score)
            if home.place is not None:
                _raise(voices.own, home.place, score)
            elif home.rank in now:
                _raise(voices.now, now[home.rank], score)
        return voices


def _features(voices: _Voices, index: int, rank: int, top: int) -> Iterator[str]:
    own, now = voices.own.get(index, 0.0), voices.now.get(index, 0.0)
    agrees, step, kind = _level(max(own, now)), rank - top, HEIGHTS[rank]
    sure = _level(voices.ranks[top])
    yield f"voice-own={_level(own)}&{kind}"
    yield f"voice-now={_level(now)}&{kind}"
    yield f"voice-held={_level(voices.held.get(index, 0.0))}"
    yield f"voice-top={step}&{sure}"
    yield f"voice-top={step}&{sure}&{agrees}"
    yield f"voice-height={_level(voices.ranks[rank])}&{kind}&{agrees}"


def _raise(best: dict[int, float], index: int, score: float) -> None:
    best[index] = max(best.get(index, 0.0), score)


def _level(score: float) -> int:
    return sum(score >= sure for sure in _SURE)
