"""Propose models that stand without quotation marks, and where each name may end.

A report introduces them as "mô hình cánh đồng không vỏ thuốc tại …", as items of a
list ("các mô hình: nhà trọ tự quản; tổ xe ôm tự quản; …") or by a noun that is
itself a kind of model (câu lạc bộ, tổ tự quản, tuyến đường hoa). The name is the noun
phrase up to the place, the unit, the verb or the comma that ends it; which of these
ends it, and whether it is a model at all, the classifiers say.

Names are sought in the first `NAMES_WITHIN` characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from danvan_nlp.extract.found import Cover, Found
from danvan_nlp.extract.name_starts import Start, name_starts
from danvan_nlp.lexicon.cues import NAME_STOPS, NEVER_FIRST
from danvan_nlp.lexicon.name_parts import longest_first
from danvan_nlp.records import QuoteType, Span
from danvan_nlp.vietnamese.folding import DOUBLE_MARKS

# Characters; the longest of 1,246 gold reports has 11,000.
NAMES_WITHIN = 200_000
_MAX_TOKENS = 48
_MAX_ENDS = 14
_BREAKS = frozenset(".;:…!?")
_STOP_SIZES = longest_first(NAME_STOPS)


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


def proposals(found: Found) -> tuple[Proposal, ...]:
    """The unquoted stretches that may be models, in document order, one for each start."""
    words, starts = found.parsed.words, found.parsed.starts
    chosen: dict[int, Start] = {}
    for start in name_starts(found.parsed, NAMES_WITHIN):
        if start.token < len(words):  # a cue may be the text's last word
            chosen.setdefault(start.token, start)
    # no unquoted name starts in a quote; a long speech may hold one
    covered = Cover(q.span for q in found.quotes if q.type is not QuoteType.SPEECH)
    made = []
    for token in sorted(chosen):
        offset = starts[token]
        opening = words[token], " ".join(words[token : token + 2])
        if not NEVER_FIRST.isdisjoint(opening) or covered.touches(Span(offset, offset + 1)):
            continue
        ends = tuple(_ends(found, token))
        if ends:
            start = chosen[token]
            made.append(Proposal(offset, ends, start.cue, start.item, start.root))
    return tuple(made)


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
        hard = words[index] in _BREAKS and not _within_number(found, index)
        if hard or _may_end(found, index):
            yield ends[index - 1]
            count += 1
        if hard or count >= _MAX_ENDS:
            return
    if ends[furthest - 1] <= stop:
        yield ends[furthest - 1]


def _within_number(found: Found, index: int) -> bool:
    """Whether a mark stands between the digits of one number: "2.000"."""
    text, at = found.text, found.parsed.starts[index]
    return text[max(0, at - 1) : at].isdigit() and text[at + 1 : at + 2].isdigit()


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
