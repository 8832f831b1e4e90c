"""Leave out what is not sure enough: fewer findings, more of them right."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from danvan_nlp.records import Model, Person, Place, Report, Unit

Scored = TypeVar("Scored", Model, Unit, Person, Place)


def at_least(report: Report, score: float) -> Report:
    """The report without models, units, persons and places whose probability is below `score`.

    A model stays with those of its parts that are sure enough. Quotes keep their types:
    each tells its own probability.
    """
    models = (
        replace(
            model,
            units=_sure(model.units, score),
            persons=_sure(model.persons, score),
            places=_sure(model.places, score),
        )
        for model in _sure(report.models, score)
    )
    return replace(report, models=tuple(models))


def _sure(items: tuple[Scored, ...], score: float) -> tuple[Scored, ...]:
    return tuple(item for item in items if item.score >= score)
