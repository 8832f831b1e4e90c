"""Date and author of a page, which stand between title and body, before or after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from danvan_nlp.article.authors import labelled_author, named_author
from danvan_nlp.article.blocks import Block, is_furniture, text_of, walk_elements
from danvan_nlp.article.dating import decide, stamp_of, visible_stamp
from danvan_nlp.article.names import AUTHOR
from danvan_nlp.vietnamese.dates import Stamp

if TYPE_CHECKING:
    from lxml.etree import _Element

    from danvan_nlp.article.machine import Machine

_OPENING = 4  # blocks of a body where a date line may stand, and at its end


def find_date(
    named: Iterable[_Element],
    family: str,
    around: list[list[_Element]],
    blocks: list[Block],
    machine: Machine,
) -> tuple[Stamp | None, str]:
    """The publication date and its method.

    Args:
        named: the elements that the layout names.
        family: the method that stands for them.
        around: the elements between title and body, before the title, and after the body.
        blocks: the blocks of the body.
        machine: the page's metadata.
    """
    for element in named:
        stamp = stamp_of(element)
        if stamp:
            decided, how = decide(stamp, machine)
            return decided, family if how == "visible line" else how
    visible = _visible(around, blocks)
    return decide(visible, machine)


def _visible(around: list[list[_Element]], blocks: list[Block]) -> Stamp | None:
    middle, ahead, behind = around
    texts = [block for block in blocks if block.text]
    ends = texts[:_OPENING] + texts[-2:]
    for lines, strict in ((_lines(middle), False), (ends, True)):
        if stamp := visible_stamp(lines, strict=strict):
            return stamp
    return visible_stamp(_lines(ahead), strict=False) or visible_stamp(_lines(behind), strict=True)


def _lines(elements: list[_Element]) -> list[Block]:
    """The lines of some elements; a machine date on a time element joins its text."""
    return walk_elements(iter(elements))


def find_author(
    named: Iterable[_Element], family: str, around: list[_Element], machine: Machine
) -> tuple[str | None, str]:
    """The author and the method: layout, label, an element called author, then metadata."""
    site = machine.site
    for element in named:
        if author := named_author(text_of(element), site=site):
            return author, family
    for block in walk_elements(iter(around)):
        label = labelled_author(block.text)
        if label and (author := named_author(label, site=site)):
            return author, "label"
    for element in _called_author(around):
        if author := named_author(text_of(element), site=site):
            return author, "class"
    if machine.author and (author := named_author(machine.author, site=site)):
        return author, machine.author_by
    return None, ""


def _called_author(places: list[_Element]) -> Iterator[_Element]:
    """The elements whose class speaks of an author, furniture left out."""
    for place in places:
        if not is_furniture(place):
            for element in place.iter():
                if isinstance(element.tag, str) and AUTHOR.search(element.get("class") or ""):
                    yield element
