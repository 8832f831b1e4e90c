"""What a text deals with, place by place: the themes of the movement's subfields.

A sparse model that knows a word only from its training reports is lost where a paper
says the same in another; a theme stands for all words that mean it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.lexicon.field_words import theme_phrases
from danvan_nlp.records import Span

_LEVELS = (2, 4)  # how often a subfield's themes are touched before that counts once more


class Themes:
    """The themes of one text by where each begins."""

    def __init__(self, parsed: Parsed) -> None:
        """Find every phrase, the longest at each place; linear in the text."""
        found = list(_found(parsed.words))
        self._starts = [parsed.starts[index] for index, _ in found]
        self._themes = [themes for _, themes in found]

    def within(self, start: int, end: int) -> Iterator[str]:
        """The themes of the phrases that begin within two offsets, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return chain.from_iterable(self._themes[first:last])

    def of(self, spans: Iterable[Span]) -> list[str]:
        """The themes of several stretches together."""
        return [theme for span in spans for theme in self.within(span.start, span.end)]


def _found(words: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    sizes, phrases = theme_phrases()
    free = 0  # the first token that no phrase holds yet
    for index, known in enumerate(map(sizes.get, words)):
        if known is None or index < free:
            continue
        for size in known:
            themes = phrases.get(" ".join(words[index : index + size]))
            if themes is not None:
                yield index, themes
                free = index + size
                break


def theme_features(where: str, themes: Sequence[str]) -> tuple[str, ...]:
    """Features of the themes of a stretch: each theme, each subfield, the subfield ahead of all."""
    return _features(where, tuple(themes))


@lru_cache(maxsize=4096)  # the models of a list share their sentence and paragraph
def _features(where: str, themes: tuple[str, ...]) -> tuple[str, ...]:
    if not themes:
        return (f"{where}:none",)
    made = [f"{where}:{theme}" for theme in dict.fromkeys(themes)]
    counts: dict[str, int] = {}
    for theme in themes:
        subfield = theme.partition(".")[0]
        counts[subfield] = counts.get(subfield, 0) + 1
    made += [f"{where}:{subfield}" for subfield in counts]
    made += [
        f"{where}:{subfield}>={level}"
        for subfield, count in counts.items()
        for level in _LEVELS
        if count >= level
    ]
    most = max(counts.values())
    ahead = [subfield for subfield, count in counts.items() if count == most]
    if len(ahead) == 1:
        made.append(f"{where}:top={ahead[0]}")
    if len(counts) == 1:
        made.append(f"{where}:only={ahead[0]}")
    return tuple(made)
