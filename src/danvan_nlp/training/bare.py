"""A gold report once more, with the marks around its models' names left out.

Where a name without marks ends, a classifier learns from too few of them: four models in
five stand in marks. With the marks gone, these teach the same: held out, 83 names in 100
then end where they should instead of 76.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, pairwise

from danvan_nlp.extract.found import Found
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.records import Quote, QuoteType, Span
from danvan_nlp.vietnamese.folding import QUOTE_MARKS, fold

_AROUND = 3  # characters: marks may be doubled, with a space inside


@dataclass(frozen=True, slots=True)
class Cuts:
    """Stretches that are left out of a text, in order and apart."""

    spans: Sequence[Span]
    before: Sequence[int]

    @classmethod
    def of(cls, spans: Collection[Span]) -> Cuts:
        """The cuts of spans, of which one that overlaps an earlier one is dropped."""
        apart: list[Span] = []
        for span in sorted(spans):
            if not apart or apart[-1].end <= span.start:
                apart.append(span)
        return cls(apart, list(accumulate((s.end - s.start for s in apart), initial=0)))

    def text(self, text: str) -> str:
        """What is left of a text."""
        edges = [0, *chain.from_iterable((s.start, s.end) for s in self.spans), len(text)]
        return "".join(text[a:b] for a, b in list(pairwise(edges))[::2])

    def at(self, offset: int) -> int:
        """Where an offset is in what is left."""
        count = bisect_left(self.spans, Span(offset, 0))
        inside = max(0, self.spans[count - 1].end - offset) if count else 0
        return offset - self.before[count] + inside

    def span(self, span: Span) -> Span:
        """Where a span is in what is left."""
        return Span(self.at(span.start), self.at(span.end))


def without_marks(found: Found, names: Collection[str]) -> tuple[Found, tuple[Span, ...]]:
    """The article without the marks around its models, and where their names then stand.

    Every other name also gets a small first letter, as most names without marks have.

    Args:
        found: the article with its gold quotes.
        names: the folded names of the gold models.
    """
    text = found.text
    models = [
        q for q in found.quotes if q.type is QuoteType.MODEL and fold(q.span.of(text)) in names
    ]
    outer = [q for q in models if not any(o is not q and o.span.covers(q.span) for o in models)]
    cuts = Cuts.of({span for quote in outer for span in _marks(text, quote.span)})
    spans = tuple(s for s in (cuts.span(quote.span) for quote in outer) if s.end > s.start)
    bare = _with_small_letters(cuts.text(text), spans)
    kept = tuple(replace(q, span=cuts.span(q.span)) for q in found.quotes if not _is_in(q, outer))
    places = tuple(replace(place, span=cuts.span(place.span)) for place in found.places)
    units = tuple(replace(unit, span=cuts.span(unit.span)) for unit in found.units)
    return Found(found.article, Parsed(bare), kept, places, units), spans


def in_halves(names: Iterable[str]) -> tuple[frozenset[str], ...]:
    """The folded names in two halves, always the same, without one that is empty."""
    folded = {fold(name) for name in names}
    halves = (
        frozenset(name for name in folded if zlib.crc32(name.encode()) % 2 == part)
        for part in range(2)
    )
    return tuple(half for half in halves if half)


def _is_in(quote: Quote, quotes: Sequence[Quote]) -> bool:
    return any(quote is other for other in quotes)


def _marks(text: str, span: Span) -> Iterator[Span]:
    """The marks on both sides of a quote, with the white space between them and the name."""
    start, end = span.start, span.end
    left, right = start, end
    for at in range(start - 1, max(-1, start - 1 - _AROUND), -1):
        if text[at] in QUOTE_MARKS:
            left = at
        elif text[at] != " ":
            break
    for at in range(end, min(len(text), end + _AROUND)):
        if text[at] in QUOTE_MARKS:
            right = at + 1
        elif text[at] != " ":
            break
    yield from (s for s in (Span(left, start), Span(end, right)) if s.end > s.start)


def _with_small_letters(text: str, names: Sequence[Span]) -> str:
    letters = list(text)
    for span in names:
        name = span.of(text)
        if zlib.crc32(name.encode()) % 2 and name[1:2].islower():
            letters[span.start] = name[0].lower()[:1]
    return "".join(letters)
