"""Figures from counts, with intervals: how far another sample of such reports might differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from danvan_nlp.evaluate.compare import Comparison

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counts = Mapping[str, NDArray[np.float64]]

LAYERS: Mapping[str, tuple[str, ...]] = {
    "model": ("model strict", "model relaxed", "quoted strict"),
    "unit": ("unit", "unit relaxed"),
    "place": ("commune", "place"),
    "person": ("person",),
    "field": ("field", "subfield", "field given"),
    "record": ("whole record",),
    "quote": ("quote type",),
}
"""The figures of each layer; what each means is written in docs/evaluation.md."""

_F1 = (*LAYERS["model"], *LAYERS["unit"], *LAYERS["place"], *LAYERS["person"])
_SHARES = {
    "field": ("field", "gold"),
    "subfield": ("subfield", "gold"),
    "field given": ("field", "found"),
    "whole record": ("whole record", "gold"),
}

RESAMPLES = 1000
_SEED = 20_220_501  # fixed, so that one pair of files gives one table
_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure with its 95 % interval; precision, recall and counts where it is an F1."""

    value: float
    low: float
    high: float
    precision: float | None = None
    recall: float | None = None
    gold: int | None = None
    found: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The figures over some reports, by name, those left out that nothing could be counted for."""

    documents: int
    models: int
    figures: Mapping[str, Figure]


def score(comparisons: Sequence[Comparison], *, resamples: int = RESAMPLES) -> Scores:
    """The figures over all reports given.

    Args:
        comparisons: one for each gold report.
        resamples: how many samples of as many reports are drawn, with replacement, for the
            intervals: the middle 95 % of what they give. Whole reports are drawn, since
            the models of one report are not independent.
    """
    import numpy as np

    names = sorted({name for comparison in comparisons for name in comparison.counts})
    table = np.array(
        [[comparison.counts[name] for name in names] for comparison in comparisons], dtype=float
    ).reshape(len(comparisons), len(names))
    draws = _draws(len(comparisons), resamples)
    totals = dict(zip(names, table.sum(axis=0)[:, None], strict=True))
    drawn = dict(zip(names, (draws @ table).T, strict=True))
    values, samples = _values(totals), _values(drawn)
    figures = {
        name: _figure(name, float(value[0]), samples[name], totals)
        for name, value in values.items()
        if np.isfinite(value[0])
    }
    models = int(totals["gold"][0]) if "gold" in totals else 0
    return Scores(documents=len(comparisons), models=models, figures=figures)


def score_by(
    comparisons: Iterable[Comparison], key: str, *, resamples: int = RESAMPLES
) -> dict[str, Scores]:
    """The figures of each group of reports, largest first; `key` is province or source."""
    groups: dict[str, list[Comparison]] = {}
    for comparison in comparisons:
        groups.setdefault(comparison.group[key], []).append(comparison)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return {name: score(members, resamples=resamples) for name, members in ordered}


def _draws(documents: int, resamples: int) -> NDArray[np.float64]:
    """How often each report is drawn in each sample: resamples x documents."""
    import numpy as np

    if not documents:
        return np.zeros((resamples, 0))
    generator = np.random.default_rng(_SEED)
    shares = np.full(documents, 1 / documents)
    return generator.multinomial(documents, shares, size=resamples).astype(float)


def _values(counts: Counts) -> dict[str, NDArray[np.float64]]:
    """Every figure from total counts, one value a sample; not a number where undefined."""
    values = {name: _f1(counts, name) for name in _F1 if f"{name} gold" in counts}
    values |= {
        name: _ratio(counts.get(part), counts[whole], empty=0.0)
        for name, (part, whole) in _SHARES.items()
        if whole in counts
    }
    types = sorted(name[6:-5] for name in counts if name[:6] == "quote " and name[-5:] == " gold")
    if types and any(name[:6] == "quote " and name[-6:] == " found" for name in counts):
        values["quote type"] = _macro(counts, types)
    order = [name for names in LAYERS.values() for name in names]
    return {name: values[name] for name in order if name in values}


def _f1(counts: Counts, name: str) -> NDArray[np.float64]:
    """Twice the hits over found and gold: the harmonic mean of precision and recall."""
    both = counts[f"{name} gold"] + counts[f"{name} found"]
    return _ratio(2 * counts[f"{name} hit"], both, empty=0.0)


def _macro(counts: Counts, types: Sequence[str]) -> NDArray[np.float64]:
    """The mean F1 over the quote types that the gold of a sample holds."""
    import numpy as np

    nothing = np.zeros_like(counts[f"quote {types[0]} gold"])
    rows = []
    for kind in types:
        gold = counts[f"quote {kind} gold"]
        found = counts.get(f"quote {kind} found", nothing)
        hit = counts.get(f"quote {kind} hit", nothing)
        rows.append(np.where(gold > 0, _ratio(2 * hit, gold + found, empty=0.0), np.nan))
    table = np.array(rows)
    there = np.isfinite(table)
    return _ratio(np.where(there, table, 0.0).sum(axis=0), there.sum(axis=0), empty=np.nan)


def _ratio(part: Any, whole: Any, *, empty: float) -> NDArray[np.float64]:
    import numpy as np

    part = np.zeros_like(whole) if part is None else part
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1), empty)


def _figure(name: str, value: float, samples: Any, totals: Counts) -> Figure:
    import numpy as np

    known = samples[np.isfinite(samples)]
    low, high = np.percentile(known, [2.5, 97.5]) if len(known) else (value, value)
    figure = Figure(value=_round(value), low=_round(low), high=_round(high))
    if f"{name} gold" not in totals:
        return figure
    hit, found, gold = (float(totals[f"{name} {part}"][0]) for part in ("hit", "found", "gold"))
    return replace(
        figure,
        precision=_round(hit / found if found else 0.0),
        recall=_round(hit / gold if gold else 0.0),
        gold=int(gold),
        found=int(found),
    )


def _round(number: float) -> float:
    return round(float(number), _DIGITS)
