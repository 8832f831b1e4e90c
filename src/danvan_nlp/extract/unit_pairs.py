"""Whether a unit runs a model: the features of each pair of one model with every unit.

What decides is the unit's part in its sentence, how it stands to the model or to the list
that the model is in, who the passage is about, whether its own place is where the model
is, and how it stands to other units of its branch.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_nlp.extract.cast import Cast, Part
from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.nearest import nearest, side_of
from danvan_nlp.extract.pair_article import article_features, claim_features
from danvan_nlp.extract.pair_relation import relation_features
from danvan_nlp.extract.reach import Reach
from danvan_nlp.extract.stage import Option, Stage
from danvan_nlp.extract.unit_deeds import Deeds
from danvan_nlp.extract.unit_homes import Homes
from danvan_nlp.extract.unit_kin import Kin
from danvan_nlp.extract.unit_zones import subject_features, zone_features
from danvan_nlp.lexicon.abbreviations import unfold
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.folding import fold


class UnitPairs:
    """The pairs of one stage; what several of them share is worked out once."""

    def __init__(self, stage: Stage) -> None:
        """Read the part of every unit's mention outside the models' names."""
        self._stage = stage
        self._cast = Cast.of(stage)
        self._reach = Reach(stage)
        self._kin = Kin(stage.options)
        self._homes = Homes(stage)
        self._deeds = Deeds(stage, self._cast)
        self._anywhere = [
            list(dict.fromkeys(f"any-role={part.role}" for part in parts[:8]))
            for parts in self._cast.of_option
        ]

    def rows(self, draft: Draft) -> list[list[str]]:
        """The features of one model with each unit, in the order of the stage's options.

        Out of reach, a row is empty: such a pair is no link.
        """
        reached = self._reach.around(draft) - self._itself(draft)
        zones = zone_features(self._cast, draft)
        subjects = subject_features(self._cast, draft, len(self._stage.options))
        here = self._homes.scene(draft)
        return [
            [
                *self._alone(draft, option, index),
                *(zones.get(index) or ("zone=none",)),
                *subjects[index],
                *self._homes.features(here, index),
                *self._deeds.features(draft, index),
            ]
            if index in reached
            else []
            for index, option in enumerate(self._stage.options)
        ]

    def _itself(self, draft: Draft) -> set[int]:
        """The options that are the model: "Tổ hợp tác trồng quế xã Sơn Phú" does not run itself."""
        name = fold(unfold(draft.span.of(self._stage.found.text)))
        return {
            i
            for i, option in enumerate(self._stage.options)
            if option.key == name or option.key.startswith(f"{name} ")
        }

    def _alone(self, draft: Draft, option: Option, index: int) -> Iterator[str]:
        """What the two nearest mentions and the unit's name say."""
        stage = self._stage
        mention, other = best = nearest(stage, draft, option)[0]
        yield f"kind={option.kind}"
        yield from option.extra
        for name in relation_features(stage, mention, other):
            yield name
            if name.startswith(("where=", "between=")):
                yield f"{name}&{option.kind}"
        yield from article_features(stage, draft, option, best)
        yield from claim_features(stage, draft, option)
        yield from self._role(mention, other, option, index)
        yield from self._anywhere[index]
        yield from self._kin.features(index, draft.mentions[0])

    def _role(self, mention: Span, other: Span, option: Option, index: int) -> Iterator[str]:
        """The part that the nearest mention takes, and how its neighbours in the phrase rank."""
        cast = self._cast
        where = side_of(self._stage, mention, other)
        family = option.kind.partition(".")[0]
        at = cast.at.get((other.start, index))
        if at is None:
            # A group that is itself the model is not its own unit: "Tổ hòa giải thôn Hà An".
            itself = other.start == mention.start and other.end >= mention.end
            yield f"role=in-name&{where}&itself={itself}"
            return
        part = cast.parts[at]
        yield f"role={part.role}"
        yield f"role={part.role}&{where}"
        yield f"role={part.role}&verb={part.verb}"
        yield f"role={part.role}&verb={part.verb}&{where}"
        yield f"role={part.role}&{family}"
        yield f"group={part.group}&{where}"
        yield f"group={part.group}&verb={part.verb}"
        yield f"group={part.group}&role={part.role}"
        yield f"group={part.group}&{family}"
        yield from self._beside(at, part, where)

    def _beside(self, at: int, part: Part, where: str) -> Iterator[str]:
        """How a name of one phrase ranks beside the one before or after: "A, B" of one branch."""
        parts = self._cast.parts
        if at and part.group.startswith("+"):
            rank = self._kin.rank(parts[at - 1].option, part.option)
            yield f"last-beside={part.role}&{rank}"
            yield f"last-beside={part.role}&{rank}&{where}"
        if at + 1 < len(parts) and parts[at + 1].group.startswith("+"):
            rank = self._kin.rank(parts[at + 1].option, part.option)
            yield f"next-beside={parts[at + 1].role}&{rank}"
