"""Short selectors for layout tables, and an index of a page that answers them at once.

The subset of CSS that the layouts need: `tag`, `#id`, `.class`, `[attribute]`,
`[attribute=value]`, `[attribute^=…]`, `[attribute$=…]`, `[attribute*=…]`, a space for
"somewhere inside" and `>` for "right inside". ASP.NET names its elements by long paths of
controls, so that only the end of an id is stable: hence `[id$=lblNoiDung]`.

An XPath on classes takes half a millisecond a page and a page tries some thirty selectors,
so the page is indexed once instead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from danvan_nlp.errors import DataError

if TYPE_CHECKING:
    from lxml.etree import _Element

_STEP = re.compile(
    r"(?P<tag>\*|[a-zA-Z][\w-]*)|#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)"
    r"|\[(?P<name>[\w:-]+)(?:(?P<how>[\^$*]?=)(?P<value>[^\]]*))?\]"
)


@dataclass(frozen=True, slots=True)
class Step:
    """One element of a selector: its tests, and whether it is the parent or any ancestor."""

    tag: str | None
    classes: tuple[str, ...]
    attributes: tuple[tuple[str, str, str], ...]
    direct: bool

    def fits(self, element: _Element) -> bool:
        """Whether an element passes every test of this step."""
        if self.tag and element.tag != self.tag:
            return False
        if self.classes:
            own = (element.get("class") or "").split()
            if not all(name in own for name in self.classes):
                return False
        return all(_has(element.get(name), how, value) for name, how, value in self.attributes)


@lru_cache(maxsize=2048)
def parsed(selector: str) -> tuple[Step, ...]:
    """The steps of a selector, from the outer element to the one that is meant.

    Raises:
        DataError: the selector is outside the subset.
    """
    steps: list[Step] = []
    direct = False
    for word in selector.replace(">", " > ").split():
        if word == ">":
            direct = True
        else:
            steps.append(_step(word, direct=direct))
            direct = False
    if not steps or direct:
        message = f"selector {selector!r} names no element"
        raise DataError(message)
    return tuple(steps)


class Index:
    """The elements of a page by class and id, in the order of the page."""

    def __init__(self, tree: _Element) -> None:
        """Index a tree."""
        self.tree = tree
        self.classes: dict[str, list[_Element]] = defaultdict(list)
        self.ids: dict[str, list[_Element]] = defaultdict(list)
        self.tails: set[str] = set()
        self._attributes: dict[str, list[_Element]] = {}
        for element in tree.xpath("//*[@class or @id]"):
            for name in (element.get("class") or "").split():
                self.classes[name].append(element)
            if identity := element.get("id"):
                self.ids[identity].append(element)
                self.tails.add(identity.rpartition("_")[2])

    def knows(self, name: str) -> bool:
        """Whether an element has this class, this id, or an id that ends with "_" and this."""
        return name in self.classes or name in self.ids or name in self.tails

    def select(self, selector: str) -> Iterator[_Element]:
        """The elements that a selector means, in the order of the page."""
        *outer, last = parsed(selector)
        holders: list[tuple[set[_Element], bool]] = []
        direct = last.direct
        for step in reversed(outer):
            holders.append((set(self._fitting(step)), direct))
            if not holders[-1][0]:
                return
            direct = step.direct
        for element in self._fitting(last):
            if _lies_in(element, holders):
                yield element

    def _fitting(self, step: Step) -> Iterator[_Element]:
        return (element for element in self._candidates(step) if step.fits(element))

    def _candidates(self, step: Step) -> Iterable[_Element]:
        if step.classes:
            return self.classes.get(step.classes[0], ())
        for name, how, value in step.attributes:
            if name == "id" and how == "=":
                return self.ids.get(value, ())
        if step.attributes:
            return self._with_attribute(step.attributes[0][0])
        found: Iterable[_Element] = self.tree.iter(step.tag or "*")
        return found

    def _with_attribute(self, name: str) -> list[_Element]:
        if name not in self._attributes:
            self._attributes[name] = self.tree.xpath(f"//*[@{name}]")
        return self._attributes[name]


def _lies_in(element: _Element, holders: list[tuple[set[_Element], bool]]) -> bool:
    """Whether an element lies in one of the first set, that one in one of the second, ….

    Taking the nearest ancestor of each set is enough but where ">" stands in the middle of
    a selector, which no layout needs.
    """
    node = element.getparent()
    for elements, direct in holders:
        while node is not None and node not in elements:
            if direct:
                return False
            node = node.getparent()
        if node is None:
            return False
        node = node.getparent()
    return True


def _step(word: str, *, direct: bool) -> Step:
    tag: str | None = None
    classes: list[str] = []
    attributes: list[tuple[str, str, str]] = []
    position = 0
    while position < len(word):
        match = _STEP.match(word, position)
        if match is None:
            message = f"selector {word!r} is not understood"
            raise DataError(message)
        position = match.end()
        if match["tag"]:
            tag = None if match["tag"] == "*" else match["tag"]
        elif match["class"]:
            classes.append(match["class"])
        elif match["id"]:
            attributes.append(("id", "=", match["id"]))
        else:
            value = (match["value"] or "").strip("'\"")
            attributes.append((match["name"], match["how"] or "", value))
    return Step(tag, tuple(classes), tuple(attributes), direct)


def _has(own: str | None, how: str, value: str) -> bool:
    if own is None:
        return False
    if how == "^=":
        return own.startswith(value)
    if how == "$=":
        return own.endswith(value)
    if how == "*=":
        return value in own
    return own == value if how else True
