"""Persons in running text: names of individuals with the office that the text gives them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from danvan_nlp.extract.person_titles import title_of
from danvan_nlp.extract.place_words import SURNAMES, UPPER
from danvan_nlp.lexicon.persons import (
    CALLS,
    FAMOUS,
    NEVER_NAMES,
    NOT_BEFORE,
    OFFICE_ENDS,
)
from danvan_nlp.records import Person, Place, Span, Unit

_WORD = rf"[{UPPER}]\w*(?:['’]\w+)?"
_RUN = re.compile(rf"{_WORD}(?: {_WORD}){{0,8}}")
_TOKEN = re.compile(r"\S+")
_BEFORE = re.compile(r"(?:(\S+) )?(\S+) $")


def find_persons(text: str, units: Sequence[Unit], places: Sequence[Place]) -> tuple[Person, ...]:
    """The individuals that a text names, in document order.

    Args:
        text: the article's text.
        units: its units, which no name may cross.
        places: its places.
    """
    taken = _Taken(units, places)
    spans: list[Span] = []
    for match in _RUN.finditer(text):
        spans += _names(text, match.start(), match.end(), taken)
    full = {last for span in spans if (words := span.of(text).split())[1:] for last in words[-1:]}
    return tuple(
        Person(span=span, title=title_of(text, span, units, places))
        for span in spans
        if " " in span.of(text) or "'" in span.of(text) or span.of(text) not in full
    )


class _Taken:
    """The stretches that units and places cover, by position."""

    def __init__(self, units: Iterable[Unit], places: Iterable[Place]) -> None:
        """Merge the spans of both."""
        spans = sorted(
            [u.span for u in units] + [p.span for p in places], key=lambda s: (s.start, -s.end)
        )
        self._spans: list[Span] = []
        for span in spans:
            if not self._spans or span.start >= self._spans[-1].end:
                self._spans.append(span)
        self._starts = [s.start for s in self._spans]

    def at(self, offset: int) -> Span | None:
        """The stretch that covers an offset."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and self._spans[index].end > offset:
            return self._spans[index]
        return None


def _names(text: str, start: int, end: int, taken: _Taken) -> Iterator[Span]:
    """The names within a run of capitalised words, parted by units and places."""
    words: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(text, start, end):
        covering = taken.at(token.start())
        if covering is not None and not _inside_name(text, words, covering):
            yield from _name(text, words)
            words = []
            continue
        words.append(token.span())
    yield from _name(text, words)


def _inside_name(text: str, words: list[tuple[int, int]], covering: Span) -> bool:
    """Whether a bare place is part of a name: "anh Nguyễn Thái Bình"."""
    return (
        bool(words) and text[words[0][0] : words[0][1]] in SURNAMES and covering.start > words[0][0]
    )


def _name(text: str, words: list[tuple[int, int]]) -> Iterator[Span]:
    """The name in a run, its calling words and what follows an office word cut off."""
    called = False
    while words and text[words[0][0] : words[0][1]].lower() in CALLS:
        called = True
        words = words[1:]
    for index, (start, end) in enumerate(words):
        if text[start:end] in NEVER_NAMES:
            words = words[:index]
            break
    words = words[:5]
    if not words:
        return
    span = Span(words[0][0], words[-1][1])
    if _is_person(text, span, len(words), called=called or _is_called(text, span.start)):
        yield span


def _is_called(text: str, start: int) -> bool:
    before = _BEFORE.search(text, max(0, start - 30), start)
    if before is None:
        return False
    last = before.group(2).lower().lstrip('(“"-–')
    pair = f"{(before.group(1) or '').lower()} {last}"
    return last in CALLS or pair in CALLS or last in OFFICE_ENDS or pair in OFFICE_ENDS


def _is_person(text: str, span: Span, count: int, *, called: bool) -> bool:
    name = span.of(text)
    if name in FAMOUS or (name.isupper() and not called):
        return False
    if called:
        return count > 1 or len(name) > 1
    first = name.split(" ", 1)[0]
    if first not in SURNAMES or count not in (3, 4):
        return False
    before = _BEFORE.search(text, max(0, span.start - 30), span.start)
    return before is None or before.group(2).lower() not in NOT_BEFORE
