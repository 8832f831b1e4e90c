"""When two mentions name one unit: abbreviations, short forms, places left out.

"Hội liên hiệp phụ nữ xã Tông Cọ", "Hội LHPN xã Tông Cọ" and, further on, "Hội LHPN xã"
or just "Hội" are one body. The head of the name, unfolded, and the level must agree;
of several, the one named last before is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from danvan_nlp.records import Span, Unit
from danvan_nlp.vietnamese.folding import fold

_UNFOLD = {
    fold(short): fold(long)
    for short, long in {
        "LHPN": "liên hiệp phụ nữ",
        "Hội Phụ nữ": "hội liên hiệp phụ nữ",
        "CCB": "cựu chiến binh",
        "MTTQ": "mặt trận tổ quốc",
        "UBMTTQ": "ủy ban mặt trận tổ quốc",
        "UBMTTQVN": "ủy ban mặt trận tổ quốc",
        "UB": "ủy ban",
        "UBND": "ủy ban nhân dân",
        "HĐND": "hội đồng nhân dân",
        "CHQS": "chỉ huy quân sự",
        "BĐBP": "bộ đội biên phòng",
        "LĐLĐ": "liên đoàn lao động",
        "HND": "hội nông dân",
        "TNCS": "thanh niên",
        "CTMT": "công tác mặt trận",
        "BCĐ": "ban chỉ đạo",
        "BTV": "ban thường vụ",
        "BCH": "ban chấp hành",
        "CĐ": "công đoàn",
        "HTX": "hợp tác xã",
        "CLB": "câu lạc bộ",
        "Uỷ": "ủy",
    }.items()
}
_DROP = tuple(fold(word) for word in ("Việt Nam", "cộng sản Hồ Chí Minh"))
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_LEVEL_END = re.compile(
    r"\s+(?:"
    + "|".join(
        fold(w)
        for w in (
            "thị trấn", "thị xã", "thành phố", "đặc khu", "khu phố", "tổ dân phố", "khu dân cư",
            "xã", "phường", "huyện", "tỉnh", "quận", "tp", "thôn", "bản", "ấp", "xóm", "khóm", "buôn", "làng", "khu",
        )
    )
    + r")$"
)  # fmt: skip


def head_of(text: str, unit: Unit) -> str:
    """The folded, unfolded name without its place and level: what two mentions must share."""
    end = unit.place.start if unit.place is not None else unit.span.end
    name = fold(_BRACKETS.sub("", text[unit.span.start : end]))
    for drop in _DROP:
        name = name.replace(drop, "").strip()
    name = _LEVEL_END.sub("", name)
    words = name.split()
    for size in (2, 1):
        if " ".join(words[:size]) in _UNFOLD and size == 2:
            words = _UNFOLD[" ".join(words[:size])].split() + words[size:]
    return " ".join(_UNFOLD.get(word, word) for word in words)


def full_forms(text: str, units: Sequence[Unit]) -> Mapping[Span, Span]:
    """For each mention of a unit, the mention that names it in full.

    A mention with its own place stands for itself, or for the first one with the same
    head and place; one without place for the last fuller one before it with its head
    and level, else for the only one after it.
    """
    heads = [head_of(text, unit) for unit in units]
    first: dict[tuple[str, str], Span] = {}
    result: dict[Span, Span] = {}
    for unit, head in zip(units, heads, strict=True):
        if unit.place is not None:
            key = (head, fold(unit.place.of(text)))
            result[unit.span] = first.setdefault(key, unit.span)
    for index, unit in enumerate(units):
        if unit.place is None:
            target = _fuller(units, heads, index)
            if target is not None:
                result[unit.span] = result.get(target.span, target.span)
    return result


def _fuller(units: Sequence[Unit], heads: Sequence[str], index: int) -> Unit | None:
    """The fuller mention that a mention without place stands for."""
    fitting = [
        i
        for i, unit in enumerate(units)
        if unit.place is not None and _fits(units, heads, index, i)
    ]
    before = [i for i in fitting if i < index]
    if before:
        return units[before[-1]]
    after = {heads[i] + str(units[i].place and units[i].level) for i in fitting}
    return units[fitting[0]] if len(after) == 1 and units[index].level is not None else None


def _fits(units: Sequence[Unit], heads: Sequence[str], short: int, full: int) -> bool:
    """Whether a short mention may stand for a full one: the same head and level, or its opening word."""
    if units[short].level is not None and units[short].level != units[full].level:
        return False
    if heads[short] == heads[full]:
        return True
    return (
        units[short].level is None
        and len(heads[short].split()) == 1
        and heads[full].startswith(heads[short] + " ")
    )
