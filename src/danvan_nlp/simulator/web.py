"""The simulated provincial web: several portals, their faults, and a log of who asked when."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from danvan_nlp.simulator.faults import Fault, misbehave
from danvan_nlp.simulator.hosts import Host
from danvan_nlp.simulator.messages import Reply, Request, html
from danvan_nlp.simulator.stories import shipped_stories

SOURCES = Path(__file__).parent / "data" / "sources.toml"
"""The declarations of the portals of `provincial_web`."""

_PORTALS = (
    ("laocai-gov.test", "vnpt", "Cổng thông tin điện tử tỉnh Lào Cai"),
    ("thainguyen-dcs.test", "nukeviet", "Trang thông tin điện tử Tỉnh ủy Thái Nguyên"),
    ("baohatinh.test", "epi", "Báo Hà Tĩnh"),
    ("bacgiang-gov.test", "liferay", "Cổng thông tin điện tử tỉnh Bắc Giang"),
    ("danang-gov.test", "dnict", "Cổng thông tin điện tử huyện Hòa Vang"),
    ("baodongthap.test", "aid", "Báo Đồng Tháp"),
)


@dataclass(slots=True, kw_only=True)
class Entry:
    """One request in the log: when it came and when its answer was finished (monotonic seconds).

    `ended` is infinite and `status` 0 as long as the answer is on its way.
    """

    host: str
    target: str
    started: float
    agent: str = ""
    ended: float = math.inf
    status: int = 0


@dataclass(kw_only=True)
class Web:
    """Portals by host name; `faults` are the switches that are on for each of them."""

    hosts: dict[str, Host]
    faults: dict[str, frozenset[Fault]] = field(default_factory=dict)
    log: list[Entry] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def answer(self, request: Request) -> Reply:
        """What the web answers; a name that no portal has gives 404."""
        with self._lock:
            host = self.hosts.get(request.host)
            if host is None:
                return html("<p>Không có trang này.</p>", status=404)
            reply = host.answer(request)
            for fault in sorted(self.faults.get(request.host, frozenset())):
                reply = misbehave(fault, host, request, reply)
            return reply

    def switch(self, host: str, *faults: Fault) -> None:
        """Turn on exactly these faults of a portal."""
        self.faults[host] = frozenset(faults)

    def note(self, entry: Entry) -> None:
        """Add a request to the log."""
        with self._lock:
            self.log.append(entry)

    def targets(self, host: str | None = None) -> list[str]:
        """Path and query of every request so far, of one host or all, in order of arrival."""
        with self._lock:
            entries = sorted(self.log, key=lambda entry: entry.started)
        return [entry.target for entry in entries if host in {None, entry.host}]


def provincial_web() -> Web:
    """The web of the demo: six portals of six families with the stories that ship."""
    stories = shipped_stories()
    return Web(
        hosts={
            name: Host(name=name, family=family, title=title, stories=list(stories[family]))
            for name, family, title in _PORTALS
        }
    )


def one_portal(host: Host, faults: Iterable[Fault] = ()) -> Web:
    """A web of a single portal, with these faults on."""
    return Web(hosts={host.name: host}, faults={host.name: frozenset(faults)})
