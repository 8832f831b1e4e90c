"""Which of the units run a model, from their probabilities: one body is named once.

"Đoàn xã" and "Đoàn Thanh niên xã" are one, and so are a committee and its standing board:
among 2,000 links of the gold reports two units of one kind and level at one place
belong to one model once only, clans and houses of worship apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from danvan_nlp.extract.stage import Option
from danvan_nlp.records import Span, Unit
from danvan_nlp.vietnamese.folding import fold

_MANY = frozenset(("clan", "religious"))  # kinds of which several may run one model together


def choose_units(
    options: Sequence[Option],
    row: Sequence[float],
    least: float,
    known: Mapping[Span, Unit],
    text: str,
) -> list[int]:
    """The indexes of the units of one model, in the order of the options.

    Args:
        options: the units and bare places of the article.
        row: the probability of each.
        least: what a unit must reach.
        known: the article's units by their spans.
        text: the article's text.
    """
    chosen: dict[int, Unit | None] = {}
    for index in sorted(range(len(row)), key=lambda i: -row[i]):
        if row[index] < least:
            break
        unit = known.get(options[index].mentions[0])
        if not any(_are_one(unit, other, text) for other in chosen.values()):
            chosen[index] = unit
    return sorted(chosen)


def _are_one(unit: Unit | None, other: Unit | None, text: str) -> bool:
    """Whether two units are the same body by kind, level and place."""
    if unit is None or other is None or unit.kind in _MANY:
        return False
    if unit.kind != other.kind or unit.level != other.level:
        return False
    here, there = unit.place, other.place
    return here is None or there is None or fold(here.of(text)) == fold(there.of(text))
