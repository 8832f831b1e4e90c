"""Captions told from paragraphs: by their element, or by where and how they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_nlp.article.blocks import Block, is_centred

if TYPE_CHECKING:
    from lxml.etree import _Element

_CREDIT = re.compile(
    r"(?:^|[\s(.\-–—])(?:ảnh|hình|photo|đồ\s+họa|nguồn|nguồn\s+ảnh|ảnh\s+minh\s+h[oọ][aạ])\s*"
    r"(?:[:：]\s*\S.{0,60}|minh\s+h[oọ][aạ]\)?\.?|tư\s+liệu\)?\.?)$|^\(?ảnh\b.{0,60}$|^ảnh\s*:",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"(?:^|[\s_-])(?:note|desc|cap|legend|credit|chuthich)(?=$|[\s_-])", re.IGNORECASE
)
_LONGEST = 500  # characters of a caption
_PLAIN_LONGEST = 300  # characters of one that nothing but its place gives away


def split_captions(
    blocks: list[Block], named: frozenset[_Element]
) -> tuple[list[str], list[Block]]:
    """The captions in order, and the blocks that are left.

    Args:
        blocks: the blocks of a page's lead and body.
        named: elements that the layout names as captions.
    """
    captions: list[list[str]] = []
    rest: list[Block] = []
    after: Block | None = None
    figure: _Element | None = None
    for block in blocks:
        if block.image:
            after = block
        elif block.figure is not None:
            if block.figure is figure and captions:
                captions[-1].append(block.text)
            else:
                captions.append([block.text])
            figure, after = block.figure, None
        elif _within(block.element, named) or (after and _follows(block, after)):
            captions.append([block.text])
            after = None
        else:
            rest.append(block)
            after = None
    return list(dict.fromkeys(map(" ".join, captions))), rest


def _follows(block: Block, image: Block) -> bool:
    """Whether a block after an image is its caption: centred, in italics, or with a credit."""
    if len(block.text) > _LONGEST or block.link_density > 0.5:
        return False
    if _CREDIT.search(block.text):
        return True
    if len(block.text) > _PLAIN_LONGEST:
        return False
    if _NOTED.search(block.element.get("class") or ""):
        return True
    if block.italic >= 0.8 * len(block.text) - 8 and block.italic:
        return True
    same = block.element is image.element and block.broken
    return same or (is_centred(block.element) and block.bold < 0.8 * len(block.text))


def _within(element: _Element, named: frozenset[_Element]) -> bool:
    node: _Element | None = element
    for _ in range(4):
        if node is None or not named:
            return False
        if node in named:
            return True
        node = node.getparent()
    return False
