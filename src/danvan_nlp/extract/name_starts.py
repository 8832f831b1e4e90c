"""Where a name without quotation marks may start, and which cue leads to it.

A report introduces a model by "mô hình", by a word that leads to examples ("như", "lập"), by
a colon, as a line of a list or by a noun that is itself a kind of model (câu lạc bộ, tuyến
đường, camera). Each may open a list, whose further items stand after a comma, a semicolon,
"và" or "rồi". What nothing announces is no model, and was none in the published reports.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.lexicon.cues import LIST_LEADS, MODEL_HEADS
from danvan_nlp.lexicon.name_parts import longest_first, opening_class
from danvan_nlp.vietnamese.folding import DOUBLE_MARKS, fold

_MODEL = fold("mô hình")
_MAX_LIST = 400  # tokens
_MOST_COLONS = 8  # of a sentence that open a list each
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
_LEAD_SIZES = longest_first(LIST_LEADS)
# The first words of what announces a name.
_ANNOUNCING = frozenset({_MODEL.split()[0], *_HEAD_SIZES, *_LEAD_SIZES})
_THINGS = frozenset({"body", "work", "sign", "kin", "area", "time"})  # what a kind of model is
_DASHES = frozenset("-–—")
_BULLETS = _DASHES | frozenset("+*•")


@dataclass(frozen=True, slots=True)
class Start:
    """A token at which a name may start, by which cue, and its place in its list.

    `root` is the token at which its list begins.
    """

    token: int
    cue: str
    item: int
    root: int


def name_starts(parsed: Parsed, within: int) -> Iterator[Start]:
    """Tokens at which a name may start, a token several times where several cues lead to it.

    Args:
        parsed: the text.
        within: how many of its characters are read.
    """
    yield from _Search(parsed, within).starts()


class _Search:
    """Where names may start in one text."""

    def __init__(self, parsed: Parsed, within: int) -> None:
        self._parsed = parsed
        self._words = parsed.words
        self._stop = min(len(parsed.words) - 1, parsed.token_from(within))
        self._colons: Counter[int] = Counter()

    @cached_property
    def _turns(self) -> list[int]:
        """The tokens that part a list or open and close brackets."""
        return sorted(i for mark in (*_SEPARATORS, "(", ")") for i in self._parsed.positions(mark))

    @cached_property
    def _line_starts(self) -> frozenset[int]:
        """The tokens that open a line."""
        return frozenset(map(self._parsed.token_from, self._parsed.paragraph_starts))

    def starts(self) -> Iterator[Start]:
        """Tokens at which a name may start: what words announce first, then lines and colons."""
        words, lines = self._words, self._line_starts
        for index in range(self._stop):
            if words[index] in _ANNOUNCING:
                yield from self._announced(index)
        for index in range(self._stop):
            if index in lines:
                yield from self._line(index)
            if words[index] == ":":
                yield from self._after_colon(index)

    def _after_colon(self, index: int) -> Iterator[Start]:
        """What a colon opens; no sentence of prose has more than a few."""
        sentence = self._parsed.sentence_at(self._parsed.starts[index])
        self._colons[sentence] += 1
        if self._colons[sentence] <= _MOST_COLONS:
            yield from self._list("colon", index + 1)

    @cached_property
    def _models(self) -> frozenset[int]:
        """The tokens at which "mô hình" stands."""
        return frozenset(self._parsed.positions(_MODEL))

    def _announced(self, index: int) -> Iterator[Start]:
        """What a word at a token announces: "mô hình", a word that leads, a kind of model."""
        words = self._words
        if index in self._models:
            yield from self._list("mô hình", _after_cue(words, index + 2))
        elif words[index] in _LEAD_SIZES:
            yield from self._after_lead(index)
        if _size_at(MODEL_HEADS, _HEAD_SIZES, words, index):
            yield from self._alike("head", index)

    def _after_lead(self, index: int) -> Iterator[Start]:
        """What starts after the longest word of leading that stands at a token."""
        words = self._words
        size = _size_at(LIST_LEADS, _LEAD_SIZES, words, index)
        after = index + size
        if not size or after >= len(words):
            return
        if words[after] == ":":
            yield from self._list("như:", after + 1)
            return
        # of the many lists that "có" or "là" opens, those of things that may be models
        things = opening_class(words, after) in _THINGS
        yield from self._alike("như", after) if things else [Start(after, "như", 0, after)]

    def _alike(self, cue: str, first: int) -> Iterator[Start]:
        """A start, and of its list the items of its kind, and those that semicolons part."""
        opens = opening_class(self._words, first)
        for start in self._list(cue, first):
            alike = opening_class(self._words, start.token) == opens
            if start.item == 0 or start.cue == "item;" or alike:
                yield start

    def _line(self, index: int) -> Iterator[Start]:
        """What starts after the bullet or number of a line, and after the dash that parts it."""
        words, after = self._words, index
        if words[index] in _BULLETS:
            after = index + 1
        elif words[index].isdigit() and words[index + 1] in {".", ")", "/"}:
            after = index + 2
        if after == index:
            return
        yield Start(after, "line", 0, index)
        stop = self._parsed.paragraph(self._parsed.starts[index]).end
        for token in range(after + 1, min(len(words) - 1, after + 30)):
            if self._parsed.starts[token] >= stop:
                return
            if words[token] in _DASHES:
                yield Start(token + 1, "line-", 1, index)
                return

    def _list(self, cue: str, first: int) -> Iterator[Start]:
        """A start, and those of the further items of its list, to the sentence's end."""
        yield Start(first, cue, 0, first)
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
                yield Start(index + 1, f"item{words[index]}", item, first)


def _size_at(
    phrases: Container[str], sizes: Mapping[str, tuple[int, ...]], words: Sequence[str], index: int
) -> int:
    """How many words the longest of some phrases has that starts at a token, 0 where none does."""
    for size in sizes.get(words[index], ()):
        if " ".join(words[index : index + size]) in phrases:
            return size
    return 0


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
