"""Write the measured part of docs/quality.md, and the plots under docs/quality/.

    python scripts/quality.py            print the tables
    python scripts/quality.py --write    put them into docs/quality.md, and the plots beside it
    python scripts/quality.py --reports 40 --folds 2    a quick look at so many of the reports

Reports are read once; the fitting is shared out to as many processes as there are cores: about
five minutes on two idle cores.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # a process, a core
os.environ["OMP_NUM_THREADS"] = "1"

import argparse
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from measuring.ablation import ablate
from measuring.families import FAMILIES
from measuring.learning import learn, sizes
from measuring.page import Measured, lines, plots_of, put
from measuring.reading import read_part, together
from measuring.work import Task, done

from danvan_nlp.training.fitting import NameRow
from danvan_nlp.training.gold import Gold, read_gold
from danvan_nlp.training.lessons import Lesson, lesson
from danvan_nlp.training.measure import PUBLISHED, parts, published
from danvan_nlp.training.train import read_names

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "quality.md"
PLOTS = ROOT / "docs" / "quality"
CURVE_FOLDS = 3


def tasks(lessons: Sequence[Lesson], names: Sequence[NameRow], folds: int) -> dict[str, list[Task]]:
    """Everything there is to do, by what it is for, the longest tasks first."""
    _, ours = published(lessons)
    ablation = [
        Task(f"{name} without families", partial(ablate, name, lessons, names, folds))
        for name in FAMILIES
    ]
    reports = [
        Task("reports left out", partial(read_part, part, names, closely=True))
        for part in parts(lessons, folds)
    ]
    provinces = [
        Task("provinces left out", partial(read_part, part, names, closely=False))
        for part in parts(lessons, folds, province=True)
    ]
    curve = [
        Task(
            f"{size.published:.0%} of the published and {size.own} own reports",
            partial(learn, part, names, size),
        )
        for size in sizes(len(ours))
        for part in parts(lessons, CURVE_FOLDS)
    ]
    return {"ablation": ablation, "reports": reports, "provinces": provinces, "curve": curve}


def measure_all(
    lessons: Sequence[Lesson], names: Sequence[NameRow], folds: int, jobs: int
) -> Measured:
    """Everything that the page tells."""
    start = time.monotonic()

    def tell(line: str) -> None:
        print(f"{time.monotonic() - start:5.0f} s  {line}", file=sys.stderr, flush=True)

    kinds = tasks(lessons, names, folds)
    results = iter(done([task for own in kinds.values() for task in own], jobs, tell))
    made = {kind: [next(results) for _ in own] for kind, own in kinds.items()}
    read, ours = published(lessons)
    curve = [
        (size, made["curve"][index * CURVE_FOLDS : (index + 1) * CURVE_FOLDS])
        for index, size in enumerate(sizes(len(ours)))
    ]
    counts = len(read), len(ours), folds
    report, province = (together(made[kind]) for kind in ("reports", "provinces"))
    return Measured(counts, report, province, made["ablation"], curve)


def gold_of(folder: Path, most: int) -> list[Gold]:
    """The gold reports, or about so many of them, published ones and our own alike."""
    gold = read_gold(folder.glob("*.jsonl"))
    step = max(1, len(gold) // most) if most else 1
    read = [one for one in gold if one.file.startswith(PUBLISHED)]
    ours = [one for one in gold if not one.file.startswith(PUBLISHED)]
    return [*read[::step], *ours[::step]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print or write the tables."""
    parser = argparse.ArgumentParser(description="Measure extraction by cross-validation.")
    parser.add_argument("--write", action="store_true", help="write docs/quality.md and plots")
    parser.add_argument("--reports", type=int, default=0, help="only about so many reports")
    parser.add_argument("--folds", type=int, default=5, help="parts of the cross-validation")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    options = parser.parse_args(arguments)
    gold = gold_of(ROOT / "corpora" / "gold", options.reports)
    print(f"reading {len(gold)} reports", file=sys.stderr, flush=True)
    lessons = [lesson(one) for one in gold]
    names = read_names(ROOT / "corpora" / "model_names.tsv")
    measured = measure_all(lessons, names, options.folds, options.jobs)
    table = "\n".join(lines(measured))
    print(table)
    if options.write:
        PAGE.write_text(put(PAGE.read_text(encoding="utf-8"), table), encoding="utf-8")
        PLOTS.mkdir(exist_ok=True)
        for name, svg in plots_of(measured.report).items():
            (PLOTS / name).write_text(svg, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
