"""Units in running text: every organisation that could run a model, in document order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from danvan_nlp.extract.unit_grammar import grow
from danvan_nlp.extract.unit_scene import Grown, Scene, look_at
from danvan_nlp.extract.unit_short import name_in_full, resolve_short_forms
from danvan_nlp.lexicon.abbreviations import unfold
from danvan_nlp.records import Place, Span, Unit

__all__ = ["find_units", "name_in_full", "resolve_short_forms", "unit_names"]

_PLURAL = re.compile(
    r"(?<!\w)(?:các|những|nhiều|mỗi|từng|số|mọi|hầu hết|tất cả|toàn bộ|\d+%?|hai|ba|bốn|năm) $"
)


def find_units(text: str, places: Sequence[Place]) -> tuple[Unit, ...]:
    """The organisations named in a text, none overlapping another.

    Args:
        text: the article's text.
        places: its places; one right after a unit's head is part of the unit's name.
    """
    scene = look_at(text, places)
    found: list[Unit] = []
    done = 0
    for start in _leads(scene, places):
        if start < done:
            continue
        grown = grow(scene, start)
        if grown is None:
            done = scene.heads[start][0]
            continue
        if not _is_generic(scene, start, grown):
            found.append(_unit(text, start, grown))
        done = grown.end
    return tuple(found)


def _leads(scene: Scene, places: Sequence[Place]) -> Iterator[int]:
    """The starts of heads outside places: "xã Hội Xuân" and "Chợ Gạo" hold no organisation."""
    spans = iter(sorted(place.span for place in places))
    place = next(spans, None)
    for start in sorted(scene.heads):
        while place is not None and place.end <= start:
            place = next(spans, None)
        if (place is None or start < place.start) and scene.may_lead(start):
            yield start


def _unit(text: str, start: int, grown: Grown) -> Unit:
    span = Span(start, grown.end)
    return Unit(
        span=span,
        kind=grown.kind,
        level=grown.level,
        place=grown.place,
        full=unfold(span.of(text)),
    )


def _is_generic(scene: Scene, start: int, grown: Grown) -> bool:
    """Whether a plural word makes the mention one of many: "các chi hội phụ nữ"."""
    if grown.named:
        return False
    return _PLURAL.search(scene.folded, max(0, start - 10), start) is not None


def unit_names(text: str, units: Sequence[Unit], places: Sequence[Place]) -> dict[Span, Span]:
    """For every mention of a unit, bare words such as "Hội" included, its best spelling's span."""
    full = name_in_full(text, units, places)
    short = resolve_short_forms(text, units, places)
    return {span: full.get(target, target) for span, target in short.items()} | dict(full)
