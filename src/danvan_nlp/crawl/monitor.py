"""Watches what articles yield: a site whose layout changed stops giving titles, dates or bodies."""

from __future__ import annotations

from danvan_nlp.crawl.counts import SourceCounts
from danvan_nlp.crawl.database import Database

_RUNS = 5  # earlier runs that the mean is taken of
_FEWEST = 5  # pages of a run below which a share says nothing
_DROP = 0.8  # of the trailing mean; below it somebody should look
_PARTS = ("title", "date", "body")


class YieldMonitor:
    """Compares the share of pages with title, date and body to that of earlier runs."""

    def __init__(self, database: Database) -> None:
        """Use this database."""
        self._database = database

    def judge(self, run: int, counts: SourceCounts) -> list[str]:
        """Warnings for this run's yields, which are kept for the runs to come."""
        if counts.pages < _FEWEST:
            return []
        warnings = [
            warning for part in _PARTS if (warning := self._judge_part(counts, part)) is not None
        ]
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO yields (run, source, pages, title, date, body)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (run, counts.source, counts.pages, counts.title, counts.date, counts.body),
            )
        return warnings

    def _judge_part(self, counts: SourceCounts, part: str) -> str | None:
        rows = self._database.rows(
            "SELECT pages, title, date, body FROM yields WHERE source = ?"
            " ORDER BY run DESC LIMIT ?",
            (counts.source, _RUNS),
        )
        pages = sum(int(row["pages"]) for row in rows)
        if not pages:
            return None
        before = sum(int(row[part]) for row in rows) / pages
        now = int(getattr(counts, part)) / counts.pages
        if now >= _DROP * before:
            return None
        return (
            f"{part} found in {now:.0%} of the pages, before in {before:.0%}:"
            " has the layout changed?"
        )
