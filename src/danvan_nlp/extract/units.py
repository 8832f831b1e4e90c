"""Units in running text: every organisation that could run a model, in document order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from danvan_nlp.extract.unit_grammar import Grown, Scene, grow, head_index
from danvan_nlp.lexicon.units import Head, heads, same_length_fold
from danvan_nlp.records import Place, Span, Unit

_PLURAL = re.compile(r"(?:^|\W)(?:các|những|nhiều|mỗi|từng|một số|mọi|\d+|hai|ba|bốn|năm) $")


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    forms = tuple(heads())
    return AhoCorasick(forms, matchkind=MatchKind.Standard), forms


def find_units(text: str, places: Sequence[Place]) -> tuple[Unit, ...]:
    """The organisations named in a text.

    Args:
        text: the article's text.
        places: its places; one right after a unit's head is part of the unit's name.
    """
    folded = same_length_fold(text)
    scene = Scene(text, folded, head_index(_heads(folded)), {p.span.start: p for p in places})
    found: list[Unit] = []
    done = 0
    for start in sorted(scene.heads):
        if start < done:
            continue
        grown = grow(scene, start)
        if grown is None or _is_generic(scene, start, grown):
            continue
        head = scene.heads[start][1]
        span = Span(start, grown.end)
        found.append(
            Unit(
                span=span, kind=head.kind, level=grown.level, place=grown.place, full=span.of(text)
            )
        )
        done = grown.end
    return tuple(found)


def _heads(folded: str) -> list[tuple[int, int, Head]]:
    automaton, forms = _automaton()
    table = heads()
    return [
        (start, end, table[forms[number]])
        for number, start, end in automaton.find_matches_as_indexes(folded, overlapping=True)
        if not (start and folded[start - 1].isalnum()) and not folded[end : end + 1].isalnum()
    ]


def _is_generic(scene: Scene, start: int, grown: Grown) -> bool:
    """Whether a plural word makes the mention one of many: "các chi hội phụ nữ"."""
    if grown.named:
        return False
    return _PLURAL.search(scene.folded, max(0, start - 10), start) is not None


def resolve_short_forms(text: str, units: Sequence[Unit]) -> Mapping[Span, Span]:
    """For a short mention of a unit, the fuller one named before that it stands for."""
    del text, units
    return {}
