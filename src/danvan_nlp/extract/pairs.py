"""How a model and a unit, person or place stand to each other in the text.

A careful reader goes by order and connecting words ("“A” của Hội Nông dân xã X", "xã X
có mô hình “A”"), by what stands between, by who was named before, by sentence and
paragraph, by lists, and by the headline. These are the features, for the nearest
mentions of both and for all of them together.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.nearest import nearest
from danvan_nlp.extract.pair_article import article_features, claim_features, rival_features
from danvan_nlp.extract.pair_deeds import deed_features
from danvan_nlp.extract.pair_relation import edge_features, relation_features, where_features
from danvan_nlp.extract.stage import Option, Stage, gap_between


def pair_features(stage: Stage, draft: Draft, option: Option, *, near: bool = True) -> list[str]:
    """The features of the link between a model and one option.

    Args:
        stage: the article's models and options.
        draft: the model.
        option: the option.
        near: whether the words at the edges of both and the ends of the model's list are read.
    """
    pairs = nearest(stage, draft, option)
    row = [f"kind={option.kind}", *option.extra]
    best = pairs[0]
    relation = list(relation_features(stage, *best))
    row += relation
    row += edge_features(stage, *best) if near else ()
    row += [f"{name}&{option.kind}" for name in relation if name.startswith(("where=", "between="))]
    for pair in pairs[1:3]:
        row += [f"also:{name}" for name in where_features(stage, *pair)]
    row += article_features(stage, draft, option, best)
    row += rival_features(stage, draft, option)
    row += claim_features(stage, draft, option)
    row += _by_list(stage, draft, option) if near else ()
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
        for feature in where_features(stage, mention, other):
            yield f"{name}:{feature}"
