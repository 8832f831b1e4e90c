"""Feeds and sitemaps read leniently: what they list, never what they claim about time.

Portals send feeds with blank lines, bare ampersands and byte order marks, so the parser
mends what it can. Dates are hints only: one system writes the month where the minutes
belong, another calls the day of publication the day of the last change.
"""

from __future__ import annotations

import gzip
import re
import zlib
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from danvan_nlp.crawl.pages import visible_text
from danvan_nlp.vietnamese.dates import find_stamp

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_SITEMAP = 50_000_000  # bytes unpacked, the limit of the sitemap protocol
MAX_ENTRIES = 50_000
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry of a list: its address and what else it shows of it, as one hint."""

    url: str
    hint: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What a sitemap lists: pages, and further sitemaps where it is an index."""

    items: tuple[Item, ...] = ()
    children: tuple[str, ...] = ()


def read_feed(body: bytes, *, month_first: bool = False) -> list[Item]:
    """The entries of an RSS or Atom feed, however broken; none where it is something else.

    `month_first` says whether the source is declared to write 11/24/2026 in feeds.
    """
    root = _root(body)
    if root is None:
        return []
    found = []
    for entry in root.iter("{*}item", "{*}entry"):
        url = _text(entry, "link") or _href(entry) or _text(entry, "guid")
        if url:
            told = [
                visible_text(_text(entry, name)) for name in ("title", "description", "summary")
            ]
            when = _text(entry, "pubDate") or _text(entry, "published") or _text(entry, "updated")
            day = day_of(when, month_first=month_first)
            found.append(Item(url=url, hint=" | ".join(filter(None, told)), day=day))
    return found[:MAX_ENTRIES]


def read_sitemap(body: bytes) -> Sitemap:
    """What a sitemap or sitemap index lists; packed ones are unpacked up to 50 MB."""
    root = _root(_unpacked(body))
    if root is None:
        return Sitemap()
    children = [_text(entry, "loc") for entry in root.iter("{*}sitemap")]
    items = []
    for entry in root.iter("{*}url"):
        url, changed = _text(entry, "loc"), _text(entry, "lastmod")
        if url:
            items.append(Item(url=url, hint=changed, day=day_of(changed)))
        if len(items) >= MAX_ENTRIES:
            break
    return Sitemap(items=tuple(items), children=tuple(filter(None, children)))


def day_of(text: str, *, month_first: bool = False) -> date | None:
    """The day, in Việt Nam, of a date in a list; None where it has no known form.

    Numbers are day first unless the source is declared otherwise: it is never guessed.
    """
    if stamp := find_stamp(text, month_first=month_first):
        return stamp.moment.date()
    try:
        # Years of two digits and other forms of RFC 822.
        return parsedate_to_datetime(text.strip()).date()
    except (ValueError, TypeError, IndexError):
        return None


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    machine = zlib.decompressobj(wbits=31)
    try:
        return machine.decompress(body, MAX_SITEMAP)
    except (zlib.error, gzip.BadGzipFile):
        return b""


def _root(body: bytes) -> _Element | None:
    from lxml import etree

    text = body.decode("utf-8-sig", "replace").lstrip().encode()
    text = _DECLARATION.sub(b"", text)
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False, encoding="utf-8"
    )
    try:
        return etree.fromstring(text, parser) if text else None
    except (etree.XMLSyntaxError, ValueError):
        return None


def _text(entry: _Element, name: str) -> str:
    child = entry.find(f"{{*}}{name}")
    if child is None:
        child = entry.find(name)
    return (child.text or "").strip() if child is not None else ""


def _href(entry: _Element) -> str:
    child = entry.find("{*}link")
    return str(child.get("href") or "").strip() if child is not None else ""
