"""Models before anything is known of them but the name: one draft a model, with its mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_nlp.extract.found import Found
from danvan_nlp.extract.quote_types import QuoteView, views
from danvan_nlp.records import QuoteType, Span
from danvan_nlp.vietnamese.folding import fold

_SHORT = 2  # syllables below which one name within another proves nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A model's fullest name and every place where the text names it.

    `list_size` and `list_place` say where its first mention stands in a list of names.
    """

    span: Span
    quoted: bool
    score: float
    mentions: tuple[Span, ...]
    list_place: int = 0
    list_size: int = 1


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
        named.append(Named(quote.span, True, quote.score))
    return named


def make_drafts(found: Found, named: Sequence[Named]) -> tuple[Draft, ...]:
    """One draft for each different name, in the order in which the text first names them."""
    groups: dict[str, list[Named]] = {}
    for item in sorted(named, key=lambda n: n.span.start):
        groups.setdefault(fold(item.span.of(found.text)), []).append(item)
    groups = _joined(groups)
    lists = _list_places(found, views(found.parsed, [q.span for q in found.quotes]))
    drafts = [_draft(found, items, lists) for items in groups.values()]
    return tuple(sorted(drafts, key=lambda draft: draft.mentions[0].start))


def _joined(groups: dict[str, list[Named]]) -> dict[str, list[Named]]:
    """Groups in which a name that is the head of a fuller one has joined it."""
    by_length = sorted(groups, key=lambda key: len(key.split()))
    kept = dict(groups)
    for short in by_length:
        if len(short.split()) < _SHORT:
            continue
        fuller = [key for key in kept if key != short and key.startswith(short + " ")]
        if len(fuller) == 1:
            kept[fuller[0]] = sorted(kept[fuller[0]] + kept.pop(short), key=lambda n: n.span.start)
    return kept


def _draft(found: Found, items: Sequence[Named], lists: dict[int, tuple[int, int]]) -> Draft:
    fullest = max(items, key=lambda item: (len(fold(item.span.of(found.text))), item.quoted, -item.span.start))
    spans = {item.span for item in items}
    spans |= set(_repeats(found, fullest.span, spans))
    mentions = tuple(sorted(spans))
    place, size = lists.get(mentions[0].start, (0, 1))
    return Draft(
        span=fullest.span,
        quoted=any(item.quoted for item in items),
        score=max(item.score for item in items),
        mentions=mentions,
        list_place=place,
        list_size=size,
    )


def _repeats(found: Found, name: Span, known: set[Span]) -> list[Span]:
    """Where the text has the same words again, whatever their case."""
    low, wanted = found.text.lower(), name.of(found.text).lower()
    spans, at = [], -1
    if len(low) != len(found.text) or len(wanted) < 6:
        return []
    while (at := low.find(wanted, at + 1)) >= 0 and len(spans) < 30:
        span = Span(at, at + len(wanted))
        whole = not low[at - 1 : at].isalnum() and not low[span.end : span.end + 1].isalnum()
        if whole and not any(span.overlaps(other) for other in known):
            spans.append(span)
    return spans


def _list_places(found: Found, quotes: Sequence[QuoteView]) -> dict[int, tuple[int, int]]:
    """For the start of each quote: its place in its list and the list's length."""
    sizes: dict[int, int] = {}
    for view in quotes:
        sizes[view.first_of_list] = sizes.get(view.first_of_list, 0) + 1
    return {v.span.start: (v.place_in_list, sizes[v.first_of_list]) for v in quotes}

