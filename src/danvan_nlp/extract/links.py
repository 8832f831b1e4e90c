"""Decide which options belong to which model: two readings, the second with the first in view.

The first reading scores each pair alone. The second sees what the first said of the
pair's rivals: the model's other options, the option's other models, and the models of
the same list, which often share one owner.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from danvan_nlp.extract.buckets import reached, steps
from danvan_nlp.extract.linear import Linear
from danvan_nlp.extract.person_pairs import PersonPairs
from danvan_nlp.extract.place_hints import family_features
from danvan_nlp.extract.place_pairs import PlacePairs
from danvan_nlp.extract.stage import Stage
from danvan_nlp.extract.unit_again import LEVELS, level_of, unit_rows
from danvan_nlp.extract.unit_pairs import UnitPairs
from danvan_nlp.vietnamese.folding import fold

Table = list[list[float]]
_JOINERS = frozenset((",", "và", "cùng", "-", "–", "/", "&")) | {
    fold(w) for w in ("với", "phối", "hợp", "các", "cả")
}
_HOPELESS = 0.01  # first probability below which no second reading made a link of the gold reports


Hints = Sequence[Sequence[Sequence[str]]]


def first_rows(stage: Stage) -> list[list[list[str]]]:
    """The features of each (model, option) pair, a row a model."""
    if not stage.options:
        return [[] for _ in stage.drafts]
    if stage.options[0].is_unit:
        units = UnitPairs(stage)
        return [units.rows(draft) for draft in stage.drafts]
    if stage.options[0].kind.startswith("place:"):
        places = PlacePairs(stage)
        return [places.rows(draft) for draft in stage.drafts]
    persons = PersonPairs(stage)
    return [persons.rows(draft) for draft in stage.drafts]


def with_hints(rows: Hints, hints: Hints | None) -> Hints:
    """The rows with the features that another decision adds to each pair."""
    if hints is None:
        return rows
    return [
        [[*row, *extra] if row else [] for row, extra in zip(model, own, strict=True)]
        for model, own in zip(rows, hints, strict=True)
    ]


def second_rows(stage: Stage, first: Table) -> list[list[list[str]]]:
    """What the first reading says of each pair and of the pairs around it.

    Empty where the first reading is sure that there is no link.
    """
    rows = [
        [_context(stage, first, m, o) if p >= _HOPELESS else [] for o, p in enumerate(scores)]
        for m, scores in enumerate(first)
    ]
    _add_groups(stage, first, rows)
    _add_partners(stage, first, rows)
    if stage.options:
        for model, others in zip(rows, _by_kind(stage, first), strict=True):
            for row, extra in zip(model, others, strict=True):
                row.extend(extra if row else ())
    return rows


def _by_kind(stage: Stage, first: Table) -> Hints:
    """What only units or only places say of each other."""
    if stage.options[0].is_unit:
        return unit_rows(stage, first, _HOPELESS)
    if stage.options[0].kind.startswith("place:"):
        return [family_features(stage.options, scores) for scores in first]
    return [[()] * len(stage.options) for _ in first]


def _context(stage: Stage, first: Table, model: int, option: int) -> list[str]:
    own, kind = first[model][option], stage.options[option].kind
    rivals = [p for o, p in enumerate(first[model]) if o != option]
    rival = max(rivals, default=0.0)
    claimed = max((row[option] for m, row in enumerate(first) if m != model), default=0.0)
    better = sum(p > own for p in rivals)
    draft = stage.drafts[model]
    row = [f"kind={kind}", *reached("own", own, LEVELS)]
    row += reached("rival", rival, LEVELS)
    row += reached("other", claimed, LEVELS)
    row.append(f"rank={min(better, 4)}")
    row.append(f"rank={min(better, 2)}&own={level_of(own)}")
    row.append(f"best={'rival' if rival > own else 'own'}&kind={kind}")
    row.append(f"margin={_margin(own - rival)}")
    row.append(f"models={min(len(stage.drafts), 3)}&own={level_of(own)}")
    if kind.startswith("place:"):
        row += _far_features(stage, model, option, own, claimed)
    if draft.list_size > 1:
        for step, name in ((1, "next"), (-1, "previous")):
            if (
                0 <= model + step < len(first)
                and stage.drafts[model + step].list_size == draft.list_size
            ):
                row += reached(f"list-{name}", first[model + step][option], LEVELS)
    return row


def _far_features(stage: Stage, model: int, option: int, own: float, claimed: float) -> list[str]:
    """Whether the model's paragraph names the option at all, and how surely another model has it.

    What an earlier paragraph gave to its own model is seldom a later one's: that one is at
    home where the whole report is.
    """
    parsed = stage.found.parsed
    paragraph = parsed.paragraph_at(stage.drafts[model].mentions[0].start)
    mentions = stage.options[option].mentions
    far = all(parsed.paragraph_at(mention.start) != paragraph for mention in mentions)
    kind = stage.options[option].kind
    return [
        f"far={far}&kind={kind}",
        f"far={far}&claimed={level_of(claimed)}&kind={kind}",
        f"far={far}&claimed={level_of(claimed) >= 5}&own={level_of(own)}",
    ]


def _add_groups(stage: Stage, first: Table, rows: list[list[list[str]]]) -> None:
    """Add what the first reading says of the option for the other models of the same sentence."""
    parsed = stage.found.parsed
    sentences = [parsed.sentence_at(draft.mentions[0].start) for draft in stage.drafts]
    for model, own in enumerate(sentences):
        group = [m for m, sentence in enumerate(sentences) if sentence == own and m != model]
        if not group:
            continue
        for option, row in enumerate(rows[model]):
            if not row:
                continue
            scores = [first[m][option] for m in group]
            row.extend(reached("group-mean", sum(scores) / len(scores), LEVELS))
            row.extend(reached("group-best", max(scores), LEVELS))
            row.append(f"group={min(len(group), 3)}&own={level_of(first[model][option])}")


def _add_partners(stage: Stage, first: Table, rows: list[list[list[str]]]) -> None:
    """Add the score of what is named with an option: "A phối hợp với B", "xã A, B và C"."""
    partners = _partners(stage)
    for model, scores in enumerate(first):
        for option, row in enumerate(rows[model]):
            beside = [scores[other] for other in partners.get(option, ())]
            if row and beside:
                row.extend(reached("partner", max(beside), LEVELS))
                row.append(f"partner={level_of(max(beside))}&own={level_of(scores[option])}")


def _partners(stage: Stage) -> dict[int, set[int]]:
    """For each option, the others that the text names right beside it in one list or phrase."""
    parsed = stage.found.parsed
    ordered = sorted(
        (m.start, m.end, o) for o, option in enumerate(stage.options) for m in option.mentions
    )
    result: dict[int, set[int]] = {}
    for (_, end, left), (start, _, right) in pairwise(ordered):
        if left == right or not 0 <= start - end <= 30:
            continue
        words = parsed.words[parsed.token_from(end) : parsed.token_before(start) + 1]
        if len(words) <= 5 and words and all(word in _JOINERS for word in words):
            result.setdefault(left, set()).add(right)
            result.setdefault(right, set()).add(left)
    return result


def _margin(value: float) -> int:
    return steps(value, (-0.8, -0.5, -0.2, 0.0, 0.2, 0.5, 0.8))


def score_pairs(stage: Stage, first: Linear, second: Linear, hints: Hints | None = None) -> Table:
    """The probability of each link, a row a model, a column an option."""
    if not stage.drafts or not stage.options:
        return [[] for _ in stage.drafts]
    once = read_with(first, with_hints(first_rows(stage), hints))
    return read_with(second, second_rows(stage, once))


def read_with(reading: Linear, rows: Hints) -> Table:
    """The probability of each pair, 0 where its row is empty: such a pair was ruled out before."""
    return [[reading.probability(row) if row else 0.0 for row in model] for model in rows]


def chosen(row: Sequence[float], least: float) -> list[int]:
    """The options of one model whose probability reaches `least`."""
    return [index for index, value in enumerate(row) if value >= least]
