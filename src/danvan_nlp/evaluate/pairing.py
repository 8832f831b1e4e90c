"""Which found model stands for which gold one, and how many of their parts agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from danvan_nlp.records import COMMUNE_LEVELS
from danvan_nlp.vietnamese.folding import fold

NEAR = 0.8
"""The overlap of words from which two names count as nearly the same."""

PARTS = ("unit", "commune", "place", "person")


def overlap(one: str, other: str) -> float:
    """The F1 of the words that two folded names share, repeats counted; 0.0 for empty names."""
    left, right = Counter(one.split()), Counter(other.split())
    words = left.total() + right.total()
    return 2 * (left & right).total() / words if words else 0.0


def parts_of(model: dict[str, Any]) -> dict[str, list[str]]:
    """The strings of a model that are compared, each kind without repeats, in order."""
    places = model.get("places", [])
    kinds = {
        "unit": model.get("units", []),
        "commune": [place["name"] for place in places if place["level"] in COMMUNE_LEVELS],
        "place": [place["name"] for place in places],
        "person": [person["name"] for person in model.get("persons", [])],
    }
    return {kind: list(dict.fromkeys(strings)) for kind, strings in kinds.items()}


def pair(gold: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> dict[int, int]:
    """The index of the found model for each gold model that has one.

    One to one: equal folded names go first, then the greater overlap of words (0.8 at
    least), then the more units and place names in common, then text order.
    """
    gold_names = [fold(model["name"]) for model in gold]
    found_names = [fold(model["name"]) for model in found]
    ranked = []
    for g, one in enumerate(gold_names):
        for f, other in enumerate(found_names):
            likeness = 1.0 if one == other else overlap(one, other)
            if likeness >= NEAR:
                ranked.append((one != other, -likeness, -_shared(gold[g], found[f]), g, f))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, g, f in sorted(ranked):
        if g not in pairs and f not in taken:
            pairs[g] = f
            taken.add(f)
    return pairs


def _shared(one: dict[str, Any], other: dict[str, Any]) -> int:
    """How many units and place names two models have in common: who tells twins apart."""
    mine, yours = parts_of(one), parts_of(other)
    return sum(
        len(set(map(fold, mine[kind])) & set(map(fold, yours[kind]))) for kind in ("unit", "place")
    )


def agreeing(gold: Sequence[str], found: Sequence[str]) -> int:
    """How many strings the two lists share after folding, repeats counted."""
    return (Counter(map(fold, gold)) & Counter(map(fold, found))).total()


def nearly_agreeing(gold: Sequence[str], found: Sequence[str]) -> int:
    """How many gold strings have a found one of their own with an overlap of 0.8 or more."""
    free = [fold(string) for string in found]
    count = 0
    for wanted in map(fold, gold):
        best = max(free, key=lambda other: overlap(wanted, other), default=None)
        if best is not None and overlap(wanted, best) >= NEAR:
            free.remove(best)
            count += 1
    return count
