"""Which mentions of a model and of an option stand nearest to each other."""

from __future__ import annotations

from bisect import bisect_left

from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.stage import Option, Stage, gap_between
from danvan_nlp.records import Span


def nearest(stage: Stage, draft: Draft, option: Option) -> list[tuple[Span, Span]]:
    """The mention pairs in order of nearness: same sentence first, then by distance."""
    parsed = stage.found.parsed
    pairs = []
    for mention in draft.mentions[:8]:
        starts = [m.start for m in option.mentions]
        at = bisect_left(starts, mention.start)
        for other in option.mentions[max(0, at - 2) : at + 2]:
            same = parsed.sentence_at(mention.start) == parsed.sentence_at(other.start)
            gap = gap_between(mention, other)
            # An owner stands after the name as a rule, so a step back counts a little more.
            cost = gap + (0 if same else 400) + (25 if other.start < mention.start else 0)
            if (
                "\n"
                in stage.found.text[min(mention.end, other.end) : max(mention.start, other.start)]
            ):
                cost += 600
            pairs.append((cost, mention, other))
    pairs.sort(key=lambda item: item[0])
    return [(mention, other) for _, mention, other in pairs]


def side_of(stage: Stage, mention: Span, other: Span) -> str:
    """The side and distance of an option's mention from a model's, in words."""
    parsed = stage.found.parsed
    side = "after" if other.start >= mention.end else "before"
    if parsed.paragraph_at(mention.start) != parsed.paragraph_at(other.start):
        return f"{side}-far"
    gap = abs(parsed.sentence_at(mention.start) - parsed.sentence_at(other.start))
    return f"{side}-{min(gap, 2)}"
