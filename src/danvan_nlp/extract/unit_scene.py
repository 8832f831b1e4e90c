"""A text as the grammar of units sees it: folded, with heads and places by where they start."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from danvan_nlp.extract.place_parse import is_known
from danvan_nlp.extract.place_words import SURNAMES
from danvan_nlp.lexicon.units import Head, heads
from danvan_nlp.records import Level, Place, Span
from danvan_nlp.vietnamese.same_length import same_length_fold

# After these, the syllable that looks like a head is part of another word: "trưởng tộc".
_OTHER_WORDS: Mapping[str, frozenset[str]] = {
    head: frozenset(before.split())
    for head, before in {
        "tộc": "trưởng dân gia quốc thân sắc quý hoàng chủng bộ",
        "họ": "trưởng tên",
        "báo": "thông cảnh tình dự quảng tin",
        "đài": "tượng lâu võ điện",
        "chợ": "đi ra tiểu phiên",
        "phòng": "dự quốc tiêu biên đề căn văn phó trưởng cán",
        "xứ": "trưởng",
        "vạn": "chục hàng mấy",
        "hội viên": "",
    }.items()
}
# Kinds whose heads count with a small letter inside another unit's name: "Chi hội Phụ nữ chợ Hôm".
_INNER = frozenset({"market", "school", "health"})
_WORD_BEFORE = re.compile(r"([^\W\d_]+) $")
_MIDDLE = frozenset({"Thị", "Văn"})
_CELL = re.compile(r"(?:[Bb]í thư|[Tt]rưởng) (?:chi bộ|Chi bộ|chi hội|Chi hội|chi đoàn|Chi đoàn) $")
_OFFICE_WORDS = frozenset(
    ("Phó", "Trưởng", "Nguyên", "Cựu", "Do", "Của", "Và", "Tại", "Ở", "Từ", "Theo", "Được")
)


@dataclass(frozen=True, slots=True)
class Grown:
    """A unit as found: where it ends, what it is, its place, the level that it works at.

    Attributes:
        named: whether a name, a number or a place tells it from others of its kind.
    """

    end: int
    kind: str
    place: Span | None = None
    level: Level | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """The text with its heads and places; `grown` keeps what was found out about each head."""

    text: str
    folded: str
    heads: Mapping[int, tuple[int, Head]]
    places: Mapping[int, Place]
    grown: dict[int, Grown | None] = field(default_factory=dict)

    def may_lead(self, start: int) -> bool:
        """Whether a unit of its own may begin with the head at `start`."""
        return not self.heads[start][1].capital or self.text[start].isupper()


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    forms = tuple(heads())
    return AhoCorasick(forms, matchkind=MatchKind.Standard), forms


def look_at(text: str, places: Sequence[Place]) -> Scene:
    """The scene of a text with the places found in it."""
    folded = same_length_fold(text)
    return Scene(
        text,
        folded,
        _heads(text, folded),
        {p.span.start: p for p in places if not names_person(text, p)},
    )


def _heads(text: str, folded: str) -> dict[int, tuple[int, Head]]:
    """The longest head at each start."""
    automaton, forms = _automaton()
    table = heads()
    found: dict[int, tuple[int, Head]] = {}
    for number, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
        if (start and folded[start - 1].isalnum()) or folded[end : end + 1].isalnum():
            continue
        form = forms[number]
        head = table[form]
        if head.capital and head.kind not in _INNER and not text[start].isupper():
            continue
        if start in found and found[start][0] >= end:
            continue
        if " " not in form and _is_other_word(text, folded, start, form):
            continue
        found[start] = (end, head)
    return found


def _is_other_word(text: str, folded: str, start: int, form: str) -> bool:
    """Whether a head of one syllable is part of a word or name: "gia đình", "Trần Đình Lý"."""
    before = _WORD_BEFORE.search(text, max(0, start - 12), start)
    if before is None:
        return False
    word = before.group(1)
    if folded[before.start() : before.end(1)] in _OTHER_WORDS.get(form, ()):
        return True
    if len(form) > 1 and text[start : start + len(form)].isupper():
        return False
    return word[0].isupper() and not word.isupper() and word not in _OFFICE_WORDS


def names_person(text: str, place: Place) -> bool:
    """Whether a place is a person after all: "Bí thư chi bộ Hoàng Văn A", "già làng Ksor B"."""
    start = place.span.start
    if text[max(0, start - 4) : start].lower().endswith("già "):
        return True
    if place.span.end - start > len(place.name):
        return False
    words = place.name.split(" ")
    if len(words) < 3 or is_known(place.name, "DP"):
        return False
    if words[1] in _MIDDLE or _CELL.search(text, max(0, start - 32), start):
        return True
    return words[0] in SURNAMES and not is_known(place.name, "C")
