"""The state of a store in SQLite: one connection, one lock, one way to commit."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from danvan_nlp.crawl.disk import Disk
from danvan_nlp.crawl.outcomes import Exit, StoreError
from danvan_nlp.errors import DataError

_SCHEMA = Path(__file__).parent / "schema.sql"
VERSION = 1
Values = Sequence[object] | dict[str, object]


def stamp(moment: datetime) -> str:
    """A moment as the state writes it: UTC, sortable as text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment_of(text: str | None) -> datetime | None:
    """The moment of a stamp, None for None."""
    return datetime.fromisoformat(text) if text else None


class Database:
    """The SQLite file of a store, in WAL mode with full synchronisation."""

    def __init__(self, path: Path, disk: Disk | None = None) -> None:
        """Open the file, or make it.

        Raises:
            DataError: it is no state of a store, or of a later version.
            StoreError: the disk is full.
        """
        self._disk = disk or Disk()
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(path, check_same_thread=False, timeout=30.0)
        self._connection.row_factory = sqlite3.Row
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            if "full" in str(error):
                raise StoreError(Exit.DISK_FULL, f"{path}: {error}") from error
            raise DataError(f"{path} is no state of a store: {error}") from error

    def _prepare(self) -> None:
        for setting in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -8000"):
            self._connection.execute(f"PRAGMA {setting}")
        found = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        if found > VERSION:
            self._connection.close()
            raise DataError(f"the state has version {found}, this program knows {VERSION}")
        if found < VERSION:
            self._connection.executescript(_SCHEMA.read_text(encoding="utf-8"))
            self._connection.execute(f"PRAGMA user_version = {VERSION}")
            self._connection.commit()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is committed at the end of the block, undone by an exception.

        Raises:
            StoreError: the disk is full; nothing of the block is kept.
        """
        with self._lock:
            try:
                yield self._connection
                self._disk.commit(self._connection)
            except sqlite3.OperationalError as error:
                self._connection.rollback()
                code = Exit.DISK_FULL if "full" in str(error) else Exit.PARTIAL
                raise StoreError(code, f"the state cannot be written: {error}") from error
            except BaseException:
                self._connection.rollback()
                raise

    def rows(self, query: str, values: Values = ()) -> list[sqlite3.Row]:
        """The rows of a query."""
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def row(self, query: str, values: Values = ()) -> sqlite3.Row | None:
        """The first row of a query, None without one."""
        with self._lock:
            found: sqlite3.Row | None = self._connection.execute(query, values).fetchone()
            return found

    def number(self, query: str, values: Values = ()) -> int:
        """The first value of the first row, 0 without one."""
        found = self.row(query, values)
        return int(found[0] or 0) if found else 0

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()
