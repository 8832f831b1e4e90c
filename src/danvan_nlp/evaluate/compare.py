"""One gold report against what was found in it: counts for the figures, and every difference."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from danvan_nlp.evaluate.pairing import PARTS, agreeing, nearly_agreeing, pair, parts_of
from danvan_nlp.vietnamese.folding import fold

Model = dict[str, Any]
Quote = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One point where a report differs from the gold; `gold` or `found` is None where missing."""

    id: str
    kind: str
    about: str
    gold: str | None = None
    found: str | None = None

    def __str__(self) -> str:
        """The difference in a line."""
        about = f" of {self.about!r}" if self.about else ""
        return f"{self.id}: {self.kind}{about}: gold {self.gold or '–'}, found {self.found or '–'}"


@dataclass(slots=True, kw_only=True)
class Comparison:
    """The counts of one report, by name: "unit hit", "unit found", "unit gold", ….

    `group` holds the values that figures are broken down by: province and source.
    """

    id: str
    group: dict[str, str]
    counts: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)

    def add(self, name: str, hit: int, found: int, gold: int) -> None:
        """Count for the F1 figure `name`."""
        self.counts[f"{name} hit"] += hit
        self.counts[f"{name} found"] += found
        self.counts[f"{name} gold"] += gold

    def differ(self, kind: str, about: str, gold: object, found: object) -> None:
        """Note a difference."""
        both = [None if side is None else str(side) for side in (gold, found)]
        self.differences.append(
            Difference(id=self.id, kind=kind, about=about, gold=both[0], found=both[1])
        )


def compare(gold: dict[str, Any], found: dict[str, Any] | None) -> Comparison:
    """How a found report differs from the gold one; None stands for a report that is missing."""
    group = {key: str(gold.get(key) or "unknown") for key in ("province", "source")}
    result = Comparison(id=gold["id"], group=group)
    models = found["models"] if found else []
    pairs = pair(gold["models"], models)
    _count_names(gold["models"], models, pairs, result)
    for index, model in enumerate(gold["models"]):
        if index in pairs:
            _compare_models(model, models[pairs[index]], result)
        else:
            _count_parts(model, None, result)
            result.differ("missed model", "", model["name"], None)
    for index, model in enumerate(models):
        if index not in pairs.values():
            _count_parts(None, model, result)
            result.differ("not a model", "", None, model["name"])
    if found and "quotes" in found:
        _compare_quotes(gold.get("quotes", []), found["quotes"], result)
    return result


def _count_names(
    gold: list[Model], found: list[Model], pairs: dict[int, int], result: Comparison
) -> None:
    strict = [g for g, f in pairs.items() if fold(gold[g]["name"]) == fold(found[f]["name"])]
    quoted = [f for f, model in enumerate(found) if model.get("quoted", True)]
    # A found quoted model that stands for an unquoted gold one is no mistake of the quoted kind.
    elsewhere = sum(1 for g, f in pairs.items() if f in quoted and not gold[g]["quoted"])
    result.counts["gold"] += len(gold)
    result.counts["found"] += len(pairs)
    result.add("model strict", len(strict), len(found), len(gold))
    result.add("model relaxed", len(pairs), len(found), len(gold))
    result.add(
        "quoted strict",
        sum(bool(gold[g]["quoted"]) for g in strict),
        len(quoted) - elsewhere,
        sum(bool(model["quoted"]) for model in gold),
    )


def _count_parts(gold: Model | None, found: Model | None, result: Comparison) -> None:
    wanted, given = parts_of(gold or {}), parts_of(found or {})
    for kind in PARTS:
        hits = agreeing(wanted[kind], given[kind])
        result.add(kind, hits, len(given[kind]), len(wanted[kind]))
    near = nearly_agreeing(wanted["unit"], given["unit"])
    result.add("unit relaxed", near, len(given["unit"]), len(wanted["unit"]))


def _compare_models(gold: Model, found: Model, result: Comparison) -> None:
    _count_parts(gold, found, result)
    name = gold["name"]
    same_name = fold(name) == fold(found["name"])
    if not same_name:
        result.differ("name", "", repr(name), repr(found["name"]))
    wanted, given = parts_of(gold), parts_of(found)
    same = {
        kind: sorted(map(fold, wanted[kind])) == sorted(map(fold, given[kind])) for kind in PARTS
    }
    for kind in PARTS:
        if not same[kind]:
            result.differ(kind, name, wanted[kind], given[kind])
    right = {label: found.get(label) == gold[label] for label in ("field", "subfield")}
    for label, ok in right.items():
        result.counts[label] += ok
        if not ok:
            result.differ(label, name, gold[label], found.get(label))
    whole = same_name and same["unit"] and same["commune"] and right["field"]
    result.counts["whole record"] += whole


def _compare_quotes(gold: list[Quote], found: list[Quote], result: Comparison) -> None:
    """Quotes are aligned in text order: a type counts as right only on an aligned pair."""
    result.counts.update(f"quote {quote['type']} gold" for quote in gold)
    result.counts.update(f"quote {quote['type']} found" for quote in found)
    for one, other in _aligned(gold, found):
        if one and other and one["type"] == other["type"]:
            result.counts[f"quote {one['type']} hit"] += 1
        elif one and other:
            result.differ("quote type", one["text"], one["type"], other["type"])
        elif one:
            result.differ("missed quote", one["type"], one["text"], None)
        elif other:
            result.differ("not a quote", other["type"], None, other["text"])


def _aligned(gold: list[Quote], found: list[Quote]) -> Iterator[tuple[Quote | None, Quote | None]]:
    """Pairs of equal quotes in text order; one side is None where the other has no partner."""
    left = [fold(quote["text"]) for quote in gold]
    right = [fold(quote["text"]) for quote in found]
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    for operation, g1, g2, f1, f2 in matcher.get_opcodes():
        if operation == "equal":
            yield from zip(gold[g1:g2], found[f1:f2], strict=True)
        else:
            yield from ((quote, None) for quote in gold[g1:g2])
            yield from ((None, quote) for quote in found[f1:f2])
