"""When a listing has been read far enough, told by what its pages have shown so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from danvan_nlp.crawl.frontier import Added
from danvan_nlp.crawl.pages import Link

MAX_PAGES = 40  # of one listing in one run
MAX_PAGES_OLDEST_FIRST = 200
NOTHING_NEW = 2  # pages in a row without a new address, then a listing is read no further
_ORDER_SHARE = 0.8


@dataclass(kw_only=True)
class Paging:
    """What has been seen of a listing so far, to know when to stop.

    `first_time` says that the listing was never read to its end before.
    """

    max_pages: int
    oldest_first: bool = False
    first_time: bool = False
    dry: int = 0
    old: int = 0
    seen: set[frozenset[str]] = field(default_factory=set)

    @property
    def limit(self) -> int:
        """The number of the last page that is read."""
        far = self.oldest_first and self.max_pages >= MAX_PAGES
        return MAX_PAGES_OLDEST_FIRST if far else self.max_pages

    @property
    def over(self) -> bool:
        """Whether nothing new is to be expected.

        Never so where the newest stand last, nor where the list was never read to its end: what
        it shows first may be known from elsewhere, or from the archive after a state was lost.
        Then only entries that are left out as too old end it.
        """
        if self.oldest_first:
            return False
        return self.old >= NOTHING_NEW or (self.dry >= NOTHING_NEW and not self.first_time)

    def repeats(self, links: list[Link]) -> bool:
        """Whether this page shows what another one showed, or nothing at all."""
        return not links or frozenset(link.url for link in links) in self.seen

    def see(self, links: list[Link], added: Added, numbers: list[int]) -> None:
        """Take a page into account.

        What a feed of the same run has shown already is still new to the archive, so
        the page goes on to count as one with something new.
        """
        self.seen.add(frozenset(link.url for link in links))
        self.dry = 0 if added.waiting else self.dry + 1
        self.old = self.old + 1 if added.old and not added.waiting else 0
        rising = [first < second for first, second in pairwise(numbers)]
        if len(rising) >= 3:
            self.oldest_first = sum(rising) >= _ORDER_SHARE * len(rising)
