"""The addresses of articles: what is new, what is due again, what came of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from danvan_nlp.crawl.database import Database, stamp
from danvan_nlp.crawl.outcomes import LATER, Outcome
from danvan_nlp.crawl.reprints import SHARED

_FIRST_CHECK = timedelta(days=1)
_LAST_CHECK = timedelta(days=32)  # after that an article is taken as settled
_MAX_ATTEMPTS = 8
_NOT_YET = 3  # tries until a missing page is taken as missing for good
_RULES_MAY_CHANGE = timedelta(days=30)
_QUIET = timedelta(hours=12)  # a hint does not bring a page back sooner than this
_ALARMS = 10  # false alarms until the hints of a list are no longer listened to
_VIAS = ("feed", "sitemap", "listing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An address that a list shows; `hint` changes when the list shows it differently."""

    key: str
    url: str
    via: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """How many addresses of a list are new, and how many were never fetched (the new ones too)."""

    new: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address to be fetched, with what is known of its last version."""

    key: str
    url: str
    version: int = 0
    etag: str | None = None
    modified: str | None = None
    text_hash: str | None = None
    attempts: int = 0
    unchanged: int = 0

    @property
    def validators(self) -> dict[str, str]:
        """The conditional headers; none where no version is in the archive."""
        if not self.version:
            return {}
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one address: written together with its capture."""

    address: Address
    outcome: Outcome
    at: datetime
    changed: bool = False
    etag: str | None = None
    modified: str | None = None
    text_hash: str | None = None
    twin_of: str | None = None
    noindex: bool = False
    sketch: tuple[int, ...] = ()


class Frontier:
    """Addresses by key."""

    def __init__(self, database: Database) -> None:
        """Use this database."""
        self._database = database

    def add(self, source: str, found: Iterable[Found], now: datetime) -> Added:
        """Take down what a list shows, and say how much of it was not known."""
        new = waiting = 0
        deaf = self._deaf(source)
        with self._database.transaction() as connection:
            for one in found:
                state = self._add_one(connection, source, one, now, deaf)
                new += state is None
                waiting += state in {None, "pending"}
        return Added(new=new, waiting=waiting)

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
                " ORDER BY due, key LIMIT ?",
                (source, state, stamp(now), limit - len(found)),
            )
            if len(found) >= limit:
                break
        return found

    def count_due(self, source: str, now: datetime) -> int:
        """How many addresses wait to be fetched."""
        return self._database.number(
            "SELECT count(*) FROM addresses WHERE source = ? AND due <= ?", (source, stamp(now))
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
    ) -> str | None:
        """Take down one address; its state so far is returned, None where it is new."""
        column = f"hint_{found.via}" if found.via in _VIAS else "hint_listing"
        row = connection.execute(
            f"SELECT state, checked, {column} AS hint FROM addresses WHERE key = ?",  # noqa: S608
            (found.key,),
        ).fetchone()
        at = stamp(now)
        if row is None:
            connection.execute(
                "INSERT INTO addresses (key, source, url, first_seen, last_seen, due,"  # noqa: S608
                f" {column}) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (found.key, source, found.url, at, at, at, found.hint),
            )
            return None
        raised = row["hint"] is not None and row["hint"] != found.hint and found.via not in deaf
        quiet = row["checked"] is not None and row["checked"] > stamp(now - _QUIET)
        wake = raised and not quiet and row["state"] == "done"
        connection.execute(
            f"UPDATE addresses SET last_seen = ?, {column} = ?,"  # noqa: S608 - a known column
            " due = CASE WHEN ? THEN ? ELSE due END WHERE key = ?",
            (at, found.hint, wake, at, found.key),
        )
        if wake:
            connection.execute(
                "INSERT INTO hints (source, via, raised) VALUES (?, ?, 1)"
                " ON CONFLICT DO UPDATE SET raised = raised + 1",
                (source, found.via),
            )
        return str(row["state"])


def take_back(connection: sqlite3.Connection, source: str, address: Address, at: datetime) -> None:
    """Take down an address that the archive has, where the state does not know it.

    What lists showed of it stays open, so that the next one to show it raises no alarm.
    """
    connection.execute(
        "INSERT OR IGNORE INTO addresses (key, source, url, first_seen, last_seen, due)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (address.key, source, address.url, *([stamp(at)] * 3)),
    )


def settle(connection: sqlite3.Connection, result: Result) -> None:
    """Write what came of an address within an open transaction."""
    address, outcome = result.address, result.outcome
    good = outcome in {Outcome.OK, Outcome.NOT_MODIFIED, Outcome.TWIN}
    read = outcome in {Outcome.OK, Outcome.TWIN}
    attempts = 0 if good else address.attempts + 1
    unchanged = 0 if result.changed else address.unchanged + 1
    state, due = _plan(result, attempts=attempts, unchanged=unchanged)
    connection.execute(
        "UPDATE addresses SET state = ?, due = ?, outcome = ?, attempts = ?, unchanged = ?,"
        " version = ?, etag = ?, modified = ?, text_hash = ?, checked = ?,"
        " twin_of = CASE WHEN ? THEN ? ELSE twin_of END"
        " WHERE key = ?",
        (
            state,
            stamp(due) if due else None,
            outcome,
            attempts,
            unchanged,
            address.version + result.changed,
            result.etag if good else address.etag,
            result.modified if good else address.modified,
            result.text_hash or address.text_hash,
            stamp(result.at),
            read,
            result.twin_of,
            address.key,
        ),
    )
    if result.changed:
        connection.execute("DELETE FROM sketches WHERE key = ?", (address.key,))
        rows = [(number, address.key) for number in result.sketch]
        connection.executemany("INSERT INTO sketches (hash, key) VALUES (?, ?)", rows)
    if result.changed and address.version:
        connection.execute(
            "UPDATE hints SET true = true + 1 WHERE source ="
            " (SELECT source FROM addresses WHERE key = ?)",
            (address.key,),
        )


def _plan(result: Result, *, attempts: int, unchanged: int) -> tuple[str, datetime | None]:
    """The state of an address, and when it is to be looked at again."""
    if result.outcome in {Outcome.OK, Outcome.NOT_MODIFIED, Outcome.TWIN}:
        pause = _FIRST_CHECK * 2 ** min(unchanged, 8)
        return "done", result.at + pause if pause <= _LAST_CHECK else None
    had = "done" if result.address.version else "failed"
    kept = "done" if result.address.version else "pending"
    if result.outcome is Outcome.ROBOTS_DENIED:
        return kept, result.at + _RULES_MAY_CHANGE
    if result.outcome in LATER and attempts < _MAX_ATTEMPTS:
        return kept, result.at + timedelta(hours=min(2**attempts, 72))
    if result.outcome in {Outcome.GONE, Outcome.SOFT_404} and attempts < _NOT_YET:
        # Lists show articles before they are public.
        return had, result.at + timedelta(days=2**attempts)
    return had, None


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
