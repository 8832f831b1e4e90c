"""The switches of the simulator: each makes a portal misbehave in one way of the catalogue.

A fault changes the reply that the portal would have given. `misbehave` applies one;
the number of the catalogue (docs/faults.md) stands beside each name.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from danvan_nlp.simulator import (
    faults_bytes,
    faults_lists,
    faults_robots,
    faults_time,
    faults_transport,
)
from danvan_nlp.simulator.hosts import Host
from danvan_nlp.simulator.messages import Reply, Request

Change = Callable[[Host, Request, Reply], Reply]


class Fault(StrEnum):
    """The names of the switches."""

    ROBOTS_500 = "robots-500"  # 1
    ROBOTS_SILENT = "robots-silent"  # 1
    ROBOTS_LOOP = "robots-loop"  # 2
    ROBOTS_MOVED = "robots-moved"  # 2
    ROBOTS_HTML = "robots-html"  # 3
    ROBOTS_BOM = "robots-bom"  # 4
    ROBOTS_UTF16 = "robots-utf16"  # 4
    ROBOTS_CR = "robots-cr"  # 4
    ROBOTS_HUGE = "robots-huge"  # 5
    ROBOTS_WILDCARDS = "robots-wildcards"  # 6
    CRAWL_DELAY_LONG = "crawl-delay-long"  # 7
    CRAWL_DELAY_JUNK = "crawl-delay-junk"  # 7
    ROBOTS_401 = "robots-401"  # 8
    ROBOTS_403 = "robots-403"  # 8
    ROBOTS_429 = "robots-429"  # 8
    NOINDEX = "noindex"  # 9
    RETRY_SECONDS = "retry-seconds"  # 11
    RETRY_PAST = "retry-past"  # 11
    RETRY_JUNK = "retry-junk"  # 11
    RETRY_HUGE = "retry-huge"  # 11
    STORM_503 = "storm-503"  # 12
    STORM_429 = "storm-429"  # 12
    REDIRECT_LOOP = "redirect-loop"  # 18
    MISSING_TO_HOME = "missing-to-home"  # 19
    LOCATION_RAW = "location-raw"  # 20
    META_REFRESH = "meta-refresh"  # 21
    REDIRECT_PRIVATE = "redirect-private"  # 22
    REDIRECT_PORT = "redirect-port"  # 22
    REDIRECT_ELSEWHERE = "redirect-elsewhere"  # 23
    DRIP = "drip"  # 24
    BOMB = "bomb"  # 25
    SHORT_BODY = "short-body"  # 26
    BROKEN_CHUNKS = "broken-chunks"  # 26
    FALSE_GZIP = "false-gzip"  # 27
    PDF_AS_HTML = "pdf-as-html"  # 28
    HTML_AS_BYTES = "html-as-bytes"  # 28
    COOKIE_NEEDED = "cookie-needed"  # 29
    CHALLENGE = "challenge"  # 30
    BLOCKED = "blocked"  # 31
    CHARSET_WRONG = "charset-wrong"  # 32
    BAD_BYTE = "bad-byte"  # 33
    WINDOWS_1258 = "windows-1258"  # 34
    DECOMPOSED = "decomposed"  # 36
    ESCAPED_TWICE = "escaped-twice"  # 37
    MOJIBAKE = "mojibake"  # 38
    CALENDAR = "calendar"  # 39
    ENDLESS_PAGES = "endless-pages"  # 39
    PAGES_REPEAT = "pages-repeat"  # 40
    SOFT_404 = "soft-404"  # 41
    SESSION_IDS = "session-ids"  # 42
    LISTING_REDIRECTS = "listing-redirects"  # 43
    TRACKING = "tracking"  # 44
    PRINT_TWINS = "print-twins"  # 45
    TWO_SECTIONS = "two-sections"  # 46
    WRONG_CANONICAL = "wrong-canonical"  # 48
    TAGS_CHANGE = "tags-change"  # 50
    ALWAYS_304 = "always-304"  # 50
    FEED_DIRTY = "feed-dirty"  # 51
    SITEMAP_GZ = "sitemap-gz"  # 52
    SITEMAP_LOOP = "sitemap-loop"  # 52
    SITEMAP_FOREIGN = "sitemap-foreign"  # 52
    LISTING_BY_SCRIPT = "listing-by-script"  # 53
    NO_FEED = "no-feed"  # feed and sitemap are missing
    NO_SITEMAP = "no-sitemap"
    FEED_MONTH_FIRST = "feed-month-first"  # 54
    DATE_AHEAD = "date-ahead"  # 54
    RELATIVE_TIME = "relative-time"  # 56
    REDESIGN = "redesign"  # 58g


_CHANGES: dict[str, Change] = {
    **faults_robots.CHANGES,
    **faults_transport.CHANGES,
    **faults_bytes.CHANGES,
    **faults_lists.CHANGES,
    **faults_time.CHANGES,
}


def misbehave(fault: Fault, host: Host, request: Request, reply: Reply) -> Reply:
    """The reply as this fault makes it; unchanged where the fault has no part in the request."""
    return _CHANGES[fault.value](host, request, reply)
