"""Gold and predicted reports from JSON Lines, checked for what scoring needs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from danvan_nlp.errors import ConfigError, DataError

Row = dict[str, Any]

_GOLD_ONLY = frozenset({"quoted", "field", "subfield"})


def read_documents(path: Path, *, gold: bool = False) -> dict[str, Row]:
    """The reports of a .jsonl file, or of all such files in a folder, by id.

    Args:
        path: the file or folder.
        gold: whether they are what others are scored against, so that each model has to say
            whether it is quoted and which field it is of.

    Raises:
        ConfigError: there is no such file or folder, or the folder holds none.
        DataError: a line is no report, or an id stands twice.
    """
    found: dict[str, Row] = {}
    for file in _files(path):
        with file.open("rb") as stream:
            for place, row in parse_lines(stream, file.name):
                if row["id"] in found:
                    message = f"{place}: the id {row['id']!r} stands twice"
                    raise DataError(message)
                if gold and not all(model.keys() >= _GOLD_ONLY for model in row["models"]):
                    message = f"{place}: a gold model lacks one of {', '.join(sorted(_GOLD_ONLY))}"
                    raise DataError(message)
                found[row["id"]] = row
    return found


def parse_lines(lines: Iterable[bytes], name: str) -> Iterator[tuple[str, Row]]:
    """Each report of JSON Lines with the place that it stands at ("gold.jsonl:17").

    Raises:
        DataError: a line is no report.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            place = f"{name}:{number}"
            yield place, _report(line, place)


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        message = f"{path}: no such file or folder"
        raise ConfigError(message)
    files = sorted(path.glob("*.jsonl"))
    if not files:
        message = f"{path}: no .jsonl files in this folder"
        raise ConfigError(message)
    return files


def _report(line: bytes, place: str) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = f"{place}: not JSON ({error})"
        raise DataError(message) from error
    fault = _fault(row)
    if fault:
        message = f"{place}: {fault}"
        raise DataError(message)
    return dict(row)


def _fault(row: object) -> str | None:
    """What keeps an object from being scored, None if nothing does."""
    if not isinstance(row, Mapping) or not isinstance(row.get("id"), str):
        return "not a report: no id"
    models, quotes = row.get("models"), row.get("quotes", [])
    if not isinstance(models, list) or not all(map(_is_model, models)):
        return "not a report: `models` is no list of objects with name, units, persons, places"
    if not _are_objects(quotes, "text", "type"):
        return "not a report: `quotes` is no list of objects with text and type"
    return None


def _is_model(model: object) -> bool:
    if not isinstance(model, dict) or not isinstance(model.get("name"), str):
        return False
    units = model.get("units", [])
    return (
        isinstance(units, list)
        and all(isinstance(unit, str) for unit in units)
        and _are_objects(model.get("persons", []), "name")
        and _are_objects(model.get("places", []), "name", "level")
    )


def _are_objects(items: object, *keys: str) -> bool:
    """Whether something is a list of objects that all have a string under each of the keys."""
    return isinstance(items, list) and all(
        isinstance(item, dict) and all(isinstance(item.get(key), str) for key in keys)
        for item in items
    )
