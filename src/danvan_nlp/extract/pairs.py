"""How a model and a unit, person or place stand to each other in the text.

A careful reader goes by order and connecting words ("“A” của Hội Nông dân xã X", "xã X
có mô hình “A”"), by what stands between, by who was named before, by sentence and
paragraph, by lists, and by the headline. These are the features, for the nearest
mentions of both and for all of them together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.pair_article import article_features, claim_features
from danvan_nlp.extract.pair_deeds import deed_features
from danvan_nlp.extract.pair_relation import relation_features
from danvan_nlp.extract.stage import Option, Stage, gap_between
from danvan_nlp.records import Span

__all__ = ["Option", "Stage", "pair_features"]


def pair_features(stage: Stage, draft: Draft, option: Option) -> list[str]:
    """The features of the link between a model and one option."""
    pairs = _nearest(stage, draft, option)
    row = [f"kind={option.kind}", *option.extra]
    best = pairs[0]
    relation = list(relation_features(stage, *best))
    row += relation
    row += [f"{name}&{option.kind}" for name in relation if name.startswith(("where=", "between="))]
    for pair in pairs[1:3]:
        row += [
            f"also:{name}"
            for name in relation_features(stage, *pair)
            if name.startswith(("where=", "between="))
        ]
    row += article_features(stage, draft, option, best)
    row += claim_features(stage, draft, option)
    row += _by_list(stage, draft, option)
    row += deed_features(stage, option, best)
    return row


def _by_list(stage: Stage, draft: Draft, option: Option) -> Iterator[str]:
    """How the option stands to the head and the tail of the list of names that the model is in."""
    first, last = stage.lists.get(draft.span, (draft, draft))
    for name, end in (("head", first), ("tail", last)):
        if end is draft:
            continue
        mention = end.mentions[0]
        other = min(option.mentions, key=lambda span: gap_between(mention, span))
        for feature in relation_features(stage, mention, other):
            if feature.startswith(("where=", "between=")):
                yield f"{name}:{feature}"


def _nearest(stage: Stage, draft: Draft, option: Option) -> list[tuple[Span, Span]]:
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
