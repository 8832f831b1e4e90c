"""What a page says about itself to machines: JSON-LD, OpenGraph, other meta tags, microdata."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_nlp.article.authors import named_author
from danvan_nlp.vietnamese.dates import DateReader
from danvan_nlp.vietnamese.text import clean_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLE_TYPES = frozenset(
    {"newsarticle", "article", "reportagenewsarticle", "blogposting", "report", "webpage"}
)
_NUKEVIET = re.compile(r"nukeviet", re.IGNORECASE)
_ANY_DATES = DateReader()
_DATE_VALUE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_AUTHOR_NAME = re.compile(
    r'"author"\s*:\s*\[?\s*\{\s*"@type"\s*:\s*"Person"\s*,\s*"name"\s*:\s*"([^"]{2,80})"'
)
_MOST_NODES = 2_000  # JSON-LD nodes that are looked at


@dataclass(kw_only=True, slots=True)
class Machine:
    """The metadata of a page as strings; `edited` where its date is known to be the edit time."""

    headlines: tuple[str, ...] = ()
    description: str | None = None
    published: str | None = None
    published_by: str = ""
    edited: bool = False
    author: str | None = None
    author_by: str = ""
    section: str | None = None
    address: str | None = None
    site: str | None = None


def read_machine(
    tree: _Element, json_ld: tuple[str, ...], dates: DateReader = _ANY_DATES
) -> Machine:
    """The metadata of a page, OpenGraph before JSON-LD before microdata for each field.

    Of several dates the first that can be read is taken: `dates` says how they are.
    """
    metas = _metas(tree)
    nodes = list(_nodes(json_ld))
    article = next((node for node in nodes if _is_article(node)), {})
    machine = Machine()
    machine.site = metas.get("og:site_name")
    machine.headlines = _headlines(tree, metas, article)
    machine.description = (
        metas.get("og:description") or metas.get("description") or _text(article, "description")
    )
    machine.address = metas.get("og:url") or _canonical(tree)
    machine.edited = bool(_NUKEVIET.search(metas.get("generator", "")))
    machine.section = metas.get("article:section") or _breadcrumb(nodes)
    _read_date(_told_dates(tree, metas, article), machine, dates)
    _read_author(metas, article, machine)
    return machine


def _metas(tree: _Element) -> dict[str, str]:
    """The first content of each meta tag by its name or property, in lower case."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = tidy(meta.get("content") or "")
        if name and content and name not in found:
            found[name] = content
    return found


def _headlines(
    tree: _Element, metas: dict[str, str], article: dict[str, object]
) -> tuple[str, ...]:
    title = tree.find(".//title")
    own = tidy("".join(title.itertext())) if title is not None else ""
    named = (metas.get("og:title", ""), _text(article, "headline") or "", own)
    return tuple(dict.fromkeys(name for name in named if name))


def _canonical(tree: _Element) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            return str(link.get("href") or "") or None
    return None


def _told_dates(
    tree: _Element, metas: dict[str, str], article: dict[str, object]
) -> list[tuple[str, str]]:
    """What is told as the date of publication, with the method, best first."""
    told = (
        (metas.get("article:published_time"), "opengraph"),
        (_text(article, "datePublished"), "json-ld"),
        (metas.get("pubdate") or metas.get("dc.date.issued"), "meta"),
        (metas.get("datepublished") or _microdata_date(tree), "microdata"),
    )
    return [(value, method) for value, method in told if value]


def _read_date(told: list[tuple[str, str]], machine: Machine, dates: DateReader) -> None:
    """Keep the first date that can be read; where none can, that one was told at all."""
    readable = (one for one in told if dates.stamp(one[0]))
    machine.published, machine.published_by = next(readable, told[0] if told else (None, ""))


def _microdata_date(tree: _Element) -> str | None:
    for element in tree.xpath("(//*[@itemprop='datePublished'])[1]"):
        value = element.get("content") or element.get("datetime") or "".join(element.itertext())
        return tidy(value) or None
    return None


def _read_author(metas: dict[str, str], article: dict[str, object], machine: Machine) -> None:
    names = {_plain(name) for name in (machine.site, _publisher(article)) if name}
    for value, method in (
        (_author_of(article), "json-ld"),
        (metas.get("article:author"), "opengraph"),
        (metas.get("author"), "meta"),
    ):
        if value and _plain(value) not in names and named_author(value, site=machine.site):
            machine.author, machine.author_by = value, method
            return


def _publisher(article: dict[str, object]) -> str | None:
    given = article.get("publisher")
    return _text(given, "name") if isinstance(given, dict) else None


def _plain(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())


def _author_of(article: dict[str, object]) -> str | None:
    """The person or persons that JSON-LD names as author; an organisation is no author."""
    given = article.get("author")
    names = []
    for author in given if isinstance(given, list) else [given]:
        if isinstance(author, dict) and "organization" not in str(author.get("@type")).lower():
            names.append(_text(author, "name") or "")
        elif isinstance(author, str):
            names.append(tidy(author))
    return ", ".join(name for name in names if name) or None


def _nodes(json_ld: tuple[str, ...]) -> Iterator[dict[str, object]]:
    """The objects in JSON-LD scripts, graphs unfolded; of one that is no JSON, what is whole."""
    queue: list[object] = []
    for script in json_ld:
        try:
            queue.append(json.loads(script, strict=False))
        except (ValueError, RecursionError):
            queue.append(_salvaged(script))
    for _ in range(_MOST_NODES):
        if not queue:
            return
        node = queue.pop(0)
        if isinstance(node, list):
            queue[:0] = node
        elif isinstance(node, dict):
            yield node
            queue.append(node.get("@graph"))


def _salvaged(script: str) -> dict[str, object]:
    """The date and author in a JSON-LD script that is no JSON, by a stray comma or quote."""
    if not any(kind in script.lower() for kind in ('newsarticle"', '"article"')):
        return {}
    date, author = _DATE_VALUE.search(script), _AUTHOR_NAME.search(script)
    found: dict[str, object] = {"@type": "NewsArticle"}
    if date:
        found["datePublished"] = date[1]
    if author:
        found["author"] = {"@type": "Person", "name": author[1]}
    return found


def _is_article(node: dict[str, object]) -> bool:
    kinds = node.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).lower() in _ARTICLE_TYPES for kind in named) and bool(
        node.get("headline") or node.get("datePublished")
    )


def _breadcrumb(nodes: list[dict[str, object]]) -> str | None:
    """The last section in a JSON-LD breadcrumb, which may go on to the article itself."""
    for node in nodes:
        items = node.get("itemListElement")
        if node.get("@type") != "BreadcrumbList" or not isinstance(items, list):
            continue
        names = [name for item in items if isinstance(item, dict) if (name := _crumb(item))]
        if len(names) > 1 or (names and names[0].lower() not in {"trang chủ", "home"}):
            return names[-1]
    return None


def _crumb(item: dict[str, object]) -> str | None:
    inner = item.get("item")
    return _text(item, "name") or (_text(inner, "name") if isinstance(inner, dict) else None)


def _text(node: dict[str, object], name: str) -> str | None:
    value = node.get(name)
    return tidy(value) or None if isinstance(value, str) else None


def tidy(text: str) -> str:
    """A string from a page's metadata on one line, entities resolved, cleaned."""
    if "&" in text:
        text = html.unescape(text)
    return clean_line(text)
