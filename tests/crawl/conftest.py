"""A stage for the collector: a simulated web, a store, and runs over them."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from danvan_nlp.crawl import Clock, Limits, Means, Network, Plan, RunReport, Stop, Store, crawl
from danvan_nlp.crawl.counts import SourceCounts
from danvan_nlp.crawl.reading import Reading
from danvan_nlp.simulator import Fault, Host, Server, Web, many_stories, one_portal, source_for
from danvan_nlp.sources import (
    Basis,
    Evidence,
    Kind,
    Politeness,
    Source,
)

SMALL = Limits(raw=2_000_000, unpacked=2_000_000, seconds=2.0, connect=2.0, silence=0.6)


class PlayedClock:
    """A clock that is set by hand: waiting costs no time, and what was waited is kept."""

    def __init__(self, now: datetime = datetime(2022, 6, 1, 1, 0, tzinfo=UTC)) -> None:
        self.moment = now
        self.seconds = 0.0
        self.waits: list[float] = []

    def advance(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
        self.seconds += seconds

    def pause(self, seconds: float, stop: Stop) -> None:
        del stop
        self.waits.append(round(seconds, 3))
        self.advance(max(seconds, 0.0))

    @property
    def clock(self) -> Clock:
        return Clock(now=lambda: self.moment, monotonic=lambda: self.seconds, pause=self.pause)


@dataclass(kw_only=True)
class Stage:
    """A web that is served, its sources and a store."""

    web: Web
    server: Server
    folder: Path
    sources: list[Source]
    clock: PlayedClock = field(default_factory=PlayedClock)
    real_clock: bool = False
    means: Means = field(default_factory=Means)
    changes: dict[str, object] = field(default_factory=dict)
    routes: dict[str, tuple[str, int]] | None = None

    @property
    def store(self) -> Store:
        return Store(folder=self.folder)

    def run(self, *faults: Fault, **plan: object) -> RunReport:
        """Run once, with these faults on every portal where any are given."""
        if faults:
            for name in self.web.hosts:
                self.web.switch(name, *faults)
        network = replace(self.means.network, routes=self.routes or self.server.routes)
        means = replace(self.means, network=network)
        if not self.real_clock:
            means = replace(means, clock=self.clock.clock)
        values: dict[str, object] = {"limits": SMALL, "min_free": 0, "contact": "a@b.vn"}
        return crawl(
            Plan(store=self.store, sources=self.sources, **{**values, **self.changes, **plan}),  # type: ignore[arg-type]
            means,
        )

    def one(self, *faults: Fault, **plan: object) -> SourceCounts:
        """Run once; the counts of the first source."""
        return self.run(*faults, **plan).sources[0]

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """The rows of a query over the state."""
        connection = sqlite3.connect(self.store.state)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def asked(self, start: str = "") -> list[str]:
        """Every target that was asked for so far and begins so."""
        return [target for target in self.web.targets() if target.startswith(start)]

    def forget_requests(self) -> None:
        self.web.log.clear()

    def next_day(self, days: float = 1.1) -> None:
        self.clock.advance(days * 86400)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: every write of the collector is synchronised."""
    memory = Path("/dev/shm")  # noqa: S108
    if not memory.is_dir():
        yield tmp_path
        return
    path = Path(tempfile.mkdtemp(dir=memory, prefix="danvan-test-"))
    yield path
    shutil.rmtree(path)


@pytest.fixture
def make_stage(folder: Path) -> Iterator[Callable[..., Stage]]:
    """Make a stage of one portal with that many stories, or of a given web."""
    servers: list[Server] = []

    def make(
        stories: int = 3,
        *,
        family: str = "vnpt",
        web: Web | None = None,
        page_size: int = 10,
        **source: object,
    ) -> Stage:
        if web is None:
            host = Host(
                name="thanhson.test",
                family=family,
                title="Trang thông tin điện tử xã Thanh Sơn",
                stories=list(many_stories(stories)),
                page_size=page_size,
            )
            web = one_portal(host)
        server = Server(web)
        server.__enter__()
        servers.append(server)
        sources = [source_for(host, **source) for host in web.hosts.values()]
        network = Network(routes=server.routes, closed=True)
        return Stage(
            web=web,
            server=server,
            folder=folder / "store",
            sources=sources,
            means=Means(network=network),
        )

    yield make
    for server in servers:
        server.__exit__(None, None, None)


@pytest.fixture
def stage(make_stage: Callable[..., Stage]) -> Stage:
    """One VNPT portal with three stories."""
    return make_stage()


@pytest.fixture
def played_clock() -> PlayedClock:
    """A clock set by hand."""
    return PlayedClock()


@pytest.fixture
def plain_source() -> Source:
    """A source that needs no family."""
    return Source(
        id="thanhson",
        name="Xã Thanh Sơn",
        kind=Kind.PORTAL,
        family="vnpt",
        hosts=("thanhson.test",),
        scheme="http",
        article=r"/[\w-]+-(?P<id>\d+)$",
        politeness=Politeness(delay=0.0),
        evidence=(Evidence(basis=Basis.SIMULATED, date="2026"),),
    )


@pytest.fixture
def reprints(make_stage: Callable[..., Stage]) -> Stage:
    """Two portals with one story each, read as the same text."""
    hosts = {
        name: Host(name=name, family="epi", title=name, stories=list(many_stories(1)))
        for name in ("mot.test", "hai.test")
    }
    stage = make_stage(web=Web(hosts=hosts))
    reader = lambda page: Reading(text_hash="mot-bai", exact=True)  # noqa: ARG005, E731
    stage.means = replace(stage.means, reader=reader)
    return stage
