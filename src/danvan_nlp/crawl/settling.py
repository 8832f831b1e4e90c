"""What came of an address, and when it is to be looked at again."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from danvan_nlp.crawl.database import stamp
from danvan_nlp.crawl.outcomes import LATER, Outcome

_FIRST_CHECK = timedelta(days=1)
_LAST_CHECK = timedelta(days=32)  # after that an article is taken as settled
_MAX_ATTEMPTS = 8
_NOT_YET = 3  # tries until a missing page is taken as missing for good
_RULES_MAY_CHANGE = timedelta(days=30)


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
