"""What a run counts for each source, and the report that is made of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from danvan_nlp.crawl.gate import Purpose
from danvan_nlp.crawl.outcomes import Exit, Outcome
from danvan_nlp.crawl.reading import Reading

_GOOD = frozenset({Outcome.OK, Outcome.NOT_MODIFIED, Outcome.TWIN})
_FEWEST = 3  # articles of which none could be had: no accident any more


@dataclass(kw_only=True)
class SourceCounts:
    """The counts of one source in one run; `warnings` are sentences for a person."""

    source: str
    discovered: int = 0
    requests: int = 0
    bytes: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    waiting: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    lists: Counter[str] = field(default_factory=Counter)
    pages: int = 0
    title: int = 0
    date: int = 0
    body: int = 0
    stopped: str = ""
    warnings: list[str] = field(default_factory=list)

    def note(self, purpose: Purpose, outcome: Outcome) -> None:
        """Count how a fetch ended."""
        side = self.outcomes if purpose is Purpose.ARTICLE else self.lists
        side[outcome.value] += 1

    def note_reading(self, reading: Reading) -> None:
        """Count what was found in an article, where somebody looked."""
        if reading.title is None:
            return
        self.pages += 1
        self.title += bool(reading.title)
        self.date += bool(reading.date)
        self.body += bool(reading.body)

    def warn(self, sentence: str) -> None:
        """Keep a warning once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)

    @property
    def failed(self) -> int:
        """How many articles could not be had."""
        return sum(n for name, n in self.outcomes.items() if Outcome(name) not in _GOOD)

    @property
    def fruitless(self) -> bool:
        """Whether lists answer but no article can be had: the site moved, or shuts us out."""
        return self.failed >= _FEWEST and self.failed == sum(self.outcomes.values())

    @property
    def troubled(self) -> bool:
        """Whether somebody should look at the source."""
        return bool(self.stopped) or not self.answered or self.fruitless

    @property
    def answered(self) -> bool:
        """Whether anything at all came of the source."""
        good = {outcome.value for outcome in _GOOD}
        return any(name in good for name in [*self.outcomes, *self.lists])

    def as_json(self) -> dict[str, object]:
        """The counts as plain values, without empty ones."""
        values: dict[str, object] = {
            "source": self.source,
            "discovered": self.discovered,
            "requests": self.requests,
            "bytes": self.bytes,
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "waiting": self.waiting,
            "outcomes": dict(sorted(self.outcomes.items())),
            "lists": dict(sorted(self.lists.items())),
        }
        if self.pages:
            values["yield"] = {
                "pages": self.pages,
                "title": self.title,
                "date": self.date,
                "body": self.body,
            }
        if self.stopped:
            values["stopped"] = self.stopped
        if self.warnings:
            values["warnings"] = list(self.warnings)
        return values


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """How a run went: what `danvan crawl` prints as JSON and as one line."""

    run: int
    started: str
    seconds: float
    code: Exit
    stopped: str = ""
    segments: tuple[str, ...] = ()
    sources: tuple[SourceCounts, ...] = ()
    mended: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    read_back: tuple[str, ...] = ()

    def total(self, name: str) -> int:
        """The sum of one count over all sources."""
        return sum(int(getattr(counts, name)) for counts in self.sources)

    @property
    def warnings(self) -> list[str]:
        """What is wrong with the archive, and the warnings of all sources, each with its source."""
        unknown = [f"the state did not know {text}: read back" for text in self.read_back]
        archive = [f"archive: {text}" for text in (*unknown, *self.missing)]
        return archive + [f"{one.source}: {text}" for one in self.sources for text in one.warnings]

    def as_json(self) -> dict[str, object]:
        """The report as plain values."""
        return {
            "run": self.run,
            "started": self.started,
            "seconds": round(self.seconds, 3),
            "code": int(self.code),
            "ended": self.code.name.lower(),
            "stopped": self.stopped,
            "segments": list(self.segments),
            "mended": list(self.mended),
            "missing": list(self.missing),
            "read_back": list(self.read_back),
            "sources": [counts.as_json() for counts in self.sources],
        }

    def one_line(self) -> str:
        """The report in one line."""
        ill = sum(counts.troubled for counts in self.sources)
        return (
            f"crawl {self.code.name.lower()}: {len(self.sources)} sources ({ill} with trouble),"
            f" {self.total('requests')} requests, {self.total('discovered')} discovered,"
            f" {self.total('new')} new, {self.total('changed')} changed,"
            f" {self.total('unchanged')} unchanged, {self.total('failed')} failed,"
            f" {self.total('waiting')} waiting, {len(self.warnings)} warnings,"
            f" {self.seconds:.0f} s" + (f", stopped: {self.stopped}" if self.stopped else "")
        )
