"""The office of a person as the text writes it: before the name, after it, or by "làm"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from danvan_nlp.lexicon.persons import person_words
from danvan_nlp.records import Place, Span, Unit
from danvan_nlp.vietnamese.same_length import same_length_fold

_LEAD = re.compile(
    r"\)?(?: ?\([^()\n]{1,40}\))?(?: ?,? ?(?:\d{2} tuổi|sinh năm \d{4}|SN \d{4}))?"
    r"(?: ?, ?| ?[-–] ?|,? là |,? hiện là |,? giữ chức | )"
)
_ROLE = re.compile(
    r"(?:[^.;:!?\n“”\"]{0,60}?) (?:làm|được bầu làm|giữ vai trò|giữ chức|được cử làm) (?=\w)"
)
_END = re.compile(
    r" ?[,.;:!?…()\n“”\"«»]| [-–] | (?:là|làm|đã|cho|với|vừa|trực tiếp|cùng|kể|nói|bảo|chia|nhớ|"
    r"vui|tâm|khẳng|của|ở|và|phụ trách|đứng|lập|tự|có|được|cười|bày|cũng|giữ|luôn|khi|từ|thì|mang|"
    r"nghĩ|do|thuyết|nhận|nhấn|đánh|phân|trao|ghi|nhìn|giải|thay|hồ hởi|phấn|xúc|đang|sẽ|còn|gọi|"
    r"đi|về|vào|ra|mở|dẫn|đọc|chủ trì|khởi|tại|theo|để|rồi|sau|mới|mà|bằng|vẫn|không|chưa|rất|như|"
    r"hiện|vốn|lên|trả|lo|viết|hỏi|thở|bộc|thừa|cảm|tin|đề nghị)(?!\w)"
)
_MORE = re.compile(r"(?:, |,? kiêm |, kiêm | - | và )(?:kiêm )?")
_CALL = re.compile(
    r"(?:(?:,| ?[-–])? ?(?:là )?"
    r"(?:ông|bà|anh|chị|cô|chú|bác|cụ|thầy|đồng chí|đ/c|em|bạn)?)[ \u00a0]$",
    re.IGNORECASE,
)
_MARKS = '.;:\n“”"(,'
_WINDOW = 120  # characters: the longest title of the gold, of two offices with units, has 84


@cache
def _automaton() -> AhoCorasick:
    words = person_words()
    forms = tuple(words["office"] | words["office_after"])
    forms += tuple(f"{before} {form}" for form in forms for before in ("nguyên", "phó"))
    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)


class Titles:
    """Looks up the office of each person of a text."""

    def __init__(self, text: str, units: Sequence[Unit], places: Sequence[Place]) -> None:
        """Find the offices; keep where units and places end, for no office is cut within one."""
        self._text = text
        folded = same_length_fold(text)
        self._offices = {
            start: end
            for _, start, end in _automaton().find_matches_as_indexes(folded)
            if not folded[end : end + 1].isalnum() and not (start and folded[start - 1].isalnum())
        }
        self._folded = folded
        self._starts = sorted(self._offices)
        self._ends = {place.span.start: place.span.end for place in places}
        self._ends |= {unit.span.start: unit.span.end for unit in units}
        self._inner = sorted(self._ends)

    def of(self, name: Span) -> Span | None:
        """The span of a person's office, None where none stands beside the name."""
        found = self._before(name) or self._after(name)
        if found is None or found.of(self._folded) in person_words()["office_weak"]:
            return self._role(name) or found
        return found

    def _before(self, name: Span) -> Span | None:
        """An office that ends right before the name: "Bí thư chi bộ Hoàng Trọng Đức"."""
        first = max(0, name.start - _WINDOW)
        call = _CALL.search(self._text, max(first, name.start - 16), name.start)
        if call is None:
            return None
        stretch = self._text[first : call.start()]
        cut = first + max(map(stretch.rfind, _MARKS)) + 1
        index = bisect_left(self._starts, cut)
        if index == len(self._starts) or self._starts[index] >= call.start():
            return None
        start, end = self._starts[index], call.start()
        if self._folded[start : self._offices[start]] in person_words()["office_after"]:
            return None
        return self._trimmed(start, end) if self._office_end(start) >= end else None

    def _after(self, name: Span) -> Span | None:
        lead = _LEAD.match(self._text, name.end)
        return None if lead is None else self._office_at(lead.end())

    def _role(self, name: Span) -> Span | None:
        """An office after "làm": "do ông A, ấp B, làm tổ trưởng"."""
        role = _ROLE.match(self._text, name.end)
        return None if role is None else self._office_at(role.end())

    def _office_at(self, start: int) -> Span | None:
        """The office that begins at `start`, with further ones joined to it."""
        if start not in self._offices:
            return None
        end = self._office_end(start)
        more = _MORE.match(self._text, end)
        while more is not None and more.end() in self._offices:
            end = self._office_end(more.end())
            more = _MORE.match(self._text, end)
        return self._trimmed(start, end)

    def _trimmed(self, start: int, end: int) -> Span:
        """The span without white space at its end."""
        return Span(start, start + len(self._text[start:end].rstrip()))

    def _office_end(self, start: int) -> int:
        """Where an office ends: at a mark or a verb, never within a unit or a place."""
        at, limit = start + 1, min(len(self._text), start + _WINDOW)
        head = self._offices[start]
        while True:
            stop = _END.search(self._text, max(at, head), limit)
            end = stop.start() if stop else limit
            index = bisect_left(self._inner, at)
            if index == len(self._inner) or self._inner[index] > end:
                return end
            at = self._ends[self._inner[index]]
