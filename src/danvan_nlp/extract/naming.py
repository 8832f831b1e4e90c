"""Decide which stretches, quoted or not, are models' names, and where each name ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_nlp.extract.civic import may_have_models
from danvan_nlp.extract.found import Apart, Cover, Found
from danvan_nlp.extract.linear import Linear
from danvan_nlp.extract.proposals import Proposal, proposals
from danvan_nlp.extract.unquoted import neighbour_rows, start_rows
from danvan_nlp.extract.unquoted_ends import End, end_rows, kind_after
from danvan_nlp.extract.weights import Weights
from danvan_nlp.records import QuoteType, Span

_WORTH = 0.04  # probability of a start from which its end is looked for


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
    once = [first.probability(row) for row in start_rows(found, made)]
    ends = likely_ends(found, made, once, weights["name_end"])
    rows = neighbour_rows(found, made, once, ends)
    named = [
        Named(span=Span(proposal.start, end.offset), quoted=False, score=score)
        for proposal, end, row in zip(made, ends, rows, strict=True)
        if end is not None and (score := second.probability(row)) >= least
    ]
    return _without_overlaps(named)


def likely_ends(
    found: Found, made: Sequence[Proposal], once: Sequence[float], classifier: Linear
) -> list[End | None]:
    """The likeliest end of each proposal's name, None where the first reading rules it out."""
    return [
        best_end(found, proposal, classifier) if score >= _WORTH else None
        for proposal, score in zip(made, once, strict=True)
    ]


def best_end(found: Found, proposal: Proposal, classifier: Linear) -> End:
    """The likeliest end of a proposal's name."""
    scores = [classifier.probability(row) for row in end_rows(found, proposal)]
    best = max(range(len(scores)), key=scores.__getitem__)
    end = proposal.ends[best]
    words = found.parsed.count_in(Span(proposal.start, end))
    return End(end, scores[best] / sum(scores), kind_after(found, end), words)


def _without_overlaps(named: Sequence[Named]) -> list[Named]:
    """The stretches left when the likelier of two that overlap is kept."""
    kept = Apart()
    likeliest = sorted(named, key=lambda item: (-item.score, item.span.start))
    return sorted(
        (item for item in likeliest if kept.add(item.span)), key=lambda item: item.span.start
    )


def all_names(found: Found, weights: Weights) -> list[Named]:
    """The quoted and unquoted names of models; a quoted one wins where both overlap."""
    if not may_have_models(found):
        return []
    quoted = name_quotes(found, weights.thresholds["quote"])
    taken = Cover(item.span for item in quoted)
    unquoted = unquoted_names(found, weights, weights.thresholds["name"])
    return quoted + [item for item in unquoted if not taken.touches(item.span)]
