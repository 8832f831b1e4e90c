"""Kills a 50-page run at its write calls, restarts it, and checks what is left.

Run by `test_crash.py` for some of the calls and by `bench/crawl.py` for all of them:
`python tests/crawl/killing.py --every 1`. It is a program of its own because it forks,
which a process with threads should not do. It prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from unplugged import unplugged

from danvan_nlp.crawl import Clock, Plan, RunReport, Store, crawl
from danvan_nlp.crawl.disk import Disk
from danvan_nlp.crawl.verify import members
from danvan_nlp.pipeline.scheduled import Schedule, refresh
from danvan_nlp.simulator import Host, many_stories, one_portal, source_for

Expected = tuple[list[tuple[str, str]], Counter[str]]
PAGES = 50
HOST = "thanhson.test"


class KillingDisk(Disk):
    """Counts the moments around and amid every write, and dies at the one with that number."""

    def __init__(self, at: int = 0) -> None:
        self.count = 0
        self.at = at

    def point(self) -> None:
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def open(self, path: Path) -> int:
        self.point()
        descriptor = super().open(path)
        self.point()
        return descriptor

    def write(self, descriptor: int, data: bytes) -> None:
        self.point()
        super().write(descriptor, data[: len(data) // 2])
        self.point()
        super().write(descriptor, data[len(data) // 2 :])
        self.point()

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        self.point()

    def truncate(self, path: Path, size: int) -> None:
        self.point()
        super().truncate(path, size)
        self.point()

    def rename(self, old: Path, new: Path) -> None:
        self.point()
        super().rename(old, new)
        self.point()

    def remove(self, path: Path) -> None:
        self.point()
        super().remove(path)
        self.point()

    def commit(self, connection: sqlite3.Connection) -> None:
        self.point()
        super().commit(connection)
        self.point()


class SteppedClock:
    """Advances by a second each time it is asked."""

    def __init__(self) -> None:
        self.moment = datetime(2022, 6, 1, tzinfo=UTC)

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def seconds(self) -> float:
        return self.moment.timestamp()

    @property
    def clock(self) -> Clock:
        return Clock(
            now=self.now,
            monotonic=self.seconds,
            pause=lambda _seconds, _stop: None,
        )


def portal() -> Host:
    """The portal that is crawled."""
    return Host(name=HOST, family="vnpt", title="Xã", stories=list(many_stories(PAGES)))


def run(folder: Path, disk: Disk, *, hours: float = 0.0) -> RunReport:
    """One run over the portal; `hours` after the first."""
    stepped = SteppedClock()
    stepped.moment += timedelta(hours=hours)
    means = replace(unplugged(one_portal(portal()), stepped.clock), disk=disk)
    return crawl(plan_for(folder), means)


def plan_for(folder: Path) -> Plan:
    """What a run into this folder is asked to do."""
    return Plan(store=Store(folder=folder), sources=[source_for(portal())], min_free=0)


def killed(folder: Path, at: int, *, hours: float) -> bool:
    """Run in a child that dies at that moment; whether it did."""
    child = os.fork()
    if child == 0:
        run(folder, KillingDisk(at), hours=hours)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def left(folder: Path) -> Expected:
    """What the state knows of each article, and how often the archive holds each."""
    connection = sqlite3.connect(folder / "state.sqlite")
    query = "SELECT key, text_hash FROM captures WHERE version IS NOT NULL ORDER BY key, version"
    rows = connection.execute(query).fetchall()
    connection.close()
    held: Counter[str] = Counter()
    for path in (folder / "segments").iterdir():
        if not path.name.endswith(".warc.gz"):
            held[f"left over: {path.name}"] += 1
            continue
        for member in members(path):
            told = member.headers
            article = told.get("danvan-purpose") == "article"
            if article and told["warc-type"] == "response" and told["danvan-outcome"] == "ok":
                held[told["warc-target-uri"]] += 1
    return rows, held


def dataset(folder: Path) -> bytes:
    """The dataset that the scheduled job makes of a store."""
    path = folder / "danvan.jsonl"
    refresh(Schedule(plan=plan_for(folder), dataset=path))
    return path.read_bytes()


def check(
    at: int, second: int, expected: Expected, *, whole: bytes | None, lose: bool = False
) -> str:
    """What went wrong where a run is killed then, and again on restart; empty if nothing did.

    With `lose` the state is lost before each restart.
    """
    folder = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))  # noqa: S108
    try:
        killed(folder, at, hours=0.0)
        if second:
            forget(folder, lose=lose)
            killed(folder, second, hours=1.0)
        forget(folder, lose=lose)
        report = run(folder, Disk(), hours=2.0)
        if report.code != 0:
            return f"at {at}, {second}: the restart ended with {report.one_line()}"
        if left(folder) != expected:
            return f"at {at}, {second}: the store differs"
        if whole is not None and dataset(folder) != whole:
            return f"at {at}, {second}: the dataset differs"
        return ""
    finally:
        shutil.rmtree(folder)


def forget(folder: Path, *, lose: bool) -> None:
    """Remove the state, if it is to be lost."""
    for part in folder.glob("state.sqlite*") if lose else ():
        part.unlink()


def main() -> None:
    """Kill at every n-th moment and print how it went."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--dataset", action="store_true", help="compare the dataset too: slower")
    parser.add_argument("--lose", action="store_true", help="lose the state before each restart")
    parser.add_argument("--one", type=Path, help="run once into this folder, for a tracer to kill")
    parser.add_argument(
        "--mend", type=Path, help="restart a run that was killed there and check it"
    )
    options = parser.parse_args()
    if options.one:
        run(options.one, Disk())
        return
    folder = Path(tempfile.mkdtemp())
    disk = KillingDisk()
    run(folder, disk)
    expected = left(folder)
    whole = dataset(folder) if options.dataset else None
    shutil.rmtree(folder)
    if options.mend:
        report = run(options.mend, Disk(), hours=2.0)
        sys.exit(report.code != 0 or left(options.mend) != expected)
    moments = range(options.first, disk.count + 1, options.every)
    failures = [
        text
        for at in moments
        if (
            text := check(
                at, at % 17 if at % 3 == 0 else 0, expected, whole=whole, lose=options.lose
            )
        )
    ]
    found = {"pages": len(expected[0]), "moments": disk.count, "tried": len(moments)}
    sys.stdout.write(json.dumps({**found, "failures": failures}) + "\n")


if __name__ == "__main__":
    main()
