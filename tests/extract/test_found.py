"""Spans by position."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.extract.found import Apart, Cover, Found, Starts
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.records import Article, Level, Place, Quote, QuoteType, Span

SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda t: Span(t[0], t[0] + t[1])),
    max_size=12,
)


@given(SPANS, SPANS)
def test_a_cover_touches_what_overlaps_one_of_its_spans(
    spans: list[Span], asked: list[Span]
) -> None:
    """The same answer as looking at every span, nested or not."""
    cover = Cover(spans)
    for span in asked:
        assert cover.touches(span) == any(span.overlaps(other) for other in spans)


@given(SPANS)
def test_spans_kept_apart_never_overlap(spans: list[Span]) -> None:
    """One after the other is kept exactly if it overlaps none that is kept."""
    apart, kept = Apart(), list[Span]()
    for span in spans:
        free = not any(span.overlaps(other) for other in kept)
        assert apart.add(span) == free
        if free:
            kept.append(span)


@given(SPANS, st.integers(0, 50), st.integers(0, 50))
def test_starts_find_what_begins_in_a_stretch(spans: list[Span], left: int, right: int) -> None:
    """The first of those at an offset, and all within two."""
    places = [Place(span=s, name="", level=Level.COMMUNE) for s in sorted(spans)]
    starts = Starts(places)
    assert list(starts.between(left, right)) == [p for p in places if left <= p.span.start < right]
    assert starts.at(left) is next((p for p in places if p.span.start == left), None)


def test_quoted_models_are_counted_by_sentence() -> None:
    """With the end of the first one; other quotes do not count."""
    text = "Có “Một hai” và “Ba bốn”. Phong trào “Năm sáu” lan rộng."
    spans = [Span(at, at + 7) for at in map(text.index, ("Một hai", "Năm sáu"))]
    spans.insert(1, Span(text.index("Ba bốn"), text.index("Ba bốn") + 6))
    kinds = (QuoteType.MODEL, QuoteType.MODEL, QuoteType.MOVEMENT)
    quotes = tuple(Quote(span=s, type=k) for s, k in zip(spans, kinds, strict=True))
    found = Found(Article(id="a", text=text, title=""), Parsed(text), quotes)
    assert found.models_by_sentence == {0: (2, spans[0].end)}
