"""Places that share one level word: "các xã Vĩnh Khương, Tuấn Đạo và Long Sơn"."""

from __future__ import annotations

import re
from typing import NamedTuple

from danvan_nlp.extract.place_parse import (
    Run,
    group_of,
    hamlet_end,
    is_known,
    official_end,
    read_run,
)
from danvan_nlp.extract.place_relations import are_siblings, is_above
from danvan_nlp.extract.place_words import NOT_ALONE, NOT_NAMES, REJECTED_PAIRS, SURNAMES
from danvan_nlp.records import COMMUNE_LEVELS, Level

_SEPARATOR = re.compile(
    r"(?:\s?\([^()\n]{1,60}\))?(?:\s?[,;]|\s[-–]|\s?/|\s(?:và|hay|hoặc|cùng|đến|với))\s|\s?[,-](?=\d)"
)
_NUMBER_WORD = re.compile(r"số\s(?=\d)")
_LINE_BREAK = re.compile(r"\n")
_PLURAL = re.compile(
    r"(?:[Cc]ác|CÁC|[Nn]hững|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười|[Mm]ấy|\d{1,3}|[Ll]iên)\s$"
)
_DATE = re.compile(r"[/.]\d")
_JOINED = frozenset({"và", "hay", "hoặc"})
MOST_ITEMS = 60


class Found(NamedTuple):
    """A place as found: its offsets, where its bare name starts, its level and how sure that is."""

    start: int
    end: int
    name_start: int
    level: Level
    score: float


def is_plural(text: str, at: int) -> bool:
    """Whether the words before a level word announce several places."""
    return _PLURAL.search(text, max(0, at - 8), at) is not None


def list_items(text: str, first: Found, *, plural: bool) -> list[Found]:
    """The places after `first` that share its level word, each bare."""
    found: list[Found] = []
    last = first
    while len(found) < MOST_ITEMS:
        gap = _SEPARATOR.match(text, last.end)
        if gap is None or _LINE_BREAK.search(text, last.end, gap.end()):
            break
        item = _item(text, first, gap, plural=plural)
        if item is None:
            break
        found.append(item)
        last = item
    return found


def _item(text: str, first: Found, gap: re.Match[str], *, plural: bool) -> Found | None:
    start = gap.end()
    number = _NUMBER_WORD.match(text, start) if first.level is Level.HAMLET else None
    run = read_run(text, number.end() if number else start)
    if run is None:
        return None
    if first.level is Level.HAMLET:
        end = _hamlet_item(text, first, gap, run, plural=plural)
    else:
        end = official_end(text, run, first.level)
        if end is not None and not _shares_level(text, first, (gap, run), end, plural=plural):
            end = None
    if end is None:
        return None
    return Found(start, end, start, first.level, 0.95 if plural else 0.85)


def _hamlet_item(
    text: str, first: Found, gap: re.Match[str], run: Run, *, plural: bool
) -> int | None:
    """A hamlet after a hamlet: numbers go with numbers, names need a plural or a joining word."""
    numeric = text[first.name_start : first.end].lstrip("số ")[:1].isdigit()
    if run.words[0][0].isdigit():
        if not numeric or _DATE.match(text, run.ends[0]):
            return None
        end = hamlet_end(text, run, numbers_only=True)
        return None if end is None else run.ends[0]
    if numeric or run.words[0] in NOT_NAMES or len(run.words) > 4 or _is_title(run):
        return None
    if plural:
        return hamlet_end(text, run)
    return hamlet_end(text, run) if _may_join(text, gap, run) else None


def _may_join(text: str, gap: re.Match[str], run: Run) -> bool:
    """Whether a name after a single hamlet and "và" or a comma is a hamlet too."""
    name = text[run.start : run.ends[-1]]
    if len(run.words) == 1 or is_known(name, "DP"):
        return False
    if gap.group().strip() in _JOINED:
        return not (run.words[0] in SURNAMES and len(run.words) > 2)
    return (
        run.words[0] not in SURNAMES and not is_known(name, "C") and run.words[0] not in NOT_ALONE
    )


def _is_title(run: Run) -> bool:
    return run.words[0].isupper() and len(run.words[0]) > 1


def _shares_level(
    text: str, first: Found, at: tuple[re.Match[str], Run], end: int, *, plural: bool
) -> bool:
    """Whether a bare name after an official place is a sibling of it and not the unit above."""
    gap, run = at
    name = text[run.start : end]
    group = group_of(first.level)
    known = is_known(name, group)
    if (
        run.words[0] in NOT_NAMES
        or run.words[:2] in REJECTED_PAIRS
        or (run.words[0].isdigit() and not known)
    ):
        return False
    before = text[first.name_start : first.end]
    if is_above(name, before):
        return plural and first.level in COMMUNE_LEVELS and gap.group().strip() != ","
    if plural and not known:
        return first.level in COMMUNE_LEVELS and len(run.words) >= 2
    return known and (plural or gap.group().strip() in _JOINED or are_siblings(name, before))
