"""What all places of a report say together, once each stands for itself.

Places named in one breath ("xã A, B và C") share a model as a rule. And where the text
places a model nowhere, it is at home where the report is: in the district or province that
the headline names, which is the article's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from danvan_nlp.extract.place_phrases import shared, side_by_side
from danvan_nlp.extract.stage import Option, Stage

Table = list[list[float]]
# Both by cross-validation on the published reports, as the mean of six partitions. Sharing: from
# 0.3 to 0.5 all do alike, from 0.7 on they lose. Home: 0.8 points at 0.4, 1.2 at 0.5, less at 0.6.
_TOGETHER = 0.4
_UNSURE = 0.45


def settle(stage: Stage, table: Sequence[Sequence[float]]) -> Table:
    """The probability of each link, a row a model, with what the places say of each other.

    A home that is taken for want of anything better has `_UNSURE`, whatever it had before.
    """
    if not stage.options:
        return [list(row) for row in table]
    groups, home = side_by_side(stage), _home(stage)
    settled = [shared(groups, row, _TOGETHER) for row in table]
    for row in settled:
        own = max(home, key=row.__getitem__, default=None)
        if own is not None and max(row) < _UNSURE:
            row[own] = _UNSURE
    return settled


def _home(stage: Stage) -> list[int]:
    """The article's own district and province, those of the headline alone where it names any."""
    own = [index for index, option in enumerate(stage.options) if _is_own(option)]
    parsed = stage.found.parsed
    titled = [
        index
        for index in own
        if any(parsed.paragraph_at(mention.start) == 0 for mention in stage.options[index].mentions)
    ]
    return titled or own


def _is_own(option: Option) -> bool:
    """Whether a place above the commune is the article's own; a city may be named as its province.

    Its name counts, so that "Ninh Bình" of the tỉnh stands for both.
    """
    if option.kind not in {"place:district", "place:province"}:
        return False
    return not {"own-province", "own-district"}.isdisjoint(option.extra)
