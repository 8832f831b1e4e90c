"""Whether a model is at a place: the features of each pair of one model with every place.

Beside what the two nearest mentions say, a reader goes by the places that stand next to the
model's list, by whom the passage is about, and by where the report is.
"""

from __future__ import annotations

from danvan_nlp.extract.cast import Cast
from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.pairs import pair_features
from danvan_nlp.extract.place_items import item_features
from danvan_nlp.extract.place_scene import Scenes
from danvan_nlp.extract.place_signs import place_signs
from danvan_nlp.extract.stage import Stage, mentions_outside
from danvan_nlp.extract.unit_zones import subject_features, zone_features


class PlacePairs:
    """The pairs of one stage of places; what several of them share is worked out once."""

    def __init__(self, stage: Stage) -> None:
        """Read the part of every place's mention outside the models' names."""
        self._stage = stage
        self._cast = Cast.of(stage)
        self._scenes = Scenes(stage)
        self._signs = place_signs(stage)
        self._outside = mentions_outside(stage)

    def rows(self, draft: Draft) -> list[list[str]]:
        """The features of one model with each place, in the order of the stage's options."""
        options = self._stage.options
        zones = zone_features(self._cast, draft)
        subjects = subject_features(self._cast, draft, len(options))
        scenes = self._scenes.rows(draft)
        items = item_features(self._stage, draft, self._outside)
        return [
            [
                *pair_features(self._stage, draft, option, near=False),
                *(zones.get(index) or ("zone=none",)),
                *subjects[index],
                *scenes[index],
                *items[index],
                *self._signs[index],
            ]
            for index, option in enumerate(options)
        ]
