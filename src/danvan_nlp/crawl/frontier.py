"""The addresses of articles: what lists show, what is new, what is due again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from danvan_nlp.crawl.database import Database, stamp
from danvan_nlp.crawl.reprints import SHARED
from danvan_nlp.crawl.settling import Address

_QUIET = timedelta(hours=12)  # a hint does not bring a page back sooner than this
_ALARMS = 10  # false alarms until the hints of a list are no longer listened to
_VIAS = ("feed", "sitemap", "listing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An address that a list shows, and dates where `day` is set.

    `hint` changes when the list shows it differently.
    """

    key: str
    url: str
    via: str
    hint: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """How many addresses of a list are new, and how many were never fetched (the new ones too).

    Those that are left out, since they are dated too early, are counted as `old` only.
    """

    new: int
    waiting: int
    old: int = 0


class Frontier:
    """Addresses by key.

    With `since` those that were never fetched are left out, not forgotten, where any list of
    any run has dated them before that day.
    """

    def __init__(self, database: Database, *, since: date | None = None) -> None:
        """Use this database."""
        self._database = database
        self._since = since.isoformat() if since else ""

    def add(self, source: str, found: Iterable[Found], now: datetime) -> Added:
        """Take down what a list shows, and say how much of it was not known."""
        new = waiting = old = 0
        deaf = self._deaf(source)
        with self._database.transaction() as connection:
            for one in found:
                row = self._add_one(connection, source, one, now, deaf)
                if row is not None and row["state"] != "pending":
                    continue
                day = _earliest(row["day"] if row else None, _iso(one.day))
                left_out = day is not None and day < self._since
                old += left_out
                waiting += not left_out
                new += row is None and not left_out
        return Added(new=new, waiting=waiting, old=old)

    def known(self, key: str) -> bool:
        """Whether an address was seen before."""
        return self._database.row("SELECT 1 FROM addresses WHERE key = ?", (key,)) is not None

    def address(self, key: str) -> Address | None:
        """What is known of an address."""
        row = self._database.row("SELECT * FROM addresses WHERE key = ?", (key,))
        return _address(row) if row else None

    def has_version(self, key: str) -> bool:
        """Whether an article of this key is in the archive."""
        row = self._database.row("SELECT version FROM addresses WHERE key = ?", (key,))
        return bool(row and row["version"])

    def source_of(self, key: str) -> str | None:
        """The source that an address belongs to."""
        row = self._database.row("SELECT source FROM addresses WHERE key = ?", (key,))
        return str(row["source"]) if row else None

    def count(self, source: str | None = None, *, state: str | None = None) -> int:
        """How many addresses there are, of a source or in a state."""
        return self._database.number(
            "SELECT count(*) FROM addresses WHERE source = coalesce(?, source)"
            " AND state = coalesce(?, state)",
            (source, state),
        )

    def due(self, source: str, now: datetime) -> Address | None:
        """The next address to fetch: never fetched ones first, then the one longest due."""
        found = self._first_due(source, now, 1)
        return _address(found[0]) if found else None

    def due_urls(self, source: str, now: datetime, *, limit: int) -> list[str]:
        """The first addresses that wait to be fetched."""
        return [str(row["url"]) for row in self._first_due(source, now, limit)]

    def _first_due(self, source: str, now: datetime, limit: int) -> list[sqlite3.Row]:
        found: list[sqlite3.Row] = []
        # A query for each state walks its index; one over all states would sort every row.
        for state in ("pending", "done", "failed"):
            found += self._database.rows(
                "SELECT * FROM addresses WHERE source = ? AND state = ? AND due <= ?"
                " AND (state <> 'pending' OR day IS NULL OR day >= ?) ORDER BY due, key LIMIT ?",
                (source, state, stamp(now), self._since, limit - len(found)),
            )
            if len(found) >= limit:
                break
        return found

    def count_due(self, source: str, now: datetime) -> int:
        """How many addresses wait to be fetched."""
        return self._database.number(
            "SELECT count(*) FROM addresses WHERE source = ? AND due <= ?"
            " AND (state <> 'pending' OR day IS NULL OR day >= ?)",
            (source, stamp(now), self._since),
        )

    def same_text(self, text_hash: str, *, but: str) -> str | None:
        """The key of another article with the same text, the first that was seen."""
        row = self._database.row(
            "SELECT key FROM addresses WHERE text_hash = ? AND key <> ? AND twin_of IS NULL"
            " ORDER BY first_seen, key LIMIT 1",
            (text_hash, but),
        )
        return str(row[0]) if row else None

    def similar(self, sketch: tuple[int, ...], *, but: str) -> str | None:
        """The key of the article that shares most of this sketch, None where none shares enough."""
        marks = ", ".join("?" * len(sketch))
        row = self._database.row(
            f"SELECT key, count(*) AS shared FROM sketches WHERE hash IN ({marks})"  # noqa: S608
            " AND key <> ? GROUP BY key HAVING shared >= ? ORDER BY shared DESC, key LIMIT 1",
            (*sketch, but, SHARED),
        )
        return str(row["key"]) if row else None

    def _deaf(self, source: str) -> frozenset[str]:
        rows = self._database.rows(
            "SELECT via FROM hints WHERE source = ? AND raised >= ? AND true * 10 < raised",
            (source, _ALARMS),
        )
        return frozenset(str(row[0]) for row in rows)

    def _add_one(
        self,
        connection: sqlite3.Connection,
        source: str,
        found: Found,
        now: datetime,
        deaf: frozenset[str],
    ) -> sqlite3.Row | None:
        """Take down one address; its state so far is returned, None where it is new."""
        column = f"hint_{found.via}" if found.via in _VIAS else "hint_listing"
        row: sqlite3.Row | None = connection.execute(
            f"SELECT state, checked, day, {column} AS hint FROM addresses WHERE key = ?",  # noqa: S608
            (found.key,),
        ).fetchone()
        at, day = stamp(now), _iso(found.day)
        if row is None:
            connection.execute(
                "INSERT INTO addresses (key, source, url, first_seen, last_seen, due,"  # noqa: S608
                f" {column}, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (found.key, source, found.url, at, at, at, found.hint, day),
            )
            return None
        raised = row["hint"] is not None and row["hint"] != found.hint and found.via not in deaf
        quiet = row["checked"] is not None and row["checked"] > stamp(now - _QUIET)
        wake = raised and not quiet and row["state"] == "done"
        connection.execute(
            f"UPDATE addresses SET last_seen = ?, {column} = ?,"  # noqa: S608 - a known column
            " due = CASE WHEN ? THEN ? ELSE due END, day = ? WHERE key = ?",
            (at, found.hint, wake, at, _earliest(row["day"], day), found.key),
        )
        if wake:
            connection.execute(
                "INSERT INTO hints (source, via, raised) VALUES (?, ?, 1)"
                " ON CONFLICT DO UPDATE SET raised = raised + 1",
                (source, found.via),
            )
        return row


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _earliest(*days: str | None) -> str | None:
    return min((day for day in days if day), default=None)


def _address(row: sqlite3.Row) -> Address:
    return Address(
        key=row["key"],
        url=row["url"],
        version=row["version"],
        etag=row["etag"],
        modified=row["modified"],
        text_hash=row["text_hash"],
        attempts=row["attempts"],
        unchanged=row["unchanged"],
    )
