"""What the units of a model say about its places, and what places say about each other.

A model of "Hội LHPN huyện" is at home in the district, whatever commune was named
last; a village is named with its commune. So places are decided after units, and a
place together with the one that encloses it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from danvan_nlp.extract.buckets import reached, steps
from danvan_nlp.extract.heights import height
from danvan_nlp.extract.place_units import UnitVoices
from danvan_nlp.extract.stage import Option, Stage
from danvan_nlp.records import Span, Unit

Table = Sequence[Sequence[float]]
_SURE = 0.5
_LEVELS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.9)
_STEPS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95)
_ORDER = ("place:hamlet", "place:commune", "place:district", "place:province")


def unit_hints(place_stage: Stage, unit_stage: Stage, unit_table: Table) -> list[list[list[str]]]:
    """Further features of each (model, place) pair from the units that the model probably has.

    Args:
        place_stage: the models and the places.
        unit_stage: the same models and the units.
        unit_table: the probability of each (model, unit) link.
    """
    known = {unit.span: unit for unit in place_stage.found.units}
    voices = UnitVoices(place_stage, unit_stage)
    rows = []
    for index in range(len(place_stage.drafts)):
        scores = unit_table[index]
        own = [unit_stage.options[o] for o, p in enumerate(scores) if p >= _SURE]
        said = voices.rows(index, scores) if scores else [[] for _ in place_stage.options]
        rows.append(
            [
                [*_hints(option, own, known), *extra]
                for option, extra in zip(place_stage.options, said, strict=True)
            ]
        )
    return rows


def _hints(option: Option, units: Sequence[Option], known: Mapping[Span, Unit]) -> list[str]:
    if not units:
        return [f"units=none&kind={option.kind}"]
    row = [f"units={min(len(units), 3)}&kind={option.kind}"]
    for unit in units[:4]:
        holds = any(u.covers(m) for u in unit.mentions for m in option.mentions)
        record = known.get(unit.mentions[0])
        level = height(record.level) if record is not None and record.level else "none"
        placed = record is None or record.place is not None
        own = f"place:{level}"
        step = _ORDER.index(option.kind) - _ORDER.index(own) if own in _ORDER else 9
        row.append(f"unit-holds={holds}&placed={placed}")
        row.append(f"unit-step={step}&holds={holds}&placed={placed}")
        row.append(f"unit-kind={unit.kind}&kind={option.kind}")
        row.append(f"unit-level={level}&kind={option.kind}&placed={placed}&holds={holds}")
    return row


def parents(options: Sequence[Option]) -> dict[int, int]:
    """For each hamlet option the commune that encloses it, as the text has it.

    The commune written right after it ("thôn A, xã B") comes first, else the last
    one named before it.
    """
    communes = sorted(
        (mention.start, index)
        for index, option in enumerate(options)
        if option.kind == "place:commune"
        for mention in option.mentions
    )
    result: dict[int, int] = {}
    for index, option in enumerate(options):
        if option.kind != "place:hamlet" or not communes:
            continue
        first = option.mentions[0]
        after = [i for start, i in communes if 0 <= start - first.end <= 4]
        before = [i for start, i in communes if start < first.start]
        result[index] = after[0] if after else before[-1] if before else communes[0][1]
    return result


def family_features(options: Sequence[Option], scores: Sequence[float]) -> list[list[str]]:
    """For each place of one model: what the first reading says of its commune and its hamlets."""
    parent = parents(options)
    rows: list[list[str]] = [[] for _ in options]
    children: dict[int, float] = {}
    for child, enclosing in parent.items():
        children[enclosing] = max(children.get(enclosing, 0.0), scores[child])
        rows[child] += reached("commune", scores[enclosing], _LEVELS)
    for enclosing, best in children.items():
        rows[enclosing] += reached("hamlets", best, _LEVELS)
    finest = max(
        (s for o, s in zip(options, scores, strict=True) if o.kind in _ORDER[:2]), default=0.0
    )
    for index, (option, row) in enumerate(zip(options, rows, strict=True)):
        if option.kind in _ORDER[2:]:
            row.extend(reached("finer", finest, _LEVELS))
        row.extend(_height_features(options, scores, index))
    return rows


def _height_features(
    options: Sequence[Option], scores: Sequence[float], index: int
) -> Iterator[str]:
    """What the first reading says of the best other place of each height, beside this place.

    A model has either fine places or one coarse place, so each height speaks against others.
    """
    best = dict.fromkeys(_ORDER, 0.0)
    for other, score in enumerate(scores):
        if other != index:
            kind = options[other].kind
            best[kind] = max(best[kind], score)
    kind, own = options[index].kind, _step(scores[index])
    fine, coarse = (_step(max(best[k] for k in part)) for part in (_ORDER[:2], _ORDER[2:]))
    for name, score in best.items():
        yield f"best-{name}={_step(score)}&{kind}"
    yield f"best={fine}/{coarse}&{kind}"
    yield f"own={own}&coarse={coarse}&{kind}"
    yield f"own={own}&fine={fine}&{kind}"


def _step(score: float) -> int:
    return steps(score, _STEPS)
