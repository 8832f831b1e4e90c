"""A text with its tokens, sentences and paragraphs: what every step looks things up in."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from danvan_nlp.records import Span
from danvan_nlp.vietnamese.folding import fold_syllable
from danvan_nlp.vietnamese.syllables import sentences, tokens


class Parsed:
    """Offsets of tokens, sentences and paragraphs of one text, with look-ups by position.

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
        text, found = self.text, [0]
        at = text.find("\n")
        while at >= 0:
            after = at + 1
            while after < len(text) and text[after] == "\n":
                after += 1
            found.append(after)
            at = text.find("\n", after)
        return found

    def token_from(self, offset: int) -> int:
        """The index of the first token that starts at or after `offset`."""
        index = bisect_right(self.starts, offset - 1)
        return index

    def token_before(self, offset: int) -> int:
        """The index of the last token that ends at or before `offset`, -1 where none does."""
        return bisect_right(self.ends, offset) - 1

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds `offset`."""
        return max(0, bisect_right(self.sentence_starts, offset) - 1)

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph that holds `offset`; 0 is the title."""
        return max(0, bisect_right(self.paragraph_starts, offset) - 1)

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

    def words_in(self, span: Span) -> list[str]:
        """The tokens within a span."""
        return self.words[self.token_from(span.start) : self.token_before(span.end) + 1]
