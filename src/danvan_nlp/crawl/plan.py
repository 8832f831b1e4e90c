"""What a run is asked to do, and what it works with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from danvan_nlp.crawl.clock import Clock, Stop
from danvan_nlp.crawl.disk import Disk
from danvan_nlp.crawl.keeper import MIN_FREE, SEGMENT_SIZE
from danvan_nlp.crawl.network import Network
from danvan_nlp.crawl.paging import MAX_PAGES
from danvan_nlp.crawl.reading import Reader, plain_reader
from danvan_nlp.crawl.store import Store
from danvan_nlp.crawl.transport import Limits, Transport
from danvan_nlp.sources import Source


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a run is asked to do.

    Attributes:
        contact: an address or page where a site's owner reaches whoever runs this.
        limit: the most articles that are asked for from one source.
        seconds: the time after which nothing new is begun.
        workers: how many host groups are visited at once.
        since: articles that were never fetched are left out where a feed or sitemap, of this
            run or of one before, dates them before this day. They are remembered: a later run
            without it, or with an earlier day, fetches them.
        list_pages: the most pages of one listing that are read in a run.
        min_free: bytes that are to stay free on the disk of the store.
        trust_clock: the clock is right although captures are of later; what waits for a day
            that a wrong clock set is due again.
        segment_size: bytes after which a run goes on in another file of the archive.
    """

    store: Store
    sources: Sequence[Source]
    contact: str = ""
    limit: int = 500
    seconds: float = 6 * 3600.0
    workers: int = 8
    since: date | None = None
    list_pages: int = MAX_PAGES
    min_free: int = MIN_FREE
    segment_size: int = SEGMENT_SIZE
    trust_clock: bool = False
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, kw_only=True)
class Means:
    """What a run works with; tests and the demo bring their own."""

    network: Network = field(default_factory=Network)
    transport: Transport | None = None
    clock: Clock = field(default_factory=Clock)
    stop: Stop = field(default_factory=Stop)
    disk: Disk = field(default_factory=Disk)
    reader: Reader = plain_reader
