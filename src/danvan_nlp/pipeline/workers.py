"""Shards through the stages, in this process or in several, results in the order of the input."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Self

from danvan_nlp.archive import Shard, read_shard
from danvan_nlp.dataset import article_row, reject_row, report_row
from danvan_nlp.dataset.rows import Row
from danvan_nlp.pipeline.steps import Stage, process
from danvan_nlp.records import Article, Document, Reject, Report

_AHEAD = 3  # shards a process is ahead of the writer: it never waits, and little waits in memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one document, as the object to write: plain data, cheap to pass around."""

    row: Row
    rejected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a process has to know beside its shard."""

    stage: Stage
    given: Mapping[str, str]
    min_score: float = 0.0
    meta: Row

    def one(self, document: Document | Reject) -> Outcome:
        """What comes of one document; a reject of the reader stays one."""
        if isinstance(document, Document):
            result = process(document, self.stage, self.given, self.min_score)
        else:
            result = document
        match result:
            case Reject():
                return Outcome(row=reject_row(result), rejected=True)
            case Report():
                return Outcome(row=report_row(result) | {"meta": self.meta}, rejected=False)
            case Article():
                return Outcome(row=article_row(result), rejected=False)

    def all(self, shard: Shard) -> Iterator[Outcome]:
        """What comes of each document of a shard, one by one."""
        return map(self.one, read_shard(shard))

    def list(self, shard: Shard) -> list[Outcome]:
        """The same in one piece, which a process can hand back."""
        return list(self.all(shard))


def outcomes(
    shards: Iterable[Shard], work: Work, jobs: int
) -> Iterator[tuple[Shard, Iterable[Outcome]]]:
    """Each shard with its outcomes, in the order of the input.

    Args:
        shards: the input; taken as far as needed, never all at once.
        work: what to do.
        jobs: the number of processes; 1 is this one.
    """
    if jobs > 1:
        yield from _in_processes(shards, work, jobs)
    else:
        yield from ((shard, work.all(shard)) for shard in shards)


def _in_processes(
    shards: Iterable[Shard], work: Work, jobs: int
) -> Iterator[tuple[Shard, Iterable[Outcome]]]:
    with _Crew(work, jobs) as crew:
        for shard in shards:
            crew.submit(shard)
            if len(crew) > jobs * _AHEAD:
                yield crew.next()
        while len(crew):
            yield crew.next()


class _Crew:
    """Processes that take shards, and are replaced when one of them dies."""

    def __init__(self, work: Work, jobs: int) -> None:
        self._work = work
        self._jobs = jobs
        self._pool = _pool(jobs)
        self._waiting: deque[tuple[Shard, Future[list[Outcome]] | None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def __len__(self) -> int:
        return len(self._waiting)

    def submit(self, shard: Shard) -> None:
        """Line a shard up."""
        self._waiting.append((shard, self._future(shard)))

    def next(self) -> tuple[Shard, list[Outcome]]:
        """The first shard in line with its outcomes."""
        shard, future = self._waiting.popleft()
        try:
            if future:
                return shard, future.result()
        except BrokenProcessPool:
            pass
        # One of the shards in work killed its process; which one is not told. Each comes here in
        # its turn, so the guilty document is found and the others lose nothing.
        self._pool.shutdown(cancel_futures=True)
        self._pool = _pool(self._jobs)
        self._waiting = deque((other, self._future(other)) for other, _ in self._waiting)
        return shard, _carefully(shard, self._work)

    def _future(self, shard: Shard) -> Future[list[Outcome]] | None:
        try:
            return self._pool.submit(self._work.list, shard)
        except BrokenProcessPool:
            return None


def _carefully(shard: Shard, work: Work) -> list[Outcome]:
    """The outcomes of a shard, a document at a time; one that kills its process is a reject."""
    found = []
    pool = _pool(1)
    for document in read_shard(shard):
        try:
            found.append(pool.submit(work.one, document).result())
        except BrokenProcessPool:
            pool.shutdown()
            pool = _pool(1)
            found.append(Outcome(row=reject_row(_crash(document, work.stage)), rejected=True))
    pool.shutdown()
    return found


def _crash(document: Document | Reject, stage: Stage) -> Reject:
    name = document.origin if isinstance(document, Document) else document.id
    detail = f"{name}: the process that worked on it died"
    return Reject(id=document.id or name, stage=stage.value, reason="crashed", detail=detail)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # spawn: a forked child would inherit locks of threads that it does not have
    return ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_ignore_interrupts
    )


def _ignore_interrupts() -> None:
    """Ctrl-C is the parent's to handle: a child would only add its own traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
