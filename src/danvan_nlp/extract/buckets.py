"""Numbers as features: a linear classifier reads a count or a probability by the steps it is in."""

from __future__ import annotations

from collections.abc import Sequence


def bucket(count: int) -> str:
    """A count in steps that grow: exact to 4, then 5-7, 8-12, 13-20, 21-40, more."""
    for top, name in ((4, str(count)), (7, "5-7"), (12, "8-12"), (20, "13-20"), (40, "21-40")):
        if count <= top:
            return name
    return "41+"


def reached(name: str, value: float, levels: Sequence[float]) -> list[str]:
    """A feature "name>=level" for each level that a value reaches, so that weights add up."""
    return [f"{name}>={level}" for level in levels if value >= level]


def steps(value: float, levels: Sequence[float]) -> int:
    """How many of the levels a value reaches."""
    return sum(value >= level for level in levels)
