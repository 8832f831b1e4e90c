"""When an article was published: the visible line and the machine's date held together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_nlp.article.blocks import Block
from danvan_nlp.article.names import CLOCK, DATE, names_of
from danvan_nlp.vietnamese.dates import Stamp, find_stamp, is_date_line

if TYPE_CHECKING:
    from lxml.etree import _Element

    from danvan_nlp.article.machine import Machine

_LABEL = re.compile(
    r"ngày\s+(?:đăng|viết|tạo)|đăng\s+(?:ngày|lúc)|cập\s*nhật|xuất\s+bản", re.IGNORECASE
)
_EDITED = re.compile(r"cập\s*nhật|sửa|chỉnh|update|modified", re.IGNORECASE)
_LONGEST = 140  # characters: a date stands in a short line, with the author or a counter at most


def stamp_of(element: _Element) -> Stamp | None:
    """The moment that an element of a layout gives: its text, else its machine attribute."""
    stamp = find_stamp(" ".join("".join(element.itertext()).split()))
    if stamp and stamp.exact:
        return stamp
    for name in ("datetime", "content", "title", "data-time"):
        machine = find_stamp(element.get(name) or "")
        if machine and (stamp is None or machine.exact):
            return machine
    return stamp


def visible_stamp(blocks: list[Block], *, strict: bool) -> Stamp | None:
    """The moment in the first line that says when, one with a time before one without.

    Args:
        blocks: lines to look through, in order of trust.
        strict: whether only lines count that hold nothing else, as in or after a body.
    """
    found = [
        (bool(_EDITED.search(block.text)), not stamp.exact, number, stamp)
        for number, block in enumerate(blocks)
        if len(block.text) <= _LONGEST
        and not CLOCK.search(names_of(block.element))
        and (is_date_line(block.text) or (not strict and _is_dated(block)))
        and (stamp := find_stamp(block.text))
    ]
    return min(found, key=lambda row: row[:3])[3] if found else None


def decide(visible: Stamp | None, machine: Machine) -> tuple[Stamp | None, str]:
    """The publication date and its method, out of what is seen and what machines are told.

    On one day the visible line wins, unless it has no time. On different days the earlier
    one wins: an article is edited after it is published, never before, and some systems
    (NukeViet) give machines the time of the last edit.
    """
    told = find_stamp(machine.published or "")
    if visible is None or told is None:
        if visible:
            return visible, "visible line"
        how = f"{machine.published_by} (may be the last edit)" if machine.edited else ""
        return told, how or machine.published_by
    if visible.moment.date() == told.moment.date():
        use_told = told.exact and not visible.exact and not machine.edited
    else:
        use_told = told.moment < visible.moment and not machine.edited
    return (told, machine.published_by) if use_told else (visible, "visible line")


def _is_dated(block: Block) -> bool:
    """Whether a line beside a title gives a date by the name of its element or by a label."""
    if DATE.search(names_of(block.element)) or _LABEL.search(block.text):
        return True
    stamp = find_stamp(block.text)
    return stamp is not None and stamp.exact
