"""How many units and persons of gold files the candidates hold, and what they cost.

Run with the gold files as arguments; `--misses` lists what was not found. A gold unit that is
a bare place ("xã Phong Đông") is left out, for places are found elsewhere. Titles are the
share of found persons whose office, or the lack of one, is the gold's.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from danvan_nlp.extract.persons import find_persons
from danvan_nlp.extract.places import find_places
from danvan_nlp.extract.units import find_units, resolve_short_forms
from danvan_nlp.records import Person, Unit

PER = 1500  # characters: the length that the budget of a millisecond is given for


class Tally:
    """Counts over all documents."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.counts: Counter[str] = Counter()
        self.seconds: Counter[str] = Counter()
        self.misses: list[str] = []

    def check(self, what: str, wanted: str, *, found: bool) -> None:
        """Count one thing that the gold names."""
        self.counts[f"{what}s"] += 1
        self.counts[f"{what}s found"] += found
        if not found:
            self.misses.append(f"{what}: {wanted}")


def documents(paths: list[Path]) -> Iterator[Mapping[str, Any]]:
    """The reports of gold files."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def measure(document: Mapping[str, Any], tally: Tally) -> None:
    """Find units and persons in one report and compare them with its gold."""
    text = document["text"]
    places = find_places(text)
    started = time.process_time()
    units = find_units(text, places)
    named = time.process_time()
    persons = find_persons(text, units, places)
    known = time.process_time()
    short = resolve_short_forms(text, units, places)
    tally.seconds["find_units"] += named - started
    tally.seconds["find_persons"] += known - named
    tally.seconds["resolve_short_forms"] += time.process_time() - known
    tally.counts["documents"] += 1
    tally.counts["characters"] += len(text)
    tally.counts["short forms resolved"] += len(short)
    bare = {place.span.of(text) for place in places}
    bare |= {p["text"] for model in document["models"] for p in model["places"]}
    compare_units(document, text, units, bare, tally)
    compare_persons(document, text, persons, tally)


def compare_units(
    document: Mapping[str, Any], text: str, units: tuple[Unit, ...], bare: set[str], tally: Tally
) -> None:
    """Count the gold's units, each once a document, and the different candidates."""
    found = {unit.span.of(text) for unit in units}
    tally.counts["candidate units"] += len(found)
    for wanted in {u for model in document["models"] for u in model["units"]} - bare:
        tally.check("unit", f"{document['id']} {wanted}", found=wanted in found)


def compare_persons(
    document: Mapping[str, Any], text: str, persons: tuple[Person, ...], tally: Tally
) -> None:
    """Count the gold's persons and their titles, and the different candidates."""
    titles: dict[str, set[str]] = {}
    for person in persons:
        known = titles.setdefault(person.span.of(text), set())
        if person.title is not None:
            known.add(person.title.of(text))
    tally.counts["candidate persons"] += len(titles)
    for wanted in [p for model in document["models"] for p in model["persons"]]:
        name, title = wanted["name"], wanted["title"]
        tally.check("person", f"{document['id']} {name}", found=name in titles)
        if name in titles:
            right = title in titles[name] if title else not titles[name]
            tally.check("title", f"{name}: {title} / {titles[name]}", found=right)


def report(tally: Tally, *, misses: bool) -> None:
    """Print the shares, the candidates per report and the times."""
    counts = tally.counts
    for what in ("unit", "person", "title"):
        found, total = counts[f"{what}s found"], counts[f"{what}s"]
        print(f"{what} recall {found}/{total} = {found / max(1, total):.4f}")
    for what in ("candidate units", "candidate persons", "short forms resolved"):
        print(f"{what} per report {counts[what] / max(1, counts['documents']):.2f}")
    for what, seconds in tally.seconds.items():
        cost = seconds / max(1, counts["characters"]) * PER * 1000
        print(f"{what} {cost:.2f} ms per {PER} characters")
    if misses:
        print("\n".join(tally.misses))


def main(arguments: list[str]) -> None:
    """Measure the given files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args(arguments)
    tally = Tally()
    for document in documents(options.files):
        measure(document, tally)
    report(tally, misses=options.misses)


if __name__ == "__main__":
    main(sys.argv[1:])
