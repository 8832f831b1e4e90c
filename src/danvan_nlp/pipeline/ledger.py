"""The ledger of a scheduled job: what was made of each version of each article.

It lies beside the archive, and everything in it can be made again from there. A row that
was made by another version of the program, the classifiers or the gazetteer is made
again, so the dataset is always of one making.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from danvan_nlp.crawl import ArticleVersion
from danvan_nlp.dataset.rows import Row
from danvan_nlp.errors import DataError
from danvan_nlp.pipeline.workers import Outcome

_SCHEMA = """
CREATE TABLE IF NOT EXISTS made (
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  capture INTEGER NOT NULL,
  segment TEXT NOT NULL,
  start INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  maker TEXT NOT NULL,
  row TEXT NOT NULL,
  twin_of TEXT,
  PRIMARY KEY (key, version)
)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was made of one version: `current` says whether it is the newest of its article."""

    key: str
    version: int
    current: bool
    rejected: bool
    row: Row
    twin_of: str | None


class Ledger:
    """Rows by article and version, in an SQLite file."""

    def __init__(self, path: Path, *, maker: Row) -> None:
        """Open the file or make it; `maker` are the fingerprints of whoever makes rows now.

        A file that is damaged is made anew: the archive has everything that was in it.

        Raises:
            DataError: it cannot be opened or written.
        """
        self._maker = json.dumps(maker, sort_keys=True)
        try:
            self._connection = _opened(path)
        except sqlite3.OperationalError as error:
            raise DataError(f"{path} cannot be opened: {error}") from error
        except sqlite3.DatabaseError:
            for part in path.parent.glob(f"{path.name}*"):
                part.unlink()
            self._connection = _opened(path)

    def has(self, version: ArticleVersion) -> bool:
        """Whether this very version was made, by who makes rows now.

        What the archive could not give is tried again: a disk may be back.
        """
        found = self._connection.execute(
            "SELECT 1 FROM made WHERE key = ? AND version = ? AND segment = ? AND start = ?"
            " AND maker = ? AND NOT (rejected AND json_extract(row, '$.stage') = 'archive')",
            (version.key, version.version, version.segment, version.offset, self._maker),
        ).fetchone()
        return found is not None

    def put(self, version: ArticleVersion, outcome: Outcome) -> None:
        """Keep what was made of a version, in the place of what was made of it before."""
        self._connection.execute(
            "INSERT OR REPLACE INTO made"
            " (key, version, capture, segment, start, rejected, maker, row, twin_of)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                version.key,
                version.version,
                version.id,
                version.segment,
                version.offset,
                outcome.rejected,
                self._maker,
                json.dumps(outcome.row, ensure_ascii=False),
                version.twin_of,
            ),
        )

    def commit(self) -> None:
        """Make what was put last."""
        self._connection.commit()

    def rows(self) -> Iterator[Made]:
        """Everything that was made, by key and version: the order does not tell of any run."""
        with closing(
            self._connection.execute(
                "SELECT m.*, m.version = (SELECT max(version) FROM made AS n WHERE n.key = m.key)"
                " FROM made AS m ORDER BY key, version"
            )
        ) as cursor:
            names = [column[0] for column in cursor.description]
            for values in cursor:
                found = dict(zip(names[:-1], values[:-1], strict=True))
                yield Made(
                    key=found["key"],
                    version=found["version"],
                    current=bool(values[-1]),
                    rejected=bool(found["rejected"]),
                    row=json.loads(found["row"]),
                    twin_of=found["twin_of"],
                )

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(_SCHEMA)
        # Reads every page: damage is found before anything rests on it.
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("damaged")
        connection.commit()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
