"""When an article was published: the visible line and the machine's date held together.

A date that lies after the fetch of the page is passed over, and the next candidate taken. What
counts from the fetch ("3 giờ trước") stands behind every date that is written out.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from danvan_nlp.article.authors import is_byline
from danvan_nlp.article.blocks import Block
from danvan_nlp.article.names import CLOCK, DATE, names_of
from danvan_nlp.vietnamese.dates import (
    DateReader,
    Stamp,
    has_relative_part,
    is_date_line,
    is_relative_line,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

    from danvan_nlp.article.machine import Machine

_LABEL = re.compile(
    r"ngày\s+(?:đăng|viết|tạo)|đăng\s+(?:ngày|lúc)|cập\s*nhật|xuất\s+bản", re.IGNORECASE
)
_EDITED = re.compile(r"cập\s*nhật|sửa|chỉnh|update|modified", re.IGNORECASE)
_TOLD = ("datetime", "content", "title", "data-time", "data-date", "data-timestamp")
_EPOCH = re.compile(r"^1\d{9}(?:\d{3})?$")
SEEN, COUNTED = "visible line", "counted from the fetch"
_LONGEST = 140  # characters: a date stands in a short line, with the author or a counter at most


def stamp_of(element: _Element, dates: DateReader) -> Stamp | None:
    """The moment that an element of a layout gives: its text, else its machine attribute."""
    text = " ".join("".join(element.itertext()).split())
    stamp = dates.stamp(text)
    if stamp and stamp.exact:
        return stamp
    for name in _TOLD:
        machine = dates.stamp(_from_epoch(element.get(name) or ""))
        if machine and (stamp is None or machine.exact):
            return machine
    return stamp or dates.relative(text)


def told_stamp(places: list[_Element], dates: DateReader) -> Stamp | None:
    """The moment with a time that the first `time` element in some places tells machines."""
    for place in places:
        for element in place.iter("time"):
            stamp = dates.stamp(element.get("datetime") or "")
            if stamp and stamp.exact:
                return stamp
    return None


def _from_epoch(value: str) -> str:
    """Seconds or milliseconds since 1970 as ISO 8601; any other text as it is."""
    if _EPOCH.match(value):
        return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
    return value


def visible_stamp(blocks: list[Block], dates: DateReader, *, strict: bool) -> Stamp | None:
    """The moment in the first line that says when, one with a time before one without.

    Args:
        blocks: lines to look through, in order of trust.
        dates: how they are read.
        strict: whether only lines count that hold nothing else, as in or after a body. There
            "3 giờ trước" is the time of a comment or of other news.
    """
    found = [
        (bool(_EDITED.search(block.text)), stamp.relative, not stamp.exact, number, stamp)
        for number, block in enumerate(blocks)
        if len(block.text) <= _LONGEST
        and not CLOCK.search(names_of(block.element))
        and (stamp := _strict(block, dates) if strict else _loose(block, dates))
    ]
    return min(found, key=lambda row: row[:4])[4] if found else None


def decide(visible: Stamp | None, machine: Machine, dates: DateReader) -> tuple[Stamp | None, str]:
    """The publication date and its method, out of what is seen and what machines are told.

    On one day the visible line wins, unless it has no time. On different days the earlier
    one wins: an article is edited after it is published, never before, and some systems
    (NukeViet) give machines the time of the last edit. What counts from the fetch is rounded,
    so it wins over times of edits only.
    """
    told = dates.stamp(machine.published or "")
    if visible is None or told is None:
        if visible:
            return visible, _how(visible)
        how = f"{machine.published_by} (may be the last edit)" if machine.edited else ""
        return told, how or machine.published_by
    if visible.relative:
        use_told = not machine.edited
    elif visible.moment.date() == told.moment.date():
        use_told = told.exact and not visible.exact and not machine.edited
    else:
        use_told = told.moment < visible.moment and not machine.edited
    return (told, machine.published_by) if use_told else (visible, _how(visible))


def _how(visible: Stamp) -> str:
    return f"{SEEN} ({COUNTED})" if visible.relative else SEEN


def _strict(block: Block, dates: DateReader) -> Stamp | None:
    text = block.text
    alone = is_date_line(text) or is_byline(text) or _LABEL.match(text)
    return dates.stamp(text) if alone else None


def _loose(block: Block, dates: DateReader) -> Stamp | None:
    """The moment in a line beside a title that is for dates, whatever else it holds."""
    stamp = dates.stamp(block.text)
    if stamp and (is_date_line(block.text) or _is_dated(block, stamp)):
        return stamp
    if is_relative_line(block.text) or DATE.search(names_of(block.element)):
        return dates.relative(block.text)
    return dates.relative(block.text) if has_relative_part(block.text) else None


def _is_dated(block: Block, stamp: Stamp) -> bool:
    """Whether a line beside a title gives a date by the name of its element or by a label."""
    named = DATE.search(names_of(block.element)) or _LABEL.search(block.text)
    return bool(named) or stamp.exact
