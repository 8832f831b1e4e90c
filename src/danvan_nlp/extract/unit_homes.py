"""Whether a unit is at home where the model is: its own place against the places around.

A report goes from place to place, and who runs a model is at home where that part of the
report is: "Công an xã Quảng Bạch" does not run what the next paragraph tells of another
commune.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.heights import height
from danvan_nlp.extract.stage import Stage
from danvan_nlp.records import Place, Span, Unit
from danvan_nlp.vietnamese.folding import fold

Home = tuple[str, str]  # height and folded name


@dataclass(frozen=True, slots=True)
class SceneAt:
    """For each height, the last place named before a model and the next in its sentence."""

    start: int
    paragraph: int
    before: dict[str, tuple[str, int]]
    after: dict[str, str]


class Homes:
    """The places of one article in order, and the own place of each option."""

    def __init__(self, stage: Stage) -> None:
        """Find the place in each option's name, or that the option is."""
        found = stage.found
        self._parsed = found.parsed
        self._places = [(p.span.start, height(p.level), fold(p.name)) for p in found.places]
        by_span = {place.span: place for place in found.places}
        units = {unit.span: unit for unit in found.units}
        self._homes = [
            next(filter(None, (_home(m, units, by_span) for m in option.mentions)), None)
            for option in stage.options
        ]
        self._mentions = [[m.start for m in option.mentions] for option in stage.options]

    def scene(self, draft: Draft) -> SceneAt:
        """Where the model's first mention stands."""
        at = draft.mentions[0]
        end = self._parsed.sentence(at.start).end
        before: dict[str, tuple[str, int]] = {}
        after: dict[str, str] = {}
        for start, rank, name in self._places:
            if start < at.start:
                before[rank] = name, start
            elif at.end <= start < end:
                after.setdefault(rank, name)
        return SceneAt(at.start, self._parsed.paragraph(at.start).start, before, after)

    def features(self, scene: SceneAt, index: int) -> Iterator[str]:
        """Whether the option's place is the one before or after the model; what came between."""
        home = self._homes[index]
        if home is None:
            yield "home=none"
            return
        rank, name = home
        ahead = scene.after.get(rank)
        then = "no" if ahead is None else "same" if ahead == name else "other"
        last, start = scene.before.get(rank, (None, -1))
        back = "no" if last is None else "same" if last == name else "other"
        near = "here" if start >= scene.paragraph else "far"
        yield f"home={rank}:{then}/{back}-{near}"
        yield f"home={then}/{back}"
        yield f"home-back={back}-{near}"
        yield f"home-ahead={then}"
        mention = max((m for m in self._mentions[index] if m < scene.start), default=None)
        if mention is not None:
            yield from self._between(mention, scene.start, home)

    def _between(self, start: int, end: int, home: Home) -> Iterator[str]:
        """How many other places, of the same height and of others, the text goes through."""
        rank, own = home
        passed = [(r, n) for s, r, n in self._places if start < s < end]
        same = sum(r == rank and n != own for r, n in passed)
        rest = sum(r != rank for r, n in passed)
        yield f"moved={min(same, 2)}&{rank}"
        yield f"moved={min(same, 2)}&{min(rest, 2)}"


def _home(mention: Span, units: dict[Span, Unit], places: dict[Span, Place]) -> Home | None:
    unit = units.get(mention)
    place = places.get(unit.place if unit is not None and unit.place is not None else mention)
    return None if place is None else (height(place.level), fold(place.name))
