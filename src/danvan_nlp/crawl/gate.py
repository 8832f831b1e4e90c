"""The gate that every request passes: scope, checked address, robots, turn, limits, outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import urljoin, urlsplit

from danvan_nlp.crawl import pages
from danvan_nlp.crawl.clock import Clock, Stop
from danvan_nlp.crawl.judging import REDIRECTS, outcome_of
from danvan_nlp.crawl.lists import MAX_SITEMAP
from danvan_nlp.crawl.manners import Manners
from danvan_nlp.crawl.network import Network
from danvan_nlp.crawl.outcomes import FetchError, Outcome
from danvan_nlp.crawl.robots import Rules
from danvan_nlp.crawl.transport import Asked, Exchange, Limits, Transport
from danvan_nlp.crawl.waiting import WAIT_INSIDE, retry_after
from danvan_nlp.sources import Source, host_group, in_scope, normal_address

MAX_HOPS = 10
ROBOTS_HOPS = 5
_AGAIN = frozenset({Outcome.TRUNCATED, Outcome.TIMEOUT, Outcome.UNREACHABLE})


class Purpose(StrEnum):
    """What a request is for; it stands in the archive beside each capture."""

    ARTICLE = "article"
    LISTING = "listing"
    FEED = "feed"
    SITEMAP = "sitemap"
    ROBOTS = "robots"
    PROBE = "probe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """How a fetch ended: the outcome, every exchange on the way, and the last one's page.

    `page` is the decoded text where the last response is a web page. `wait` is what
    the server asked for in seconds, where it did and the run did not wait.
    """

    url: str
    outcome: Outcome
    detail: str = ""
    hops: tuple[Exchange, ...] = ()
    page: str = ""
    wait: float | None = None

    @property
    def last(self) -> Exchange | None:
        """The last exchange, None where there was none."""
        return self.hops[-1] if self.hops else None

    @property
    def final_url(self) -> str:
        """The address that answered in the end."""
        return self.hops[-1].url if self.hops else self.url


@dataclass(kw_only=True)
class Gate:
    """Fetches for one source; `agent` is the honest User-Agent header.

    `rules` gives the robots rules of an address (fetching them through `fetch_robots`
    where needed); `minimum` is the smallest pause between two requests in seconds.
    """

    source: Source
    agent: str
    transport: Transport
    network: Network
    manners: Manners
    clock: Clock
    stop: Stop
    rules: Callable[[str], Rules]
    limits: Limits = field(default_factory=Limits)
    minimum: float = 1.0

    def fetch(
        self, url: str, purpose: Purpose, validators: Mapping[str, str] | None = None
    ) -> Fetched:
        """What became of one address; it never raises for anything that a host does."""
        if purpose is Purpose.SITEMAP and self.limits.unpacked < MAX_SITEMAP:
            large = replace(self.limits, raw=MAX_SITEMAP, unpacked=MAX_SITEMAP)
            return replace(self, limits=large).fetch(url, purpose, validators)
        hops: list[Exchange] = []
        try:
            found = self._follow(url, purpose, dict(validators or {}), hops)
        except FetchError as failed:
            return Fetched(
                url=url,
                outcome=failed.outcome,
                detail=failed.detail,
                hops=tuple(hops),
                wait=failed.wait,
            )
        return found

    def fetch_robots(self, origin: str) -> Exchange | None:
        """The answer to /robots.txt after at most five redirects, also to other hosts.

        None where the redirects do not end: then there are no rules.

        Raises:
            FetchError: no answer.
        """
        url = f"{origin}/robots.txt"
        limits = replace(self.limits, unpacked=2_000_000, raw=2_000_000)
        for _ in range(ROBOTS_HOPS + 1):
            exchange = self._send(url, {}, limits, delay=self._own_delay())
            if exchange.status not in REDIRECTS:
                return exchange
            target = normal_address(exchange.header("Location"), url)
            if target is None:
                return None
            url = target
        return None

    def _follow(
        self, url: str, purpose: Purpose, validators: dict[str, str], hops: list[Exchange]
    ) -> Fetched:
        seen: set[str] = set()
        refreshed = False
        for _ in range(MAX_HOPS + 1):
            self._check(url, seen)
            exchange = self._patient(url, validators if not hops else {}, hops)
            hops.append(exchange)
            target = self._next(exchange, refreshed=refreshed)
            if target is None:
                return self._judge(hops, purpose)
            refreshed = refreshed or exchange.status not in REDIRECTS
            if not in_scope(target, self.source):
                raise FetchError(Outcome.EXTERNAL, target)
            url = target
        raise FetchError(Outcome.REDIRECT_LOOP, f"more than {MAX_HOPS} redirects")

    def _check(self, url: str, seen: set[str]) -> None:
        """Refuse what has been seen on this way (unless it set a cookie) and what robots forbid."""
        if url in seen and f"{url} again" in seen:
            raise FetchError(Outcome.REDIRECT_LOOP, url)
        seen.add(f"{url} again" if url in seen else url)
        self.network.places(url)
        rules = self.rules(url)
        if rules.blocked is not None:
            raise FetchError(rules.blocked, "; ".join(rules.notes))
        if not rules.allows(url):
            raise FetchError(Outcome.ROBOTS_DENIED, "robots.txt")

    def _next(self, exchange: Exchange, *, refreshed: bool) -> str | None:
        """Where this response sends us, None where it is the end."""
        if exchange.status in REDIRECTS:
            target = normal_address(_location(exchange), exchange.url)
            if target is None:
                raise FetchError(Outcome.REDIRECT_LOOP, "a redirect to no address")
            return target
        if exchange.status != 200 or refreshed or exchange.truncated:
            return None
        if pages.kind_of(exchange) is not Outcome.OK:
            return None
        target = pages.refresh_of(pages.text_of(exchange), exchange.url)
        return target if target and in_scope(target, self.source) else None

    def _patient(self, url: str, validators: dict[str, str], hops: list[Exchange]) -> Exchange:
        """One exchange, once more where the answer was cut, could not be unpacked or asks to wait.

        Where the second try is cut too, it is what we have.
        """
        try:
            first = self._send(url, validators, self.limits)
        except FetchError as failed:
            if failed.outcome not in _AGAIN or self.stop.asked:
                raise
            return self._send(url, validators, self.limits)
        if first.undecodable:
            hops.append(first)
            return self._send(url, {**validators, "Accept-Encoding": "identity"}, self.limits)
        if first.truncated == "disconnect":
            hops.append(first)
            return self._send(url, validators, self.limits)
        if first.status in {429, 503}:
            return self._later(first, url, validators, hops)
        return first

    def _later(
        self, first: Exchange, url: str, validators: dict[str, str], hops: list[Exchange]
    ) -> Exchange:
        wait = retry_after(first.header("Retry-After"), self.clock.now())
        if wait is None or wait > WAIT_INSIDE:
            return first
        hops.append(first)
        self.clock.pause(wait, self.stop)
        return self._send(url, validators, self.limits)

    def _send(
        self, url: str, more: Mapping[str, str], limits: Limits, *, delay: float | None = None
    ) -> Exchange:
        places = self.network.places(url)
        headers = {
            "User-Agent": self.agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
            "Accept-Language": "vi,en;q=0.3",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
            **more,
        }
        asked = Asked(url=url, headers=headers, places=places, limits=limits, tls=self.source.tls)
        pause = self._delay(url) if delay is None else delay
        with self.manners.turn(self._group(url), self._server(url, places[0][0]), pause) as free:
            if not free:
                raise FetchError(Outcome.STOPPED, self.stop.reason)
            return self.transport.exchange(asked)

    def _group(self, url: str) -> str:
        """The group that an address takes turns with; the declared one is for the site's hosts."""
        declared = self.source.politeness.group if in_scope(url, self.source) else None
        return declared or host_group(urlsplit(url).hostname or "")

    def _server(self, url: str, address: str) -> str:
        """The address that turns are counted by; routed hosts stand for a server each."""
        return "" if (urlsplit(url).hostname or "") in self.network.routes else address

    def _own_delay(self) -> float:
        return max(self.source.politeness.delay, self.minimum)

    def _delay(self, url: str) -> float:
        return max(self._own_delay(), self.rules(url).delay)

    def _judge(self, hops: list[Exchange], purpose: Purpose) -> Fetched:
        last = hops[-1]
        asked = hops[0].url
        wait = None
        if last.status in {429, 503}:
            wait = retry_after(last.header("Retry-After"), self.clock.now())
        outcome, detail = outcome_of(last)
        page = ""
        if outcome is Outcome.OK and purpose is not Purpose.SITEMAP:
            page = pages.text_of(last)
        if outcome is Outcome.OK and purpose in {Purpose.ARTICLE, Purpose.LISTING, Purpose.PROBE}:
            outcome, detail = self._judge_page(page, asked, last, purpose)
        return Fetched(
            url=asked, outcome=outcome, detail=detail, hops=tuple(hops), page=page, wait=wait
        )

    def _judge_page(
        self, page: str, asked: str, last: Exchange, purpose: Purpose
    ) -> tuple[Outcome, str]:
        kind = pages.kind_of(last)
        if kind is not Outcome.OK:
            return kind, last.header("Content-Type")
        if pages.is_wall(page):
            return Outcome.CHALLENGE, "a browser check"
        if purpose is Purpose.LISTING:
            return Outcome.OK, ""
        moved = last.url != asked and urlsplit(last.url).path in {"", "/"}
        if moved and urlsplit(asked).path not in {"", "/"}:
            return Outcome.SOFT_404, "redirected to the home page"
        if pages.says_missing(page):
            return Outcome.SOFT_404, "the page says so"
        return Outcome.OK, ""


def _location(exchange: Exchange) -> str:
    """The Location header; bytes that a server sent as UTF-8 are read so."""
    value = exchange.header("Location")
    try:
        return urljoin(exchange.url, value.encode("latin-1").decode("utf-8"))
    except (UnicodeDecodeError, UnicodeEncodeError):
        return value
