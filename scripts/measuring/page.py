"""The measured part of docs/quality.md: its sections, and the plots that it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from danvan_nlp.evaluate import Comparison, Scores, score
from measuring.ablation import Ablated, ablation_table
from measuring.calibration import (
    MINIMA,
    bins,
    by_name,
    classifiers_table,
    curve,
    minima_table,
    taken_table,
)
from measuring.decisions import LAYERS
from measuring.faults import faults_table
from measuring.learning import Size, learning_table
from measuring.plots import plot
from measuring.reading import Read

START, END = "<!-- measured -->", "<!-- /measured -->"

_CALIBRATION = """\
Every decision of each classifier on the reports that it did not see, the names of models given: for
a link, each model with each unit, place or person of the report; for a type or a field, the one
taken. "Name whole" is a name without marks that starts and ends where it should. ECE is the mean
distance of probability and share of right decisions over ten equal bins; more than 0.05 stands in
bold. By chance: what the ECE of true probabilities would stay below in 95 of 100 such samples."""
_TAKEN = """\
The decisions that finished reports stand on, nothing given; parts are counted of models whose name
is right. These are the probabilities that a reader of the dataset sees."""
_MINIMA = """\
What `--min-score` gives: precision / recall. Below the thresholds of the classifiers it takes away
next to nothing. For field and quote type: the share right of those as probable, and of all."""
_CURVES = """\
On the left: how often decisions of a probability are right, the size of a dot telling how many they
are; on the broken line they would be as often right as they say. On the right: precision by recall
as the minimum probability falls, the names of models given, except for models themselves; a curve
ends where there is nothing left to propose."""
_ABLATION = """\
The first reading of each classifier, fitted anew without one family of features and read on the
published reports that it was not trained on, names given (places: with what units say; links: of
pairs that are looked at). Change is what the figure gains or loses without the family; ± is its
standard error over samples of whole reports. Families overlap in what they tell, so that changes do
not add up: what one family told may be made up for by the others."""
_LEARNING = """\
Every published report is read once, in three parts. A smaller choice of reports lies within each
larger one. Upper rows: published reports with all of our own; lower rows: our own with all
published ones. The interval is of whole records."""
_FAULTS = """\
Every difference from the gold, by class. Only fault: models whose record is wrong by nothing else,
which is the most that mending this class can give."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that was measured.

    Attributes:
        counts: published reports measured, our own trained on, parts.
        report: what came of the reports, each left out of training.
        province: the same with its whole province left out.
        ablated: what each family gives.
        curve: for each size of training what each part gave.
    """

    counts: tuple[int, int, int]
    report: Read
    province: Read
    ablated: Sequence[Ablated]
    curve: Sequence[tuple[Size, Sequence[tuple[int, int, list[Comparison]]]]]


def figures_table(by_report: Scores, by_province: Scores) -> Iterator[str]:
    """The main table: each figure by report and with whole provinces left out."""
    yield "| figure | by report | 95 % | precision | recall | provinces left out | 95 % |"
    yield "| --- | ---: | --- | ---: | ---: | ---: | --- |"
    for name, one in by_report.figures.items():
        two = by_province.figures[name]
        both = ["" if side is None else f"{side:.3f}" for side in (one.precision, one.recall)]
        yield (
            f"| {name} | {one.value:.3f} | {one.low:.3f}–{one.high:.3f} | {both[0]} | {both[1]} "
            f"| {two.value:.3f} | {two.low:.3f}–{two.high:.3f} |"
        )


def lines(measured: Measured) -> Iterator[str]:
    """The measured part of the page, line by line."""
    read, ours, folds = measured.counts
    report = measured.report
    scores = {least: score(own) for least, own in report.at.items()}
    yield f"{read} published reports measured in {folds} parts, {ours} of our own trained on."
    yield ""
    yield from figures_table(scores[0.0], score(measured.province.at[0.0]))
    given = [one for one in report.decided if one.name != "model"]
    yield from _section("Calibration", _CALIBRATION, classifiers_table(given))
    yield from _section("", _TAKEN, taken_table(report.taken))
    minima = {least: scores[least] for least in MINIMA}
    table = minima_table(minima, report.taken, report.wanted)
    yield from _section("Minimum probabilities", _MINIMA, table)
    plots = (f"![{layer}: reliability, curve](quality/{file_of(layer)})" for layer in LAYERS)
    yield from _section("", _CURVES, plots)
    title = "What each family of features gives"
    yield from _section(title, _ABLATION, ablation_table(measured.ablated))
    yield from _section("Learning curve", _LEARNING, learning_table(measured.curve))
    table = faults_table(report.faults, scores[0.0].models)
    yield from _section("Errors by class", _FAULTS, table)


def _section(title: str, text: str, table: Iterable[str]) -> Iterator[str]:
    yield ""
    if title:
        yield f"### {title}"
        yield ""
    yield text
    yield ""
    yield from table


def plots_of(report: Read) -> dict[str, str]:
    """The plots of the layers as SVG, by file name."""
    groups = by_name(report.decided)
    made = {}
    for layer in LAYERS:
        own = groups.get(layer, [])
        made[file_of(layer)] = plot(layer, bins(own), curve(own, report.wanted[layer]))
    return made


def file_of(layer: str) -> str:
    """The name of a layer's plot."""
    return f"{layer.replace(' ', '_')}.svg"


def put(page: str, measured: str) -> str:
    """The page with its measured part replaced."""
    head, rest = page.split(START, 1)
    return f"{head}{START}\n\n{measured}\n\n{END}{rest.split(END, 1)[1]}"
