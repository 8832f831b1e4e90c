"""Decide which stretches, quoted or not, are models' names, and where each name ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_nlp.extract.found import Apart, Cover, Found
from danvan_nlp.extract.proposals import Proposal, proposals
from danvan_nlp.extract.unquoted import end_features, neighbour_rows, start_features
from danvan_nlp.extract.weights import Weights
from danvan_nlp.records import QuoteType, Span


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch that was decided to be a model's name."""

    span: Span
    quoted: bool
    score: float


def name_quotes(found: Found, least: float) -> list[Named]:
    """The quoted stretches that name a model, the outer one where two are nested.

    Args:
        found: the article with its typed quotes.
        least: the probability below which a quote of type model is not taken.
    """
    named: list[Named] = []
    for quote in found.quotes:
        if quote.type is not QuoteType.MODEL or quote.score < least:
            continue
        if named and named[-1].span.covers(quote.span):
            continue
        named.append(Named(span=quote.span, quoted=True, score=quote.score))
    return named


def unquoted_names(found: Found, weights: Weights, least: float) -> list[Named]:
    """The unquoted stretches that name a model, none within another."""
    made = proposals(found)
    first, second = weights["name_start"], weights["name_second"]
    once = [first.probability(start_features(found, proposal)) for proposal in made]
    rows = neighbour_rows(made, once, found.quoted_models)
    named = [
        Named(
            span=Span(proposal.start, best_end(found, proposal, weights)), quoted=False, score=score
        )
        for proposal, score in zip(made, map(second.probability, rows), strict=True)
        if score >= least
    ]
    return _without_overlaps(named)


def best_end(found: Found, proposal: Proposal, weights: Weights) -> int:
    """The likeliest end of a proposal's name."""
    classifier = weights["name_end"]
    scores = [
        classifier.probability(end_features(found, proposal, index))
        for index in range(len(proposal.ends))
    ]
    return proposal.ends[max(range(len(scores)), key=scores.__getitem__)]


def _without_overlaps(named: Sequence[Named]) -> list[Named]:
    """The stretches left when the likelier of two that overlap is kept."""
    kept = Apart()
    likeliest = sorted(named, key=lambda item: (-item.score, item.span.start))
    return sorted(
        (item for item in likeliest if kept.add(item.span)), key=lambda item: item.span.start
    )


def all_names(found: Found, weights: Weights) -> list[Named]:
    """The quoted and unquoted names of models; a quoted one wins where both overlap."""
    quoted = name_quotes(found, weights.thresholds["quote"])
    taken = Cover(item.span for item in quoted)
    unquoted = unquoted_names(found, weights, weights.thresholds["name"])
    return quoted + [item for item in unquoted if not taken.touches(item.span)]
