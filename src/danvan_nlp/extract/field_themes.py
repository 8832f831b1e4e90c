"""What a text deals with, place by place: the themes of the movement's subfields.

A sparse model that knows a word only from its training reports is lost where a paper
says the same in another; a theme stands for all words that mean it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.lexicon.field_words import theme_phrases
from danvan_nlp.records import Span

_LEVELS = (2, 4)  # how often a subfield's themes are touched before that counts once more


class Themes:
    """The themes of one text by the token that each begins at."""

    def __init__(self, parsed: Parsed) -> None:
        """Find every phrase, the longest at each place; linear in the text."""
        self._parsed = parsed
        found = list(_found(parsed.words))
        self._at = [index for index, _ in found]
        self._themes = [themes for _, themes in found]

    def within(self, start: int, end: int) -> Iterator[str]:
        """The themes of the phrases that begin within two offsets, in order."""
        first, last = self._parsed.token_from(start), self._parsed.token_from(end)
        for index in range(bisect_left(self._at, first), bisect_left(self._at, last)):
            yield from self._themes[index]

    def of(self, spans: Iterable[Span]) -> list[str]:
        """The themes of several stretches together."""
        return [theme for span in spans for theme in self.within(span.start, span.end)]


def _found(words: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    sizes, phrases = theme_phrases()
    index = 0
    while index < len(words):
        step = 1
        for size in sizes.get(words[index], ()):
            themes = phrases.get(" ".join(words[index : index + size]))
            if themes is not None:
                yield index, themes
                step = size
                break
        index += step


def theme_features(where: str, themes: Sequence[str]) -> Iterator[str]:
    """Features of the themes of a stretch: each theme, each subfield, the subfield ahead of all."""
    if not themes:
        yield f"{where}:none"
        return
    for theme in dict.fromkeys(themes):
        yield f"{where}:{theme}"
    counts = Counter(theme.partition(".")[0] for theme in themes)
    for subfield, count in counts.items():
        yield f"{where}:{subfield}"
        for level in _LEVELS:
            if count >= level:
                yield f"{where}:{subfield}>={level}"
    top = counts.most_common(2)
    if len(top) == 1 or top[0][1] > top[1][1]:
        yield f"{where}:top={top[0][0]}"
    if len(top) == 1:
        yield f"{where}:only={top[0][0]}"
