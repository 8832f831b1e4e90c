"""What the earlier steps found in a text, looked up by position."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Protocol

from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.quote_lists import QuoteView, views
from danvan_nlp.records import Article, Person, Place, Quote, QuoteType, Span, Unit


class Spanned(Protocol):
    """Anything with a span."""

    @property
    def span(self) -> Span:
        """Where it stands."""


@dataclass(frozen=True)
class Found:
    """The article, its tokens and the spans found so far, each in document order.

    What several steps look up in it is computed once, on first use.
    """

    article: Article
    parsed: Parsed
    quotes: tuple[Quote, ...] = ()
    places: tuple[Place, ...] = ()
    units: tuple[Unit, ...] = ()
    persons: tuple[Person, ...] = ()

    @property
    def text(self) -> str:
        """The article's text."""
        return self.parsed.text

    @cached_property
    def place_starts(self) -> Starts:
        """The places by where they start."""
        return Starts(self.places)

    @cached_property
    def unit_starts(self) -> Starts:
        """The units by where they start."""
        return Starts(self.units)

    @cached_property
    def quote_views(self) -> list[QuoteView]:
        """The quotes with their lists."""
        return views(self.parsed, [quote.span for quote in self.quotes])

    @cached_property
    def quoted_models(self) -> tuple[Span, ...]:
        """The quotes of type model."""
        return tuple(quote.span for quote in self.quotes if quote.type is QuoteType.MODEL)

    @cached_property
    def models_by_sentence(self) -> dict[int, tuple[int, int]]:
        """For a sentence's index: how many quoted models lie in it, and where the first ends."""
        counted: dict[int, tuple[int, int]] = {}
        for span in self.quoted_models:
            index = self.parsed.sentence_at(span.start)
            if self.parsed.sentence(span.start).covers(span):
                count, end = counted.get(index, (0, span.end))
                counted[index] = (count + 1, min(end, span.end))
        return counted


class Starts:
    """Spans by where they start, for asking what begins at an offset or lies in a stretch."""

    def __init__(self, items: Sequence[Spanned]) -> None:
        """Keep the items, in document order."""
        self._items = items
        self._starts = [item.span.start for item in items]
        # of two that start together the first counts, so the last is put in first
        self._at = {item.span.start: item for item in reversed(items)}

    def at(self, offset: int) -> Spanned | None:
        """The item that starts exactly at `offset`."""
        return self._at.get(offset)

    def between(self, start: int, end: int) -> Sequence[Spanned]:
        """The items that start within [start, end)."""
        return self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


class Cover:
    """Spans that may lie in each other, for asking whether any of them touches a stretch."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Sort the spans."""
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._furthest = list(accumulate((span.end for span in ordered), max))

    def touches(self, span: Span) -> bool:
        """Whether one of them shares a character with `span`."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._furthest[before - 1] > span.start


class Apart:
    """Spans of which none overlaps another, one added after the other."""

    def __init__(self) -> None:
        """None yet."""
        self._spans: list[Span] = []

    def add(self, span: Span) -> bool:
        """Keep `span` unless it overlaps one that is kept; whether it was."""
        at = bisect_left(self._spans, span)
        if any(span.overlaps(other) for other in self._spans[max(0, at - 1) : at + 1]):
            return False
        insort(self._spans, span)
        return True
