"""Date and author of a page, which stand between title and body, before or after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from danvan_nlp.article.authors import (
    labelled_author,
    name_beside_date,
    named_author,
    personal_name,
)
from danvan_nlp.article.blocks import Block, is_furniture, text_of, walk_elements
from danvan_nlp.article.dating import SEEN, decide, stamp_of, told_stamp, visible_stamp
from danvan_nlp.article.names import AUTHOR
from danvan_nlp.vietnamese.dates import DateReader, Stamp

if TYPE_CHECKING:
    from lxml.etree import _Element

    from danvan_nlp.article.machine import Machine

_LONGEST_BYLINE = 90  # characters of a line with author and date
_OPENING = 4  # blocks of a body where a date line may stand, and at its end


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Where a date may stand: between title and body, before the title, after the body, in it."""

    middle: list[_Element]
    ahead: list[_Element]
    behind: list[_Element]
    body: _Element
    blocks: list[Block]
    _lines: dict[str, list[Block]] = field(default_factory=dict)

    def lines(self, place: str) -> list[Block]:
        """The lines of "middle", "ahead" or "behind", furniture left out."""
        if place not in self._lines:
            self._lines[place] = walk_elements(iter(getattr(self, place)))
        return self._lines[place]


def find_date(
    named: Iterable[_Element], family: str, around: Around, machine: Machine, dates: DateReader
) -> tuple[Stamp | None, str]:
    """The publication date and its method.

    Args:
        named: the elements that the layout names.
        family: the method that stands for them.
        around: what stands around and in the body.
        machine: the page's metadata.
        dates: how the dates of this page are read.
    """
    for element in named:
        if stamp := stamp_of(element, dates):
            decided, how = decide(stamp, machine, dates)
            return decided, how.replace(SEEN, family)
    visible = _visible(around, dates)
    if visible is None or visible.relative or not visible.exact:
        told = told_stamp([*around.middle, *around.ahead], dates)
        rough = visible is None or visible.relative
        if told and (rough or visible is None or told.moment.date() == visible.moment.date()):
            visible = told
    return decide(visible, machine, dates)


def _visible(around: Around, dates: DateReader) -> Stamp | None:
    """The moment in the lines around a body; one that is written out before one that is counted."""
    counted: Stamp | None = None
    for lines, strict in _groups(around):
        stamp = visible_stamp(lines, dates, strict=strict)
        if stamp and not stamp.relative:
            return stamp
        counted = counted or stamp
    return counted


def _groups(around: Around) -> Iterator[tuple[list[Block], bool]]:
    """The lines where a date may stand, best first, and whether they have to hold nothing else."""
    yield around.lines("middle"), False
    texts = [block for block in around.blocks if block.text]
    yield texts[:_OPENING] + texts[-2:], True
    yield around.lines("ahead"), False
    yield around.lines("behind"), True


def find_author(
    named: Iterable[_Element], family: str, around: Around, machine: Machine
) -> tuple[str | None, str]:
    """The author and the method: layout, label, an element called author, metadata, place."""
    site = machine.site
    places = [*around.middle, *around.ahead, *around.behind]
    lines = (block for place in ("middle", "ahead", "behind") for block in around.lines(place))
    labels = (labelled_author(block.text) for block in lines)
    told = machine.author or ""
    for method, texts in (
        (family, map(text_of, named)),
        ("label", (label for label in labels if label)),
        ("class", map(text_of, _called_author(places))),
        ("class", (personal_name(text_of(e)) or "" for e in _called_author([around.body]))),
        (machine.author_by, iter([told])),
    ):
        for text in texts:
            if author := named_author(text, site=site):
                return author, method
    return _by_place(around)


def _by_place(around: Around) -> tuple[str | None, str]:
    """A personal name alone, or with a date, on a line by the title or right after the body.

    Farther down stand names of readers, and of persons that a page is filed under.
    """
    follow = [block for block in around.lines("behind") if block.text][:2]
    near = (around.lines("middle"), around.lines("ahead"), around.blocks[:_OPENING], follow)
    for block in chain(*near):
        if len(block.text) <= _LONGEST_BYLINE and (name := name_beside_date(block.text)):
            return name, "place"
    return None, ""


def _called_author(places: list[_Element]) -> Iterator[_Element]:
    """The elements whose class speaks of an author, the inmost first, furniture left out."""
    found = [
        element
        for place in places
        if not is_furniture(place)
        for element in place.iter()
        if isinstance(element.tag, str) and AUTHOR.search(element.get("class") or "")
    ]
    outer = {around for element in found for around in element.iterancestors()}
    yield from (element for element in found if element not in outer)
    yield from (element for element in found if element in outer)
