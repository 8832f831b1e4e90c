"""Which units are looked at for a model: those near one of its mentions, and the article's own.

A round-up names dozens of bodies, and each is compared with each model. Of the links in the
gold reports 99 % are to one of the six bodies named last before a mention of the model or the
four next after it, to one that the opening names, or to one of the two named most: half of
all pairs.
"""

from __future__ import annotations

from bisect import bisect_left

from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.stage import Stage

_BEFORE, _AFTER, _MOST_NAMED, _OPENING = 6, 4, 2, 4
_MENTIONS = 8  # of a model


class Reach:
    """The mentions of a stage's options in text order, and the options that always count."""

    def __init__(self, stage: Stage) -> None:
        """Sort the mentions once."""
        options = stage.options
        order = sorted((m.start, i) for i, option in enumerate(options) for m in option.mentions)
        self._starts = [start for start, _ in order]
        self._options = [index for _, index in order]
        starts = stage.found.parsed.paragraph_starts
        end = starts[2] if len(starts) > 2 else 0  # of the first paragraph below the title
        opening = [i for i, option in enumerate(options) if option.mentions[0].start < end]
        named = sorted(range(len(options)), key=lambda i: -len(options[i].mentions))
        self._always = {*opening[:_OPENING], *named[:_MOST_NAMED]}

    def around(self, draft: Draft) -> set[int]:
        """The indexes of the options that may belong to a model."""
        reached = set(self._always)
        for mention in draft.mentions[:_MENTIONS]:
            at = bisect_left(self._starts, mention.start)
            reached.update(self._nearest(range(at - 1, -1, -1), _BEFORE))
            reached.update(self._nearest(range(at, len(self._options)), _AFTER))
        return reached

    def _nearest(self, indexes: range, count: int) -> dict[int, None]:
        """The first few different options met."""
        found: dict[int, None] = {}
        for index in indexes:
            found[self._options[index]] = None
            if len(found) == count:
                break
        return found
