"""The office of a person as the text writes it, after the name or before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from danvan_nlp.lexicon.persons import OFFICES
from danvan_nlp.lexicon.units import same_length_fold
from danvan_nlp.records import Place, Span, Unit

_AFTER = re.compile(
    r"(?: ?\((?:SN|sinh năm|s\.n|\d{2}|[^()]{1,20}tuổi)[^()]{0,20}\))?(?:,? \d{2} tuổi)?"
    r"(?: ?, ?| ?[-–] ?| là | làm | giữ chức | )"
)
_END = re.compile(
    r" ?[,.;:!?()\n“”\"]| [-–] | (?:là|làm|đã|cho|với|vừa|trực tiếp|cùng|kể|nói|bảo|chia|nhớ|vui|tâm|khẳng|của|ở|và|phụ trách|đứng|lập|tự|có|được|cười|bày|cũng|giữ|luôn|khi|từ|thì|mang|nghĩ|thuyết|nhận)(?!\w)"
)
_MORE = re.compile(r", (?:kiêm )?")
_CALL = re.compile(
    r"(?:,? ?[-–]? ?(?:ông|bà|anh|chị|cô|chú|bác|cụ|thầy|đồng chí|đ/c|em|bạn)| là)? $",
    re.IGNORECASE,
)
_WINDOW = 110


@cache
def _office() -> re.Pattern[str]:
    words = sorted((same_length_fold(o) for o in OFFICES), key=len, reverse=True)
    return re.compile(rf"(?:nguyên )?(?:{'|'.join(map(re.escape, words))})(?!\w)")


def title_of(text: str, name: Span, units: Sequence[Unit], places: Sequence[Place]) -> Span | None:
    """The span of a person's office, None where the text gives none beside the name."""
    ends = {u.span.start: u.span.end for u in units}
    ends |= {p.span.start: p.span.end for p in places if p.span.start not in ends}
    return _title_after(text, name, ends) or _title_before(text, name)


def _title_after(text: str, name: Span, ends: dict[int, int]) -> Span | None:
    window = text[name.end : name.end + _WINDOW * 3]
    lead = _AFTER.match(window)
    if lead is None:
        return None
    folded = same_length_fold(window)
    if _office().match(folded, lead.end()) is None:
        return None
    start = name.end + lead.end()
    end = _office_end(text, start, ends)
    more = _MORE.match(text, end)
    while more is not None:
        if _office().match(same_length_fold(text[more.end() : more.end() + 30])) is None:
            break
        end = _office_end(text, more.end(), ends)
        more = _MORE.match(text, end)
    return Span(start, end) if end > start else None


def _office_end(text: str, start: int, ends: dict[int, int]) -> int:
    """Where an office ends: at a mark or a verb, never within a unit or a place."""
    at = start
    limit = min(len(text), start + _WINDOW)
    while at < limit:
        if at in ends:
            at = ends[at]
            if text[at : at + 1] != " ":
                return at
            continue
        if _END.match(text, at):
            return at
        at += 1
    return at


def _title_before(text: str, name: Span) -> Span | None:
    """An office that ends right before the name: "Bí thư chi bộ Hoàng Trọng Đức"."""
    window = text[max(0, name.start - _WINDOW) : name.start]
    call = _CALL.search(window)
    if call is None:
        return None
    folded = same_length_fold(window[: call.start()])
    cut = max(folded.rfind(mark) for mark in (".", ";", ":", "\n", "“", "”", "(", ",")) + 1
    for match in _office().finditer(folded, cut):
        if match.start() == 0 or not folded[match.start() - 1].isalnum():
            end = name.start - len(window) + call.start()
            start = name.start - len(window) + match.start()
            return Span(start, end) if end > start else None
    return None
