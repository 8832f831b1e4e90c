"""Finds the addresses of articles: feeds, sitemaps, then listings page by page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from danvan_nlp.crawl import pages
from danvan_nlp.crawl.clock import Clock
from danvan_nlp.crawl.frontier import Added, Found, Frontier
from danvan_nlp.crawl.gate import Fetched, Purpose
from danvan_nlp.crawl.lists import Item, read_feed, read_sitemap
from danvan_nlp.crawl.memory import ListNote, Memory
from danvan_nlp.crawl.outcomes import Outcome
from danvan_nlp.crawl.paging import MAX_PAGES, Paging
from danvan_nlp.sources import (
    DateForm,
    Source,
    address_key,
    in_scope,
    is_article,
    is_trap,
    normal_address,
)

MAX_DEPTH = 3  # sitemap indexes within each other
MAX_SITEMAPS = 50

Fetch = Callable[[str, Purpose, dict[str, str]], Fetched]


@dataclass(kw_only=True)
class Discovery:
    """Takes down what the lists of one source show.

    `fetch` brings a list through the gate and keeps it in the archive; `go_on` says
    whether the run may go on with this source.
    """

    source: Source
    fetch: Fetch
    frontier: Frontier
    memory: Memory
    clock: Clock
    warn: Callable[[str], None]
    go_on: Callable[[], bool]
    max_pages: int = MAX_PAGES
    discovered: int = 0
    _announced: list[str] = field(default_factory=list)
    _asked: set[str] = field(default_factory=set)

    def run(self, sitemaps: Iterable[str]) -> int:
        """Read every list of the source; how many addresses are new is returned.

        `sitemaps` are those that robots.txt names.
        """
        feeds = [self._absolute(feed) for feed in self.source.feeds]
        for feed in feeds:
            self._feed(feed)
        maps = [self._absolute(one) for one in (*self.source.sitemaps, *sitemaps)]
        for sitemap in dict.fromkeys(maps):
            self._sitemap(sitemap, depth=1)
        for listing in self.source.listings:
            self._listing(self._absolute(listing))
        for feed in self._announced[:5]:
            self._feed(feed)
        return self.discovered

    def _absolute(self, address: str) -> str:
        return normal_address(address, self.source.home) or address

    def _ask(self, url: str, purpose: Purpose) -> tuple[Fetched, ListNote] | None:
        """A list, if it changed since it was last taken down; None where there is nothing to do."""
        if url in self._asked or not self.go_on() or not in_scope(url, self.source):
            return None
        self._asked.add(url)
        note = self.memory.list_note(url)
        fetched = self.fetch(url, purpose, note.validators)
        if fetched.outcome is Outcome.NOT_MODIFIED and not note.validators:
            fetched = self.fetch(url, purpose, {"Cache-Control": "no-cache"})
        return fetched, note

    def _keep(self, url: str, purpose: Purpose, fetched: Fetched, note: ListNote) -> None:
        last = fetched.last
        if last is None or fetched.outcome is not Outcome.OK:
            return
        fresh = ListNote(
            etag=last.header("ETag") or None,
            modified=last.header("Last-Modified") or None,
            digest=hashlib.sha256(last.body).hexdigest(),
            oldest_first=note.oldest_first,
        )
        self.memory.keep_list(url, self.source.id, purpose, fresh, self.clock.now())

    def _feed(self, url: str) -> None:
        asked = self._ask(url, Purpose.FEED)
        if asked is None or asked[0].outcome is not Outcome.OK or asked[0].last is None:
            return
        fetched, note = asked
        month_first = self.source.dates is not DateForm.DAY_FIRST
        items = read_feed(asked[0].last.body, month_first=month_first)
        if not items:
            self.warn(f"the feed {url} lists nothing")
        added = self._add(items, "feed", url)
        if items and added.new == len(items) and note.digest:
            # A feed holds the newest 30 or so; all of them new means that some were missed.
            self.warn(f"every entry of the feed {url} is new: older ones come from the listings")
        self._keep(url, Purpose.FEED, fetched, note)

    def _sitemap(self, url: str, *, depth: int) -> None:
        if depth > MAX_DEPTH or len(self._asked) > MAX_SITEMAPS:
            self.warn(f"the sitemap {url} lies too deep: not read")
            return
        asked = self._ask(url, Purpose.SITEMAP)
        if asked is None or asked[0].outcome is not Outcome.OK or asked[0].last is None:
            return
        found = read_sitemap(asked[0].last.body)
        self._add(found.items, "sitemap", url)
        for child in found.children:
            address = normal_address(child, url)
            if address:
                self._sitemap(address, depth=depth + 1)
        if not found.children:
            # An index may stay the same while what it leads to changes: ask it again in full.
            self._keep(url, Purpose.SITEMAP, *asked)

    def _listing(self, first: str) -> None:
        asked = self._ask(first, Purpose.LISTING)
        if asked is None:
            return
        fetched, note = asked
        state = Paging(
            oldest_first=note.oldest_first, first_time=not note.digest, max_pages=self.max_pages
        )
        if fetched.outcome is Outcome.OK:
            links = self._links(fetched)
            self._announced += pages.feeds_of(fetched.page, fetched.final_url)
            if not links and pages.is_drawn_by_script(fetched.page):
                self.warn(f"the listing {first} is drawn by script: nothing can be read from it")
            state.see(links, self._add_links(links), self._numbers(links))
        elif fetched.outcome is not Outcome.NOT_MODIFIED or not note.oldest_first:
            return
        self._more_pages(first, fetched, state)
        note = ListNote(oldest_first=state.oldest_first)
        self._keep(first, Purpose.LISTING, fetched, note)

    def _more_pages(self, first: str, fetched: Fetched, state: Paging) -> None:
        for number in range(2, state.limit + 1):
            if state.over:
                return
            url = self._page_address(first, number, fetched)
            if url is None:
                return
            asked = self._ask(url, Purpose.LISTING)
            if asked is None or asked[0].outcome is not Outcome.OK:
                return
            fetched = asked[0]
            links = self._links(fetched)
            if state.repeats(links):
                return
            state.see(links, self._add_links(links), self._numbers(links))
        if self.max_pages >= MAX_PAGES:
            self.warn(f"the listing {first} has more than {state.limit} pages: not all are read")

    def _page_address(self, first: str, number: int, fetched: Fetched) -> str | None:
        """The address of a page: by the family's pattern, else by a link that shows its number."""
        if self.source.paging:
            base = first.rstrip("/")
            return normal_address(self.source.paging.format(base=base, n=number))
        for link in pages.links_of(fetched.page, fetched.final_url):
            if link.text == str(number) and in_scope(link.url, self.source):
                return link.url
        return None

    def _links(self, fetched: Fetched) -> list[pages.Link]:
        year = self.clock.now().year
        return [
            link
            for link in pages.links_of(fetched.page, fetched.final_url)
            if is_article(link.url, self.source) and not is_trap(link.url, this_year=year)
        ]

    def _numbers(self, links: list[pages.Link]) -> list[int]:
        found = []
        for link in links:
            parts = urlsplit(link.url)
            match = self.source.article_pattern.search(f"{parts.path}?{parts.query}".rstrip("?"))
            number = match.groupdict().get("id") if match else None
            if number and number.isdecimal():
                found.append(int(number))
        return list(dict.fromkeys(found))

    def _add_links(self, links: list[pages.Link]) -> Added:
        # One article often has two links, a picture and a headline: the longer text is the hint.
        best: dict[str, pages.Link] = {}
        for link in links:
            key = address_key(link.url, self.source)
            if key not in best or len(link.text) > len(best[key].text):
                best[key] = link
        return self._take(
            Found(key=key, url=_plain(link.url), via="listing", hint=_short(link.text))
            for key, link in best.items()
        )

    def _add(self, items: Iterable[Item], via: str, base: str) -> Added:
        year = self.clock.now().year
        found = []
        for item in items:
            url = normal_address(item.url, base)
            if url is None or not is_article(url, self.source) or is_trap(url, this_year=year):
                continue
            key = address_key(url, self.source)
            found.append(
                Found(key=key, url=_plain(url), via=via, hint=_short(item.hint), day=item.day)
            )
        return self._take(found)

    def _take(self, found: Iterable[Found]) -> Added:
        added = self.frontier.add(self.source.id, found, self.clock.now())
        self.discovered += added.new
        return added


def _short(text: str) -> str:
    """A fingerprint of what a list says about an entry."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16] if text else ""


def _plain(url: str) -> str:
    """The address without the parts that make no difference, as far as that is safe to fetch."""
    parts = urlsplit(url)
    path = parts.path.partition(";")[0] if ";jsessionid=" in parts.path.lower() else parts.path
    kept = "&".join(one for one in parts.query.split("&") if one and not _is_noise(one))
    return urljoin(url, path + (f"?{kept}" if kept else ""))


def _is_noise(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name.startswith("utm_") or name in {
        "fbclid",
        "gclid",
        "zarsrc",
        "gidzl",
        "phpsessid",
        "inheritredirect",
        "redirect",
    }
