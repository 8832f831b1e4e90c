"""Rebuild the shipped classifiers from the corpora: equal corpora, equal bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from danvan_nlp.errors import ConfigError, DataError
from danvan_nlp.extract.fields import SUBFIELD_LABELS, bare_features
from danvan_nlp.extract.weights import Weights
from danvan_nlp.training.fitting import NameRow, fit_all
from danvan_nlp.training.gold import read_gold
from danvan_nlp.training.lessons import Lesson, lesson


def read_lessons(corpora: Path, pattern: str = "*.jsonl") -> list[Lesson]:
    """What the gold reports in `corpora`/gold teach.

    Raises:
        ConfigError: the folder has none.
    """
    paths = sorted((corpora / "gold").glob(pattern))
    if not paths:
        message = f"no gold reports in {corpora / 'gold'}"
        raise ConfigError(message)
    return [lesson(gold) for gold in read_gold(paths)]


def read_names(path: Path) -> list[NameRow]:
    """The labelled model names of a table: features of each name, and its subfield.

    Raises:
        DataError: a line has no known subfield.
    """
    rows: list[NameRow] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if number == 1 or not line.strip():
            continue
        name, _, subfield = [*line.split("\t"), "", ""][:3]
        if subfield not in SUBFIELD_LABELS:
            message = f"{path.name} line {number}: unknown subfield {subfield!r}"
            raise DataError(message)
        rows.append((bare_features(name), subfield))
    return rows


def train(
    corpora: Path, models: Path, *, report: Callable[[str], None] = lambda _: None
) -> Weights:
    """Fit every classifier on the corpora and write the pipeline to `models`/vi_danvan.

    Args:
        corpora: the folder with gold/*.jsonl and model_names.tsv.
        models: the folder that receives vi_danvan.
        report: told of each stage in a line.
    """
    from danvan_nlp.language.build import blank

    lessons = read_lessons(corpora)
    names = read_names(corpora / "model_names.tsv")
    report(f"{len(lessons)} gold reports, {len(names)} labelled names")
    weights = fit_all(lessons, names)
    report(f"{sum(len(c.weights) for c in weights.classifiers.values()):,} weights")
    models.mkdir(parents=True, exist_ok=True)
    blank(weights).to_disk(models / "vi_danvan")
    return weights
