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
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from danvan_nlp.crawl import ArticleVersion
from danvan_nlp.dataset.rows import Row
from danvan_nlp.errors import DataError
from danvan_nlp.pipeline.portals import BODY
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


class Standing(StrEnum):
    """What a version is among those of its article."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    REFUSED = "refused"
    EMPTIED = "emptied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was made of one version.

    The current version of an article is the newest that can be used: `newest` tells number and
    reason of a newer one that cannot.
    """

    key: str
    version: int
    standing: Standing
    row: Row
    twin_of: str | None
    newest: tuple[int, str] | None = None

    @property
    def whole(self) -> bool:
        """Whether so much text came of it that it is the article, and not what is left of it."""
        return len(str(self.row.get("text", ""))) >= BODY


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
                "SELECT key, version, rejected, row, twin_of FROM made ORDER BY key, version"
            )
        ) as cursor:
            for _, found in groupby(map(_made, cursor), key=lambda made: made.key):
                yield from _placed(list(found))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _made(values: tuple[str, int, int, str, str | None]) -> Made:
    key, version, rejected, row, twin_of = values
    standing = Standing.REFUSED if rejected else Standing.SUPERSEDED
    return Made(key=key, version=version, standing=standing, row=json.loads(row), twin_of=twin_of)


def _placed(versions: list[Made]) -> Iterator[Made]:
    """The versions of one article, oldest first, with the standing of each.

    A site that empties a page, or puts a notice in its place, does not unmake the report: the
    last whole version stays. Where none was ever whole, the newest that can be read is it.
    """
    readable = [made for made in versions if made.standing is not Standing.REFUSED]
    whole = [made for made in readable if made.whole]
    best = next(reversed(whole or readable), None)
    for made in versions:
        if best is None or made.standing is Standing.REFUSED or made.version < best.version:
            yield made
        elif made.version > best.version:
            yield replace(made, standing=Standing.EMPTIED)
        else:
            yield replace(made, standing=Standing.CURRENT, newest=_newest(versions[-1], best))


def _newest(last: Made, best: Made) -> tuple[int, str] | None:
    """Number and reason of the newest version where it is not the one that stays."""
    if last.version == best.version:
        return None
    refused = last.standing is Standing.REFUSED
    return last.version, str(last.row["reason"]) if refused else Standing.EMPTIED.value


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
