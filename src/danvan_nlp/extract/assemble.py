"""Put each model together: its units, persons and places, then its field."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.fields import Scene, field_features, stated_features, tag
from danvan_nlp.extract.found import Found
from danvan_nlp.extract.links import Table, chosen, score_pairs
from danvan_nlp.extract.options import person_options, place_options, unit_options
from danvan_nlp.extract.place_choice import choose_places
from danvan_nlp.extract.place_hints import unit_hints
from danvan_nlp.extract.place_link import link_places
from danvan_nlp.extract.place_settle import settle
from danvan_nlp.extract.stage import Option, Stage
from danvan_nlp.extract.unit_choice import choose_units
from danvan_nlp.extract.weights import Weights
from danvan_nlp.records import Model, Person, Place, PlaceLink, Span, Unit
from danvan_nlp.vietnamese.folding import fold

# A report of the gold has at most 30 models and 90 named things; beyond, texts are read in parts.
_MOST_DRAFTS, _MOST_NAMED = 32, 130
_PART, _SPREAD = 10, 1500  # models of a part, and characters between its first and its last
_BEFORE, _AFTER, _NEAR = 2500, 1000, 70  # characters around a part; what is taken of each kind
_OPENING, _FIRST = 600, 10  # characters of the opening, and what is taken of it
Item = TypeVar("Item", Place, Unit, Person)


def link_models(
    found: Found, drafts: Sequence[Draft], full: Mapping[Span, Span], weights: Weights
) -> tuple[Model, ...]:
    """The models with their units, persons and places; fields are not decided yet.

    Args:
        found: the article with its quotes, places, units and persons.
        drafts: the models' names.
        full: for a short mention of a unit, the fuller one that it stands for.
        weights: the classifiers and thresholds of links.
    """
    if not drafts:
        return ()
    official = _linked(found)
    linked = (_link_part(near, part, full, weights) for part, near in _in_parts(found, drafts))
    return tuple(
        replace(
            model,
            mentions=draft.mentions,
            places=tuple(replace(place, link=official[place.span]) for place in model.places),
        )
        for draft, model in zip(drafts, chain.from_iterable(linked), strict=True)
    )


def _in_parts(found: Found, drafts: Sequence[Draft]) -> Iterator[tuple[Sequence[Draft], Found]]:
    """A long text's models some at a time, with what is named around them and at the opening.

    Every model is compared with every unit and place, which a book-long text cannot bear.
    """
    if len(drafts) <= _MOST_DRAFTS and len(found.places) + len(found.units) <= _MOST_NAMED:
        yield drafts, found
        return
    first = 0
    while first < len(drafts):
        start = drafts[first].mentions[0].start
        part = [d for d in drafts[first : first + _PART] if d.mentions[0].start - start < _SPREAD]
        left, right = start - _BEFORE, part[-1].mentions[0].end + _AFTER
        near = replace(
            found,
            places=_around(found.places, left, right),
            units=_around(found.units, left, right),
            persons=_around(found.persons, left, right),
        )
        yield [_within(draft, right) for draft in part], near
        first += len(part)


def _within(draft: Draft, right: int) -> Draft:
    """A draft with its mentions of the part only, of which the first is one."""
    return replace(draft, mentions=tuple(m for m in draft.mentions if m.start < right))


def _around(items: Sequence[Item], left: int, right: int) -> tuple[Item, ...]:
    """The items that start within two offsets, the last ones of them, and some of the opening."""
    high = bisect_left(items, right, key=_start)
    low = max(bisect_left(items, left, key=_start), high - _NEAR)
    opening = [item for item in items[: min(_FIRST, low)] if item.span.start < _OPENING]
    return tuple(chain(opening, items[low:high]))


def _start(item: Place | Unit | Person) -> int:
    return item.span.start


def _link_part(
    found: Found, drafts: Sequence[Draft], full: Mapping[Span, Span], weights: Weights
) -> tuple[Model, ...]:
    """The models of a part, their places not linked to official units yet."""
    least = weights.thresholds
    unit_stage = Stage.of(found, drafts, unit_options(found, full))
    unit_table = score_pairs(unit_stage, weights["unit_first"], weights["unit_second"])
    known = {unit.span: unit for unit in found.units}
    units = [
        [
            (unit_stage.options[i], row[i])
            for i in choose_units(unit_stage.options, row, least["unit"], known, found.text)
        ]
        for row in unit_table
    ]
    person_stage = Stage.of(found, drafts, person_options(found))
    person_table = score_pairs(person_stage, weights["person_first"], weights["person_second"])
    persons = _choose(person_stage, person_table, least["person"])
    place_stage = Stage.of(found, drafts, place_options(found))
    hints = unit_hints(place_stage, unit_stage, unit_table)
    table = score_pairs(place_stage, weights["place_first"], weights["place_second"], hints)
    place_table = settle(place_stage, table)
    return tuple(
        Model(
            span=draft.span,
            quoted=draft.quoted,
            mentions=draft.mentions,
            units=tuple(_unit(found, option, draft, score, full) for option, score in units[index]),
            persons=tuple(_person(found, option, score) for option, score in persons[index]),
            places=_places(found, place_stage, place_table[index], draft, least["place"]),
            score=draft.score,
        )
        for index, draft in enumerate(drafts)
    )


def tag_models(found: Found, models: Sequence[Model], weights: Weights) -> tuple[Model, ...]:
    """The models with field and subfield, and whether the text states the field."""
    scene = Scene.of(found, models)
    tagged = []
    for model in models:
        row = field_features(scene, model, model.units)
        field, subfield, field_score, subfield_score = tag(
            weights["subfield"], row, scene.said(model)
        )
        says = weights["stated"].probability(stated_features(scene, model, field))
        tagged.append(
            replace(
                model,
                field=field,
                subfield=subfield,
                field_stated=says >= weights.thresholds["stated"],
                field_score=field_score,
                subfield_score=subfield_score,
            )
        )
    return tuple(tagged)


def _linked(found: Found) -> dict[Span, PlaceLink | None]:
    """The official unit behind each place of the article, at the article's date."""
    article = found.article
    places = link_places(
        found.text,
        found.places,
        published=article.published,
        province=article.province,
        district=article.district,
    )
    return {place.span: place.link for place in places}


def _choose(stage: Stage, table: Table, least: float) -> list[list[tuple[Option, float]]]:
    """For each model, the options that belong to it with their probabilities."""
    return [[(stage.options[o], row[o]) for o in chosen(row, least)] for row in table]


def _unit(
    found: Found, option: Option, draft: Draft, score: float, full: Mapping[Span, Span]
) -> Unit:
    """The unit behind an option in its fullest form; a bare place becomes a unit of its own."""
    known = {unit.span: unit for unit in found.units}
    at = draft.mentions[0].start
    named = [full.get(s, s) for s in option.mentions]
    named = [s for s in named if s in known] or list(option.mentions)
    span = min(named, key=lambda s: (named.count(s) * -1, abs(s.start - at)))
    unit = known.get(span)
    if unit is not None:
        return replace(unit, score=score)
    place = next(p for p in found.places if p.span == span)
    text = span.of(found.text)
    return Unit(span=span, kind="place", level=place.level, place=span, full=text, score=score)


def _person(found: Found, option: Option, score: float) -> Person:
    """The person behind an option: the mention that has a title, else the first."""
    mentions = set(option.mentions)
    people = [p for p in found.persons if p.span in mentions]
    best = next((p for p in people if p.title is not None), people[0])
    return replace(best, score=score)


def _places(
    found: Found, stage: Stage, row: Sequence[float], draft: Draft, least: float
) -> tuple[Place, ...]:
    """The places of a model as records, in the order of the article's places."""
    picked = choose_places(stage.options, row, least) if row else []
    return tuple(_place(found, stage.options[i], draft, row[i]) for i in picked)


def _place(found: Found, option: Option, draft: Draft, score: float) -> Place:
    """The place behind an option as written nearest to the model, with its level word if any."""
    known = {place.span: place for place in found.places}
    at = draft.mentions[0].start
    places = [known[span] for span in option.mentions]
    name = option.key.partition(":")[2]
    best = min(
        places,
        key=lambda p: (
            p.span.end - p.span.start == len(p.name),
            fold(p.name) != name,
            abs(p.span.start - at),
        ),
    )
    return replace(best, score=score)
