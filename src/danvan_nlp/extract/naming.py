"""Decide which unquoted stretches are models, and where each name ends."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_nlp.extract.drafts import Named, name_quotes
from danvan_nlp.extract.found import Found
from danvan_nlp.extract.unquoted import (
    Proposal,
    end_features,
    neighbour_features,
    proposals,
    start_features,
)
from danvan_nlp.extract.weights import Weights
from danvan_nlp.records import QuoteType, Span


def best_end(found: Found, proposal: Proposal, weights: Weights) -> tuple[int, float]:
    """The likeliest end of a proposal's name, and how likely it is among its ends."""
    classifier = weights["name_end"]
    scores = [classifier.probability(end_features(found, proposal, i)) for i in range(len(proposal.ends))]
    best = max(range(len(scores)), key=scores.__getitem__)
    return proposal.ends[best], scores[best]


def unquoted_names(found: Found, weights: Weights, least: float) -> list[Named]:
    """The unquoted stretches that name a model, none within another."""
    made = proposals(found)
    ends = [best_end(found, proposal, weights)[0] for proposal in made]
    first = weights["name_start"]
    once = [first.probability(start_features(found, proposal)) for proposal in made]
    quoted = [q.span for q in found.quotes if q.type is QuoteType.MODEL]
    named: list[Named] = []
    for index, (proposal, end) in enumerate(zip(made, ends, strict=True)):
        score = weights["name_second"].probability(neighbour_features(made, once, index, quoted))
        if score >= least:
            named.append(Named(Span(proposal.start, end), False, score))
    return _without_overlaps(named)


def _without_overlaps(named: Sequence[Named]) -> list[Named]:
    """The stretches left when the likelier of two that overlap is kept."""
    kept: list[Named] = []
    for item in sorted(named, key=lambda n: (-n.score, n.span.start)):
        if not any(item.span.overlaps(other.span) for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda n: n.span.start)


def all_names(found: Found, weights: Weights) -> list[Named]:
    """The quoted and unquoted names of models; a quoted one wins where both overlap."""
    quoted = name_quotes(found, weights.thresholds["quote"])
    free = [
        item
        for item in unquoted_names(found, weights, weights.thresholds["name"])
        if not any(item.span.overlaps(other.span) for other in quoted)
    ]
    return quoted + free
