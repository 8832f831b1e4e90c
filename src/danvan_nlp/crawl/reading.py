"""What the collector wants to know of an article, told by whoever can read one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from danvan_nlp.crawl import pages
from danvan_nlp.crawl.transport import Exchange
from danvan_nlp.records import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A short reading of a page.

    Attributes:
        text_hash: equal for two pages that say the same; decides whether one changed.
        exact: the hash is of the article's own text, so that two addresses with one
            hash are one article. The hash of a whole page cannot say that.
        sketch: what a reprint with another head or foot is known by (`sketch_of`).
        title, date, body: whether each was found; None where nobody looked.
    """

    text_hash: str
    exact: bool = False
    sketch: tuple[int, ...] = ()
    title: bool | None = None
    date: bool | None = None
    body: bool | None = None


Reader = Callable[[Page], Reading]


def plain_reader(page: Page) -> Reading:
    """A reading by the visible text of the page, without knowing where its article stands."""
    text = pages.decode(page.body, page.headers.get("content-type", ""))
    return Reading(text_hash=pages.text_hash(text))


def page_of(exchange: Exchange, source: str) -> Page:
    """The page of a response as the other stages know pages."""
    return Page(
        url=exchange.url,
        body=exchange.body,
        source=source,
        fetched_at=exchange.at,
        status=exchange.status,
        headers={name.lower(): value for name, value in exchange.headers},
    )
