"""Which of the places a model is at, from their probabilities: one level of the order at a time.

By the guidelines a model has the finest places that the text gives, a hamlet together with
its commune, and the district or province only where nothing finer is told. So the best
coarse place stands against all the fine ones, and one of the two readings is taken whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from danvan_nlp.extract.place_hints import parents
from danvan_nlp.extract.stage import Option

_FINE = frozenset(("place:hamlet", "place:commune"))
# A coarse place is taken where its probability exceeds, by this much, that of any fine place.
# By cross-validation on the published reports: from -0.2 to -0.1 all do alike, above they lose.
_LEAD = -0.2


def choose_places(options: Sequence[Option], row: Sequence[float], least: float) -> list[int]:
    """The indexes of a model's places; never none where the text names any place.

    Args:
        options: the places of the article.
        row: the probability of each.
        least: what a further fine place must reach.
    """
    fine = [i for i, option in enumerate(options) if option.kind in _FINE]
    coarse = [i for i, option in enumerate(options) if option.kind not in _FINE]
    best_fine = max(fine, key=row.__getitem__, default=None)
    best_coarse = max(coarse, key=row.__getitem__, default=None)
    any_fine = 1 - prod(1 - row[i] for i in fine)
    if best_fine is None or (best_coarse is not None and row[best_coarse] > any_fine + _LEAD):
        return [] if best_coarse is None else [best_coarse]
    chosen = [i for i in fine if row[i] >= least] or [best_fine]
    return sorted({*chosen, *_missing_communes(options, chosen)})


def _missing_communes(options: Sequence[Option], chosen: Sequence[int]) -> set[int]:
    """The communes of hamlets that were chosen without any commune."""
    if any(options[i].kind == "place:commune" for i in chosen):
        return set()
    enclosing = parents(options)
    return {enclosing[i] for i in chosen if i in enclosing}
