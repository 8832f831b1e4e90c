"""One run over many sources: recovered first, then in parallel where hosts share nothing."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from danvan_nlp.crawl.counts import RunReport, SourceCounts
from danvan_nlp.crawl.database import Database, stamp
from danvan_nlp.crawl.frontier import Frontier
from danvan_nlp.crawl.gate import Gate
from danvan_nlp.crawl.keeper import Keeper
from danvan_nlp.crawl.logs import say
from danvan_nlp.crawl.manners import Manners
from danvan_nlp.crawl.memory import Memory
from danvan_nlp.crawl.monitor import YieldMonitor
from danvan_nlp.crawl.network import Network
from danvan_nlp.crawl.outcomes import Exit, StoreError
from danvan_nlp.crawl.plan import Means, Plan
from danvan_nlp.crawl.rebuilding import read_back
from danvan_nlp.crawl.recovery import missing_parts, recover
from danvan_nlp.crawl.robots import make_rules
from danvan_nlp.crawl.state import State
from danvan_nlp.crawl.transport import HttpTransport
from danvan_nlp.crawl.visit import Visit
from danvan_nlp.errors import ConfigError
from danvan_nlp.sources import Source, host_group
from danvan_nlp.version import VERSION

MIN_DELAY = 1.0  # seconds; no declaration makes us faster on the open network
_BACKWARDS = timedelta(hours=1)


def user_agent(contact: str) -> str:
    """The honest User-Agent header."""
    return f"danvan_nlp/{VERSION} (+{contact})" if contact else f"danvan_nlp/{VERSION}"


def crawl(plan: Plan, means: Means | None = None) -> RunReport:
    """Run once; the report says what came of it.

    Raises:
        ConfigError: no sources, or no contact for hosts of the open network.
        StoreError: the store is in use, the clock is behind it, or it cannot be written.
    """
    means = means or Means()
    _check_contact(plan, means.network)
    plan.store.prepare()
    with plan.store.locked():
        database = Database(plan.store.state, means.disk)
        try:
            return _Run(plan, means, database).go()
        finally:
            database.close()


def _check_contact(plan: Plan, network: Network) -> None:
    if not plan.sources:
        raise ConfigError("no sources to crawl")
    away = [one.host for one in plan.sources if one.host not in network.routes]
    if away and not any(mark in plan.contact for mark in ("@", "https://", "http://")):
        raise ConfigError(
            f"crawling {away[0]} needs a contact (an e-mail address or a page), so that the"
            " site's owner can reach you: --contact, or contact in the configuration"
        )
    if not plan.contact.isascii() or any(c in plan.contact for c in "\r\n()"):
        raise ConfigError("the contact stands in a header: one line of ASCII without brackets")


class _Run:
    """The parts of one run."""

    def __init__(self, plan: Plan, means: Means, database: Database) -> None:
        self._plan = plan
        self._means = means
        self._database = database
        self._state = State(database)
        self._manners = Manners(means.clock, means.stop)
        self._transport = means.transport or HttpTransport(clock=means.clock, stop=means.stop)
        self._trouble: StoreError | None = None
        self._late = False
        self._began = means.clock.monotonic()

    def go(self) -> RunReport:
        """Recover, visit every source, close the segment, write the report."""
        started = self._means.clock.now()
        store = self._plan.store
        mended = recover(store.segments, self._state, self._means.disk)
        back = read_back(store, self._database, self._means.reader, self._means.stop)
        if self._plan.trust_clock:
            self._state.come_back(started)
        else:
            self._check_clock(started)
        missing = missing_parts(store.segments, self._state)
        run = self._state.begin_run(started)
        keeper = self._keeper(run)
        say("run begins", run=run, sources=len(self._plan.sources))
        counts = self._visit_all(keeper)
        segments = self._close(keeper)
        self._watch_yields(run, counts)
        report = RunReport(
            run=run,
            started=stamp(started),
            seconds=self._means.clock.monotonic() - self._began,
            code=self._code(counts),
            stopped=self._reason(),
            segments=segments,
            sources=tuple(counts),
            missing=tuple(missing),
            mended=tuple(f"{one.segment}: {one.cut} bytes cut" for one in mended),
            read_back=tuple(map(str, back)),
        )
        self._write(report, run)
        return report

    def _check_clock(self, now: datetime) -> None:
        last = self._state.last_moment()
        if last is not None and now < last - _BACKWARDS:
            raise StoreError(
                Exit.CLOCK,
                f"the clock says {stamp(now)}, the last capture is of {stamp(last)}:"
                " if the clock is right now and was wrong then, run once with --trust-clock",
            )

    def _keeper(self, run: int) -> Keeper:
        return Keeper(
            folder=self._plan.store.segments,
            database=self._database,
            state=self._state,
            disk=self._means.disk,
            clock=self._means.clock,
            run=run,
            agent=user_agent(self._plan.contact),
            min_free=self._plan.min_free,
            segment_size=self._plan.segment_size,
        )

    def _visit_all(self, keeper: Keeper) -> list[SourceCounts]:
        groups: dict[str, list[Source]] = {}
        for source in self._plan.sources:
            name = source.politeness.group or host_group(source.host)
            groups.setdefault(name, []).append(source)
        workers = max(1, min(self._plan.workers, len(groups)))
        with ThreadPoolExecutor(workers, thread_name_prefix="crawl") as pool:
            done = pool.map(lambda group: self._visit_group(group, keeper), groups.values())
            counts = [one for group in done for one in group]
        return sorted(counts, key=lambda one: one.source)

    def _visit_group(self, sources: Iterable[Source], keeper: Keeper) -> list[SourceCounts]:
        return [self._tell(self._visit(source, keeper)) for source in sources]

    def _tell(self, counts: SourceCounts) -> SourceCounts:
        """Log how a visit ended, for whoever reads logs and not reports."""
        say(
            "source done",
            level=logging.WARNING if counts.troubled else logging.INFO,
            source=counts.source,
            new=counts.new,
            changed=counts.changed,
            failed=counts.failed,
            stopped=counts.stopped,
            warnings=counts.warnings,
        )
        return counts

    def _visit(self, source: Source, keeper: Keeper) -> SourceCounts:
        counts = SourceCounts(source=source.id)
        if not self._go_on():
            counts.stopped = self._reason() or "the run ended"
            return counts
        visit = Visit(
            source=source,
            gate=self._gate(source),
            keeper=keeper,
            frontier=Frontier(self._database, since=self._plan.since),
            memory=Memory(self._database),
            reader=self._means.reader,
            counts=counts,
            go_on=self._go_on,
            limit=self._plan.limit,
            list_pages=self._plan.list_pages,
        )
        try:
            return visit.run()
        except StoreError as trouble:
            # Nothing can be kept any more, so nothing more is asked of anybody.
            self._trouble = self._trouble or trouble
            self._means.stop.ask(str(trouble))
            counts.stopped = str(trouble)
            return counts

    def _gate(self, source: Source) -> Gate:
        at = self._means.clock.now()
        return Gate(
            source=source,
            agent=user_agent(self._plan.contact),
            transport=self._transport,
            network=self._means.network,
            manners=self._manners,
            clock=self._means.clock,
            stop=self._means.stop,
            rules=lambda url: make_rules("", at),  # noqa: ARG005 - replaced when the visit begins
            limits=self._plan.limits,
            minimum=0.0 if source.host in self._means.network.routes else MIN_DELAY,
        )

    def _go_on(self) -> bool:
        if self._means.clock.monotonic() - self._began >= self._plan.seconds:
            self._late = True
        return not (self._late or self._means.stop.asked)

    def _reason(self) -> str:
        if self._trouble is not None:
            return str(self._trouble)
        return self._means.stop.reason or ("out of time" if self._late else "")

    def _close(self, keeper: Keeper) -> tuple[str, ...]:
        try:
            return keeper.close()
        except StoreError as error:
            self._trouble = self._trouble or error
        return ()

    def _watch_yields(self, run: int, counts: list[SourceCounts]) -> None:
        if self._trouble is not None:
            return
        monitor = YieldMonitor(self._database)
        for one in counts:
            for warning in monitor.judge(run, one):
                one.warn(warning)

    def _code(self, counts: list[SourceCounts]) -> Exit:
        if self._trouble is not None:
            return self._trouble.code
        if self._means.stop.asked:
            return Exit.STOPPED
        if self._late:
            return Exit.DEADLINE
        if not any(one.answered for one in counts):
            return Exit.NOTHING
        return Exit.PARTIAL if any(one.troubled for one in counts) else Exit.DONE

    def _write(self, report: RunReport, run: int) -> None:
        text = json.dumps(report.as_json(), ensure_ascii=False, indent=1)
        say("run ends", run=run, code=int(report.code), stopped=report.stopped)
        try:
            self._state.end_run(run, self._means.clock.now(), report.code, text)
            path = self._plan.store.reports / f"run-{run:06d}.json"
            self._means.disk.replace_text(path, text + "\n")
        except (OSError, StoreError) as error:
            # A full disk has been reported already; the report is still returned.
            say("report not written", run=run, error=str(error))
