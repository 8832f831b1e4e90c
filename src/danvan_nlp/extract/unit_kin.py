"""How the units of an article stand to each other: same branch, higher or lower, one in another.

"Ban Thường vụ Hội LHPN huyện" directs what "Hội LHPN xã" runs, and "Chi bộ Công an xã"
names a part of "Công an xã": one of them is the unit, seldom both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from danvan_nlp.extract.heights import HEIGHTS, height
from danvan_nlp.extract.stage import Option, gap_between
from danvan_nlp.lexicon.roles import BRANCHES, GENERIC
from danvan_nlp.records import Span


class Kin:
    """The relations among the options of one stage."""

    def __init__(self, options: Sequence[Option]) -> None:
        """Compare every two of them once."""
        self._options = options
        self._keys = [f" {option.key} " for option in options]
        self._branches = [
            _branch(key, option) for key, option in zip(self._keys, options, strict=True)
        ]
        self._heights = [
            None if option.level is None else HEIGHTS.index(height(option.level))
            for option in options
        ]
        self._relations = [list(self._related(index)) for index in range(len(options))]

    def rank(self, other: int, own: int) -> str:
        """How the own level is to the other's, and whether both are of one branch."""
        a, b = self._heights[other], self._heights[own]
        order = "?" if a is None or b is None else "up" if b > a else "down" if b < a else "same"
        return f"{order}&{self._branches[other] == self._branches[own]}"

    def features(self, own: int, at: Span) -> Iterator[str]:
        """The unit's relations to the others, and whether each stands nearer to the model."""
        yield f"height={self._heights[own]}"
        yield f"generic={not GENERIC.isdisjoint(self._options[own].key.split())}"
        relations = self._relations[own]
        if relations:
            mine = _gap(self._options[own], at)
            yield from dict.fromkeys(
                f"kin={name}&nearer={_gap(self._options[other], at) <= mine}"
                for other, name in relations
            )

    def _related(self, own: int) -> Iterator[tuple[int, str]]:
        key, mine = self._keys[own], self._heights[own]
        for other, longer in enumerate(self._keys):
            if other == own:
                continue
            if key in longer:
                yield other, "within"
            elif longer in key:
                yield other, "holds"
            theirs = self._heights[other]
            if self._branches[other] == self._branches[own] and None not in (mine, theirs):
                yield other, _order(mine, theirs)


def _order(own: int | None, other: int | None) -> str:
    own, other = own or 0, other or 0
    return "lower" if other < own else "higher" if other > own else "peer"


def _gap(option: Option, at: Span) -> int:
    return min(gap_between(at, mention) for mention in option.mentions)


def _branch(key: str, option: Option) -> str:
    for name, words in BRANCHES:
        if any(f" {word} " in key for word in words):
            return name
    return option.kind.partition(".")[0].partition(":")[0]
