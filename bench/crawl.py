"""Measures the collector on simulated portals; nothing but this machine is asked.

    python bench/crawl.py start      a run's start over 100,000 known addresses: seconds, memory
    python bench/crawl.py memory     memory over 20,000 pages, at every thousandth
    python bench/crawl.py rebuild    a lost state made again from an archive of 3,000 pages
    python bench/crawl.py crash      kill -9 at every write call of a 50-page run (minutes)
    python bench/crawl.py syscalls   the same at write calls of the system; needs strace

Each prints its figures as lines `name value unit`. Times are those of one process on an idle
machine; memory is the resident set.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from danvan_nlp.crawl import Clock, Plan, Reading, Store, crawl, restore
from danvan_nlp.crawl.database import Database
from danvan_nlp.crawl.frontier import Found, Frontier
from danvan_nlp.crawl.reading import plain_reader
from danvan_nlp.records import Page
from danvan_nlp.simulator import Fault, Host, Story, many_stories, one_portal, source_for
from danvan_nlp.sources import Source

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests" / "crawl"))
from unplugged import DirectTransport, unplugged  # noqa: E402 - lies with the crash tests

HOST = "thanhson.test"
KNOWN, PAGES = 100_000, 20_000


class LargeHost(Host):
    """A portal that finds a story by its number, however many there are."""

    def story_at(self, target: str) -> Story | None:
        """The story whose number ends the address."""
        number = target.rpartition("-")[2]
        place = int(number) - 50001 if number.isdecimal() else -1
        return self.stories[place] if 0 <= place < len(self.stories) else None


def source(host: Host) -> Source:
    """The declaration of the measured portal."""
    politeness = {"delay": 0.0, "pages": 1_000_000}
    return source_for(host, sitemaps=["/sitemap.xml"], feeds=[], politeness=politeness)


def resident() -> float:
    """The memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def run(folder: Path, stories: int, *, reader: object = plain_reader, limit: int) -> None:
    """One run over a portal of so many stories, without sockets."""
    host = LargeHost(name=HOST, family="vnpt", title="Xã", stories=list(many_stories(stories)))
    clock = Clock(pause=lambda _seconds, _stop: None)
    means = replace(unplugged(one_portal(host), clock), reader=reader)  # type: ignore[arg-type]
    store = Store(folder=folder)
    print(
        crawl(Plan(store=store, sources=[source(host)], min_free=0, limit=limit), means).one_line()
    )


def measure_memory() -> None:
    """Memory while 20,000 pages are fetched."""
    seen = 0

    def reader(page: Page) -> Reading:
        nonlocal seen
        seen += 1
        if seen % 1000 == 0:
            print(f"pages_{seen} {resident():.1f} MB", flush=True)
        return plain_reader(page)

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        run(Path(folder), PAGES, reader=reader, limit=PAGES)
        print(f"pages_per_second {PAGES / (time.perf_counter() - began):.0f} 1/s")


def measure_rebuild(stories: int = 3000) -> None:
    """A state made again from its archive: seconds, and how much memory it takes more."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(folder=Path(folder))
        run(store.folder, stories, limit=stories)
        for part in store.folder.glob("state.sqlite*"):
            part.unlink()
        before, began = resident(), time.perf_counter()
        restore(store, plain_reader)
        print(f"pages_per_second {stories / (time.perf_counter() - began):.0f} 1/s")
        print(f"memory_more {resident() - before:.1f} MB")


def measure_start() -> None:
    """The start of a run over 100,000 known addresses, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(folder=Path(folder))
        store.prepare()
        database = Database(store.state)
        found = (
            Found(key=f"{HOST} id:{n}", url=f"http://{HOST}/tin/bai-{n}", via="listing", hint="x")
            for n in range(KNOWN)
        )
        Frontier(database).add("thanhson", found, datetime.now(UTC))
        with database.transaction() as connection:
            connection.execute("UPDATE addresses SET state = 'done', due = NULL, version = 1")
            connection.execute("INSERT INTO segments (name, run, closed) VALUES ('one', 1, 1)")
            connection.execute(
                "INSERT INTO captures (run, source, key, url, at, purpose, outcome, status, kind,"
                " digest, segment, offset, length, version) SELECT 1, source, key, url, first_seen,"
                " 'article', 'ok', 200, 'response', key, 'one', rowid * 100, 100, 1 FROM addresses"
            )
        database.close()
        began = time.perf_counter()
        command = [sys.executable, __file__, "--folder", folder, "child"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found_in = json.loads(done.stdout.splitlines()[-1])
        print(f"whole_process {time.perf_counter() - began:.2f} s")
        print(f"first_request {found_in['first']:.2f} s")
        print(f"memory {found_in['memory']:.1f} MB")


def child(folder: Path) -> None:
    """A run over a store that is full; when its first request went out, and its memory."""
    began = time.perf_counter()
    first: list[float] = []
    host = LargeHost(name=HOST, family="vnpt", title="Xã", stories=list(many_stories(20)))
    web = one_portal(host, [Fault.NO_FEED])
    clock = Clock()

    class Timed(DirectTransport):
        def exchange(self, asked):  # type: ignore[no-untyped-def]
            first.append(time.perf_counter() - began)
            return super().exchange(asked)

    means = replace(unplugged(web, clock), transport=Timed(web, clock))
    crawl(Plan(store=Store(folder=folder), sources=[source(host)], min_free=0, limit=50), means)
    print(json.dumps({"first": first[0], "memory": resident()}))


def measure_crash() -> None:
    """Kill a run at every write call, restart it, compare."""
    program = ROOT / "tests" / "crawl" / "killing.py"
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(program), "--dataset"], check=True, capture_output=True, text=True
    )
    found = json.loads(done.stdout)
    print(f"moments_killed_at {found['tried']} of {found['moments']}")
    print(f"stores_that_differ {len(found['failures'])}")
    print(f"seconds {time.perf_counter() - began:.0f} s")


def measure_syscalls(step: int = 7, calls: int = 1100) -> None:
    """Kill a run at every seventh call that writes to the disk, SQLite's own among them."""
    program = str(ROOT / "tests" / "crawl" / "killing.py")
    kinds = "write,pwrite64,fsync,fdatasync,ftruncate,rename,unlink"
    killed = differ = 0
    for call in range(1, calls, step):
        with tempfile.TemporaryDirectory() as folder:
            store = str(Path(folder) / "store")
            tracer = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={kinds}"]
            tracer += ["-e", f"inject={kinds}:signal=SIGKILL:when={call}"]
            done = subprocess.run([*tracer, sys.executable, program, "--one", store], check=False)
            killed += done.returncode != 0
            mend = subprocess.run([sys.executable, program, "--mend", store], check=False)
            differ += mend.returncode != 0
    print(f"killed_at {killed} calls")
    print(f"stores_that_differ {differ}")


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=[*MEASURES, "child"])
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    if options.what == "child":
        child(options.folder)
        return
    MEASURES[options.what]()


MEASURES = {
    "start": measure_start,
    "memory": measure_memory,
    "rebuild": measure_rebuild,
    "crash": measure_crash,
    "syscalls": measure_syscalls,
}

if __name__ == "__main__":
    main()
