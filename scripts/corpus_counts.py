"""The counts of the data card, from the gold reports themselves.

python scripts/corpus_counts.py           print the tables
python scripts/corpus_counts.py --write   put them into corpora/README.md, between its marks
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from danvan_nlp.records import SUBFIELDS, Level, QuoteType

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
CARD = CORPORA / "README.md"
BEGIN, END = "<!-- counts: begin -->", "<!-- counts: end -->"
WIDTH = 96  # characters of a line of names

Report = dict[str, Any]

COLUMNS: dict[str, Callable[[Sequence[Report]], int]] = {
    "reports": len,
    "with models": lambda reports: sum(bool(report["models"]) for report in reports),
    "without": lambda reports: sum(not report["models"] for report in reports),
    "quotes": lambda reports: sum(len(report["quotes"]) for report in reports),
    "models": lambda reports: len(_models(reports)),
    "in quotes": lambda reports: sum(model["quoted"] for model in _models(reports)),
    "units": lambda reports: sum(len(model["units"]) for model in _models(reports)),
    "places": lambda reports: sum(len(model["places"]) for model in _models(reports)),
    "persons": lambda reports: sum(len(model["persons"]) for model in _models(reports)),
}


def _models(reports: Iterable[Report]) -> list[dict[str, Any]]:
    return [model for report in reports for model in report["models"]]


def tables(files: dict[str, list[Report]]) -> str:
    """Markdown tables of reports by file: sizes, types, fields, levels, years, provinces."""
    groups = {**files, "all": [report for reports in files.values() for report in reports]}
    everything = groups["all"]
    models = _models(everything)
    parts = [
        _table("file", groups, COLUMNS),
        _table("quotes of", groups, {str(kind): _quotes_of(kind) for kind in QuoteType}),
        _fields(models),
        "Levels of places:" + _listed(_levels(models)),
        "Years:" + _listed(_years(everything)),
        "Provinces:" + _listed(_provinces(everything)),
    ]
    return "\n\n".join(parts)


def _table(
    head: str,
    groups: dict[str, list[Report]],
    columns: dict[str, Callable[[Sequence[Report]], int]],
) -> str:
    lines = [f"| {head} | {' | '.join(columns)} |", "| --- |" + " ---: |" * len(columns)]
    for name, reports in groups.items():
        counts = " | ".join(str(count(reports)) for count in columns.values())
        lines.append(f"| {name} | {counts} |")
    return "\n".join(lines)


def _quotes_of(kind: QuoteType) -> Callable[[Sequence[Report]], int]:
    return lambda reports: sum(
        quote["type"] == kind for report in reports for quote in report["quotes"]
    )


def _fields(models: list[dict[str, Any]]) -> str:
    found = Counter(model["subfield"] for model in models)
    stated = Counter(model["field"] for model in models if model["field_stated"])
    lines = ["| field | models | field stated | by subfield |", "| --- | ---: | ---: | --- |"]
    for name, subfields in SUBFIELDS.items():
        split = ", ".join(f"{subfield} {found[subfield]}" for subfield in subfields)
        total = sum(found[subfield] for subfield in subfields)
        lines.append(f"| {name} | {total} | {stated[name]} | {split} |")
    return "\n".join(lines)


def _levels(models: list[dict[str, Any]]) -> Iterable[tuple[str, int]]:
    found = Counter(place["level"] for model in models for place in model["places"])
    return [(level, found[level]) for level in Level if found[level]]


def _years(reports: list[Report]) -> Iterable[tuple[str, int]]:
    found = Counter(
        report["published"][:4] if report["published"] else "no date" for report in reports
    )
    return sorted(found.items())


def _provinces(reports: list[Report]) -> Iterable[tuple[str, int]]:
    found = Counter(report["province"] or "none given" for report in reports)
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    """Names with counts, in lines that fit the width of the card."""
    lines, line = [], ""
    for name, count in counts:
        piece = f"{name} {count}"
        if line and len(line) + len(piece) + 2 > WIDTH:
            lines.append(line + ",")
            line = piece
        else:
            line = f"{line}, {piece}" if line else piece
    return "\n" + "\n".join([*lines, line + "."])


def read(folder: Path) -> dict[str, list[Report]]:
    """The reports of a folder's .jsonl files by name of file."""
    return {
        path.name: [json.loads(line) for line in path.read_bytes().split(b"\n") if line.strip()]
        for path in sorted(folder.glob("*.jsonl"))
    }


def put(card: str, text: str) -> str:
    """The card with `text` between its two marks.

    Raises:
        ValueError: a mark is missing.
    """
    head, rest = card.split(BEGIN)
    _, tail = rest.split(END)
    return f"{head}{BEGIN}\n{text}\n{END}{tail}"


def main(arguments: Sequence[str]) -> int:
    """Print the tables or write them into the card; the exit code."""
    text = tables(read(CORPORA / "gold"))
    if "--write" in arguments:
        CARD.write_text(put(CARD.read_text(encoding="utf-8"), text), encoding="utf-8")
    else:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
