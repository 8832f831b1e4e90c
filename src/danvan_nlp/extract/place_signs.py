"""What each place is by itself: a former or a new name, and in whose names it stands.

"phường Hữu Nghị cũ" is no place of today; the commune in a school's name may be a hero, that
in the name of a women's union is where the union is.
"""

from __future__ import annotations

from collections.abc import Mapping

from danvan_nlp.extract.place_chain import renamed
from danvan_nlp.extract.stage import Option, Stage
from danvan_nlp.records import Span

_LONGEST = 120  # characters from a unit's start to a place in its name, at most


def place_signs(stage: Stage) -> list[list[str]]:
    """The features of each place that hold for all models."""
    kinds = {unit.span: unit.kind for unit in stage.found.units}
    return [[*_renamed(stage, option), *_holders(stage, option, kinds)] for option in stage.options]


def _renamed(stage: Stage, option: Option) -> list[str]:
    """How many of its mentions call it a former unit, and how many a new one."""
    cues = [renamed(stage.found.text, mention) for mention in option.mentions]
    row = []
    for name, told in (("old", [old for old, _ in cues]), ("new", [new for _, new in cues])):
        share = "all" if all(told) else "some" if any(told) else "none"
        row += [f"{name}={share}&{option.kind}", f"{name}={share}"]
    return row


def _holders(stage: Stage, option: Option, known: Mapping[Span, str]) -> list[str]:
    """The kinds of the units whose names hold its mentions, "None" where it stands alone."""
    kinds = {_holder(stage, mention, known) for mention in option.mentions}
    share = "all" if len(kinds) == 1 else "some"
    return [
        feature
        for kind in sorted(kinds)
        for feature in (f"in={kind}&{share}", f"in={kind.partition('.')[0]}&{share}&{option.kind}")
    ]


def _holder(stage: Stage, mention: Span, known: Mapping[Span, str]) -> str:
    near = stage.found.unit_starts.between(max(0, mention.start - _LONGEST), mention.start + 1)
    return next((known[u.span] for u in reversed(near) if u.span.covers(mention)), "None")
