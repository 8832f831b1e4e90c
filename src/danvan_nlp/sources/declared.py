"""What a declared site is: its publisher, where articles are listed, how it is read politely.

A `Source` is complete by itself: the family's defaults have been filled in. Province
and district codes are those of the gazetteer at the time the site was declared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """Who publishes a site."""

    PAPER = "paper"
    PORTAL = "portal"
    PARTY = "party"
    POLICE = "police"
    AGENCY = "agency"
    BROADCASTER = "broadcaster"


class Basis(StrEnum):
    """How a declaration is known: read in somebody's working configuration, or concluded."""

    CONFIGURATION = "configuration"
    SAVED_PAGE = "saved page"
    TEMPLATE = "template"
    INFERRED = "inferred"
    SIMULATED = "simulated"
    OWN = "own"


class DateForm(StrEnum):
    """How a site writes dates in numbers: 24/11/2026, or 11/24/2026 in feeds or everywhere.

    It is declared and never guessed, since 03/11/2026 reads both ways.
    """

    DAY_FIRST = "day-first"
    FEEDS_MONTH_FIRST = "feeds-month-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a declaration comes from and when that was true; `date` is a year or an ISO day."""

    basis: Basis
    date: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The name of an article layout and the days between which the site used it."""

    name: str
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the site used this layout on that day (`valid_to` is the last day)."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Politeness:
    """How gently a site is read: seconds between requests, pages a run, who shares its server."""

    delay: float = 2.0
    pages: int = 500
    group: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tls:
    """An exception for a host whose TLS is behind the times; never a switch for all hosts.

    `ca_file` adds an intermediate certificate that the server forgets to send;
    `legacy` allows old renegotiation and small keys; `unverified` reads the site
    although its certificate is wrong, and every capture is marked so. `reason` is
    required.
    """

    reason: str
    ca_file: str | None = None
    legacy: bool = False
    unverified: bool = False


@dataclass(frozen=True, kw_only=True)
class Source:
    """One declared site with its family's defaults filled in.

    `http_too` lets a run read it over http where https does not work, which the run's
    report then says; nothing else ever changes the scheme.
    """

    id: str
    name: str
    kind: Kind
    family: str
    hosts: tuple[str, ...]
    province: str | None = None
    district: str | None = None
    level: str = "tỉnh"
    scheme: str = "https"
    http_too: bool = False
    listings: tuple[str, ...] = ("/",)
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    paging: str | None = None
    article: str = r"-\d{3,}(?:\.\w{3,5})?/?$"
    keep: tuple[str, ...] | None = None
    dates: DateForm = DateForm.DAY_FIRST
    layouts: tuple[Layout, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None
    politeness: Politeness = field(default_factory=Politeness)
    needs_js: bool = False
    tls: Tls | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def host(self) -> str:
        """The host that the site's addresses are written with."""
        return self.hosts[0]

    @property
    def home(self) -> str:
        """The address of the home page."""
        return f"{self.scheme}://{self.host}/"

    @cached_property
    def article_pattern(self) -> re.Pattern[str]:
        """The compiled pattern of an article's path and query; groups `id` and `space` if known."""
        return re.compile(self.article, re.IGNORECASE)

    def alive_on(self, day: date) -> bool:
        """Whether the site was in service on that day."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def layout_on(self, day: date | None) -> str:
        """The name of the layout of that day; the newest one without a day, else the family."""
        for layout in self.layouts:
            if day is None or layout.holds_on(day):
                return layout.name
        return self.family
