"""The state of a store in SQLite: one connection, one lock, one way to commit."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from danvan_nlp.crawl.disk import Disk
from danvan_nlp.crawl.outcomes import Exit, StoreError
from danvan_nlp.errors import DanvanError, DataError

_SCHEMA = Path(__file__).parent / "schema.sql"
VERSION = 2
_NEARLY_FULL = 100_000  # bytes; SQLite calls a disk without room for its shared memory "I/O error"
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
            DataError: it is no state of a store, damaged, or of a later version.
            StoreError: the disk is full, or another program holds the file.
        """
        self._path = path
        self._disk = disk or Disk()
        self._lock = threading.RLock()
        try:
            self._connection = sqlite3.connect(path, check_same_thread=False, timeout=30.0)
        except sqlite3.Error as error:
            raise trouble_of(error, path) from error
        self._connection.row_factory = sqlite3.Row
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise trouble_of(error, path) from error

    def _prepare(self) -> None:
        for setting in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -8000"):
            self._connection.execute(f"PRAGMA {setting}")
        found = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        if found > VERSION:
            self._connection.close()
            raise DataError(f"the state has version {found}, this program knows {VERSION}")
        if found < VERSION:
            self._bring_up()
            self._connection.executescript(_SCHEMA.read_text(encoding="utf-8"))
            self._connection.execute(f"PRAGMA user_version = {VERSION}")
            self._connection.commit()

    def _bring_up(self) -> None:
        """Add to an older state what it lacks; it may have been cut off in this before."""
        columns = [row["name"] for row in self._connection.execute("PRAGMA table_info(addresses)")]
        if columns and "day" not in columns:
            self._connection.execute("ALTER TABLE addresses ADD COLUMN day TEXT")
            self._connection.execute("DROP INDEX IF EXISTS addresses_due")

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
            except sqlite3.DatabaseError as error:
                self._connection.rollback()
                raise trouble_of(error, self._path) from error
            except BaseException:
                self._connection.rollback()
                raise

    def rows(self, query: str, values: Values = ()) -> list[sqlite3.Row]:
        """The rows of a query.

        Raises:
            DataError: the file is damaged.
        """
        with self._lock:
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise trouble_of(error, self._path) from error

    def row(self, query: str, values: Values = ()) -> sqlite3.Row | None:
        """The first row of a query, None without one.

        Raises:
            DataError: the file is damaged.
        """
        with self._lock:
            try:
                found: sqlite3.Row | None = self._connection.execute(query, values).fetchone()
            except sqlite3.DatabaseError as error:
                raise trouble_of(error, self._path) from error
            return found

    def number(self, query: str, values: Values = ()) -> int:
        """The first value of the first row, 0 without one."""
        found = self.row(query, values)
        return int(found[0] or 0) if found else 0

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()


def trouble_of(error: sqlite3.Error, path: Path) -> DanvanError:
    """What SQLite complains of, as an error that says what to do.

    A full disk and a file in use end a run with their own exit codes; a file that is damaged,
    foreign or out of reach needs a person.
    """
    # The low byte is the primary code, the others tell details.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _no_room(path)):
        return StoreError(Exit.DISK_FULL, f"{path}: the disk is full ({error})")
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return StoreError(Exit.LOCKED, f"{path} is in use by another program ({error})")
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return DataError(
            f"{path} is damaged or no state of a store ({error}): put it aside, and the next run"
            " makes a new one from the archive, which stays as it is"
        )
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY}:
        return DataError(f"{path} cannot be opened: {error}")
    return StoreError(Exit.PARTIAL, f"{path}: {error}")


def _no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _NEARLY_FULL
    except OSError:
        return False
