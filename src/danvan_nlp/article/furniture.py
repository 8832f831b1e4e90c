"""The lines of portal furniture: tool bars, counters, headings of boxes with other news.

A line is furniture only when phrases of this list make up the whole of it; a sentence that
merely holds one of them stays.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from danvan_nlp.vietnamese.dates import is_date_line

_LONGEST = 160  # characters of a furniture line; longer ones are prose or a menu of links

_LISTS = tomllib.loads(Path(__file__).with_name("furniture.toml").read_text(encoding="utf-8"))
_TOOLS = frozenset(_LISTS["tools"])
_RELATED = frozenset(_LISTS["related"])
_COMMENTS = frozenset(_LISTS["comments"])
_KNOWN = _TOOLS | _RELATED | _COMMENTS
_MOST_WORDS = max(len(phrase.split()) for phrase in _KNOWN)

_COUNT = re.compile(
    r"(?:số\s+)?(?:lượt\s+(?:xem|đọc|truy\s+cập|thích)|lần\s+xem|đã\s+xem|xem|bình\s+luận|phản\s+hồi|views?)"
    r"(?:\s+bài(?:\s+viết)?)?\s*[:.]?\s*\(?[\d.,]+\)?(?:\s*lượt)?|\(?[\d.,]+\)?\s*(?:lượt\s+(?:xem|đọc|thích)|bình\s+luận"
    r"|người\s+(?:xem|đọc)|views?)|(?:điểm|xếp\s+hạng)\s*[:.]?\s*[\d.,/]+",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"^(?:®|©|bản quyền|copyright\b|giấy phép (?:số|hoạt động|thiết lập|xuất bản)|chịu trách nhiệm"
    r"|cơ quan chủ quản|trưởng ban biên tập|tổng biên tập|(?:vui lòng )?ghi rõ nguồn"
    r"|thiết kế (?:bởi|và)|phát triển bởi|đơn vị phát triển|địa chỉ: |trụ sở: |điện thoại: "
    r"|email: |hotline: |chào mừng (?:quý vị|bạn|các bạn) (?:đã )?đến)",
    re.IGNORECASE,
)
_SEPARATORS = " \t|,;·•/–—›»>:-+()[]."
_BRACKETED = re.compile(r"\(\d{1,6}\)|\d{1,6}")
_SPLIT = re.compile(r"\s*\|\s*")


def is_furniture(line: str) -> bool:
    """Whether a line is nothing but page furniture: tools, counters, dates, box headings."""
    if _LEGAL.match(line):
        return len(line) <= 400
    if len(line) > _LONGEST:
        return False
    if "|" in line and not is_date_line(line):
        return all(_is_tool(part) for part in _SPLIT.split(line))
    return _is_tool(line)


def without_furniture(line: str) -> str:
    """The line less the parts between bars that are furniture: "Tác giả: A | Lượt xem: 3"."""
    if "|" not in line or len(line) > _LONGEST:
        return line
    parts = [part for part in _SPLIT.split(line) if part]
    kept = [part for part in parts if not is_furniture(part)]
    return line if len(kept) == len(parts) else " | ".join(kept)


def heads_related(line: str) -> bool:
    """Whether a line heads a box of other news, so that titles of other articles follow."""
    if len(line) > 60:
        return False
    words = _COUNT.sub(" ", line).lower().strip(_SEPARATORS + "…!")
    if words in _RELATED:
        return True
    half = words[: len(words) // 2].strip()  # "Tin nổi bật Tin nổi bật": a heading and its alt text
    return half in _RELATED and words == f"{half} {half}"


@lru_cache(maxsize=2048)  # the lines around a title are looked at for each field
def _is_tool(part: str) -> bool:
    """Whether a line, or what stands between two bars, is a date, a counter or phrases alone."""
    return is_date_line(part) or _only_phrases(_COUNT.sub(" ", part).lower())


def heads_comments(line: str) -> bool:
    """Whether a line heads the readers' comments, so that the article is over."""
    return len(line) <= 60 and _BRACKETED.sub("", line).lower().strip(_SEPARATORS) in _COMMENTS


def _only_phrases(line: str) -> bool:
    """Whether phrases of the list, longest first at each word, make up the whole line."""
    words = [word for word in line.split() if word.strip(_SEPARATORS) or word in _KNOWN]
    position = 0
    while position < len(words):
        for length in range(min(_MOST_WORDS, len(words) - position), 0, -1):
            phrase = " ".join(words[position : position + length])
            if phrase in _KNOWN or phrase.strip(_SEPARATORS) in _KNOWN:
                break
        else:
            return False
        position += length
    return True
