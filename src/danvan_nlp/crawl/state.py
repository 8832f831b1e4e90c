"""What a store knows of its runs, segments and captures."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from danvan_nlp.crawl.database import Database, moment_of, stamp
from danvan_nlp.crawl.gate import Purpose
from danvan_nlp.crawl.outcomes import Outcome
from danvan_nlp.crawl.records import Known
from danvan_nlp.crawl.segments import Written

_LONGEST_WAIT = timedelta(days=32)  # known articles and resting hosts wait a month at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One exchange in the archive; `key` and `version` where it is a version of an article."""

    source: str
    url: str
    at: datetime
    purpose: Purpose
    outcome: Outcome
    status: int
    kind: str
    digest: str
    key: str | None = None
    version: int | None = None
    text_hash: str | None = None
    noindex: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleVersion:
    """Where one version of an article lies in the archive."""

    id: int
    source: str
    key: str
    url: str
    at: datetime
    version: int
    segment: str
    offset: int
    length: int
    twin_of: str | None = None


class State:
    """Runs, segments and captures."""

    def __init__(self, database: Database) -> None:
        """Use this database."""
        self._database = database

    def begin_run(self, at: datetime) -> int:
        """Note the beginning of a run; its number is returned."""
        with self._database.transaction() as connection:
            cursor = connection.execute("INSERT INTO runs (started) VALUES (?)", (stamp(at),))
            return int(cursor.lastrowid or 0)

    def end_run(self, run: int, at: datetime, code: int, report: str) -> None:
        """Note how a run ended."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE runs SET ended = ?, code = ?, report = ? WHERE id = ?",
                (stamp(at), code, report, run),
            )

    def last_report(self) -> str | None:
        """The report of the last run that ended, as JSON."""
        row = self._database.row(
            "SELECT report FROM runs WHERE report IS NOT NULL ORDER BY id DESC LIMIT 1"
        )
        return str(row[0]) if row else None

    def last_moment(self) -> datetime | None:
        """When the last capture was made."""
        row = self._database.row("SELECT at FROM captures ORDER BY id DESC LIMIT 1")
        return moment_of(row[0]) if row else None

    def come_back(self, now: datetime) -> None:
        """Make due what waits for a day that only a wrong clock can have set."""
        latest, at = stamp(now + _LONGEST_WAIT), stamp(now)
        with self._database.transaction() as connection:
            connection.execute("UPDATE addresses SET due = ? WHERE due > ?", (at, latest))
            connection.execute("UPDATE hosts SET not_before = ? WHERE not_before > ?", (at, latest))
            for name in ("robots", "missing"):
                connection.execute(
                    f"UPDATE hosts SET {name} = NULL, {name}_at = NULL WHERE {name}_at > ?",  # noqa: S608
                    (at,),
                )

    def open_segment(self, name: str, run: int) -> None:
        """Note a segment before its file is created."""
        with self._database.transaction() as connection:
            connection.execute("INSERT INTO segments (name, run) VALUES (?, ?)", (name, run))

    def close_segment(self, name: str) -> None:
        """Note that a segment is whole and has its final name."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE segments SET closed = 1 WHERE name = ?", (name,))

    def knows_segment(self, name: str) -> bool:
        """Whether this state has begun the segment."""
        return bool(self._database.number("SELECT count(*) FROM segments WHERE name = ?", (name,)))

    def unclosed(self) -> list[str]:
        """The segments that are not noted as closed."""
        rows = self._database.rows("SELECT name FROM segments WHERE closed = 0 ORDER BY name")
        return [str(row[0]) for row in rows]

    def ends(self) -> dict[str, int]:
        """The segments that this state knows, with the end of the last capture, 0 without any."""
        rows = self._database.rows(
            "SELECT s.name, max(c.offset + c.length) FROM segments AS s"
            " LEFT JOIN captures AS c ON c.segment = s.name GROUP BY s.name"
        )
        return {str(name): int(end or 0) for name, end in rows}

    def end_of(self, name: str, *, within: int) -> int:
        """The end of the last capture of a segment that lies whole within so many bytes."""
        return self._database.number(
            "SELECT max(offset + length) FROM captures WHERE segment = ? AND offset + length <= ?",
            (name, within),
        )

    def forget_segment(self, name: str, *, from_offset: int) -> int:
        """Drop the rows that point past this byte, and have their addresses fetched again.

        From byte 0 the segment itself is forgotten. The number of rows is returned.
        """
        with self._database.transaction() as connection:
            past = "segment = ? AND offset + length > ?"
            lost = connection.execute(
                f"SELECT key FROM captures WHERE {past} AND version IS NOT NULL",  # noqa: S608
                (name, from_offset),
            ).fetchall()
            connection.executemany(
                "UPDATE addresses SET state = 'pending', due = first_seen, etag = NULL,"
                " modified = NULL, text_hash = NULL, version = max(version - 1, 0) WHERE key = ?",
                [(row[0],) for row in lost],
            )
            count = connection.execute(
                f"DELETE FROM captures WHERE {past}",  # noqa: S608 - a constant
                (name, from_offset),
            ).rowcount
            if from_offset == 0:
                connection.execute("DELETE FROM segments WHERE name = ?", (name,))
            return int(count)

    def known_payload(self, digest: str) -> Known | None:
        """An earlier whole response with this payload."""
        row = self._database.row(
            "SELECT url, at FROM captures WHERE digest = ? AND kind = 'response' LIMIT 1",
            (digest,),
        )
        return Known(url=row["url"], at=_seconds(row["at"]), digest=digest) if row else None

    def last_response(self, url: str) -> Known | None:
        """The last whole response of an address, which a 304 refers to."""
        row = self._database.row(
            "SELECT url, at, digest FROM captures"
            " WHERE url = ? AND kind = 'response' AND status = 200 ORDER BY id DESC LIMIT 1",
            (url,),
        )
        return Known(url=row["url"], at=_seconds(row["at"]), digest=row["digest"]) if row else None

    def versions(self, *, after: int = 0) -> Iterator[ArticleVersion]:
        """The versions of articles whose row comes after this one, in the order of capture."""
        while rows := self._database.rows(
            "SELECT c.*, a.twin_of FROM captures AS c LEFT JOIN addresses AS a USING (key)"
            " WHERE c.version IS NOT NULL AND c.id > ? ORDER BY c.id LIMIT 500",
            (after,),
        ):
            after = int(rows[-1]["id"])
            yield from map(_version, rows)


def insert_capture(
    connection: sqlite3.Connection, run: int, capture: Capture, written: Written
) -> None:
    """Add the row of a capture within an open transaction."""
    connection.execute(
        "INSERT INTO captures (run, source, key, url, at, purpose, outcome, status, kind, digest,"
        " segment, offset, length, version, text_hash, noindex)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            run,
            capture.source,
            capture.key,
            capture.url,
            stamp(capture.at),
            capture.purpose,
            capture.outcome,
            capture.status,
            capture.kind,
            capture.digest,
            written.segment,
            written.offset,
            written.length,
            capture.version,
            capture.text_hash,
            capture.noindex,
        ),
    )


def _version(row: sqlite3.Row) -> ArticleVersion:
    return ArticleVersion(
        id=row["id"],
        source=row["source"],
        key=row["key"],
        url=row["url"],
        at=datetime.fromisoformat(row["at"]),
        version=row["version"],
        segment=row["segment"],
        offset=row["offset"],
        length=row["length"],
        twin_of=row["twin_of"],
    )


def _seconds(text: str) -> str:
    """A stamp as WARC-Refers-To-Date has it: whole seconds."""
    return text.partition(".")[0] + "Z"
