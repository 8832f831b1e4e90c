"""The trained classifiers of extraction, read once from plain JSON files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from danvan_nlp.errors import DataError
from danvan_nlp.extract.linear import Linear, read_linear
from danvan_nlp.resources import resource

FOLDER = "models/vi_danvan"
# The classifiers and thresholds of each step; a step's files lie in a folder of its component.
PARTS: Mapping[str, tuple[str, ...]] = {
    "danvan_quotes": ("quote_first", "quote_second"),
    "danvan_models": ("name_start", "name_second", "name_end"),
    "danvan_links": (
        "unit_first",
        "unit_second",
        "person_first",
        "person_second",
        "place_first",
        "place_second",
    ),
    "danvan_fields": ("subfield", "stated"),
}
THRESHOLDS: Mapping[str, tuple[str, ...]] = {
    "danvan_quotes": (),
    "danvan_models": ("quote", "name"),
    "danvan_links": ("unit", "person", "place"),
    "danvan_fields": ("stated",),
}


@dataclass(frozen=True, slots=True)
class Weights:
    """Every classifier by name, and the probability from which each decision is taken."""

    classifiers: Mapping[str, Linear]
    thresholds: Mapping[str, float]

    def __getitem__(self, name: str) -> Linear:
        """The classifier of that name."""
        return self.classifiers[name]


def read_part(folder: Path, part: str) -> Weights:
    """The classifiers and thresholds of one step, from the folder of its component.

    Raises:
        DataError: a file is missing or not of our format.
    """
    try:
        thresholds = json.loads((folder / "thresholds.json").read_text(encoding="utf-8"))
        return Weights(
            {name: read_linear(folder / f"{name}.json") for name in PARTS[part]},
            {name: float(thresholds[name]) for name in THRESHOLDS[part]},
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{folder.name}: the classifiers cannot be read ({error})"
        raise DataError(message) from error


def write_part(weights: Weights, folder: Path, part: str) -> None:
    """Write one step's classifiers, a file each, equal weights giving equal bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PARTS[part]:
        _write(folder / f"{name}.json", weights[name].to_json())
    _write(
        folder / "thresholds.json", {name: weights.thresholds[name] for name in THRESHOLDS[part]}
    )


def joined(parts: Iterable[Weights]) -> Weights:
    """The classifiers and thresholds of several steps in one."""
    classifiers: dict[str, Linear] = {}
    thresholds: dict[str, float] = {}
    for part in parts:
        classifiers.update(part.classifiers)
        thresholds.update(part.thresholds)
    return Weights(classifiers, thresholds)


def read_weights(folder: Path) -> Weights:
    """All classifiers in a pipeline's folder.

    Raises:
        DataError: a file is missing or not of our format.
    """
    return joined(read_part(folder / part, part) for part in PARTS)


def _write(path: Path, data: object) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=0, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


@cache
def shipped_weights() -> Weights:
    """The classifiers that ship with the package."""
    return read_weights(resource(FOLDER))


@cache
def fingerprint() -> str:
    """The first 16 hex digits of the SHA-256 over the shipped classifiers' files."""
    digest = hashlib.sha256()
    folder = resource(FOLDER)
    for part, names in PARTS.items():
        for name in (*names, "thresholds"):
            digest.update((folder / part / f"{name}.json").read_bytes())
    return digest.hexdigest()[:16]
