"""Say what each quoted stretch is, in two readings.

The first reading takes a quote by itself (quote_features.py); the second sees what the
first said of its list, of the same words elsewhere and of the quote around it.
"""

from __future__ import annotations

from collections.abc import Sequence

from danvan_nlp.extract.buckets import reached
from danvan_nlp.extract.linear import Linear
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.quote_features import quote_features
from danvan_nlp.extract.quote_lists import QuoteView, views
from danvan_nlp.records import Quote, QuoteType, Span

TYPES = tuple(QuoteType)
_LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9)


class _Mean:
    """The mean of rows of probabilities without one of them, at a cost that does not grow."""

    def __init__(self) -> None:
        self._count = 0
        self._totals = [0.0] * len(TYPES)

    def add(self, row: Sequence[float]) -> None:
        self._count += 1
        self._totals = [total + value for total, value in zip(self._totals, row, strict=True)]

    def without(self, row: Sequence[float]) -> list[float] | None:
        others = self._count - 1
        if not others:
            return None
        return [(t - own) / others for t, own in zip(self._totals, row, strict=True)]


def context_features(
    quotes: Sequence[QuoteView], first: Sequence[Sequence[float]]
) -> list[list[str]]:
    """What the first reading says of each quote, of its list and of the same words elsewhere.

    Args:
        quotes: the quotes of one article.
        first: the probability of each type for each quote, without this context.
    """
    by_list: dict[int, _Mean] = {}
    by_sentence: dict[int, _Mean] = {}
    by_key: dict[str, _Mean] = {}
    for view, row in zip(quotes, first, strict=True):
        by_list.setdefault(view.first_of_list, _Mean()).add(row)
        by_key.setdefault(view.key, _Mean()).add(row)
        by_sentence.setdefault(view.sentence, _Mean()).add(row)
    rows = []
    for index, (view, own) in enumerate(zip(quotes, first, strict=True)):
        features = _levels("self", own)
        features += _levels("sentence", by_sentence[view.sentence].without(own))
        for name, other in (("previous", index - 1), ("next", index + 1)):
            if 0 <= other < len(quotes) and quotes[other].sentence == view.sentence:
                features += _levels(name, first[other])
        features += _levels("list", by_list[view.first_of_list].without(own))
        features += _levels("same", by_key[view.key].without(own))
        if view.outer is not None:
            features += _levels("outer", first[view.outer])
        rows.append(features)
    return rows


def _levels(name: str, probabilities: Sequence[float] | None) -> list[str]:
    """Features "name:type>=level" for each level that a type's probability reaches."""
    if probabilities is None:
        return [f"{name}:none"]
    return [
        feature
        for kind, p in zip(TYPES, probabilities, strict=True)
        for feature in reached(f"{name}:{kind}", p, _LEVELS)
    ]


def type_quotes(
    parsed: Parsed, spans: Sequence[Span], first: Linear, second: Linear
) -> tuple[Quote, ...]:
    """Each quoted stretch with its type and the probability of that type.

    Args:
        parsed: the article's text.
        spans: the quoted stretches, from `find_quotes`.
        first: the classifier of a quote by itself.
        second: the classifier that also sees what the first said of its neighbours.
    """
    quotes = views(parsed, spans)
    once = [first.probabilities(row) for row in quote_features(parsed, quotes)]
    decided = map(second.best, context_features(quotes, once))
    return tuple(
        Quote(span=view.span, type=QuoteType(kind), score=score)
        for view, (kind, score) in zip(quotes, decided, strict=True)
    )
