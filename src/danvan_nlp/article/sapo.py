"""The sapo of a page: the lead that Vietnamese papers set apart from the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from danvan_nlp.article.blocks import Block, blocks_of, is_furniture, text_of
from danvan_nlp.article.furniture import heads_related
from danvan_nlp.article.furniture import is_furniture as is_furniture_line
from danvan_nlp.article.headline import META_LINE, skeleton
from danvan_nlp.article.names import SAPO, names_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# "(TTXVN) -", "TTO -", "GD&TĐ -", "BẮC NINH -": who reports, or from where.
_AGENCY = re.compile(r"^\(\w[^)]{1,30}\)\s*[-–—]*\s*|^[^\W\d_a-zà-ỹ][\w.&+ ]{1,25}\s+[-–—]\s+")
_SHORTEST, _LONGEST = 30, 1_500  # characters of a sapo


def find_sapo(
    places: Iterable[_Element], opening: list[Block], description: str | None
) -> tuple[_Element | None, str, str]:
    """The element, text and method of the sapo.

    Args:
        places: the elements between title and body.
        opening: the first blocks of the body.
        description: what the page's metadata says it is about.
    """
    between = [place for place in places if not is_furniture(place)]
    blocks = [block for place in between for block in blocks_of(place)] + opening
    if description:
        first = _emphasised(opening)
        for block in blocks:
            if block.figure is None and _says(block.text, description):
                if first is not None and block in opening and first is not block:
                    break  # WordPress describes a page by its first plain paragraph
                return block.element, block.text, "description"
    for element in _called_sapo(between, opening):
        text = text_of(element)
        if _fits(text):
            return element, text, "class"
    return _by_form(blocks, opening)


def _called_sapo(between: list[_Element], opening: list[Block]) -> Iterator[_Element]:
    """The elements whose class or id speaks of a lead: between title and body, then in it."""
    for place in between:
        for element in place.iter():
            if isinstance(element.tag, str) and SAPO.search(names_of(element)):
                yield element
    for block in opening:
        if block.figure is None and SAPO.search(names_of(block.element)):
            yield block.element


def _by_form(blocks: list[Block], opening: list[Block]) -> tuple[_Element | None, str, str]:
    """A paragraph of its own before the body, or a first one all in bold or italics."""
    for block in blocks[: len(blocks) - len(opening)]:
        if _fits(block.text) and len(block.text) >= 60 and block.link_density < 0.3:
            furniture = is_furniture_line(block.text) or META_LINE.search(block.text)
            if block.figure is None and not furniture:
                return block.element, block.text, "place"
    text = _emphasised(opening)
    return (text.element, text.text, "emphasis") if text else (None, "", "")


def _emphasised(opening: list[Block]) -> Block | None:
    """The first paragraph of a body where all of it is bold or italic and the next is not."""
    text = next((block for block in opening if block.text and block.figure is None), None)
    if text and _fits(text.text) and max(text.bold, text.italic) >= 0.9 * _solid(text.text):
        more = [block for block in opening if block.text and block is not text]
        if more and more[0].bold < 0.9 * _solid(more[0].text) and len(text.text) >= 60:
            return text
    return None


def _solid(text: str) -> int:
    return len(text) - text.count(" ") if len(text) < 20 else int(len(text) * 0.95)


def _fits(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST and not heads_related(text)


def _says(text: str, description: str) -> bool:
    """Whether a paragraph is what the metadata gives, cut or without the agency's name."""
    ours, theirs = (skeleton(_AGENCY.sub("", part))[:400] for part in (text, description))
    shorter = min(len(ours), len(theirs))
    if shorter < 25:
        return False
    return (ours.startswith(theirs[:60]) or theirs.startswith(ours[:60])) and len(text) <= (
        _LONGEST
    )
