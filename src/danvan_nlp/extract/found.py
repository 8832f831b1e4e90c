"""What the earlier steps found in a text, looked up by position."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.records import Article, Person, Place, Quote, Span, Unit


class Spanned(Protocol):
    """Anything with a span."""

    @property
    def span(self) -> Span:
        """Where it stands."""


@dataclass(frozen=True, slots=True)
class Found:
    """The article, its tokens and the spans found so far, each in document order."""

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


class Starts:
    """Spans by where they start, for asking what begins at an offset or lies in a stretch."""

    def __init__(self, items: Sequence[Spanned]) -> None:
        """Keep the items, in document order."""
        self._items = items
        self._starts = [item.span.start for item in items]

    def at(self, offset: int) -> Spanned | None:
        """The item that starts exactly at `offset`."""
        index = bisect_left(self._starts, offset)
        if index < len(self._starts) and self._starts[index] == offset:
            return self._items[index]
        return None

    def between(self, start: int, end: int) -> Sequence[Spanned]:
        """The items that start within [start, end)."""
        return self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
