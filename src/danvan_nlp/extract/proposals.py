"""Propose models that stand without quotation marks, and where each name may end.

A report introduces them as "mô hình cánh đồng không vỏ thuốc tại …", as items of a
list ("các mô hình: nhà trọ tự quản; tổ xe ôm tự quản; …") or by a noun that is
itself a kind of model (câu lạc bộ, tổ tự quản, tuyến đường hoa). The name is the noun
phrase up to the place, the unit, the verb or the comma that ends it; which of these
ends it, and whether it is a model at all, the classifiers say.

Names are sought in the first `NAMES_WITHIN` characters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from danvan_nlp.extract.found import Cover, Found
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.lexicon.cues import LIST_LEADS, MODEL_HEADS, NAME_STOPS, NEVER_FIRST
from danvan_nlp.lexicon.name_parts import longest_first
from danvan_nlp.records import QuoteType, Span
from danvan_nlp.vietnamese.folding import DOUBLE_MARKS, fold

# Characters; the longest of 507 gold reports has 11,000. Reading costs 20 µs a character.
NAMES_WITHIN = 200_000
_MODEL = fold("mô hình")
_MAX_TOKENS = 48
_MAX_ENDS = 14
_MAX_LIST = 400  # tokens
_BREAKS = frozenset(".;:…!?")
_SEPARATORS = (",", ";", fold("và"), fold("rồi"))
_MOVEMENT = fold("dân vận khéo").split()
# What may stand between "mô hình" and the name, by its first word.
_SKIPPED = {
    phrase[0]: phrase
    for phrase in (
        *(fold(words).split() for words in ("dân vận khéo", "điển hình", "tiêu biểu", "điểm")),
        *(fold(word).split() for word in ("mới", "như", "về", "trong", "là")),
        [":"],
    )
}


_HEAD_SIZES = longest_first(MODEL_HEADS)
_STOP_SIZES = longest_first(NAME_STOPS)
_LEAD_SIZES = longest_first(LIST_LEADS)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place where an unquoted name may start, by which cue, and where it may end.

    `root` is the token at which its list begins: proposals of one root are neighbours.
    """

    start: int
    ends: tuple[int, ...]
    cue: str
    item: int
    root: int


@dataclass(frozen=True, slots=True)
class _Start:
    """A token at which a name may start, by which cue, and its place in its list."""

    token: int
    cue: str
    item: int
    root: int


def proposals(found: Found) -> tuple[Proposal, ...]:
    """The unquoted stretches that may be models, in document order, one for each start."""
    words, starts = found.parsed.words, found.parsed.starts
    chosen: dict[int, _Start] = {}
    for start in _Search(found.parsed).starts():
        if start.token < len(words):  # a cue may be the text's last word
            chosen.setdefault(start.token, start)
    # no unquoted name starts in a quote; a long speech may hold one
    covered = Cover(q.span for q in found.quotes if q.type is not QuoteType.SPEECH)
    made = []
    for token in sorted(chosen):
        offset = starts[token]
        if words[token] in NEVER_FIRST or covered.touches(Span(offset, offset + 1)):
            continue
        ends = tuple(_ends(found, token))
        if ends:
            start = chosen[token]
            made.append(Proposal(offset, ends, start.cue, start.item, start.root))
    return tuple(made)


class _Search:
    """Where names may start in one text."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._words = parsed.words

    @cached_property
    def _turns(self) -> list[int]:
        """The tokens that part a list or open and close brackets."""
        return sorted(i for mark in (*_SEPARATORS, "(", ")") for i in self._parsed.positions(mark))

    def starts(self) -> Iterator[_Start]:
        """Tokens at which a name may start, a token twice where two cues lead to it."""
        models = set(self._parsed.positions(_MODEL))
        for index in range(min(len(self._words) - 1, self._parsed.token_from(NAMES_WITHIN))):
            if index in models:
                yield from self._list("mô hình", _after_cue(self._words, index + 2))
            elif self._words[index] in _LEAD_SIZES:
                yield from self._after_lead(index)
            if self._opens_head(index):
                yield from self._list("head", index)

    def _after_lead(self, index: int) -> Iterator[_Start]:
        """What starts after the longest word of leading that stands at a token."""
        words = self._words
        for size in _LEAD_SIZES[words[index]]:
            after = index + size
            if after < len(words) and " ".join(words[index:after]) in LIST_LEADS:
                if words[after] == ":":
                    yield from self._list("như:", after + 1)
                else:
                    yield _Start(after, "như", 0, after)
                return

    def _opens_head(self, index: int) -> bool:
        """Whether a noun that is itself a kind of model starts at a token."""
        words = self._words
        return any(
            " ".join(words[index : index + size]) in MODEL_HEADS
            for size in _HEAD_SIZES.get(words[index], ())
        )

    def _list(self, cue: str, first: int) -> Iterator[_Start]:
        """A start, and those of the further items of its list, to the sentence's end."""
        yield _Start(first, cue, 0, first)
        words, starts = self._words, self._parsed.starts
        if first >= len(words):
            return
        stop = self._parsed.sentence(starts[first]).end
        item = inside = 0
        for turn in range(bisect_left(self._turns, first), len(self._turns)):
            index = self._turns[turn]
            if index >= min(len(words) - 1, first + _MAX_LIST) or starts[index] >= stop:
                return
            inside += (words[index] == "(") - (words[index] == ")")
            if words[index] in _SEPARATORS and inside <= 0:
                item += 1
                yield _Start(index + 1, f"item{words[index]}", item, first)


def _after_cue(words: Sequence[str], index: int) -> int:
    """The first token of the name after "mô hình", past "điểm", "Dân vận khéo" and the like."""
    while index < len(words):
        phrase = _SKIPPED.get(words[index])
        if words[index] in DOUBLE_MARKS and words[index + 1 : index + 4] == _MOVEMENT:
            index += 5
        elif words[index] == "(" and words[index + 2 : index + 3] == [")"]:
            index += 3
        elif phrase is not None and words[index : index + len(phrase)] == phrase:
            index += len(phrase)
        else:
            break
    return index


def _ends(found: Found, token: int) -> Iterator[int]:
    """Where a name that starts at a token may end: before a stop, at most a sentence away."""
    parsed = found.parsed
    words, starts, ends = parsed.words, parsed.starts, parsed.ends
    stop = parsed.sentence(starts[token]).end
    furthest = min(len(words), token + _MAX_TOKENS)
    count = 0
    for index in range(token + 1, furthest):
        if starts[index] >= stop or words[index] in DOUBLE_MARKS:
            yield ends[index - 1]
            return
        hard = words[index] in _BREAKS
        if hard or _may_end(found, index):
            yield ends[index - 1]
            count += 1
        if hard or count >= _MAX_ENDS:
            return
    if ends[furthest - 1] <= stop:
        yield ends[furthest - 1]


def _may_end(found: Found, index: int) -> bool:
    """Whether a name may end before a token: a mark, a stop word, a place or a unit."""
    words, offset = found.parsed.words, found.parsed.starts[index]
    return (
        any(
            " ".join(words[index : index + size]) in NAME_STOPS
            for size in _STOP_SIZES.get(words[index], ())
        )
        or found.place_starts.at(offset) is not None
        or found.unit_starts.at(offset) is not None
    )
