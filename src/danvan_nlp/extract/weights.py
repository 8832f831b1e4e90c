"""The trained classifiers of extraction, read once from plain JSON files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from danvan_nlp.errors import DataError
from danvan_nlp.extract.linear import Linear, read_linear
from danvan_nlp.resources import resource

FOLDER = "models/vi_danvan"
CLASSIFIERS = (
    "quote_first",
    "quote_second",
    "name_start",
    "name_end",
    "unit_first",
    "unit_second",
    "place_first",
    "place_second",
    "person_first",
    "person_second",
    "subfield",
    "stated",
)
THRESHOLDS = ("quote", "name", "unit", "place", "person")


@dataclass(frozen=True, slots=True)
class Weights:
    """Every classifier by name, and the probability from which each decision is taken."""

    classifiers: Mapping[str, Linear]
    thresholds: Mapping[str, float]

    def __getitem__(self, name: str) -> Linear:
        """The classifier of that name."""
        return self.classifiers[name]


def read_weights(folder: Path) -> Weights:
    """The classifiers in a folder.

    Raises:
        DataError: a file is missing or not of our format.
    """
    try:
        thresholds = json.loads((folder / "thresholds.json").read_text(encoding="utf-8"))
        classifiers = {name: read_linear(folder / f"{name}.json") for name in CLASSIFIERS}
        return Weights(classifiers, {name: float(thresholds[name]) for name in THRESHOLDS})
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{folder.name}: the classifiers cannot be read ({error})"
        raise DataError(message) from error


def write_weights(weights: Weights, folder: Path) -> None:
    """Write each classifier to a file of its own, equal weights giving equal bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in CLASSIFIERS:
        _write(folder / f"{name}.json", weights[name].to_json())
    _write(folder / "thresholds.json", {name: weights.thresholds[name] for name in THRESHOLDS})


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
    for name in (*CLASSIFIERS, "thresholds"):
        digest.update((folder / f"{name}.json").read_bytes())
    return digest.hexdigest()[:16]
