"""An element's content as the blocks that a reader sees: paragraphs, captions, images.

Furniture inside it (boxes of other news, share buttons, comments) is left out by element
and class names; what stays carries what later steps judge by: links, emphasis, position.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from danvan_nlp.article.boxes import is_picture, is_teaser
from danvan_nlp.article.names import AUTHOR_BOX, is_hidden, is_named_caption, is_named_furniture
from danvan_nlp.article.tags import BLOCKS, BOLD, EMPHASIS, IMAGES, ITALIC, PARAGRAPHS, SKIPPED
from danvan_nlp.vietnamese.text import clean_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)", re.IGNORECASE)

_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8});", re.IGNORECASE)
_LABELS = frozenset({"a", "span", "time"})
_ENDED = re.compile(r"[^\W_A-ZÀ-Ỹ]$")
_LEAST_OUTWEIGHED = 400  # characters: in less, what is named like furniture is furniture
_SLANTED = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """A paragraph, or an image (no text), with what it is made of.

    `links`, `bold` and `italic` count characters; `figure` is the element whose caption the
    text belongs to; `broken` says that only a line break parts it from the block before.
    """

    text: str
    element: _Element
    links: int = 0
    bold: int = 0
    italic: int = 0
    image: bool = False
    broken: bool = False
    figure: _Element | None = None

    @property
    def link_density(self) -> float:
        """The share of the text that stands in links."""
        return self.links / len(self.text) if self.text else 0.0

    @property
    def tag(self) -> str:
        """The name of the block's element."""
        return str(self.element.tag)


def blocks_of(element: _Element, *, drop: frozenset[_Element] = frozenset()) -> list[Block]:
    """The blocks of an element in reading order, furniture left out.

    Args:
        element: the element; itself never counts as furniture.
        drop: elements that a layout names as furniture.
    """
    walker = _Walker(drop, element)
    walker.figure = element if _is_caption(element) else None
    walker.enter(element)
    return walker.blocks


def text_of(element: _Element, *, drop: frozenset[_Element] = frozenset()) -> str:
    """The text of an element on one line, furniture left out, cleaned."""
    return " ".join(block.text for block in blocks_of(element, drop=drop) if block.text)


def is_furniture(element: _Element) -> bool:
    """Whether an element is page furniture by its tag, class, id, type or style."""
    return element.tag in SKIPPED or is_named_furniture(element)


def is_centred(element: _Element) -> bool:
    """Whether an element is centred by attribute or style."""
    return (element.get("align") or "").lower() == "center" or bool(
        _CENTRED.search(element.get("style") or "")
    )


def is_right(element: _Element) -> bool:
    """Whether an element stands at the right edge, as signatures do."""
    if (element.get("align") or "").lower() == "right" or "text-right" in (
        element.get("class") or ""
    ):
        return True
    return bool(_RIGHT.search(element.get("style") or ""))


def _is_caption(element: _Element) -> bool:
    return element.tag in {"figure", "figcaption", "caption"} or is_named_caption(element)


@dataclass(slots=True)
class _Walker:
    """The walk over an element; depth is bounded because markup is flattened before."""

    drop: frozenset[_Element]
    root: _Element
    length: int | None = None
    blocks: list[Block] = field(default_factory=list)
    figure: _Element | None = None
    parts: list[str] = field(default_factory=list)
    spans: list[tuple[str, int]] = field(default_factory=list)
    image: bool = False
    broken: bool = False

    def enter(self, element: _Element, style: str = "") -> None:
        """Walk a block element: what is in it is blocks of its own."""
        self.content(element, element, style)
        self.flush(element)

    def content(self, element: _Element, block: _Element, style: str) -> None:
        """Walk the text and children of an element that lies in `block`."""
        self.add(element.text, style)
        for child in element:
            if isinstance(child.tag, str):
                self.child(child, block, style)
            self.add(child.tail, style)

    def child(self, child: _Element, block: _Element, style: str) -> None:
        """Walk one child, inline or block, or pass it by."""
        tag = child.tag
        if tag == "br":
            self.flush(block)
            self.broken = True
        elif tag in IMAGES:
            self.image = True
        elif child in self.drop or self.passes(child, block):
            return
        elif tag in BLOCKS or _is_caption(child):
            self.flush(block)
            if tag == "tr":
                self.row(child, style)
            else:
                self.block(child, style)
        else:
            if tag in _LABELS and block.tag not in PARAGRAPHS:
                self.part_labels(child)
            self.content(child, block, style + _style_of(child))

    def part_labels(self, child: _Element) -> None:
        """Part labels that stand in a row, which nothing but a style sheet parts."""
        before = child.getprevious()
        if before is not None and before.tag in _LABELS and not (before.tail or ""):
            same = before.tag == child.tag == "span"
            if not same or (child.text or "")[:1].isdigit():
                self.add(" ", "")

    def passes(self, child: _Element, block: _Element) -> bool:
        """Whether an element is passed by: furniture, or a box that leads to another article."""
        if child.tag in EMPHASIS and block.tag == "p" and child.tag not in SKIPPED:
            return is_hidden(child)
        if is_furniture(child) or AUTHOR_BOX.search(child.get("class") or ""):
            return not self.outweighs(child)
        return is_teaser(child) and not self.outweighs(child)

    def outweighs(self, child: _Element) -> bool:
        """Whether something named like furniture is in truth most of what is read.

        Some portals call the box of an article "print" or "social".
        """
        if child.tag in SKIPPED:
            return False
        if self.length is None:
            self.length = _length(self.root)
        if self.length < _LEAST_OUTWEIGHED:
            return not is_furniture(child)
        own = _length(child)
        linked = sum(_length(link) for link in child.iter("a"))
        return own >= 0.7 * self.length and linked <= 0.3 * own

    def block(self, child: _Element, style: str) -> None:
        outer = self.figure
        if outer is None and (_is_caption(child) or is_picture(child)):
            self.figure = child
        self.enter(child, style + ("b" if child.tag in BOLD else ""))
        self.figure = outer

    def row(self, row: _Element, style: str) -> None:
        """A table row: short cells side by side are one block, long ones a block each."""
        texts = [clean_line("".join(cell.itertext())) for cell in row]
        filled = [text for text in texts if text]
        plain = not any(len(cell) and cell.find(".//table") is not None for cell in row)
        if len(filled) > 1 and plain and sum(map(len, filled)) <= 600 and self.figure is None:
            self.add(" | ".join(filled), style)
            self.flush(row)
        else:
            self.enter(row, style)

    def add(self, text: str | None, style: str) -> None:
        """Take in a text node under the inline styles a (link), b (bold), i (italic)."""
        if text:
            if self.parts and text[0].isupper() and _ENDED.search(self.parts[-1]):
                self.parts.append(" ")  # labels in a row, which only a style sheet parts
            self.parts.append(text)
            if style:
                self.spans.append((style, len(text.strip())))

    def flush(self, element: _Element) -> None:
        """End the block at hand."""
        if self.parts:
            text = "".join(self.parts)
            if "&" in text and _ENTITY.search(text):
                text = html.unescape(text)  # escaped twice at the source: "&amp;#7855;"
            text = clean_line(text)
            self.parts.clear()
            if text:
                self.keep(text, element)
            self.spans.clear()
        if self.image:
            self.blocks.append(Block("", element, image=True, figure=self.figure))
        self.image = self.broken = False

    def keep(self, text: str, element: _Element) -> None:
        """Put a block of text down, an image that stood in it before it."""
        if self.image:
            self.blocks.append(Block("", element, image=True, figure=self.figure))
            self.image = False
        block = Block(text, element, broken=self.broken, figure=self.figure)
        if self.spans:
            block.links, block.bold, block.italic = (
                sum(length for style, length in self.spans if kind in style) for kind in "abi"
            )
        self.blocks.append(block)


def _length(element: _Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _style_of(element: _Element) -> str:
    tag, style = element.tag, element.get("style")
    if tag == "a":
        return "a"
    if style:
        bold, italic = _HEAVY.search(style), _SLANTED.search(style)
        return ("b" if bold or tag in BOLD else "") + ("i" if italic or tag in ITALIC else "")
    return "b" if tag in BOLD else "i" if tag in ITALIC else ""


def walk_elements(elements: Iterator[_Element]) -> list[Block]:
    """The blocks of several elements, those that are furniture left out."""
    found: list[Block] = []
    for element in elements:
        if isinstance(element.tag, str) and not is_furniture(element):
            found += blocks_of(element)
    return found
