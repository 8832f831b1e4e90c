"""The places around a body where a page keeps sapo, date and author."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_SIBLINGS = 60  # elements looked at on each side: past them stands another column


def between(title: _Element, body: _Element) -> list[_Element]:
    """The elements after the title and before the body, in reading order.

    Where the body holds the title or comes before it, there are none.
    """
    path = {body, *body.iterancestors()}
    found: list[_Element] = []
    node: _Element | None = title
    while node is not None and node not in path:
        for sibling in islice(node.itersiblings(), _MOST_SIBLINGS):
            if sibling in path:
                return found + list(_down_to(sibling, body, path))
            found.append(sibling)
        node = node.getparent()
    return []


def before(title: _Element) -> list[_Element]:
    """The elements just before the title in its own and the next box, nearest first.

    Farther up stand the clock and the banner of the site.
    """
    found: list[_Element] = []
    node: _Element | None = title
    for _ in range(2):
        if node is None or node.tag in {"body", "html"}:
            break
        found += islice(node.itersiblings(preceding=True), 6)
        node = node.getparent()
    return found


def after(body: _Element, title: _Element | None) -> list[_Element]:
    """The elements after the body in the boxes that it shares with the title, nearest first."""
    shared = set(title.iterancestors()) if title is not None else set()
    found: list[_Element] = []
    node: _Element | None = body
    for _ in range(4):
        if node is None or node in shared or node.tag in {"body", "html"}:
            break
        found += islice(node.itersiblings(), 8)
        node = node.getparent()
    return found


def lead(body: _Element) -> list[_Element]:
    """The elements before a body whose title is unknown, in reading order."""
    found: list[_Element] = []
    node: _Element | None = body
    for _ in range(3):
        if node is None or node.tag in {"body", "html"}:
            break
        found = [*reversed(list(islice(node.itersiblings(preceding=True), 12))), *found]
        node = node.getparent()
    return found


def _down_to(element: _Element, body: _Element, path: set[_Element]) -> Iterator[_Element]:
    """The elements inside `element` before the body, which it holds or is."""
    while element is not body:
        for child in element:
            if child in path:
                element = child
                break
            yield child
        else:
            return
