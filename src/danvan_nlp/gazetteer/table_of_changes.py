"""What became what, when, and by which resolution: the history as one table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from danvan_nlp.gazetteer.history import changes
from danvan_nlp.gazetteer.names import exact_key
from danvan_nlp.gazetteer.units import (
    PROVINCE,
    UnitVersion,
    day_before,
    first_day,
    last_day,
    path,
    path_text,
    table,
    versions,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


# Resolutions that name no province, not even in their title, deal with provinces as such.
_WHOLE_COUNTRY = ""
# Left open in the register: Thủ Đức (Hồ Chí Minh City), and "Gia Lao" for Gia Lai.
_LEFT_OPEN = {"1111/NQ-UBTVQH14": "79", "1195/NQ-UBTVQH15": "64"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One row of the table: a unit, what it or a part of it became, and on which day.

    Paths are those of the day before and of the day itself. `resolutions` are the numbers of all
    resolutions that took effect in that province on that day, parted by "; ": the register does
    not say which of them dealt with which unit. Empty where it names none.
    """

    date: str
    level: str
    old_key: str
    old_type: str
    old_name: str
    old_path: str
    new_key: str
    new_type: str
    new_name: str
    new_path: str
    extent: str
    primary: bool
    resolutions: str


def change_rows(first: str, last: str) -> Iterator[ChangeRow]:
    """The changes from one ISO day, month or year up to and including another, by date and code.

    Raises:
        ValueError: either is none of these.
    """
    start, end = first_day(first), last_day(last)
    for change in changes():
        if start <= change.date <= end:
            old, new = change.old, change.new
            yield ChangeRow(
                date=change.date,
                level=old.level,
                old_key=old.key,
                old_type=old.type,
                old_name=old.name,
                old_path=path_text(old, day_before(change.date)),
                new_key=new.key,
                new_type=new.type,
                new_name=new.name,
                new_path=path_text(new, change.date),
                extent=change.extent,
                primary=change.primary,
                resolutions=_numbers(change.date, old, new),
            )


def _numbers(date: str, old: UnitVersion, new: UnitVersion) -> str:
    """The resolutions of a day for the province of either unit; codes are those of their time."""
    codes = {_province(old, day_before(date)), _province(new, date)}
    if old.level == PROVINCE:
        codes.add(_WHOLE_COUNTRY)
    found = [number for code in sorted(codes) for number in _resolutions().get((date, code), ())]
    return "; ".join(dict.fromkeys(found))


def _province(unit: UnitVersion, day: str) -> str:
    return next((one.code for one in path(unit, day) if one.level == PROVINCE), "")


@cache
def _resolutions() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The numbers of resolutions by day of effect and province code."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for date, number, provinces, title in table("resolutions.tsv", 4):
        codes = provinces.replace(",", " ").split() or _LEFT_OPEN.get(number, "").split()
        for code in codes or _named_in(title, date) or [_WHOLE_COUNTRY]:
            found[date, code].append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}


def _named_in(title: str, date: str) -> list[str]:
    """The provinces of that day that a title calls by type and name."""
    spoken = f" {exact_key(title)} "
    return [
        unit.code
        for unit in versions()
        if unit.level == PROVINCE and unit.valid_on(date) and exact_key(unit.title) in spoken
    ]
