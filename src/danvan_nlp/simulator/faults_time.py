"""Faults 54 and 56: dates that are written otherwise, or cannot be true."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from email.utils import parsedate_to_datetime

from danvan_nlp.simulator.hosts import Host, Part
from danvan_nlp.simulator.messages import Reply, Request

AGO = "3 giờ trước"
_WRITTEN = re.compile(r"\d{2}/\d{2}/\d{4} \d{2}:\d{2}")
_STAMPED = re.compile(r"<pubDate>([^<]+)</pubDate>")
Change = Callable[[Host, Request, Reply], Reply]


def _month_first(host: Host, request: Request, own: Reply) -> Reply:
    """Feeds as ASP.NET writes them in American order."""
    if host.part_of(request) is not Part.FEED:
        return own

    def turned(match: re.Match[str]) -> str:
        return f"<pubDate>{parsedate_to_datetime(match[1]):%m/%d/%Y %I:%M:%S %p}</pubDate>"

    return replace(own, body=_STAMPED.sub(turned, own.body.decode()).encode())


def _ahead(host: Host, request: Request, own: Reply) -> Reply:
    """The visible date is of a day to come; what machines are told is right."""
    story = host.story_at(request.target)
    if story is None:
        return own
    told = (
        f'<meta property="article:published_time" content="{story.published.isoformat()}"></head>'
    )
    text = _WRITTEN.sub("31/12/2098 08:00", own.body.decode()).replace("</head>", told, 1)
    return replace(own, body=text.encode())


def _ago(host: Host, request: Request, own: Reply) -> Reply:
    """The visible date is told by how long ago it was."""
    if host.part_of(request) is not Part.ARTICLE:
        return own
    return replace(own, body=_WRITTEN.sub(AGO, own.body.decode()).encode())


CHANGES: dict[str, Change] = {
    "feed-month-first": _month_first,
    "date-ahead": _ahead,
    "relative-time": _ago,
}
