"""Check annotated reports against the rules of docs/annotation.md that a program can check.

    python scripts/check_gold.py              every file under corpora/gold
    python scripts/check_gold.py FILE...      these files of JSON Lines

One line for each fault, then the counts; exit code 1 if there was a fault, 2 if a file is missing.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from danvan_nlp.records import SUBFIELDS, Level, QuoteType

GOLD = Path(__file__).resolve().parent.parent / "corpora" / "gold"
TYPES = frozenset(QuoteType)
LEVELS = frozenset(Level)


def faults(report: dict[str, Any]) -> list[str]:
    """What is wrong with one report, in its order; an empty list if nothing is.

    Raises:
        KeyError, TypeError, AttributeError: a part of the schema is missing or of another kind.
    """
    return [
        *_text_faults(report["text"], report["title"]),
        *_quote_faults(report["text"], report["quotes"]),
        *(fault for model in report["models"] for fault in _model_faults(model, report)),
    ]


def _text_faults(text: str, title: str) -> Iterator[str]:
    if not unicodedata.is_normalized("NFC", text):
        yield "the text is not in NFC"
    if not text.startswith(title):
        yield "the text does not begin with the title"


def _quote_faults(text: str, quotes: list[dict[str, str]]) -> Iterator[str]:
    start = 0
    for quote in quotes:
        if quote["type"] not in TYPES:
            yield f"{quote['type']!r} is no type of quote"
        found = text.find(quote["text"], start)
        if found < 0:
            yield f"quote {quote['text']!r} is not in the text, or not at this place in the order"
        else:
            start = found  # not behind it: a quote may stand inside the one before


def _model_faults(model: dict[str, Any], report: dict[str, Any]) -> Iterator[str]:
    before = f"model {model['name']!r}: "
    for string in _strings(model):
        if string not in report["text"]:
            yield f"{before}{string!r} is not in the text"
    for fault in _label_faults(model):
        yield before + fault
    if model["quoted"] and not _stands_in_a_quote(model["name"], report["quotes"]):
        yield f"{before}quoted, but in no quote of type model"


def _label_faults(model: dict[str, Any]) -> Iterator[str]:
    for place in model["places"]:
        if place["level"] not in LEVELS:
            yield f"{place['level']!r} is no level of places"
    if model["subfield"] not in SUBFIELDS.get(model["field"], ()):
        yield f"field {model['field']!r} has no subfield {model['subfield']!r}"
    for flag in ("quoted", "field_stated"):
        if not isinstance(model[flag], bool):
            yield f"{flag} is neither true nor false"


def _strings(model: dict[str, Any]) -> Iterator[str]:
    """Everything of a model that has to stand in the text to the letter."""
    yield model["name"]
    yield from model["units"]
    yield from (person["name"] for person in model["persons"])
    for place in model["places"]:
        yield from (place["text"], place["name"])


def _stands_in_a_quote(name: str, quotes: list[dict[str, str]]) -> bool:
    return any(quote["type"] == QuoteType.MODEL and name in quote["text"] for quote in quotes)


def check(paths: Sequence[Path]) -> tuple[list[str], Counter[str]]:
    """All faults of the files, each with its place ("own_1.jsonl:3: own1-003: ..."), and counts.

    Raises:
        OSError: a file cannot be read.
    """
    found: list[str] = []
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if line.strip():
                report_id, problems = _check_line(line, seen, counts)
                found += [f"{path.name}:{number}: {report_id}: {problem}" for problem in problems]
    return found, counts


def _check_line(line: str, seen: set[str], counts: Counter[str]) -> tuple[str, list[str]]:
    try:
        report = json.loads(line)
        report_id = report["id"]
        problems = faults(report)
        if report_id in seen:
            problems.append("the id stands twice")
        seen.add(report_id)
        counts.update(_counts(report))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return "?", [f"no report in the schema ({type(error).__name__}: {error})"]
    return report_id, problems


def _counts(report: dict[str, Any]) -> Counter[str]:
    models = report["models"]
    counts = Counter(reports=1, models=len(models), quotes=len(report["quotes"]))
    for part in ("units", "places", "persons"):
        counts[part] = sum(len(model[part]) for model in models)
    counts.update(f"quote {quote['type']}" for quote in report["quotes"])
    counts.update(f"field {model['field']}" for model in models)
    return counts


def main(arguments: Sequence[str]) -> int:
    """Check the files named, or the whole gold folder; the exit code."""
    paths = [Path(name) for name in arguments] or sorted(GOLD.glob("*.jsonl"))
    missing = [path for path in paths if not path.is_file()]
    if missing:
        print(f"no such file: {', '.join(map(str, missing))}", file=sys.stderr)
        return 2
    found, counts = check(paths)
    for fault in found:
        print(fault)
    print(", ".join(f"{name} {count}" for name, count in counts.items()))
    print(f"faults {len(found)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
