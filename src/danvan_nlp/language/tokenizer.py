"""A tokenizer for Vietnamese syllables that never alters the text.

spaCy's own one for `vi` wants a word segmenter and joins syllables by it, which costs
17 % of place names at word borders; ours cuts where the text has spaces and marks,
as the extraction steps do, and `doc.text` is the text to the letter.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from danvan_nlp.vietnamese.syllables import tokens

NAME = "danvan.SyllableTokenizer.v1"


class SyllableTokenizer:
    """Cut a text into syllables, marks and runs of white space."""

    def __init__(self, vocab: Vocab) -> None:
        """Keep the vocabulary that documents share."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A document whose text is `text`, to the letter."""
        words: list[str] = []
        spaces: list[bool] = []
        end = 0
        for start, stop in tokens(text):
            _white(text[end:start], words, spaces)
            words.append(text[start:stop])
            spaces.append(False)
            end = stop
        _white(text[end:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing: the tokenizer has no state."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> SyllableTokenizer:
        """Itself: the tokenizer has no state."""
        return self

    def to_disk(self, _path: str | Path, **_: Any) -> None:
        """Write nothing: the tokenizer has no state."""

    def from_disk(self, _path: str | Path, **_: Any) -> SyllableTokenizer:
        """Itself: the tokenizer has no state."""
        return self


def _white(gap: str, words: list[str], spaces: list[bool]) -> None:
    """Add a stretch of white space: one space belongs to the token before, the rest is a token."""
    if gap.startswith(" ") and words:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Any], SyllableTokenizer]:
    """What spaCy calls to make the tokenizer of a pipeline."""

    def make(nlp: Any) -> SyllableTokenizer:
        return SyllableTokenizer(nlp.vocab)

    return make
