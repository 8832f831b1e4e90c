"""What a run is asked to do, and what it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from danvan_nlp.dataset import SUFFIXES, provenance
from danvan_nlp.dataset.rows import Row
from danvan_nlp.pipeline.steps import Stage
from danvan_nlp.pipeline.workers import Outcome

STDIN = Path("-")
_EXAMPLES = 5  # rejects told one by one where no file takes them


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One run: what to read, where to write, how far to go.

    Attributes:
        inputs: files and folders; `-` is standard input.
        output: the dataset's file, None for JSON Lines on standard output.
        rejects: a .jsonl file for what was refused, None for counting only.
        force: whether files that exist are replaced.
        jobs: the number of processes.
        stage: article or extract.
        given: source, province, district, published for articles that do not say them.
        min_score: the probability below which models, units, persons and places are left out.
    """

    inputs: tuple[Path, ...]
    output: Path | None = None
    rejects: Path | None = None
    force: bool = False
    jobs: int = 1
    stage: Stage = Stage.EXTRACT
    given: Mapping[str, str] = field(default_factory=dict)
    min_score: float = 0.0

    def meta(self) -> Row:
        """What every report tells of its making; nothing for articles, which no classifier made.

        Raises:
            DataError: the installation lacks its data files.
        """
        return provenance().row() if self.stage is Stage.EXTRACT else {}

    def suffixes(self, path: Path) -> tuple[str, ...]:
        """What `path`, an output of this job, may end with."""
        whole = self.stage is Stage.EXTRACT and path == self.output
        return SUFFIXES if whole else (".jsonl",)


@dataclass(slots=True, kw_only=True)
class Summary:
    """Counts of a run, kept up to date while it goes on: documents = reports + rejects, always."""

    reports: int = 0
    models: int = 0
    rejects: Counter[str] = field(default_factory=Counter)
    examples: list[Row] = field(default_factory=list)
    bytes_done: float = 0
    bytes_total: int = 0

    @property
    def rejected(self) -> int:
        """The number of rejects."""
        return self.rejects.total()

    @property
    def documents(self) -> int:
        """The number of documents that went in."""
        return self.reports + self.rejected

    def count(self, outcome: Outcome) -> None:
        """Add one outcome."""
        if not outcome.rejected:
            self.reports += 1
            self.models += len(outcome.row.get("models", ()))
            return
        self.rejects[outcome.row["reason"]] += 1
        if len(self.examples) < _EXAMPLES:
            self.examples.append(outcome.row)
