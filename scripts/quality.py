"""Write the measured tables of docs/quality.md: cross-validation, calibration, learning curve.

    python scripts/quality.py            print the tables
    python scripts/quality.py --write    put them into docs/quality.md between its marks

Takes about a quarter of an hour on two cores.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from danvan_nlp.dataset.rows import report_row
from danvan_nlp.evaluate import Scores, compare, score
from danvan_nlp.extract.steps import extract
from danvan_nlp.records import Report
from danvan_nlp.training.crossval import by_document, cross_validate
from danvan_nlp.training.fitting import NameRow, fit_all
from danvan_nlp.training.lessons import Lesson, article_of
from danvan_nlp.training.measure import measure, published
from danvan_nlp.training.train import read_lessons, read_names
from danvan_nlp.vietnamese.folding import fold

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "quality.md"
START, END = "<!-- measured -->", "<!-- /measured -->"
BINS = 10


def figures(by_report: Scores, by_province: Scores) -> Iterator[str]:
    """The main table: each figure by report and with whole provinces left out."""
    yield "| figure | by report | 95 % | provinces left out | 95 % |"
    yield "| --- | ---: | --- | ---: | --- |"
    for name, one in by_report.figures.items():
        two = by_province.figures[name]
        yield (
            f"| {name} | {one.value:.3f} | {one.low:.3f}–{one.high:.3f} "
            f"| {two.value:.3f} | {two.low:.3f}–{two.high:.3f} |"
        )


def decisions(report: Report, gold: dict[str, object]) -> Iterator[tuple[str, float, bool]]:
    """Each decision of a report: its layer, its probability, and whether the gold agrees."""
    text = report.article.text
    wanted = {fold(m["name"]): m for m in gold["models"]}  # type: ignore[index, attr-defined]
    for model in report.models:
        key = fold(model.span.of(text))
        yield "model", model.score, key in wanted
        if key not in wanted:
            continue
        truth = wanted[key]
        for unit in model.units:
            yield "unit", unit.score, fold(unit.span.of(text)) in set(map(fold, truth["units"]))
        names = {fold(p["name"]) for p in truth["places"]}
        for place in model.places:
            yield "place", place.score, fold(place.name) in names
        yield "field", model.field_score, model.field == truth["field"]
        yield "subfield", model.subfield_score, model.subfield == truth["subfield"]


def calibration(made: Sequence[tuple[str, float, bool]]) -> Iterator[str]:
    """The expected calibration error of each layer, and what a minimum probability would do."""
    yield "| layer | decisions | right | ECE | at ≥ 0.7: kept, right | at ≥ 0.9: kept, right |"
    yield "| --- | ---: | ---: | ---: | --- | --- |"
    for layer in dict.fromkeys(name for name, _, _ in made):
        own = [(p, ok) for name, p, ok in made if name == layer]
        cells = []
        for least in (0.7, 0.9):
            kept = [ok for p, ok in own if p >= least]
            share = len(kept) / len(own)
            cells.append(f"{share:.2f}, {sum(kept) / max(1, len(kept)):.2f}")
        right = sum(ok for _, ok in own) / len(own)
        yield f"| {layer} | {len(own)} | {right:.2f} | {ece(own):.3f} | {' | '.join(cells)} |"


def ece(made: Sequence[tuple[float, bool]]) -> float:
    """The mean distance of probability and share of right decisions, over ten equal bins."""
    total = 0.0
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        own = [(p, ok) for p, ok in made if low <= p < high or (number == BINS - 1 and p >= high)]
        if own:
            total += abs(sum(p for p, _ in own) - sum(ok for _, ok in own))
    return total / len(made)


def learning(lessons: Sequence[Lesson], names: Sequence[NameRow]) -> Iterator[str]:
    """Figures on a held-out third, by how many reports of either kind were trained on."""
    read, ours = published(lessons)
    folds = by_document(read, 3)
    held = [read[i] for i in folds[0]]
    rest = [read[i] for fold_ in folds[1:] for i in fold_]
    yield "| published | own | model strict | unit | place | field given | whole record |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    sizes = [(1.0, 0.0), (0.5, 0.5), (1.0, 0.25), (1.0, 0.5), (1.0, 1.0), (0.0, 1.0)]
    for share, own in sizes:
        chosen = rest[: int(len(rest) * share)], ours[:: max(1, round(1 / own))] if own else []
        weights = fit_all([*chosen[0], *chosen[1]], names)
        comparisons = [
            compare(x.gold.data, report_row(extract(article_of(x.gold), weights=weights)))
            for x in held
        ]
        got = score(comparisons, resamples=10).figures
        cells = [
            f"{got[n].value:.3f}"
            for n in ("model strict", "unit", "place", "field given", "whole record")
        ]
        yield f"| {len(chosen[0])} | {len(chosen[1])} | {' | '.join(cells)} |"


def main(arguments: Sequence[str], say: Callable[[str], None] = print) -> int:
    """Measure, and print or write the tables."""
    lessons = read_lessons(ROOT / "corpora")
    names = read_names(ROOT / "corpora" / "model_names.tsv")
    read, ours = published(lessons)
    lines = [f"{len(read)} published reports measured, {len(ours)} of our own trained on.", ""]
    reports = list(cross_validate(read, by_document(read, 5), always=ours, names=names))
    gold = {lesson.gold.id: lesson.gold.data for lesson in read}
    comparisons = [compare(gold[r.article.id], report_row(r)) for r in reports]
    lines += figures(score(comparisons), measure(lessons, names, province=True))
    lines += ["", "### Calibration and abstention", ""]
    made = [item for r in reports for item in decisions(r, gold[r.article.id])]
    lines += calibration(made)
    lines += ["", "### Learning curve", ""]
    lines += learning(lessons, names)
    table = "\n".join(lines)
    say(table)
    if "--write" in arguments:
        page = PAGE.read_text(encoding="utf-8")
        head, tail = page.split(START)[0], page.split(END)[1]
        PAGE.write_text(f"{head}{START}\n\n{table}\n\n{END}{tail}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
