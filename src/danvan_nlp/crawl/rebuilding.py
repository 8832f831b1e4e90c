"""The state made again from the archive, where it was lost or is older than the archive.

Every segment tells of each exchange what it was for and what came of it, so captures, addresses,
versions, validators and the times of the next looks come back as they were. What only lists
showed does not: lists are asked for in full once more. Nor does what was held against a host.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from danvan_nlp.crawl import pages
from danvan_nlp.crawl.clock import Stop
from danvan_nlp.crawl.database import Database
from danvan_nlp.crawl.disk import Disk
from danvan_nlp.crawl.frontier import Frontier
from danvan_nlp.crawl.gate import Purpose
from danvan_nlp.crawl.logs import say
from danvan_nlp.crawl.outcomes import Exit, Outcome, StoreError
from danvan_nlp.crawl.reading import Reader, Reading
from danvan_nlp.crawl.reading_back import Answer
from danvan_nlp.crawl.records import Label
from danvan_nlp.crawl.recovery import recover
from danvan_nlp.crawl.segments import Written
from danvan_nlp.crawl.settling import Address, Result, settle, take_back
from danvan_nlp.crawl.state import Capture, State, insert_capture
from danvan_nlp.crawl.store import Store
from danvan_nlp.crawl.verify import Member, records
from danvan_nlp.errors import DataError
from danvan_nlp.records import Page

_RUN = re.compile(r"-(\d{6,})(?:-\d\d+)?\.warc\.gz$")
SUFFIX = ".warc.gz"
_ANSWERS = frozenset({"response", "revisit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """What came back from one segment; `trouble` says where it could be read no further."""

    segment: str
    captures: int = 0
    versions: int = 0
    trouble: str = ""

    def __str__(self) -> str:
        """The counts in a few words."""
        told = f"{self.segment} ({self.captures} captures, {self.versions} versions)"
        return f"{told}, {self.trouble}" if self.trouble else told


def restore(store: Store, reader: Reader, stop: Stop | None = None) -> list[ReadBack]:
    """Make the state of a store again as far as it is lost, without asking anybody.

    Raises:
        StoreError: something is lost and a run is at work, or it was to stop.
    """
    if not any(store.segments.glob(f"*{SUFFIX}")):
        return []
    if store.state.exists():
        with closing(Database(store.state)) as database:
            if not _unknown(store, State(database).ends()):
                return []
    with store.locked(), closing(Database(store.state)) as database:
        recover(store.segments, State(database), Disk())
        return read_back(store, database, reader, stop or Stop())


def read_back(store: Store, database: Database, reader: Reader, stop: Stop) -> list[ReadBack]:
    """Take into the state what the archive has and it has not; what that was is returned.

    One transaction a segment: whatever cuts this off, the next run takes up the rest.

    Raises:
        StoreError: it was to stop.
    """
    state = State(database)
    ends = state.ends()
    if not ends:
        _take_reports(store, database)
    judge = _Judge(reader, stop)
    found = [
        _take_segment(path, ends.get(path.name, 0), database, judge)
        for path in _unknown(store, ends)
    ]
    return [one for one in found if one.captures or one.trouble]


def _unknown(store: Store, ends: dict[str, int]) -> list[Path]:
    """The segments that the state does not know to their end, in the order of their making."""
    found = []
    # A run's second segment has a longer name, which comes after the first one's.
    for path in sorted(
        store.segments.glob(f"*{SUFFIX}"), key=lambda path: path.name.removesuffix(SUFFIX)
    ):
        end = ends.get(path.name)
        # A segment that is known and has no capture is a foreign one, or an empty one.
        if end is None or 0 < end < path.stat().st_size:
            found.append(path)
    return found


@dataclass(frozen=True, slots=True)
class _Judge:
    """What reads pages again, and the wish to stop that it may come to."""

    reader: Reader
    stop: Stop

    def read(self, page: Page) -> Reading:
        if self.stop.asked:
            raise StoreError(Exit.STOPPED, f"stopped by {self.stop.reason}: the state is not whole")
        return self.reader(page)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """An exchange of the archive: what it was, where it lies, what was answered."""

    label: Label
    member: Member
    at: datetime
    url: str
    answer: Answer
    place: Written


def _take_segment(path: Path, start: int, database: Database, judge: _Judge) -> ReadBack:
    captures = versions = 0
    trouble = ""
    asked: list[str] = []
    with database.transaction() as connection:
        run = _take_run(connection, path.name)
        try:
            for found in _exchanges(path, start):
                asked.append(found.url)
                result = _result(found, asked[0], Frontier(database), judge)
                if result is not None:
                    take_back(connection, found.label.source, result.address, found.at)
                    settle(connection, result)
                insert_capture(connection, run, _capture(found, result), found.place)
                captures, versions = captures + 1, versions + bool(found.label.version)
                if result is not None or found.label.purpose is not Purpose.ARTICLE:
                    # The records of one fetch stand together: its last one bears the key.
                    asked.clear()
        except (DataError, OSError) as error:
            trouble = str(error)
    back = ReadBack(segment=path.name, captures=captures, versions=versions, trouble=trouble)
    say("segment read back", segment=path.name, captures=captures, versions=versions)
    return back


def _take_run(connection: sqlite3.Connection, name: str) -> int:
    """The number of a segment's run; run and segment are taken down."""
    match = _RUN.search(name)
    run = int(match[1]) if match else 0
    if run:
        connection.execute("INSERT OR IGNORE INTO runs (id, started) VALUES (?, '')", (run,))
    connection.execute(
        "INSERT INTO segments (name, run, closed) VALUES (?, ?, 1)"
        " ON CONFLICT (name) DO UPDATE SET closed = 1",
        (name, run),
    )
    return run


def _exchanges(path: Path, start: int) -> Iterator[_Found]:
    """The exchanges of a segment from a byte on, as they were written: answer, then request."""
    last: _Found | None = None
    for member, block in records(path, start=start):
        kind = member.headers.get("warc-type")
        if last is not None and kind == "request":
            last = replace(
                last, place=replace(last.place, length=last.place.length + member.length)
            )
        if last is not None:
            yield last
        last = _found(path.name, member, block) if kind in _ANSWERS else None
    if last is not None:
        yield last


def _found(segment: str, member: Member, block: bytes) -> _Found | None:
    label, told = Label.of(member.headers), member.headers.get("warc-date", "")
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        return None
    if label is None or at.tzinfo is None:
        return None
    return _Found(
        label=label,
        member=member,
        at=at,
        url=member.headers.get("warc-target-uri", ""),
        answer=Answer.of(block),
        place=Written(segment=segment, offset=member.offset, length=member.length),
    )


def _result(found: _Found, asked: str, frontier: Frontier, judge: _Judge) -> Result | None:
    """What came of the address whose fetch ended with this exchange, as it was settled then."""
    label, headers = found.label, found.answer.headers
    if label.key is None:
        return None
    address = frontier.address(label.key) or Address(key=label.key, url=asked)
    known = Result(
        address=address,
        outcome=label.outcome,
        at=found.at,
        etag=address.etag,
        modified=address.modified,
    )
    if label.outcome not in {Outcome.OK, Outcome.TWIN}:
        return known
    known = replace(
        known,
        etag=headers.get("etag"),
        modified=headers.get("last-modified"),
        twin_of=label.twin_of,
    )
    if label.version is None:
        return known
    page = Page(
        url=found.url,
        body=found.answer.body,
        source=label.source,
        fetched_at=found.at,
        status=found.answer.status,
        headers=headers,
    )
    reading = judge.read(page)
    text = pages.decode(page.body, headers.get("content-type", ""))
    return replace(
        known,
        address=replace(address, version=label.version - 1),
        changed=True,
        text_hash=reading.text_hash,
        sketch=reading.sketch,
        noindex=pages.asks_not_to_index(text, headers.get("x-robots-tag", "")),
    )


def _capture(found: _Found, result: Result | None) -> Capture:
    headers = found.member.headers
    return Capture(
        source=found.label.source,
        url=found.url,
        at=found.at,
        purpose=found.label.purpose,
        outcome=found.label.outcome,
        status=found.answer.status,
        kind=headers["warc-type"],
        digest=headers.get("warc-payload-digest", ""),
        key=found.label.key,
        version=found.label.version,
        text_hash=result.text_hash if result and result.changed else None,
        noindex=bool(result and result.noindex),
    )


def _take_reports(store: Store, database: Database) -> None:
    """Take back runs and yields from the reports that lie beside the archive.

    So numbers of runs go on, no report is overwritten, and a changed layout is still noticed.
    """
    with database.transaction() as connection:
        for path in sorted(store.reports.glob("run-*.json")):
            try:
                text = path.read_text(encoding="utf-8")
                _take_report(connection, json.loads(text), text)
            except (OSError, ValueError, KeyError, TypeError):
                continue  # not one of ours, or not whole: nothing rests on it


def _take_report(connection: sqlite3.Connection, report: dict[str, object], text: str) -> None:
    run, sources = int(str(report["run"])), report["sources"]
    connection.execute(
        "INSERT OR IGNORE INTO runs (id, started, code, report) VALUES (?, ?, ?, ?)",
        (run, str(report["started"]), int(str(report["code"])), text),
    )
    for one in sources if isinstance(sources, list) else []:
        if found := one.get("yield"):
            values = (run, one["source"], *(found[part] for part in _YIELD))
            connection.execute("INSERT OR IGNORE INTO yields VALUES (?, ?, ?, ?, ?, ?)", values)


_YIELD = ("pages", "title", "date", "body")
