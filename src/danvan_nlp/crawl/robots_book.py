"""The robots rules of the hosts that one run meets, each asked for at most once a day."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from danvan_nlp.crawl.clock import Clock
from danvan_nlp.crawl.memory import Memory
from danvan_nlp.crawl.outcomes import FetchError
from danvan_nlp.crawl.robots import Rules, is_fresh, make_rules, no_answer, rules_of
from danvan_nlp.crawl.transport import Exchange

Fetch = Callable[[str], Exchange | None]


class RobotsBook:
    """Rules by origin for one source; `fetch` brings a robots.txt, `keep` archives it."""

    def __init__(
        self,
        memory: Memory,
        clock: Clock,
        *,
        keep: Callable[[Exchange], None],
        warn: Callable[[str], None],
    ) -> None:
        """Nothing has been asked yet."""
        self._memory = memory
        self._clock = clock
        self._keep = keep
        self._warn = warn
        self._rules: dict[str, Rules] = {}

    def rules(self, url: str, fetch: Fetch) -> Rules:
        """The rules for this address, fetched where there is no copy of today."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = self._learn(origin, fetch)
            for note in self._rules[origin].notes:
                self._warn(note)
        return self._rules[origin]

    def _learn(self, origin: str, fetch: Fetch) -> Rules:
        cached = self._memory.rules(origin)
        now = self._clock.now()
        if cached is not None and is_fresh(cached, now):
            return cached
        try:
            exchange = fetch(origin)
        except FetchError as failed:
            return no_answer(cached, now, f"robots.txt: {failed}")
        if exchange is None:
            return make_rules("", now, notes=("robots.txt redirects without end: no rules",))
        self._keep(exchange)
        if exchange.truncated in {"disconnect", "time"} or exchange.undecodable:
            return no_answer(cached, now, "robots.txt came in part")
        found = rules_of(exchange.status, exchange.body, now)
        if exchange.status >= 500:
            return no_answer(cached, now, found.notes[0])
        if found.blocked is None:
            self._memory.keep_rules(origin, found)
        return found
