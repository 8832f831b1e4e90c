"""Small boxes inside a body, told by what is in them: teasers of other articles, pictures.

Papers rename such boxes with every redesign; a linked headline with a line or two under it
stays a teaser, and a picture with a short text stays a picture with its caption.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from danvan_nlp.article.tags import IMAGES

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEASERS = frozenset({"article", "div", "li", "ol", "section", "table", "ul"})
_MOST_TEASER = 700  # characters of a box of other news inside a body
_MOST_UNLINKED = 450  # of them outside links: a teaser's sapo
_MOST_NODES = 400  # stretches of text in one, empty ones too: more is a column of the page
_MOST_PICTURES = 4  # links around pictures before the one around the headline
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
    if element.tag not in _TEASERS:
        return False
    link, headline = _first_link(element)
    if link is None or not _is_headline(link, headline):
        return False
    length = 0
    for number, text in enumerate(map(str.strip, element.itertext())):
        if text and not length and not headline.startswith(" ".join(text.split())):
            return False
        length += len(text)
        if length > _MOST_TEASER or number > _MOST_NODES:
            return False
    return length - sum(map(_length, element.iter("a"))) <= _MOST_UNLINKED


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


def _first_link(element: _Element) -> tuple[_Element | None, str]:
    """The first link that has words, and them; links around pictures are passed by."""
    for link in islice(element.iter("a"), _MOST_PICTURES):
        if text := " ".join("".join(link.itertext()).split()):
            return link, text
    return None, ""


def _is_headline(link: _Element, text: str) -> bool:
    """Whether a link is a headline that has its line to itself."""
    if len(text) not in _HEADLINE or text[-1] in ".;:," or text.count(" ") < 3:
        return False
    holder = link.getparent()
    before = holder.text if holder is not None else ""
    return not (before or "").strip() and len((link.tail or "").strip()) <= _LONGEST_TAIL


def _length(element: _Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())
