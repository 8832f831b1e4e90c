"""`danvan place`: an administrative unit as of a day, or the table of all changes."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from danvan_nlp.cli.manners import Exit, say

if TYPE_CHECKING:
    from danvan_nlp.gazetteer import ChangeRow, Match

EPILOG = """\b
Examples:
  danvan place "xã Quảng Bạch, Chợ Đồn" --date 2022-05-01
  danvan place "xa Tan Lap, Long An" --all --json
  danvan place --changes --from 2019 --to 2026 -o changes.csv

An address begins with the unit wanted; level words, diacritics and the units
above it may be missing. Exit code 1 when no unit has the name.
"""
_MOST = 10


def place(
    address: Annotated[
        str | None, typer.Argument(metavar="[ADDRESS]", help="A unit, with those above it or not.")
    ] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="As of this day; today without it.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=f"The {_MOST} best matches, not only the best.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object for each match.")] = False,
    changes: Annotated[
        bool, typer.Option("--changes", help="The table of changes instead, as CSV.")
    ] = False,
    first: Annotated[
        str, typer.Option("--from", metavar="DAY", help="First day or year.")
    ] = "2004",
    last: Annotated[str, typer.Option("--to", metavar="DAY", help="Last day or year.")] = "2099",
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where the table goes.")
    ] = Path("-"),
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")] = False,
) -> int:
    """Look an administrative unit up as of a day, and see what it is today."""
    if changes == bool(address and address.strip()):
        _refuse("give either an ADDRESS or --changes")
    if changes:
        if _day(first, "--from")[:4] > _day(last, "--to")[:4]:
            _refuse(f"--from {first} lies after --to {last}")
        return _write_changes(first, last, output, force=force)
    return _look_up(
        address or "", None if day is None else _day(day, "--date"), everything, as_json
    )


def _day(text: str, option: str) -> str:
    """The text itself where it is an ISO day, month or year."""
    from danvan_nlp.gazetteer.units import first_day

    try:
        date.fromisoformat(first_day(text))
    except ValueError:
        _refuse(f"{option} {text}: not a day such as 2022-05-01")
    return text[:10]


def _refuse(message: str) -> None:
    from danvan_nlp.errors import ConfigError

    raise ConfigError(message)


def _look_up(address: str, day: str | None, everything: bool, as_json: bool) -> int:
    from danvan_nlp import gazetteer
    from danvan_nlp.gazetteer.units import FIRST_DAY, first_day

    matches = gazetteer.find(address, day=day)
    if not matches:
        say(f"no unit is called {address}")
        return Exit.NOTHING
    if day is not None and first_day(day) < FIRST_DAY:
        say(f"the tables begin on {FIRST_DAY}: shown as of that day")
    others = sum(_as_good(match, matches[0]) for match in matches) - 1
    for match in matches[: _MOST if everything else 1]:
        described = _describe(match, day) | {"others": 0 if everything else others}
        print(json.dumps(described, ensure_ascii=False) if as_json else _as_text(described))
    return Exit.OK


def _as_good(match: Match, best: Match) -> bool:
    """Whether nothing in the address or the day speaks for the best one rather than for this."""
    parts = ("agrees", "how", "same_type", "valid")
    equal = all(getattr(match, part) == getattr(best, part) for part in parts)
    return equal and match.unit.level == best.unit.level


def _describe(match: Match, day: str | None) -> dict[str, Any]:
    """A match as it goes to JSON: the unit, its path on the day, what it is today, its point."""
    from danvan_nlp import gazetteer

    unit = match.unit
    point = gazetteer.point_of(unit)
    return {
        "key": unit.key,
        "code": unit.code,
        "path": gazetteer.path_text(unit, day),
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to or None,
        "in_force": match.valid,
        "match": match.how,
        "agrees": match.agrees,
        "asked": match.asked,
        "today": [
            {
                "key": heir.unit.key,
                "code": heir.unit.code,
                "path": gazetteer.path_text(heir.unit),
                "extent": heir.extent,
            }
            for heir in gazetteer.today(unit)
        ],
        "lat": point.lat if point else None,
        "lon": point.lon if point else None,
    }


def _as_text(unit: dict[str, Any]) -> str:
    until = f"to {unit['valid_to']}" if unit["valid_to"] else "still valid"
    lines = [unit["path"], f"  key    {unit['key']}, {until}"]
    lines += [f"  note   {note}" for note in _notes(unit)]
    lines += [
        f"  today  {heir['path']} ({heir['extent']}; {heir['key']})" for heir in unit["today"]
    ]
    if unit["lat"] is not None:
        lines.append(f"  point  {unit['lat']}, {unit['lon']}")
    return "\n".join(lines)


def _notes(unit: dict[str, Any]) -> list[str]:
    """What whoever asked should know before using the answer."""
    notes = []
    if not unit["in_force"]:
        notes.append("not in force on that day")
    if unit["agrees"] < unit["asked"]:
        notes.append("not in every unit that the address names: is it right, and of that day?")
    if unit["others"]:
        notes.append(f"{unit['others']} more fit as well (--all lists them)")
    return notes


def _write_changes(first: str, last: str, output: Path, *, force: bool) -> int:
    from danvan_nlp.dataset.atomic import AtomicFile
    from danvan_nlp.gazetteer import change_rows

    rows = change_rows(first, last)
    if output == Path("-"):
        _write(rows, sys.stdout)
        return Exit.OK
    if output.exists() and not output.is_file():
        _refuse(f"{output} is no ordinary file; without -o the table goes to standard output")
    if output.exists() and not force:
        _refuse(f"{output} exists (--force replaces it)")
    with AtomicFile(output) as file:
        with file.path.open("w", encoding="utf-8", newline="") as stream:
            count = _write(rows, stream)
        file.commit()
    say(f"written: {output} ({count:,} changes)")
    return Exit.OK


def _write(rows: Iterable[ChangeRow], stream: TextIO) -> int:
    from danvan_nlp.gazetteer import ChangeRow

    writer = csv.DictWriter(
        stream, [column.name for column in fields(ChangeRow)], lineterminator="\n"
    )
    writer.writeheader()
    count = 0
    for row in rows:
        writer.writerow(asdict(row) | {"primary": int(row.primary)})
        count += 1
    return count
