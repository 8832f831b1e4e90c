"""What goes wrong, by class: how often, how much of the wrong records, and one example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from danvan_nlp.evaluate.pairing import pair, parts_of
from danvan_nlp.extract.heights import height
from danvan_nlp.records import Level
from danvan_nlp.vietnamese.folding import fold

Model = Mapping[str, Any]
_SHOWN = 70  # characters of a side of an example
_RECORD = frozenset(  # what makes a whole record wrong
    (
        *("missed, quoted", "missed, unquoted", "boundary", "field"),
        *("unit missing", "unit where gold has none", "other unit"),
        *("one of several units missing", "unit too many"),
        *("commune missing", "commune where gold has none", "other commune", "level of a place"),
    )
)
_OWN_NAME = ("missed", "invented", "boundary")  # classes whose example is the model's name


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its class, the gold model that it is about if any, and both sides."""

    kind: str
    report: str
    about: str
    gold: str
    found: str


def faults(gold: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Fault]:
    """Everything that is wrong in a found report."""
    pairs = pair(gold["models"], found["models"])
    for index, model in enumerate(gold["models"]):
        if index not in pairs:
            kind = "missed, quoted" if model["quoted"] else "missed, unquoted"
            yield Fault(kind, gold["id"], model["name"], model["name"], "–")
            continue
        for kind, wanted, given in _differences(model, found["models"][pairs[index]]):
            yield Fault(kind, gold["id"], model["name"], wanted, given)
    for index, model in enumerate(found["models"]):
        if index not in pairs.values():
            kind = "invented, quoted" if model["quoted"] else "invented, unquoted"
            yield Fault(kind, gold["id"], "", "–", model["name"])


def _differences(gold: Model, found: Model) -> Iterator[tuple[str, str, str]]:
    """The class and both sides of each difference of two models that stand for each other."""
    if fold(gold["name"]) != fold(found["name"]):
        yield "boundary", gold["name"], found["name"]
    wanted, given = parts_of(dict(gold)), parts_of(dict(found))
    kind = unit_class(wanted["unit"], given["unit"])
    if kind:
        yield kind, _listed(wanted["unit"]), _listed(given["unit"])
    kind = place_class(gold["places"], found["places"])
    if kind:
        yield kind, *(_listed(p["text"] for p in side["places"]) for side in (gold, found))
    if not _same(wanted["person"], given["person"]):
        yield "person", _listed(wanted["person"]), _listed(given["person"])
    if gold["field"] != found["field"]:
        yield "field", gold["subfield"], found["subfield"]
    elif gold["subfield"] != found["subfield"]:
        yield "subfield alone", gold["subfield"], found["subfield"]


def unit_class(gold: Sequence[str], found: Sequence[str]) -> str:
    """How two sets of units differ, "" where they do not."""
    wanted, given = set(map(fold, gold)), set(map(fold, found))
    if wanted == given:
        return ""
    if not wanted:
        return "unit where gold has none"
    if not given:
        return "unit missing"
    if given < wanted:
        return "one of several units missing"
    return "unit too many" if wanted < given else "other unit"


def place_class(gold: Sequence[Model], found: Sequence[Model]) -> str:
    """How two sets of places differ, "" where they do not."""
    wanted, given = _communes(gold), _communes(found)
    levels = [{fold(p["name"]): height(Level(p["level"])) for p in side} for side in (gold, found)]
    if wanted == given:
        return "" if levels[0] == levels[1] else "hamlet, district or province"
    if any(levels[1].get(name, level) != level for name, level in levels[0].items()):
        return "level of a place"
    if not wanted:
        return "commune where gold has none"
    if not given:
        return "commune missing"
    return "other commune"


def _communes(places: Sequence[Model]) -> set[str]:
    return {fold(name) for name in parts_of({"places": places})["commune"]}


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    return set(map(fold, one)) == set(map(fold, other))


def _listed(strings: Any) -> str:
    return "; ".join(strings) or "–"


def shortened(text: str) -> str:
    """A text short enough for a cell of a table, its bars and breaks made harmless."""
    clean = " ".join(text.replace("|", "/").split())
    return clean if len(clean) <= _SHOWN else f"{clean[: _SHOWN - 1]}…"


def faults_table(found: Sequence[Fault], models: int) -> Iterator[str]:
    """Each class: how often, how often as the only fault of a record, and one example.

    Args:
        found: all faults.
        models: how many gold models there are.
    """
    by_record: dict[tuple[str, str], set[str]] = {}
    for one in found:
        if one.kind in _RECORD:
            by_record.setdefault((one.report, one.about), set()).add(one.kind)
    kinds: dict[str, list[Fault]] = {}
    for one in found:
        kinds.setdefault(one.kind, []).append(one)
    yield f"| class (of {models} models) | count | only fault | example: gold → found |"
    yield "| --- | ---: | ---: | --- |"
    for kind, own in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        alone = sum(by_record.get((one.report, one.about)) == {kind} for one in own)
        yield f"| {kind} | {len(own)} | {alone or ''} | {_example(kind, own)} |"


def _example(kind: str, found: Sequence[Fault]) -> str:
    """The first example that is short enough to be read, else the shortest; no person is named."""
    if kind == "person":
        return "(a person's name)"
    sides = [(len(one.gold) > _SHOWN or len(one.found) > _SHOWN) for one in found]
    one = found[sides.index(False)] if False in sides else min(found, key=lambda f: len(f.gold))
    about = "" if kind.startswith(_OWN_NAME) else f" (“{shortened(one.about)}”)"
    return f"{shortened(one.gold)} → {shortened(one.found)}{about}"
