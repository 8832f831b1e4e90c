"""The day that a text is about, where nothing says when it was published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_nlp.gazetteer.units import TWO_LEVELS_FROM
from danvan_nlp.records import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_nlp.records import Place

_ABOLISHED = frozenset({Level.DISTRICT, Level.URBAN_DISTRICT, Level.TOWN, Level.TOWNSHIP})
_ISO_DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_DATE = re.compile(r"\b([0-3]?\d)\s?[/.-]\s?([01]?\d)\s?[/.-]\s?(20[0-3]\d)\b")
_MONTH = re.compile(r"\b([01]?\d)\s?[/-]\s?(20[0-3]\d)\b")
_YEAR = re.compile(r"(?<!đến )(?<!tới )\bnăm (20[0-3]\d)\b")
_PERIOD = re.compile(r"20\d\d\s?[-–]\s?20\d\d|(?:đến|tầm nhìn)(?: năm)? 20\d\d")
_TWO_LEVELS = re.compile(r"chính quyền địa phương (?:2|hai) cấp|mô hình chính quyền (?:2|hai) cấp")
_FORMER = re.compile(r"\s?\(?cũ\b|\s?trước đây\b")
LAST_OF_THREE_LEVELS = "2025-06-30"
# A day in the middle of the movement's reports, for texts that give no hint of their time.
SOME_DAY = "2022-07-01"
# How far a day is trusted as that of the article: printed with it, read from its text, guessed
# from the levels it names.
_FROM_TEXT, _FROM_LEVELS, _NO_HINT = 0.8, 0.4, 0.15
_FIRST_YEAR, _LAST_YEAR = "2004", "2035"


def article_day(text: str, places: Sequence[Place], published: str | None) -> tuple[str, float]:
    """The ISO day of publication with full trust, else the day that the text seems to be of."""
    day = (published or "")[:10]
    return (day, 1.0) if _ISO_DAY.fullmatch(day) else guess_day(text, places)


def guess_day(text: str, places: Sequence[Place]) -> tuple[str, float]:
    """The day that a text seems to be of and how far to trust it, between 0 and 1.

    It is the latest day, month or year that the text names. A text that names districts as
    existing is put before 1 July 2025, one that calls them former ("cũ") after it.
    """
    latest = _latest(_PERIOD.sub(" ", text))
    two_levels = _has_two_levels(text, places)
    if two_levels is None:
        return (SOME_DAY, _NO_HINT) if latest is None else (latest, _FROM_TEXT)
    if two_levels:
        return max(latest or TWO_LEVELS_FROM, TWO_LEVELS_FROM), _FROM_TEXT
    if latest is None:
        return SOME_DAY, _FROM_LEVELS
    return min(latest, LAST_OF_THREE_LEVELS), _FROM_TEXT


def _latest(text: str) -> str | None:
    """The latest full date, else the latest month, else the latest year."""
    for days in (
        [f"{year}-{int(month):02d}-{int(day):02d}" for day, month, year in _DATE.findall(text)],
        [f"{year}-{int(month):02d}-28" for month, year in _MONTH.findall(text)],
        [f"{year}-12-31" for year in _YEAR.findall(text)],
    ):
        found = max((day for day in days if _FIRST_YEAR <= day < _LAST_YEAR), default=None)
        if found is not None:
            return found
    return None


def _has_two_levels(text: str, places: Sequence[Place]) -> bool | None:
    """Whether districts are gone, by whether the text names them and calls them former."""
    if _TWO_LEVELS.search(text):
        return True
    districts = [place for place in places if place.level in _ABOLISHED and place.score > 0.9]
    former = [place for place in districts if _FORMER.match(text, place.span.end)]
    if not districts:
        return None
    return 2 * len(former) >= len(districts)
