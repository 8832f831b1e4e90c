"""Watches what articles yield: a site whose layout changed stops giving titles, dates or bodies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from danvan_nlp.crawl.counts import SourceCounts
from danvan_nlp.crawl.database import Database

_RUNS = 20  # earlier runs that are looked at
_FEWEST = 5  # pages below which a share says nothing; small sites give as many in some runs
_DROP = 0.8  # of the trailing mean; below it somebody should look
_PARTS = ("title", "date", "body")


@dataclass(slots=True)
class _Yield:
    """Pages of some runs, and in how many of them each part was found."""

    pages: int = 0
    title: int = 0
    date: int = 0
    body: int = 0

    def add(self, other: _Yield) -> None:
        self.pages += other.pages
        self.title += other.title
        self.date += other.date
        self.body += other.body

    def share(self, part: str) -> float:
        return int(getattr(self, part)) / self.pages


class YieldMonitor:
    """Compares the share of the latest pages with title, date and body to that of earlier ones."""

    def __init__(self, database: Database) -> None:
        """Use this database."""
        self._database = database

    def judge(self, run: int, counts: SourceCounts) -> list[str]:
        """Warnings for this run's yields, which are kept for the runs to come.

        A run with few pages is judged together with the runs right before it.
        """
        if not counts.pages:
            return []
        earlier = self._earlier(counts.source)
        self._keep(run, counts)
        now = _Yield(counts.pages, counts.title, counts.date, counts.body)
        while now.pages < _FEWEST and earlier:
            now.add(earlier.pop(0))
        if now.pages < _FEWEST:
            return []
        before = _sum(earlier)
        return [found for part in _PARTS if (found := _compare(part, now, before)) is not None]

    def _earlier(self, source: str) -> list[_Yield]:
        """The yields of earlier runs, the latest first."""
        rows = self._database.rows(
            "SELECT pages, title, date, body FROM yields WHERE source = ?"
            " ORDER BY run DESC LIMIT ?",
            (source, _RUNS),
        )
        return [_Yield(*row) for row in rows]

    def _keep(self, run: int, counts: SourceCounts) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO yields (run, source, pages, title, date, body)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (run, counts.source, counts.pages, counts.title, counts.date, counts.body),
            )


def _sum(yields: Iterable[_Yield]) -> _Yield:
    total = _Yield()
    for one in yields:
        total.add(one)
    return total


def _compare(part: str, now: _Yield, before: _Yield) -> str | None:
    if before.pages < _FEWEST:
        if now.share(part):
            return None
        return f"{part} found in none of {now.pages} pages: does the declared layout fit?"
    if now.share(part) >= _DROP * before.share(part):
        return None
    return (
        f"{part} found in {now.share(part):.0%} of the pages,"
        f" before in {before.share(part):.0%}: has the layout changed?"
    )
