"""Small boxes inside a body, told by what is in them: teasers of other articles, pictures.

Papers rename such boxes with every redesign; a linked headline with a line or two under it
stays a teaser, and a picture with a short text stays a picture with its caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from danvan_nlp.article.tags import IMAGES

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEASERS = frozenset({"article", "div", "li", "ol", "section", "table", "ul"})
_MOST_TEASER = 700  # characters of a box of other news inside a body
_MOST_UNLINKED = 450  # of them outside links: a teaser's sapo
_MOST_PARTS = 60  # stretches of text in one: more is a column of the page
_HEADLINE = range(20, 220)  # characters of a linked headline
_LONGEST_TAIL = 20  # characters after it on its line: a date, a counter
_MOST_CAPTION = 600  # characters: a picture with more text is layout
_MOST_BOXED = 400  # of the caption in a box that is no table
_PICTURED = re.compile(
    r"(?:^|[\s_-])(?:img|image|images|photo|pic|picture|hinh|imgbox|picbox|imagebox)"
    r"(?=$|[\s_-])|(?:img|image|photo|pic|picture)box",
    re.IGNORECASE,
)


def is_teaser(element: _Element) -> bool:
    """Whether an element is a small box that a linked headline opens: a teaser elsewhere."""
    if element.tag not in _TEASERS or element.find(".//a") is None:
        return False
    linked = unlinked = 0
    for number, (link, text) in enumerate(_texts(element)):
        if number == 0 and not _is_headline(link):
            return False
        if link is None:
            unlinked += len(text)
        else:
            linked += len(text)
        if number > _MOST_PARTS or unlinked > _MOST_UNLINKED or linked + unlinked > _MOST_TEASER:
            return False
    return linked > 0


def is_picture(element: _Element) -> bool:
    """Whether an element is a picture with its caption: a table, or a box named for pictures."""
    if element.tag == "table":
        most = _MOST_CAPTION
    elif element.tag in {"div", "section", "center"} and _PICTURED.search(
        element.get("class") or ""
    ):
        most = _MOST_BOXED
    else:
        return False
    if not any(element.find(f".//{name}") is not None for name in IMAGES):
        return False
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > most:
            return False
    return True


def _is_headline(link: _Element | None) -> bool:
    """Whether a link is a headline that has its line to itself."""
    if link is None:
        return False
    text = " ".join("".join(link.itertext()).split())
    if len(text) not in _HEADLINE or text[-1] in ".;:," or text.count(" ") < 3:
        return False
    holder = link.getparent()
    before = holder.text if holder is not None else ""
    return not (before or "").strip() and len((link.tail or "").strip()) <= _LONGEST_TAIL


def _texts(element: _Element) -> Iterator[tuple[_Element | None, str]]:
    """The stretches of text in an element, each with the link that it stands in."""
    stack: list[tuple[_Element, _Element | None, bool]] = [(element, None, False)]
    while stack:
        node, link, tail = stack.pop()
        text = (node.tail if tail else node.text) or ""
        if text := text.strip():
            yield link, text
        if not tail:
            inner = node if node.tag == "a" else link
            for child in reversed(node):
                stack.append((child, link if node.tag != "a" else node, True))
                if isinstance(child.tag, str):
                    stack.append((child, child if child.tag == "a" else inner, False))
