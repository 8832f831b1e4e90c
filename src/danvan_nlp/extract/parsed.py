"""A text with its tokens, sentences and paragraphs: what every step looks things up in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from danvan_nlp.records import Span
from danvan_nlp.vietnamese.folding import fold_syllable
from danvan_nlp.vietnamese.syllables import sentences, tokens

_LINE_BREAKS = re.compile(r"\n+")


class Parsed:
    """Offsets of tokens, sentences and paragraphs of one text, with look-ups by position.

    Every look-up costs the logarithm of the text's length and what it gives back.

    Attributes:
        text: the text itself, never altered.
        starts, ends: code point offsets of each token.
        words: each token in lower case with its tone mark last, for comparing.
    """

    def __init__(self, text: str) -> None:
        """Tokenise `text`; linear in its length."""
        self.text = text
        spans = tokens(text)
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.words = [fold_syllable(text[start:end].lower()) for start, end in spans]
        self._pairs: dict[str, list[int]] = {}

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        """The token indexes of each word, in order."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            found.setdefault(word, []).append(index)
        return found

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence starts."""
        return [start for start, _ in self.sentence_spans]

    @cached_property
    def sentence_spans(self) -> list[tuple[int, int]]:
        """The (start, end) of each sentence."""
        return sentences(self.text)

    @cached_property
    def paragraph_starts(self) -> list[int]:
        """Where each paragraph starts: after every run of line breaks."""
        return [0, *(match.end() for match in _LINE_BREAKS.finditer(self.text))]

    def token_from(self, offset: int) -> int:
        """The index of the first token that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def token_before(self, offset: int) -> int:
        """The index of the last token that ends at or before `offset`, -1 where none does."""
        return bisect_right(self.ends, offset) - 1

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds `offset`."""
        return max(0, bisect_right(self.sentence_starts, offset) - 1)

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph that holds `offset`; 0 is the title."""
        return bisect_right(self.paragraph_starts, offset) - 1

    def sentence(self, offset: int) -> Span:
        """The sentence that holds `offset`."""
        if not self.sentence_spans:
            return Span(0, len(self.text))
        return Span(*self.sentence_spans[self.sentence_at(offset)])

    def paragraph(self, offset: int) -> Span:
        """The paragraph that holds `offset`, with the line breaks after it."""
        index = self.paragraph_at(offset)
        starts = self.paragraph_starts
        return Span(starts[index], starts[index + 1] if index + 1 < len(starts) else len(self.text))

    def left_words(self, offset: int, count: int) -> list[str]:
        """Up to `count` tokens that end before `offset`, nearest first."""
        last = self.token_before(offset)
        return self.words[max(0, last - count + 1) : last + 1][::-1]

    def right_words(self, offset: int, count: int) -> list[str]:
        """Up to `count` tokens that start at or after `offset`, nearest first."""
        first = self.token_from(offset)
        return self.words[first : first + count]

    def words_in(self, span: Span, most: int | None = None) -> list[str]:
        """The tokens within a span, or only the first `most` of them."""
        first, last = self.token_from(span.start), self.token_before(span.end) + 1
        return self.words[first : last if most is None else min(last, first + most)]

    def count_in(self, span: Span) -> int:
        """How many tokens lie within a span."""
        return max(0, self.token_before(span.end) + 1 - self.token_from(span.start))

    def has(self, phrase: str, span: Span) -> bool:
        """Whether a word, or two with a space between, lies within a span."""
        positions = self.positions(phrase)
        at = bisect_left(positions, self.token_from(span.start))
        last = self.token_before(span.end) - phrase.count(" ")
        return at < len(positions) and positions[at] <= last

    def positions(self, phrase: str) -> list[int]:
        """The token indexes at which a word, or two with a space between, stands; kept."""
        if " " not in phrase:
            return self._positions.get(phrase, [])
        known = self._pairs.get(phrase)
        if known is None:
            first, _, second = phrase.partition(" ")
            known = [i for i in self.positions(first) if self.words[i + 1 : i + 2] == [second]]
            self._pairs[phrase] = known
        return known
