"""The element that holds the body of an article on an unknown page, by a vote of its prose.

Each long stretch of text outside links and furniture votes for the element around its
paragraph. Text nodes are picked by one XPath, so that the many short ones of menus cost
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from danvan_nlp.article.blocks import is_furniture
from danvan_nlp.article.boxes import is_teaser
from danvan_nlp.article.tags import INLINE, PARAGRAPHS, TEASERS

if TYPE_CHECKING:
    from lxml.etree import _Element

LONG = 60  # characters: menus, buttons and most headlines are shorter
_TEASER_LEVELS = 4  # boxes around a text that may be a teaser
_MOST_WRAPPERS = 3  # boxes of one child each around a text in a page builder
_ENOUGH = 800  # characters of one text that count: one huge node shall not decide alone


class Vote:
    """The votes of a page's prose: who holds how much of it."""

    def __init__(self, tree: _Element) -> None:
        """Count the votes of a tree."""
        self.score: dict[_Element, float] = defaultdict(float)
        self.prose: dict[_Element, int] = defaultdict(int)
        self._barred: dict[_Element, bool] = {}
        self._teasers: dict[_Element, bool] = {}
        voters = list(_voters(tree))
        for element, length in voters:
            for holder in _upwards(element):
                self.prose[holder] += length
        self._half = sum(length for _, length in voters) / 2
        for element, length in voters:
            self._count(element, length)

    def winner(self) -> _Element | None:
        """The element with most votes, widened where its neighbours hold prose as well."""
        if not self.score:
            return None
        best = max(self.score, key=self.score.__getitem__)
        best = self._row(best)
        while (parent := best.getparent()) is not None and self._belongs(best, parent):
            best = parent
        return best

    def _row(self, best: _Element) -> _Element:
        """What holds the row of like boxes that a page builder lays an article out in."""
        node = best
        for _ in range(_MOST_WRAPPERS):
            parent = node.getparent()
            if parent is None or parent.tag in {"body", "html", "form"}:
                break
            alike = [child for child in parent if child is not node and self._is_alike(child, node)]
            if sum(self.prose[child] for child in alike) >= 0.25 * self.prose[best]:
                return parent
            node = parent
        return best

    def _is_alike(self, child: _Element, node: _Element) -> bool:
        """Whether a neighbour is a box of the same kind with prose that leads nowhere."""
        if child.tag != node.tag or child.tag in TEASERS or self.amount(child) < 2 * LONG:
            return False
        shared = set((child.get("class") or "").split()) & set((node.get("class") or "").split())
        return bool(shared) and not is_furniture(child) and self._plain(child, share=0.1)

    def amount(self, element: _Element) -> int:
        """The characters of prose inside an element."""
        return self.prose.get(element, 0)

    def _belongs(self, best: _Element, parent: _Element) -> bool:
        """Whether the prose around the best element is of the same article.

        Teasers in a side column hold little prose each, so a parent must add a quarter by
        neighbours that each hold some; one that holds the page's title as well, a half, since
        that much may be the sapo and captions.
        """
        if parent.tag in {"body", "html", "form"} or not self.prose[best]:
            return False
        others = [
            self.prose[child]
            for child in parent
            if child is not best
            and self.prose.get(child, 0) >= 2 * LONG
            and child.tag != "li"
            and not is_furniture(child)
        ]
        share = 0.25 if parent.find(".//h1") is None else 0.5
        return sum(others) >= share * self.prose[best] and self._plain(parent)

    def _plain(self, element: _Element, share: float = 0.25) -> bool:
        """Whether few of an element's characters stand in links."""
        linked = sum(len("".join(link.itertext()).strip()) for link in element.iter("a"))
        return linked <= share * self.prose[element]

    def _count(self, element: _Element, length: int) -> None:
        """Let one stretch of prose vote for the element around its paragraph."""
        holder = element.getparent() if element.tag in PARAGRAPHS else element
        if holder is None or self._is_barred(element):
            return
        worth = min(length, _ENOUGH) / (2 if element.tag in TEASERS else 1)
        if any(map(self._is_teaser, islice(_upwards(element), 1, _TEASER_LEVELS))):
            worth /= 4  # the sapo of another article under its headline
        self.score[holder] += worth
        above = holder.getparent()
        if above is not None:
            self.score[above] += worth / 2

    def _is_teaser(self, element: _Element) -> bool:
        if element not in self._teasers:
            self._teasers[element] = is_teaser(element)
        return self._teasers[element]

    def _is_barred(self, element: _Element) -> bool:
        """Whether an element lies in furniture; what is learnt on the way up is kept.

        What holds most of a page's prose is its article, whatever it is called: some themes
        name the main column "sidebar-1".
        """
        path = []
        verdict = False
        for node in _upwards(element):
            known = self._barred.get(node)
            if known is not None:
                verdict = known
                break
            path.append(node)
            if self.prose[node] < self._half and is_furniture(node):
                verdict = True
                break
        for passed in path:
            self._barred[passed] = verdict
        return verdict


def _voters(tree: _Element) -> Iterator[tuple[_Element, int]]:
    """The block element and length of each long stretch of text outside links."""
    for node in tree.xpath(f"//body//text()[string-length(normalize-space(.)) >= {LONG}]"):
        element = node.getparent()
        if node.is_tail:
            element = element.getparent()
        while element is not None and element.tag in INLINE and element.tag != "a":
            element = element.getparent()
        if element is not None and element.tag != "a":
            yield element, len(node.strip())


def _upwards(element: _Element) -> Iterator[_Element]:
    """An element and what it lies in, up to the page's body."""
    node: _Element | None = element
    while node is not None and node.tag != "html":
        yield node
        node = node.getparent()
