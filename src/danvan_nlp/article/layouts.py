"""The layouts of known sites: a table of selectors, chosen by address and by marks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from danvan_nlp.article.selectors import Index, parsed
from danvan_nlp.errors import DataError

if TYPE_CHECKING:
    import datetime as dt

    from lxml.etree import _Element

_FIELDS = ("title", "sapo", "body", "author", "date", "caption", "section", "drop")
_TABLE = Path(__file__).with_name("layouts.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where a site or family keeps each part; a field's selectors stand in order of trial."""

    name: str
    evidence: str
    hosts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    title: tuple[str, ...] = ()
    sapo: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()

    def find(self, index: Index, field: str) -> Iterator[_Element]:
        """The elements of a field, those of the first selector that finds any first."""
        for selector in getattr(self, field):
            yield from index.select(selector)


@lru_cache(maxsize=4)
def load_layouts(path: Path = _TABLE) -> tuple[Layout, ...]:
    """The layouts of a table, in order of trial.

    Raises:
        DataError: the table has a key that no layout has, or a selector outside the subset.
    """
    with path.open("rb") as stream:
        rows = tomllib.load(stream)["layout"]
    layouts = []
    for row in rows:
        fields: dict[str, Any] = {
            key: tuple(v) if isinstance(v, list) else v for key, v in row.items()
        }
        try:
            layouts.append(Layout(**fields))
        except TypeError as error:
            message = f"{path.name}: layout {row.get('name')!r}: {error}"
            raise DataError(message) from error
    return tuple(layouts)


def check(layouts: tuple[Layout, ...]) -> None:
    """Parse every selector, so that a wrong one is found by a test and not by a page.

    Raises:
        DataError: a selector is outside the subset.
    """
    for layout in layouts:
        for field in _FIELDS:
            for selector in getattr(layout, field):
                parsed(selector)


def choose(
    layouts: tuple[Layout, ...], index: Index, *, url: str | None, name: str | None = None
) -> list[Layout]:
    """The layouts that may fit a page, in order of trial.

    Args:
        layouts: those that are known.
        index: the page.
        url: its address; a layout of its site comes before families that have a mark on it.
        name: the layout that the page's source declares; it comes first.
    """
    host = _host(url)
    named = [layout for layout in layouts if layout.name == name]
    named += [
        layout for layout in layouts if host and _serves(layout, host) and layout not in named
    ]
    marked = [
        layout
        for layout in layouts
        if layout not in named and any(index.knows(mark) for mark in layout.marks)
    ]
    return named + marked


def _serves(layout: Layout, host: str) -> bool:
    return any(host == name or host.endswith("." + name) for name in layout.hosts)


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""
