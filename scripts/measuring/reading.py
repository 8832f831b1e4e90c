"""Read the held-out reports of a part, and look at each decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from danvan_nlp.dataset.rows import report_row
from danvan_nlp.evaluate import Comparison, compare
from danvan_nlp.extract import at_least, extract
from danvan_nlp.training.fitting import NameRow, fit_all
from danvan_nlp.training.lessons import article_of
from danvan_nlp.training.measure import Part
from measuring.calibration import MINIMA
from measuring.decisions import Decision, decided, named, taken, wanted
from measuring.faults import Fault, faults


@dataclass(slots=True)
class Read:
    """What came of the held-out reports of a part, or of several together.

    `at` holds the comparisons at each minimum probability, 0 for all that is given.
    """

    at: dict[float, list[Comparison]] = field(default_factory=dict)
    decided: list[Decision] = field(default_factory=list)
    taken: list[Decision] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    wanted: Counter[str] = field(default_factory=Counter)

    def add(self, other: Read) -> None:
        """Take in what came of another part."""
        for least, comparisons in other.at.items():
            self.at.setdefault(least, []).extend(comparisons)
        self.decided += other.decided
        self.taken += other.taken
        self.faults += other.faults
        self.wanted += other.wanted


def read_part(part: Part, names: Sequence[NameRow], *, closely: bool) -> Read:
    """The held-out reports of a part, read by classifiers trained on the rest.

    Args:
        part: what is read and what is trained on.
        names: labelled model names.
        closely: whether each decision is looked at, or only the figures.
    """
    weights = fit_all(part.kept, names)
    result = Read()
    for one in part.held:
        gold = one.gold.data
        report = extract(article_of(one.gold), weights=weights)
        for least in (0.0, *MINIMA) if closely else (0.0,):
            row = report_row(at_least(report, least))
            result.at.setdefault(least, []).append(compare(gold, row))
        if closely:
            row = report_row(report)
            result.decided += [*named(one, weights), *decided(one, weights)]
            result.taken += taken(row, gold)
            result.faults += faults(gold, row)
            result.wanted += wanted(gold)
    return result


def together(read: Sequence[Read]) -> Read:
    """What came of several parts as one."""
    whole = Read()
    for part in read:
        whole.add(part)
    return whole
