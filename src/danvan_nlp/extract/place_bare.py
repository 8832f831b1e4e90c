"""Names without a level word: licensed by what stands around them or elsewhere in the text."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from danvan_nlp.extract.place_lists import Found
from danvan_nlp.extract.place_names import (
    TYPE_LEVEL,
    BareName,
    bare_automaton,
    bare_name,
    bare_names,
)
from danvan_nlp.extract.place_parse import word_before
from danvan_nlp.extract.place_relations import (
    above,
    are_siblings,
    commune_type,
    districts_of,
    is_above,
    upper_key,
)
from danvan_nlp.extract.place_words import MIDDLE_NAMES, SURNAMES, UPPER, words
from danvan_nlp.gazetteer.units import COMMUNE, DISTRICT, PROVINCE
from danvan_nlp.records import COMMUNE_LEVELS, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_LICENCES = 2000

_PERSON_BEFORE = re.compile(
    r"\b(?:[Ôô]ng|[Bb]à|anh|[Cc]hị|em|[Cc]ô|[Cc]hú|bác|[Cc]ụ|[Đđ]ồng chí|họ|cháu|nghệ nhân|"
    r"nhạc sĩ|tác giả|[Úúu]y|[Uu]ý|Tá|liệt sĩ|bác sĩ|tên|Ảnh:)\s$"
)
_THING_BEFORE = re.compile(
    r"\b(?:[Đđ]ường|[Pp]hố|[Cc]hợ|[Cc]ầu|[Ss]ông|[Hh]ồ|[Cc]ông ty|TNHH|[Nn]gân hàng|[Nn]hà máy|"
    r"thủy điện|[Gg]iáo xứ|[Cc]hùa|[Đđ]ình|[Đđ]ền|[Nn]úi|[Đđ]èo|[Kk]hách sạn|[Ss]iêu thị|hẻm|ngõ|"
    r"[Kk]ênh|dân tộc|[Đđ]ại lộ|[Qq]uốc lộ|[Tt]uyến|[Nn]hãn hiệu|[Qq]uảng trường|dòng|cao tốc|"
    r"CLB|[Dd]oanh nghiệp)\s$"
)
_CUE_BEFORE = re.compile(
    r"(?:\b(?:[Ởở]|[Tt]ại|[Vv]ề|[Tt]ừ|[Ll]ên|[Xx]uống|[Đđ]ến|[Tt]ới|[Tt]rên|[Vv]ùng|[Nn]gười|"
    r"[Nn]hân dân|[Pp]hụ nữ|[Nn]ông dân|[Tt]hanh niên|[Cc]ựu chiến binh|của|[Qq]uê|[Đđ]ất|[Qq]ua|"
    r"[Ủủ]y|[Uu]ỷ|[Đđ]oàn|LHPN|CCB|UBND|HĐND|MTTQ|[Cc]ông an|CA|[Qq]uân sự|[Pp]hòng|[Nn]hư|THCS|"
    r"THPT|[Tt]iểu học|[Mm]ầm non|[Hh]ội|[Đđ]ảng bộ|[Tt]uổi trẻ|[Dd]ân|[Gg]iữa|[Tt]ình|[Ll]à|biển|"
    r"[Bb]iên giới|[Vv]ùng cao|rẻo cao|[Vv]iện|[Yy] tế|[Nn]ghiệp|tác xã|cửa khẩu|[Ss]ang|sạch|"
    r"đồng|[Xx]ứ|[Đđ]ảo|cao nguyên|chè)\s|[(\n]|[.;:…–]\s|^)$"
)
_CHAIN = re.compile(r"\s?[,;(]\s?|\s[-–]\s|\s(?:và|hoặc|thuộc)\s")
_CAPITAL_AFTER = re.compile(rf"[ \u00a0]([{UPPER}]\w*)")
_SAYS_LEVEL = re.compile(
    r"(?:,| là)(?: một)? (thôn|bản|ấp|làng|xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)"
    r"\s[^\WA-Z]"
)
# Words that are capitalised for another reason and may stand before a bare name.
_SKIPPED_HEADS = words(
    "LHPN CCB UBND HĐND MTTQ CA BCH BĐBP MTTQVN UBMTTQ TNCS Đoàn Hội Huyện Tỉnh THCS THPT Ở Tại "
    "Về Từ Lên Xuống Trên Với Đến Người Dân Nữ Và Còn Riêng Như Của Tới Qua ĐBP Quê Vùng TTXVN Bộ "
    "Sang Cả Cũng Nay Khi Bên Ngay Gần Dọc Cùng Sau Trước Ngoài Trong Giữa Theo"
)
_HEAD_BEFORE = re.compile(
    r"\b([Hh]uyện|[Qq]uận|[Tt]hị|[Tt]ỉnh|[Tt]hành) (?:[Ủủ]y|[Uu]ỷ|[Đđ]oàn|[Đđ]ội|[Hh]ội) $"
)
_HEAD_LEVEL = {
    "huyện": Level.DISTRICT, "quận": Level.URBAN_DISTRICT, "thị": Level.TOWN,
    "tỉnh": Level.PROVINCE, "thành": Level.CITY,
}  # fmt: skip
_WORD_LEVEL = dict.fromkeys(("thôn", "bản", "ấp", "làng"), Level.HAMLET) | {
    kind.lower(): level for kind, level in TYPE_LEVEL.items()
}


@dataclass(slots=True)
class Context:
    """What the text has named so far: keys of districts and provinces, licensed names."""

    uppers: set[str] = field(default_factory=set)
    licences: dict[str, list[tuple[int, Level]]] = field(default_factory=dict)

    @classmethod
    def around(cls, names: Iterable[str]) -> Self:
        """The context of a text about the provinces and districts with these names."""
        return cls(uppers={upper_key(name) for name in names})

    def add(self, name: str, found: Found) -> None:
        """Remember a place: names below the hamlet's number may come again bare."""
        if found.level not in {Level.COMMUNE, Level.WARD, Level.TOWNSHIP, Level.HAMLET}:
            self.uppers.add(upper_key(name))
        if " " in name and len(self.licences) < MOST_LICENCES:
            insort(self.licences.setdefault(name, []), (found.start, found.level))

    def supports(self, name: str, tier: str) -> bool:
        """Whether some unit of this name and tier lay in a place that the text names."""
        return not self.uppers.isdisjoint(above(name, tier))

    def near(self, name: str) -> bool:
        """Whether a commune of this name lay in a district that the text names."""
        return not self.uppers.isdisjoint(districts_of(name))

    def licence(self, name: str, at: int) -> Level | None:
        """The level that the text gives this name elsewhere: the last time before, else first."""
        uses = self.licences.get(name)
        if not uses:
            return None
        level = uses[max(0, bisect_right(uses, (at, Level.HAMLET)) - 1)][1]
        return self._district(name) if level is Level.TOWNSHIP else level

    def _district(self, name: str) -> Level:
        """The level of the district that a township is named for: alone, the name means that."""
        bare = bare_name(name)
        return Level.TOWNSHIP if bare is None else bare.levels.get(DISTRICT, Level.TOWNSHIP)


def bare_places(text: str, found: Sequence[Found], context: Context) -> list[Found]:
    """The gazetteer's names that stand without a level word, given the places found with one.

    `context` learns them; a Context of what the text is about may license more of them.
    """
    for place in found:
        context.add(text[place.name_start : place.end], place)
    hits = _hits(text, found)
    for _, _, bare in hits:
        if PROVINCE in bare.levels:
            context.uppers.add(upper_key(bare.name))
    return _accept(text, found, hits, context)


def _hits(text: str, found: Sequence[Found]) -> list[tuple[int, int, BareName]]:
    """Gazetteer names in the text outside the places found, with word boundaries."""
    names = bare_names()[1]
    starts = [place.start for place in found]
    kept = []
    for number, start, end in bare_automaton().find_matches_as_indexes(text):
        if is_covered(found, starts, start, end):
            continue
        if is_free(text, start, end) or _is_branch(text, start, end, names[number]):
            kept.append((start, end, names[number]))
    return kept


def is_free(text: str, start: int, end: int) -> bool:
    """Whether a hit has word boundaries and no capitalised neighbour that it is a part of."""
    if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
        return False
    word = word_before(text, start)
    if word[:1].isupper() and word not in _SKIPPED_HEADS:
        return False
    after = _CAPITAL_AFTER.match(text, end)
    return after is None or after.group(1) in SURNAMES


def _is_branch(text: str, start: int, end: int, bare: BareName) -> bool:
    """Whether a province ends a capitalised name of an organisation: "Bệnh viện Nhi Thái Bình"."""
    if PROVINCE not in bare.levels or text[end : end + 1].isalnum():
        return False
    word = word_before(text, start)
    if not word or word in SURNAMES or word in MIDDLE_NAMES:
        return False
    return _CAPITAL_AFTER.match(text, end) is None


def is_covered(found: Sequence[Found], starts: Sequence[int], start: int, end: int) -> bool:
    """Whether a hit overlaps one of the places found; `starts` are theirs."""
    at = bisect_right(starts, start) - 1
    if at >= 0 and found[at].end > start:
        return True
    return at + 1 < len(found) and found[at + 1].start < end


def _accept(
    text: str, found: Sequence[Found], hits: Sequence[tuple[int, int, BareName]], context: Context
) -> list[Found]:
    accepted: list[Found] = []
    starts = [place.start for place in found]
    for start, end, bare in hits:
        at = bisect_right(starts, start) - 1
        last = found[at] if at >= 0 else None
        if accepted and (last is None or accepted[-1].start > last.start):
            last = accepted[-1]
        choice = _judge(text, (start, end, bare), last, context)
        if choice is not None:
            place = Found(start, end, start, *choice)
            accepted.append(place)
            if PROVINCE not in bare.levels:
                context.add(text[start:end], place)
    return accepted


def _judge(
    text: str, hit: tuple[int, int, BareName], last: Found | None, context: Context
) -> tuple[Level, float] | None:
    """The level and score of a bare name, None where nothing licenses it."""
    start, end, bare = hit
    window = max(0, start - 24)
    if is_excluded(text, start):
        return None
    head = _HEAD_BEFORE.search(text, window, start)
    if head is not None and (DISTRICT in bare.levels or PROVINCE in bare.levels):
        return _HEAD_LEVEL[head.group(1).lower()], 0.95
    said = _SAYS_LEVEL.match(text, end)
    if said is not None:
        return _WORD_LEVEL[said.group(1)], 0.9
    level = context.licence(text[start:end], start)
    if level is not None and PROVINCE not in bare.levels:
        return level, 0.85
    if last is not None and _CHAIN.fullmatch(text, last.end, start):
        chained = _chained(text, bare, last, context)
        if chained is not None:
            return chained
    return _by_tier(text, (start, end), bare, context)


def _chained(
    text: str, bare: BareName, last: Found, context: Context
) -> tuple[Level, float] | None:
    """A name right after a place: the unit above it, or its neighbour in a list."""
    below = text[last.name_start : last.end]
    for tier in (PROVINCE, DISTRICT):
        if tier in bare.levels and is_above(bare.name, below):
            return bare.levels[tier], 0.9
    if last.level is Level.HAMLET:
        tier = next(tier for tier in (PROVINCE, DISTRICT, COMMUNE) if tier in bare.levels)
        return _level(bare, tier, context), 0.7
    tier = COMMUNE if last.level in COMMUNE_LEVELS else DISTRICT
    if tier in bare.levels and are_siblings(bare.name, below):
        level = _level(bare, tier, context) if tier == COMMUNE else last.level
        return (level if level in bare.possible else bare.levels[tier]), 0.75
    return None


def _level(bare: BareName, tier: str, context: Context) -> Level:
    if tier != COMMUNE:
        return bare.levels[tier]
    return TYPE_LEVEL[commune_type(bare.name, context.uppers)]


def _by_tier(
    text: str, span: tuple[int, int], bare: BareName, context: Context
) -> tuple[Level, float] | None:
    """A name on its own: a province always, else what the places named so far support."""
    start, end = span
    if PROVINCE in bare.levels:
        return bare.levels[PROVINCE], 0.9
    cue = _CUE_BEFORE.search(text, max(0, start - 16), start) is not None
    if cue and text[end : end + 1] in {"", "\n"} and text[max(0, start - 1) : start] in {"", "\n"}:
        return None  # a line of its own is a byline or a caption
    for tier in (DISTRICT, COMMUNE):
        if tier not in bare.levels or not context.supports(bare.name, tier):
            continue
        if cue or tier == DISTRICT or context.near(bare.name):
            return _level(bare, tier, context), 0.8 if cue else 0.5
    if cue and DISTRICT in bare.levels:
        return bare.levels[DISTRICT], 0.6
    return None


def is_excluded(text: str, start: int) -> bool:
    """Whether the word before makes a person, a street, a company … of a name."""
    window = max(0, start - 24)
    return bool(
        _PERSON_BEFORE.search(text, window, start) or _THING_BEFORE.search(text, window, start)
    )
