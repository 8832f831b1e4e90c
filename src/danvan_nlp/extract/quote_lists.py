"""Quotes as a list names them: “A”, “B” và “C”; and quotes within quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.folding import QUOTE_MARKS, fold

_JOINING = ("hay", "và", "hoặc", "cùng", "với", "rồi", "rồi đến")
_SEPARATORS = frozenset(QUOTE_MARKS + ",;….:-–") | {w for j in _JOINING for w in fold(j).split()}
_FURTHEST = 40  # characters between two quotes of one list
_BACK = 5  # quotes in which the one before with the same outer quote is sought


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote with what its features are made of: its list and its outer quote."""

    span: Span
    key: str
    first_of_list: int
    place_in_list: int
    outer: int | None
    sentence: int = 0


def views(parsed: Parsed, spans: Sequence[Span]) -> list[QuoteView]:
    """Each quote with its list's first quote, its place there and its outer quote, by index."""
    found: list[QuoteView] = []
    open_outer: list[int] = []
    for index, span in enumerate(spans):
        while open_outer and spans[open_outer[-1]].end <= span.start:
            open_outer.pop()
        outer = open_outer[-1] if open_outer else None
        previous = _previous_sibling(found, outer, index)
        if previous is not None and _joined(parsed, spans[previous].end, span.start):
            first, place = found[previous].first_of_list, found[previous].place_in_list + 1
        else:
            first, place = index, 0
        sentence = parsed.sentence_at(span.start)
        found.append(QuoteView(span, fold(span.of(parsed.text)), first, place, outer, sentence))
        open_outer.append(index)
    return found


def list_sizes(quotes: Sequence[QuoteView]) -> dict[int, int]:
    """How many quotes the list has that begins with a quote, by that quote's index."""
    sizes: dict[int, int] = {}
    for view in quotes:
        sizes[view.first_of_list] = sizes.get(view.first_of_list, 0) + 1
    return sizes


def _previous_sibling(found: Sequence[QuoteView], outer: int | None, index: int) -> int | None:
    """The quote before `index` that has the same outer quote."""
    for back in range(index - 1, max(-1, index - _BACK - 1), -1):
        if found[back].outer == outer:
            return back
    return None


def _joined(parsed: Parsed, end: int, start: int) -> bool:
    """Whether only separators of a list stand between two quotes of one paragraph."""
    if start - end > _FURTHEST or "\n" in parsed.text[end:start]:
        return False
    return all(word in _SEPARATORS for word in parsed.words_in(Span(end, start)))
