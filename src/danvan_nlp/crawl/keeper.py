"""Keeps what was fetched: records to the segment, made to last, then the rows, in that order."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from danvan_nlp.crawl.clock import Clock
from danvan_nlp.crawl.database import Database
from danvan_nlp.crawl.disk import Disk
from danvan_nlp.crawl.gate import Fetched, Purpose
from danvan_nlp.crawl.judging import outcome_of
from danvan_nlp.crawl.outcomes import Exit, StoreError
from danvan_nlp.crawl.records import Known, Label, exchange_records, payload_digest
from danvan_nlp.crawl.segments import SegmentWriter, Written
from danvan_nlp.crawl.settling import Result, settle
from danvan_nlp.crawl.state import Capture, State, insert_capture
from danvan_nlp.crawl.transport import Exchange
from danvan_nlp.errors import DataError

MIN_FREE = 200_000_000  # bytes that stay free on the disk of the store
SEGMENT_SIZE = 1_000_000_000  # bytes; what web archives are used to
_LOOK_EVERY = 25  # captures between two looks at the free space


@dataclass(kw_only=True)
class Keeper:
    """Writes the captures of one run; safe to use from several threads."""

    folder: Path
    database: Database
    state: State
    disk: Disk
    clock: Clock
    run: int
    agent: str
    min_free: int = MIN_FREE
    segment_size: int = SEGMENT_SIZE
    segment: SegmentWriter | None = None
    _closed: list[str] = field(default_factory=list)
    _kept: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def keep(
        self, source: str, purpose: Purpose, fetched: Fetched, result: Result | None = None
    ) -> None:
        """Write every exchange of a fetch, and what came of its address, as one.

        Raises:
            StoreError: the disk is full or broken; nothing of the fetch is kept.
        """
        with self._lock:
            if self.segment is not None and self.segment.size >= self.segment_size:
                self._close_segment()
            captures = list(self._captures(source, purpose, fetched, result))
            written = [self._append(records) for _, records in captures]
            with self.database.transaction() as connection:
                for (capture, _), place in zip(captures, written, strict=True):
                    insert_capture(connection, self.run, capture, place)
                if result is not None:
                    settle(connection, result)

    def close(self) -> tuple[str, ...]:
        """Close the segment; the names of all segments that were closed, in order.

        Raises:
            StoreError: the segment is not whole.
        """
        with self._lock:
            self._close_segment()
            return tuple(self._closed)

    def _close_segment(self) -> None:
        if self.segment is None or not self.segment.begun:
            return
        try:
            self.segment.close()
        except (DataError, OSError) as error:
            raise StoreError(Exit.PARTIAL, str(error)) from error
        self.state.close_segment(self.segment.name)
        self._closed.append(self.segment.name)
        self.segment = None

    def _captures(
        self, source: str, purpose: Purpose, fetched: Fetched, result: Result | None
    ) -> Iterator[tuple[Capture, bytes]]:
        for exchange in fetched.hops:
            last = exchange is fetched.last
            outcome = fetched.outcome if last else outcome_of(exchange)[0]
            digest = payload_digest(exchange.raw)
            version = last and result is not None and result.changed
            known = None if version else self._known(exchange, digest)
            label = Label(
                source=source,
                purpose=purpose,
                outcome=outcome,
                key=result.address.key if last and result else None,
                version=result.address.version + 1 if version and result else None,
                twin_of=result.twin_of if last and result else None,
            )
            records = exchange_records(exchange, label, known=known)
            capture = Capture(
                source=source,
                url=exchange.url,
                at=exchange.at,
                purpose=purpose,
                outcome=outcome,
                status=exchange.status,
                kind="response" if known is None else "revisit",
                digest=digest if known is None else known.digest,
                key=label.key,
                version=label.version,
                text_hash=result.text_hash if version and result else None,
                noindex=bool(result and result.noindex),
            )
            yield capture, records

    def _known(self, exchange: Exchange, digest: str) -> Known | None:
        if exchange.status == 304:
            return self.state.last_response(exchange.url)
        whole = exchange.status == 200 and exchange.raw and not exchange.truncated
        return self.state.known_payload(digest) if whole else None

    def _append(self, records: bytes) -> Written:
        if self._kept % _LOOK_EVERY == 0 and self.disk.free(self.folder) < self.min_free:
            raise StoreError(Exit.DISK_FULL, f"less than {self.min_free} bytes are free")
        self._kept += 1
        if self.segment is None:
            at = self.clock.now()
            serial = f"-{len(self._closed) + 1:02d}" if self._closed else ""
            name = f"danvan-{at:%Y%m%dT%H%M%SZ}-{self.run:06d}{serial}.warc.gz"
            self.state.open_segment(name, self.run)
            self.segment = SegmentWriter(self.folder, name, self.disk)
            self.segment.begin(self.agent, at)
        return self.segment.append(records)
