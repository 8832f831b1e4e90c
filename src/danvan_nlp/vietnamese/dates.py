"""Dates as Vietnamese pages write them, read into ISO 8601 with the offset of Việt Nam.

Visible dates are always day first; a time without zone is local; a date that cannot be
read stays missing, it never becomes today. What counts from today ("3 giờ trước") is read
only where it is known when the page was fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
EARLIEST_YEAR = 1997  # the year Việt Nam went online: an older date is no publication date
LATEST_YEAR = 2100
_LONGEST = 400  # characters of a line that are looked at: a date line is short
# Systems that write local time and call it UTC are seven hours ahead, others have a zone or a
# clock of their own; what lies more than a day after the fetch is no mistake of that kind.
_AHEAD = timedelta(days=1)

_MONTH_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_ENGLISH = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

_ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"(?:[T ]\s?(?P<h>\d{1,2}):(?P<i>\d{2})(?::(?P<s>\d{2})(?:[.,]\d+)?)?"
    r"\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?(?!\d)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"(?<![\d/.,-])(?P<d>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{4})(?!\d|[/-]\d)"
)
_WORDS = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})\s+(?:tháng|thg)\.?\s+(?P<m>\d{1,2}|mười\s+(?:một|hai)|\w+)"
    r"\s*,?\s*(?:năm\s+)?(?P<y>\d{4})(?!\d)",
    re.IGNORECASE,
)
# "Tháng Mười Một 24, 2026", "November 24, 2026": as systems made for English put it.
_MONTH_FIRST = re.compile(
    r"(?:tháng\s+(?P<m>\d{1,2}|mười\s+(?:một|hai)|\w+)"
    rf"|\b(?P<month>{'|'.join(_ENGLISH)})[a-z]{{0,6}}\.?)"
    r"\s+(?P<d>\d{1,2})\s*,\s*(?P<y>\d{4})(?!\d)",
    re.IGNORECASE,
)
_RFC = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}}) (?P<m>{'|'.join(_ENGLISH)})[a-z]* (?P<y>\d{{4}})"
    r"(?: (?P<h>\d{1,2}):(?P<i>\d{2})(?::(?P<s>\d{2}))?(?: (?P<zone>GMT|UTC?|Z|[+-]\d{4}))?)?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d:])(?P<h>[01]?\d|2[0-3])\s?(?::|h|g|giờ)\s?(?P<i>[0-5]\d)(?!\d)"
    r"(?:\s?(?::)\s?(?P<s>[0-5]\d)(?!\d))?(?:\s?(?:phút|'|’))?"
    r"(?:\s?(?P<half>AM|PM|SA|CH)\b)?",
    re.IGNORECASE,
)
_MINUTES = {"phút": 1, "h": 60, "giờ": 60, "tiếng": 60, "ngày": 1440, "tuần": 10080}
_AMOUNT = re.compile(rf"(\d{{1,3}})\s*({'|'.join(_MINUTES)})", re.IGNORECASE)
_AMOUNTS = rf"(?<!\d)(?:\d{{1,3}}\s*(?:{'|'.join(_MINUTES)})[\s,]{{0,3}}){{1,3}}"
_RELATIVE = re.compile(
    rf"(?P<before>{_AMOUNTS})\s?trước\b|cách\s+đây\s+(?:khoảng\s+)?(?P<since>{_AMOUNTS})"
    r"|(?P<word>hôm nay|hôm qua|vừa xong)",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[|•·]|\s[–—-]\s")
# What a line may hold beside the date and still be a date line: weekdays, labels, zone, marks.
_BESIDE = re.compile(
    r"thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật|ngày|tháng|năm|lúc|vào|giờ"
    r"|\bt[2-7]\b|\bcn\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:gmt|utc)\s*[+]?\s*(?:0?7)?"
    r"|đăng(?:\s+(?:tin|bài|tải|lúc|bởi))?|được|cập\s*nhật(?:\s+(?:lúc|lần cuối))?"
    r"|xuất\s*bản|phát\s*hành|am|pm|sa|ch|[\s,;:|()\[\]/.–—•·+-]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment read from text: local to Việt Nam, `exact` where hour and minute were given.

    `relative` where it was counted back from the fetch of its page.
    """

    moment: datetime
    exact: bool
    relative: bool = False

    @property
    def iso(self) -> str:
        """ISO 8601: "2026-11-24" or "2026-11-24T08:12:00+07:00"."""
        return self.moment.isoformat() if self.exact else self.moment.date().isoformat()


def find_stamp(
    text: str, *, month_first: bool = False, not_after: datetime | None = None
) -> Stamp | None:
    """The first date in a short text with the time that belongs to it, None without a valid one.

    Args:
        text: a line such as "Thứ Ba, 24/11/2026 | 08:12 GMT+7" or a machine date.
        month_first: whether the source writes 11/24/2026 (some feeds do; never guessed).
        not_after: a date later than this, usually a day after the fetch, is refused.
    """
    text = text[:_LONGEST]
    for pattern in (_ISO, _NUMBERS, _WORDS, _MONTH_FIRST, _RFC):
        for match in pattern.finditer(text):
            stamp = _stamp(match, text, month_first=month_first)
            if stamp and (not_after is None or stamp.moment <= not_after):
                return stamp
    return None


def resolve_relative(text: str, fetched: datetime) -> Stamp | None:
    """The moment that "3 giờ trước" or "Hôm qua" meant when the page was fetched, else None.

    "Hôm qua, 08:12" keeps its time; "3 giờ trước" is exact to the hour only, which counts
    as a time; days and weeks give a day.
    """
    match = _RELATIVE.search(text[:_LONGEST])
    if match is None:
        return None
    local = fetched.astimezone(VIETNAM).replace(second=0, microsecond=0)
    if word := match["word"]:
        return _of_day(word.lower(), text, local)
    amounts = match["before"] or match["since"]
    parts = [(int(n), _MINUTES[unit.lower()]) for n, unit in _AMOUNT.findall(amounts)]
    moment = local - timedelta(minutes=sum(count * unit for count, unit in parts))
    return Stamp(moment, exact=min(unit for _, unit in parts) <= 60, relative=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReader:
    """Reads the dates of one page by what is known of it.

    Attributes:
        fetched_at: when the page was fetched; a time without zone is local. None if that is
            not known: then nothing is counted from it and nothing is too late.
        month_first: whether its source is declared to write 11/24/2026.
    """

    fetched_at: datetime | None = None
    month_first: bool = False

    def stamp(self, text: str) -> Stamp | None:
        """The first date in a short text that was possible when the page was fetched."""
        latest = self._fetched + _AHEAD if self._fetched else None
        return find_stamp(text, month_first=self.month_first, not_after=latest)

    def relative(self, text: str) -> Stamp | None:
        """The moment that a text names by how long ago it was, None without a fetch time."""
        return resolve_relative(text, self._fetched) if self._fetched else None

    @property
    def _fetched(self) -> datetime | None:
        at = self.fetched_at
        return at.replace(tzinfo=VIETNAM) if at is not None and at.tzinfo is None else at


def is_date_line(text: str) -> bool:
    """Whether a line says nothing but when the article appeared, its label included."""
    if len(text) > 80:
        return False
    patterns = (_ISO, _NUMBERS, _WORDS, _MONTH_FIRST) if any(c.isdigit() for c in text) else ()
    for pattern in patterns:
        if match := pattern.search(text):
            return _is_all(match, text)
    return is_relative_line(text)


def has_relative_part(text: str) -> bool:
    """Whether one part of a short line, set off by a bar, dot or dash, says how long ago it was."""
    parts = _PARTED.split(text) if len(text) <= 80 else []
    return any(is_relative_line(part) for part in parts if any(c.isdigit() for c in part))


def is_relative_line(text: str) -> bool:
    """Whether a line says nothing but how long ago the article appeared, its label included."""
    match = _RELATIVE.search(text) if len(text) <= 80 else None
    return match is not None and _is_all(match, text)


def _is_all(match: re.Match[str], text: str) -> bool:
    """Whether a line holds nothing beside this date but what belongs to it."""
    rest = text[: match.start()] + " " + text[match.end() :]
    return not _BESIDE.sub("", _TIME.sub(" ", rest))


def _of_day(word: str, text: str, now: datetime) -> Stamp:
    """The moment of "hôm nay" and the like, with the time that stands beside the word."""
    day = now - timedelta(days=1 if "qua" in word else 0)
    time = _TIME.search(text[:_LONGEST])
    if time is None:
        return Stamp(day, exact="xong" in word, relative=True)
    hour, minute, second = _clock(time)
    return Stamp(day.replace(hour=hour, minute=minute, second=second), exact=True, relative=True)


def _stamp(match: re.Match[str], text: str, *, month_first: bool) -> Stamp | None:
    parts = match.groupdict()
    day, month, year = parts["d"], _month(parts["m"] or parts.get("month") or ""), int(parts["y"])
    if month_first and match.re is _NUMBERS:
        day, month = str(month), int(day)
    if month is None or not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        moment = datetime(year, month, int(day), tzinfo=VIETNAM)
    except ValueError:
        return None
    if match.re in (_ISO, _RFC):
        return _machine(moment, parts)
    time = _time_beside(match, text)
    if time is None:
        return Stamp(moment, exact=False)
    hour, minute, second = _clock(time)
    return Stamp(moment.replace(hour=hour, minute=minute, second=second), exact=True)


def _machine(moment: datetime, parts: dict[str, str | None]) -> Stamp | None:
    """The moment of an ISO or RFC 822 date, its own zone turned into that of Việt Nam."""
    if not parts["h"] or not parts["i"]:
        return Stamp(moment, exact=False)
    hour, minute, second = int(parts["h"]), int(parts["i"]), int(parts["s"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    moment = moment.replace(hour=hour, minute=minute, second=second)
    zone = parts["zone"]
    if zone:
        moment = moment.replace(tzinfo=_zone(zone)).astimezone(VIETNAM)
    return Stamp(moment, exact=True)


def _zone(text: str) -> timezone:
    if not text[-1].isdigit():
        return UTC
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]) % 24, minutes=int(digits[2:]) % 60)
    return timezone(-offset if text[0] == "-" else offset)


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    word = " ".join(text.lower().split())
    if word[:3] in _ENGLISH:
        return _ENGLISH.index(word[:3]) + 1
    return _MONTH_WORDS.get(word)


def _time_beside(date: re.Match[str], text: str) -> re.Match[str] | None:
    """The time that stands next to a date: after it ("… | 08:12"), else before ("08:12, …")."""
    after = _TIME.search(text, date.end())
    if after and _near(text[date.end() : after.start()]):
        return after
    before = None
    for match in _TIME.finditer(text, 0, date.start()):
        before = match
    if before and _near(text[before.end() : date.start()]):
        return before
    return None


def _near(between: str) -> bool:
    return len(between) <= 40 and not _BESIDE.sub("", between)


def _clock(match: re.Match[str]) -> tuple[int, int, int]:
    """Hour, minute, second; AM and PM (SA, CH) count only on a clock of twelve hours."""
    hour, minute, second = int(match["h"]), int(match["i"]), int(match["s"] or 0)
    half = (match["half"] or "").upper()
    if half in {"PM", "CH"} and hour < 12:
        hour += 12
    elif half in {"AM", "SA"} and hour == 12:
        hour = 0
    return hour, minute, second
