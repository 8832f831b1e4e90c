"""`danvan evaluate`: figures of found reports against gold ones."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from danvan_nlp.cli.manners import Exit, say

if TYPE_CHECKING:
    from danvan_nlp.evaluate import Comparison, Scores

EPILOG = """\b
Examples:
  danvan evaluate gold.jsonl reports.jsonl
  danvan evaluate gold.jsonl reports.jsonl --by province --errors
  danvan evaluate gold/ --json

Without PREDICTED the texts of GOLD are extracted first. On reports that the
classifiers were trained on such figures are too good: see docs/evaluation.md.
"""


class Group(StrEnum):
    """What figures can be broken down by."""

    PROVINCE = "province"
    SOURCE = "source"


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold reports: .jsonl or a folder.")],
    predicted: Annotated[
        Path | None,
        typer.Argument(metavar="[PREDICTED]", help="Found reports: .jsonl, a folder, or -."),
    ] = None,
    by: Annotated[
        list[Group] | None, typer.Option(help="Figures for each province or source, too.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every difference.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print all of it as JSON.")] = False,
) -> int:
    """Score found reports against gold ones, with intervals."""
    from danvan_nlp.evaluate import compare, read_documents, score, score_by

    wanted = read_documents(gold, gold=True)
    found = _found(wanted, predicted)
    _warn(wanted, found)
    comparisons = [compare(row, found.get(name)) for name, row in wanted.items()]
    groups = {group.value: score_by(comparisons, group.value) for group in by or ()}
    if as_json:
        print(_as_json(score(comparisons), groups, comparisons if errors else []))
    else:
        for comparison in comparisons if errors else []:
            print(*comparison.differences, sep="\n", end="\n" if comparison.differences else "")
        _print_scores("all reports", score(comparisons))
        for kind, scores in groups.items():
            for name, part in scores.items():
                _print_scores(f"{kind} {name}", part)
    return Exit.OK if wanted else Exit.NOTHING


def _found(wanted: Mapping[str, Any], predicted: Path | None) -> dict[str, Any]:
    from danvan_nlp.evaluate import parse_lines, read_documents

    if predicted is None:
        say("no PREDICTED given: extracting from the texts of GOLD")
        return _extracted(wanted)
    if predicted == Path("-"):
        return {row["id"]: row for _, row in parse_lines(sys.stdin.buffer, "stdin")}
    return read_documents(predicted)


def _extracted(wanted: Mapping[str, Any]) -> dict[str, Any]:
    from danvan_nlp.dataset import report_row
    from danvan_nlp.pipeline import Stage, process
    from danvan_nlp.records import Document, Report

    rows = {}
    for name, row in wanted.items():
        result = process(Document(origin=name, id=name, record=row), Stage.EXTRACT, {})
        if isinstance(result, Report):
            rows[name] = report_row(result)
    return rows


def _warn(wanted: Mapping[str, Any], found: Mapping[str, Any]) -> None:
    missing, foreign = len(wanted.keys() - found.keys()), len(found.keys() - wanted.keys())
    if missing:
        say(f"{missing} of {len(wanted)} gold reports are not in PREDICTED and count as missed")
    if foreign:
        say(f"{foreign} reports of PREDICTED are not in GOLD and are left out")


def _print_scores(title: str, scores: Scores) -> None:
    from danvan_nlp.evaluate import LAYERS

    print(f"{title}: {scores.documents} reports, {scores.models} gold models")
    print(f"{'layer':8} {'figure':15} value  95 % interval   precision  recall   gold  found")
    for layer, names in LAYERS.items():
        for name in names:
            if figure := scores.figures.get(name):
                line = (
                    f"{layer:8} {name:15} {figure.value:.3f}  {figure.low:.3f} – {figure.high:.3f}"
                )
                if figure.precision is not None:
                    line += f"       {figure.precision:.3f}   {figure.recall:.3f}"
                    line += f"  {figure.gold:5}  {figure.found:5}"
                print(line)


def _as_json(
    scores: Scores, groups: Mapping[str, Mapping[str, Scores]], listed: list[Comparison]
) -> str:
    parts = {
        kind: {name: _plain(part) for name, part in members.items()}
        for kind, members in groups.items()
    }
    whole = _plain(scores) | {"by": parts}
    if listed:
        whole["differences"] = [
            asdict(difference) for comparison in listed for difference in comparison.differences
        ]
    return json.dumps(whole, ensure_ascii=False)


def _plain(scores: Scores) -> dict[str, Any]:
    figures = {
        name: {key: value for key, value in asdict(figure).items() if value is not None}
        for name, figure in scores.figures.items()
    }
    return {"documents": scores.documents, "gold models": scores.models, "figures": figures}
