"""Where the report is when it comes to a model, and what places its title and opening name.

A report moves from place to place ("Ngược lên Bắc Trà My, …"), and a place holds until the
text moves on; a list that is told of the whole district or province has finer places of
other models around it. A place stands with the one that encloses it ("xã A (huyện B)"): one
whose district the report has left is seldom meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.heights import HEIGHTS
from danvan_nlp.extract.place_spoken import Said, SpokenLevels
from danvan_nlp.extract.stage import Stage, within
from danvan_nlp.records import Span

_CHAINED = 14  # characters between a place and the one that encloses it, at most
_JOINERS = 2  # words between them, at most


@dataclass(frozen=True, slots=True)
class Passed:
    """One mention of a place outside the models' names."""

    span: Span
    rank: int
    option: int


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a model: the last place of each height before it, the next after it."""

    paragraph: int
    before: dict[int, Passed]
    ahead: dict[int, Passed]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """A level spoken of as a whole: its rank, the place that it means, and what came since.

    `gap` counts the paragraphs from there to the model, to 3; `finer` and `again` say whether
    a finer place, or one of the same rank, was named since.
    """

    rank: int
    option: int | None
    gap: int
    finer: bool
    again: bool


class Scenes:
    """The places of one stage in text order."""

    def __init__(self, stage: Stage) -> None:
        """Read them once for all models."""
        self._parsed = stage.found.parsed
        self._kinds = [option.kind for option in stage.options]
        self._ranks = [HEIGHTS.index(kind.partition(":")[2]) for kind in self._kinds]
        self._models = min(len(stage.drafts), 3)
        self._passed = sorted(
            (
                Passed(mention, self._ranks[index], index)
                for index, option in enumerate(stage.options)
                for mention in option.mentions
                if not within(stage.model_spans, mention)
            ),
            key=lambda passed: passed.span,
        )
        self._starts = [passed.span.start for passed in self._passed]
        self._spoken = SpokenLevels(stage)
        self._enclosing = dict(reversed(list(self._chains())))
        self._openings = [(name, self._named_in(at)) for at, name in enumerate(("title", "sapo"))]

    def _chains(self) -> Iterator[tuple[int, int]]:
        """Each option with the one that is written right behind it and encloses it."""
        for one, two in pairwise(self._passed):
            gap = two.span.start - one.span.end
            if two.rank > one.rank and 0 <= gap < _CHAINED:
                between = Span(one.span.end, two.span.start)
                if self._parsed.count_in(between) <= _JOINERS:
                    yield one.option, two.option

    def _named_in(self, paragraph: int) -> dict[int, set[int]]:
        """The options that a paragraph names, by height."""
        starts = self._parsed.paragraph_starts
        if paragraph >= len(starts):
            return {}
        low = bisect_left(self._starts, starts[paragraph])
        last = paragraph + 1 == len(starts)
        high = len(self._starts) if last else bisect_left(self._starts, starts[paragraph + 1])
        found: dict[int, set[int]] = {}
        for passed in self._passed[low:high]:
            found.setdefault(passed.rank, set()).add(passed.option)
        return found

    def rows(self, draft: Draft) -> list[list[str]]:
        """For each option: how it stands to the places around a model and to the report's own."""
        around, whole = self._around(draft), self._whole(draft.mentions[0].start)
        return [
            [
                *_standing(around, index, rank),
                *_said(around, index, rank),
                *self._enclosed(around, index, rank),
                *self._opened(index, rank),
                *_whole(whole, index, rank, self._kinds[index]),
            ]
            for index, rank in enumerate(self._ranks)
        ]

    def _around(self, draft: Draft) -> Around:
        at = draft.mentions[0]
        end = self._parsed.sentence(at.start).end
        cut = bisect_left(self._starts, at.start)
        before = {passed.rank: passed for passed in self._passed[:cut]}
        high = bisect_left(self._starts, end, cut)
        # Read backwards, so that of each height the nearest stays.
        ahead = {passed.rank: passed for passed in reversed(self._passed[cut:high])}
        start = self._parsed.paragraph(at.start).start
        return Around(start, before, ahead, tuple(self._spoken.around(at)))

    def _whole(self, start: int) -> Whole | None:
        """The last level before an offset that the text speaks of as a whole, in any paragraph."""
        said = self._spoken.whole_before(start)
        if said is None:
            return None
        cut, end = bisect_left(self._starts, said.start), bisect_left(self._starts, start)
        meant = (p.option for p in reversed(self._passed[:cut]) if p.rank == said.rank)
        since = {passed.rank for passed in self._passed[cut:end]}
        gap = self._parsed.paragraph_at(start) - self._parsed.paragraph_at(said.start)
        finer = any(rank < said.rank for rank in since)
        return Whole(said.rank, next(meant, None), min(gap, 3), finer, said.rank in since)

    def _enclosed(self, around: Around, index: int, rank: int) -> Iterator[str]:
        """Whether the report still is in the place that encloses this one."""
        parent = self._enclosing.get(index)
        if parent is None:
            yield f"up=none&{HEIGHTS[rank]}"
            return
        higher = self._ranks[parent]
        now = around.before.get(higher)
        still = "same" if now is not None and now.option == parent else "other"
        yield f"up={still}&{HEIGHTS[rank]}>{HEIGHTS[higher]}"
        yield f"up={still}&last={_same(around.before.get(rank), index)}&{HEIGHTS[rank]}"

    def _opened(self, index: int, rank: int) -> Iterator[str]:
        """The finest height that the title and the opening name, and whether they name this."""
        for name, opening in self._openings:
            finest = HEIGHTS[min(opening)] if opening else "none"
            told = f"{name}={finest}&{HEIGHTS[rank]}&{index in opening.get(rank, ())}"
            yield told
            yield f"{told}&models={self._models}"


def _standing(around: Around, index: int, rank: int) -> Iterator[str]:
    """Whether the option is the place that the report is at, or has a finer one been named since.

    In "Ở huyện B, xã C có …" the report is in the commune though the district is the last.
    """
    then, back = _same(around.ahead.get(rank), index), _same(around.before.get(rank), index)
    last = around.before.get(rank)
    start = -1 if last is None else last.span.start
    near = "here" if start >= around.paragraph else "far"
    kind = HEIGHTS[rank]
    yield f"scene={kind}:{then}/{back}-{near}"
    yield f"scene={then}/{back}-{near}"
    since = [p.span.start for r, p in around.before.items() if r < rank and p.span.start > start]
    here = any(at >= around.paragraph for at in since)
    sooner = any(r < rank for r in around.ahead)
    yield f"finer-since={bool(since)}&here={here}&{back}&{kind}"
    yield f"finer={bool(since)}/{here}/{sooner}&{kind}&{then}/{back}"


def _said(around: Around, index: int, rank: int) -> Iterator[str]:
    """How high the option is above the level that the text speaks of without a name."""
    back = _same(around.before.get(rank), index)
    for said in around.said:
        told = f"said={said.where}&{said.role}&{rank - said.rank}"
        yield told
        yield f"{told}&{back}"
        yield f"said={said.where}&{rank - said.rank}&{HEIGHTS[rank]}"
    if not around.said:
        yield f"said=none&{HEIGHTS[rank]}"


def _whole(whole: Whole | None, index: int, rank: int, kind: str) -> Iterator[str]:
    """How the option stands to the level that the last words like "trong toàn huyện" were of."""
    if whole is None:
        yield f"whole=none&{kind}"
        return
    if index == whole.option:
        step = "ref"
    else:
        step = "same" if rank == whole.rank else "finer" if rank < whole.rank else "coarser"
    yield f"whole={step}&{whole.gap}&{whole.rank}"
    yield f"whole={step}&{whole.gap}&{whole.finer}/{whole.again}"
    yield f"whole={step}&{min(whole.gap, 1)}&{whole.rank}&{whole.finer}"


def _same(passed: Passed | None, index: int) -> str:
    return "no" if passed is None else "same" if passed.option == index else "other"
