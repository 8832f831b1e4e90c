"""Levels that a text speaks of without a name: "toàn tỉnh", "trên địa bàn huyện", "của xã".

They tell of which height the passage is: what "trong toàn tỉnh" is said of is not at home in
the commune that was named last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from danvan_nlp.extract.heights import HEIGHTS
from danvan_nlp.extract.stage import Stage, within
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.syllables import phrase_key


def _table(rows: Mapping[str, str]) -> dict[str, str]:
    return {phrase_key(word): name for name, words in rows.items() for word in words.split("|")}


_LEVELS = _table(
    {
        "province": "tỉnh",
        "district": "huyện|thị xã|quận",
        "commune": "xã|phường|thị trấn",
        "hamlet": "thôn|ấp|bản|làng|xóm|khóm|buôn",
    }
)
# What the word right before a level word makes of it ("địa bàn huyện", "các xã").
_ROLES = _table(
    {
        "whole": "toàn|khắp|bàn|trong|cả",
        "at": "ở|tại|về|trên",
        "of": "của",
        "by": "do|được",
        "many": "các|nhiều|những|mỗi|từng|số|cấp",
    }
)
_WHOLE = "whole"
_BACK = 2  # level words before a model that are read


@dataclass(frozen=True, slots=True)
class Said:
    """A level word near a model: where it stands, what the word before makes of it, its rank."""

    where: str
    role: str
    rank: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """A level word said of a whole: where it starts, and its rank."""

    start: int
    rank: int


class SpokenLevels:
    """The level words of one article outside names of models and places."""

    def __init__(self, stage: Stage) -> None:
        """Find them all."""
        self._parsed = stage.found.parsed
        self._spoken = sorted(self._read(stage))
        self._starts = [start for start, _, _ in self._spoken]
        self._wholes = [Spoken(at, rank) for at, role, rank in self._spoken if role == _WHOLE]
        self._whole_starts = [spoken.start for spoken in self._wholes]

    def _read(self, stage: Stage) -> Iterator[tuple[int, str, int]]:
        words, starts = self._parsed.words, self._parsed.starts
        named = {place.span.start for place in stage.found.places}
        for word, level in _LEVELS.items():
            for at in self._parsed.positions(word):
                start = starts[at]
                if start in named or within(stage.model_spans, Span(start, start + 1)):
                    continue
                role = _ROLES.get(words[at - 1], "other") if at else "other"
                yield start, role, HEIGHTS.index(level)

    def whole_before(self, start: int) -> Spoken | None:
        """The last level word before an offset that is said of a whole: "toàn tỉnh"."""
        before = bisect_left(self._whole_starts, start) - 1
        return None if before < 0 else self._wholes[before]

    def around(self, mention: Span) -> Iterator[Said]:
        """The last level words of the paragraph before a mention, and the next of its sentence."""
        sentence = self._parsed.sentence(mention.start)
        low = bisect_left(self._starts, self._parsed.paragraph(mention.start).start)
        high = bisect_left(self._starts, mention.start)
        for step, (start, role, rank) in enumerate(reversed(self._spoken[low:high][-_BACK:])):
            yield Said(f"back{step}-{'same' if start >= sentence.start else 'far'}", role, rank)
        after = bisect_left(self._starts, mention.end)
        for start, role, rank in self._spoken[after : after + 1]:
            if start < sentence.end:
                yield Said("ahead", role, rank)
