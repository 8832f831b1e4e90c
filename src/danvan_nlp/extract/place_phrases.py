"""Places named side by side, and what the text says of them as one: "xã A, B và xã C"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from danvan_nlp.extract.stage import Stage, mentions_outside
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.syllables import phrase_key

_COMMAS = frozenset((",", "-", "–", "/"))
_JOINERS = _COMMAS | {phrase_key("và"), phrase_key("cùng")}
_BESIDE = (
    _JOINERS
    | {";"}
    | set(
        phrase_key(
            "với các xã phường thị trấn thôn bản ấp huyện tổ dân phố khu làng xóm tt"
        ).split()
    )
)
_GAP = 40  # characters between two places of one phrase, at most
_WORDS = 4  # words between them, at most, without the head of a unit that holds the second
Mention = tuple[Span, int]


def side_by_side(stage: Stage) -> list[list[int]]:
    """The places of each phrase that names several of one height, by their indexes."""
    groups: list[list[int]] = []
    run: list[int] = []
    for one, two in pairwise(mentions_outside(stage)):
        if not _is_beside(stage, one, two):
            run = []
            continue
        if not run:
            run = [one[1]]
            groups.append(run)
        if two[1] not in run:
            run.append(two[1])
    return [group for group in groups if len(group) > 1]


def _is_beside(stage: Stage, one: Mention, two: Mention) -> bool:
    """Whether joining words alone stand between: "xã A và xã B", "Hội xã A, Hội xã B"."""
    (left, first), (right, second) = one, two
    if stage.options[first].kind != stage.options[second].kind:
        return False
    if not 0 <= right.start - left.end <= _GAP:
        return False
    start = next(_heads(stage, left.end, right), right.start)
    words = stage.found.parsed.words_in(Span(left.end, start)) if start > left.end else []
    return 0 < len(words) <= _WORDS and _BESIDE.issuperset(words) and not _JOINERS.isdisjoint(words)


def _heads(stage: Stage, low: int, place: Span) -> Iterator[int]:
    """Where units start, from an offset on, that have the place in their name."""
    for unit in stage.found.unit_starts.between(low, place.start + 1):
        if unit.span.end >= place.end:
            yield unit.span.start


def shared(groups: Sequence[Sequence[int]], row: Sequence[float], weight: float) -> list[float]:
    """The probabilities with those of one phrase drawn together by `weight`, 1 for their mean.

    A place that is named in two phrases goes by the later one.
    """
    made = list(row)
    for group in groups:
        mean = sum(row[index] for index in group) / len(group)
        for index in group:
            made[index] = (1 - weight) * row[index] + weight * mean
    return made
