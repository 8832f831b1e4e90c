"""One source in one run: its lists, then the addresses that are new or due, one by one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from urllib.parse import urlsplit

from danvan_nlp.crawl import pages
from danvan_nlp.crawl.counts import SourceCounts
from danvan_nlp.crawl.discovery import Discovery
from danvan_nlp.crawl.frontier import Frontier
from danvan_nlp.crawl.gate import Fetched, Gate, Purpose
from danvan_nlp.crawl.judging import outcome_of
from danvan_nlp.crawl.keeper import Keeper
from danvan_nlp.crawl.logs import say
from danvan_nlp.crawl.memory import GONE_AFTER, Memory
from danvan_nlp.crawl.outcomes import HOST_STOPS, HOST_TROUBLE, Outcome
from danvan_nlp.crawl.paging import MAX_PAGES
from danvan_nlp.crawl.reading import Reader, Reading, page_of
from danvan_nlp.crawl.robots import FEW_PAGES, LONG_DELAY, Rules
from danvan_nlp.crawl.robots_book import RobotsBook
from danvan_nlp.crawl.settling import Address, Result
from danvan_nlp.crawl.transport import Exchange
from danvan_nlp.crawl.waiting import WAIT_INSIDE, Breaker, pause_after
from danvan_nlp.sources import Source, address_key, is_article

_PROBE_EVERY = timedelta(days=30)
_PROBE_NUMBER = "987654321"
_NUMBER = re.compile(r"\d{3,}(?=\D*$)")


@dataclass(kw_only=True)
class Visit:
    """Everything that one visit to a source needs; `run` makes it.

    `go_on` says whether the run has time left and nobody asked to stop. `limit` is the
    largest number of article requests.
    """

    source: Source
    gate: Gate
    keeper: Keeper
    frontier: Frontier
    memory: Memory
    reader: Reader
    counts: SourceCounts
    go_on: Callable[[], bool]
    limit: int
    list_pages: int = MAX_PAGES
    _breaker: Breaker = field(default_factory=Breaker)
    _book: RobotsBook | None = None
    _asked_to_wait: float | None = None

    def run(self) -> SourceCounts:
        """Visit the source; what came of it is counted.

        Raises:
            StoreError: the store cannot be written.
        """
        note = self.memory.host(self._origin)
        now = self.gate.clock.now()
        if note.not_before and note.not_before > now:
            self.counts.stopped = f"rests until {note.not_before:%Y-%m-%d %H:%M}Z: {note.trouble}"
            return self._finish()
        self._breaker = Breaker(half_open=note.failures > 0)
        self._book = RobotsBook(
            self.memory, self.gate.clock, keep=self._keep_robots, warn=self.counts.warn
        )
        self.gate.rules = self._rules
        rules = self._first_rules()
        if self.gate.stop.asked:
            # What a wish to stop cut off is held against nobody.
            self.counts.stopped = self.gate.stop.reason
            return self._finish()
        if rules.blocked is None:
            self._discover(rules)
            self._articles(rules)
        elif rules.blocked is Outcome.ROBOTS_UNREACHABLE:
            self._breaker.trip("; ".join(rules.notes))
        else:
            self.counts.stopped = "; ".join(rules.notes)
        self._close_host()
        return self._finish()

    @property
    def _origin(self) -> str:
        return self.source.home.rstrip("/")

    def _finish(self) -> SourceCounts:
        self.gate.transport.forget(urlsplit(self.source.home).netloc)
        if self.counts.fruitless:
            told = ", ".join(f"{name} {n}" for name, n in sorted(self.counts.outcomes.items()))
            self.counts.warn(f"no article could be had ({told}): has the site changed or moved?")
        self.counts.waiting = self.frontier.count_due(self.source.id, self.gate.clock.now())
        return self.counts

    def _rules(self, url: str) -> Rules:
        if self._book is None:
            raise RuntimeError("rules are asked for before the visit has begun")
        return self._book.rules(url, self.gate.fetch_robots)

    def _first_rules(self) -> Rules:
        """The rules of the source's host; over http where https is broken and that is declared."""
        rules = self._rules(self.source.home)
        if rules.blocked is not Outcome.ROBOTS_UNREACHABLE or not self.source.http_too:
            return rules
        plain = replace(self.source, scheme="http")
        other = self._rules(plain.home)
        if other.blocked is None:
            self.counts.warn("https does not work: read over http, as declared")
            self.source = self.gate.source = plain
            return other
        return rules

    def _keep_robots(self, exchange: Exchange) -> None:
        outcome = outcome_of(exchange)[0]
        fetched = Fetched(url=exchange.url, outcome=outcome, hops=(exchange,))
        self._count(Purpose.ROBOTS, fetched)
        self.keeper.keep(self.source.id, Purpose.ROBOTS, fetched)

    def _discover(self, rules: Rules) -> None:
        discovery = Discovery(
            source=self.source,
            fetch=self._fetch_list,
            frontier=self.frontier,
            memory=self.memory,
            clock=self.gate.clock,
            warn=self.counts.warn,
            go_on=self._may_go_on,
            max_pages=self.list_pages,
        )
        self.counts.discovered = discovery.run(rules.sitemaps)

    def _fetch_list(self, url: str, purpose: Purpose, validators: dict[str, str]) -> Fetched:
        fetched = self.gate.fetch(self._over(url), purpose, validators)
        self._count(purpose, fetched)
        self.keeper.keep(self.source.id, purpose, fetched)
        if fetched.outcome is Outcome.EXTERNAL and purpose is not Purpose.PROBE:
            self.counts.warn(f"{url} leads to {fetched.detail}: has the site moved?")
        return fetched

    def _may_go_on(self) -> bool:
        return self.go_on() and not self._breaker.open

    def _articles(self, rules: Rules) -> None:
        left = min(self.limit, self.source.politeness.pages)
        if rules.delay > LONG_DELAY:
            left = min(left, FEW_PAGES)
            self.counts.warn(f"the host asks for {rules.delay:.0f} s between pages: few are read")
        probed = False
        while left > 0 and self._may_go_on():
            address = self.frontier.due(self.source.id, self.gate.clock.now())
            if address is None:
                return
            if not probed:
                self._probe(address)
                probed = True
            self._article(replace(address, url=self._over(address.url)))
            left -= 1

    def _over(self, url: str) -> str:
        """The address with the scheme that the source is read over."""
        scheme = urlsplit(url).scheme
        return url.replace(f"{scheme}://", f"{self.source.scheme}://", 1)

    def _article(self, address: Address) -> None:
        fetched = self.gate.fetch(address.url, Purpose.ARTICLE, address.validators)
        if fetched.outcome is Outcome.NOT_MODIFIED and not address.validators:
            fetched = self.gate.fetch(
                address.url, Purpose.ARTICLE, {"Cache-Control": "no-cache", "Pragma": "no-cache"}
            )
            if fetched.outcome is Outcome.NOT_MODIFIED:
                fetched = replace(fetched, outcome=Outcome.CLIENT_ERROR, detail="304 unasked")
        if self.go_on() or fetched.outcome in {Outcome.OK, Outcome.NOT_MODIFIED}:
            result = self._result(address, fetched)
            fetched = replace(fetched, outcome=result.outcome)
            self._count(Purpose.ARTICLE, fetched)
            self.keeper.keep(self.source.id, Purpose.ARTICLE, fetched, result)

    def _result(self, address: Address, fetched: Fetched) -> Result:
        last, outcome = fetched.last, fetched.outcome
        if last is None or outcome is not Outcome.OK:
            self.counts.unchanged += outcome is Outcome.NOT_MODIFIED
            at = last.at if last else self.gate.clock.now()
            return Result(
                address=address,
                outcome=outcome,
                at=at,
                etag=address.etag,
                modified=address.modified,
            )
        mark = self.memory.host(self._origin).missing
        if mark is not None and pages.text_hash(fetched.page) == mark:
            return Result(address=address, outcome=Outcome.SOFT_404, at=last.at)
        reading = self.reader(page_of(last, self.source.id))
        self.counts.note_reading(reading)
        outcome, twin = self._twin(address, fetched, reading)
        changed = outcome is Outcome.OK and reading.text_hash != address.text_hash
        self.counts.new += changed and not address.version
        self.counts.changed += bool(changed and address.version)
        self.counts.unchanged += not changed
        return Result(
            address=address,
            outcome=outcome,
            at=last.at,
            changed=changed,
            etag=last.header("ETag") or None,
            modified=last.header("Last-Modified") or None,
            text_hash=reading.text_hash,
            twin_of=twin,
            sketch=reading.sketch,
            noindex=pages.asks_not_to_index(fetched.page, last.header("X-Robots-Tag")),
        )

    def _twin(
        self, address: Address, fetched: Fetched, reading: Reading
    ) -> tuple[Outcome, str | None]:
        """Whether the page is an article that is here already, and which one.

        The page's own word (its canonical address) and where it redirected to count if
        they have the shape of an article of this site. An equal text on another site is a
        reprint, and so is one that is mostly equal: linked and kept.
        """
        canonical = pages.canonical_of(fetched.page, fetched.final_url)
        for other in (fetched.final_url, canonical):
            if not other or not is_article(other, self.source):
                continue
            key = address_key(other, self.source)
            if key != address.key and self.frontier.has_version(key):
                return Outcome.TWIN, key
        if reading.exact:
            same = self.frontier.same_text(reading.text_hash, but=address.key)
            if same is not None:
                here = self.frontier.source_of(same) == self.source.id and not address.version
                return (Outcome.TWIN if here else Outcome.OK), same
        near = self.frontier.similar(reading.sketch, but=address.key) if reading.sketch else None
        return Outcome.OK, near

    def _probe(self, address: Address) -> None:
        """Learn, once a month, how the host answers for an article that cannot exist."""
        note = self.memory.host(self._origin)
        now = self.gate.clock.now()
        if note.missing_at and now - note.missing_at < _PROBE_EVERY:
            return
        url = _NUMBER.sub(_PROBE_NUMBER, self._over(address.url), count=1)
        if url == self._over(address.url):
            return
        fetched = self._fetch_list(url, Purpose.PROBE, {})
        if fetched.outcome is Outcome.OK:
            self.memory.keep_missing(self._origin, pages.text_hash(fetched.page), now)
        elif fetched.outcome in {Outcome.GONE, Outcome.SOFT_404}:
            self.memory.keep_missing(self._origin, "", now)

    def _count(self, purpose: Purpose, fetched: Fetched) -> None:
        outcome = fetched.outcome
        self.counts.note(purpose, outcome)
        self.counts.requests += len(fetched.hops)
        self.counts.bytes += sum(len(hop.raw) for hop in fetched.hops)
        say(
            "fetched",
            source=self.source.id,
            purpose=purpose.value,
            url=fetched.url,
            outcome=outcome.value,
            detail=fetched.detail,
            status=fetched.last.status if fetched.last else "",
        )
        if outcome is Outcome.ROBOTS_DENIED or self.gate.stop.asked:
            return
        trouble = outcome in HOST_TROUBLE and purpose is not Purpose.ROBOTS
        if trouble or purpose is Purpose.ARTICLE:
            self._breaker.note(trouble=trouble, what=f"{outcome.value}: {fetched.detail}")
        if purpose is not Purpose.ROBOTS and outcome in HOST_STOPS:
            self._breaker.trip(f"{outcome.value}: {fetched.detail}")
        if fetched.wait is not None and fetched.wait > WAIT_INSIDE:
            self._asked_to_wait = fetched.wait
            self._breaker.trip(f"the host asks to wait {fetched.wait:.0f} s")

    def _close_host(self) -> None:
        """Write down whether the host is well or for how long it is left alone."""
        if not self._breaker.open:
            if self.counts.answered:
                self.memory.host_well(self._origin)
            return
        now = self.gate.clock.now()
        failures = self.memory.host(self._origin).failures + 1
        seconds = pause_after(failures, random.random())  # noqa: S311 - spreads load only
        if self._asked_to_wait is not None:
            seconds = min(max(seconds, self._asked_to_wait), 30 * 86400.0)
        self.memory.host_ill(self._origin, now + timedelta(seconds=seconds), self._breaker.reason)
        self.counts.stopped = self._breaker.reason
        if failures >= GONE_AFTER:
            self.counts.warn(f"no success in {failures} runs: is the site gone?")
