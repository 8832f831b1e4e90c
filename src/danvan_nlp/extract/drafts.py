"""Models before anything is known of them but the name: one draft a model, with its mentions.

At most `MOST_MODELS` of them, those that the text names first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_nlp.extract.found import Cover, Found
from danvan_nlp.extract.naming import Named
from danvan_nlp.extract.quote_lists import list_sizes
from danvan_nlp.extract.same_names import same_names
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.folding import fold

MOST_MODELS = 500  # the gold report with most has 30; each model costs 10 to 40 ms
_SHORT = 2  # syllables below which one name within another proves nothing
_SHORTEST_REPEAT = 6  # characters of a name whose repeats are told from chance
_MOST_REPEATS = 30
_MOST_TRIES = 1000  # places where a name's letters are looked at for being a repeat of it


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


def make_drafts(found: Found, named: Sequence[Named]) -> tuple[Draft, ...]:
    """One draft for each different name, in the order in which the text first names them."""
    groups: dict[str, list[Named]] = {}
    for item in sorted(named, key=lambda n: n.span.start):
        groups.setdefault(fold(item.span.of(found.text)), []).append(item)
    for name, first in same_names(list(groups)).items():
        groups[first] = sorted(groups[first] + groups.pop(name), key=lambda n: n.span.start)
    low = found.text.lower()
    lists = _list_places(found)
    kept = sorted(_joined(groups).values(), key=lambda items: items[0].span.start)[:MOST_MODELS]
    drafts = [_draft(found, low, items, lists) for items in kept]
    return tuple(sorted(drafts, key=lambda draft: draft.mentions[0].start))


def _joined(groups: dict[str, list[Named]]) -> dict[str, list[Named]]:
    """Groups in which a name that is the head of just one fuller one has joined it."""
    kept = dict(groups)
    ordered = sorted(groups)
    for short in sorted(groups, key=lambda key: len(key.split())):
        if len(short.split()) < _SHORT:
            continue
        head = short + " "
        at = bisect_left(ordered, head)
        fuller = [key for key in ordered[at : at + 2] if key.startswith(head)]
        if len(fuller) == 1:
            both = kept[fuller[0]] + kept.pop(short)
            kept[fuller[0]] = sorted(both, key=lambda item: item.span.start)
            del ordered[bisect_left(ordered, short)]
    return kept


def _draft(
    found: Found, low: str, items: Sequence[Named], lists: dict[int, tuple[int, int]]
) -> Draft:
    """The draft of one model.

    Args:
        found: the article.
        low: its text in small letters.
        items: the stretches that name the model.
        lists: for the start of each quote, its place in its list and the list's length.
    """
    fullest = max(
        items,
        key=lambda item: (_fullness(item.span.of(found.text)), item.quoted, -item.span.start),
    )
    spans = {item.span for item in items}
    spans |= set(_repeats(found, low, fullest.span, Cover(spans)))
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


def _fullness(name: str) -> tuple[int, int]:
    """By what the fullest of a model's names is told: its letters, then the marks between them."""
    return len(fold(name)), len(name)


def _repeats(found: Found, low: str, name: Span, known: Cover) -> Iterator[Span]:
    """Where the text has the same words again, whatever their case, outside what is known.

    They are sought by the name's rarest word, so that many names in a long text cost little.
    """
    wanted, parsed = name.of(found.text).lower(), found.parsed
    if len(low) != len(found.text) or len(wanted) < _SHORTEST_REPEAT:
        return  # a letter whose small form is longer shifts every offset after it
    own = range(parsed.token_from(name.start), parsed.token_before(name.end) + 1)
    rarest = min(own, key=lambda token: len(parsed.positions(parsed.words[token])), default=None)
    if rarest is None:
        return
    shift, given = parsed.starts[rarest] - name.start, 0
    for token in parsed.positions(parsed.words[rarest])[:_MOST_TRIES]:
        at = parsed.starts[token] - shift
        span = Span(at, at + len(wanted))
        if given < _MOST_REPEATS and _is_whole(low, wanted, span) and not known.touches(span):
            given += 1
            yield span


def _is_whole(low: str, wanted: str, span: Span) -> bool:
    """Whether a text has these words at a span, and no letter goes on before or after them."""
    if span.start < 0 or not low.startswith(wanted, span.start):
        return False
    before, after = low[max(0, span.start - 1) : span.start], low[span.end : span.end + 1]
    return not before.isalnum() and not after.isalnum()


def _list_places(found: Found) -> dict[int, tuple[int, int]]:
    """For the start of each quote: its place in its list and the list's length."""
    quotes = found.quote_views
    sizes = list_sizes(quotes)
    return {view.span.start: (view.place_in_list, sizes[view.first_of_list]) for view in quotes}
