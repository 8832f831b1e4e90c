"""How far an organisation's name reaches: its head, then what the head lets follow."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from danvan_nlp.extract.place_words import SURNAMES
from danvan_nlp.lexicon.remits import remit_pattern, trade_words
from danvan_nlp.lexicon.units import Head
from danvan_nlp.records import Level, Place, Span

_BRACKET = re.compile(r" \((?=[^)]*[A-ZĐ]{2})[A-ZĐƯ&\- ]{2,14}\)")
_OF_VIETNAM = re.compile(r" việt nam(?!\w)| vn(?!\w)")
_LEVEL_WORDS = {
    "xã": Level.COMMUNE, "phường": Level.WARD, "thị trấn": Level.TOWNSHIP, "đặc khu": Level.COMMUNE,
    "huyện": Level.DISTRICT, "quận": Level.URBAN_DISTRICT, "thị xã": Level.TOWN,
    "thành phố": Level.CITY, "tp": Level.CITY, "tỉnh": Level.PROVINCE, "thôn": Level.HAMLET, "bản": Level.HAMLET,
    "ấp": Level.HAMLET, "buôn": Level.HAMLET, "làng": Level.HAMLET, "xóm": Level.HAMLET,
    "khóm": Level.HAMLET, "khu phố": Level.HAMLET, "tổ dân phố": Level.HAMLET, "tdp": Level.HAMLET,
    "khu dân cư": Level.HAMLET, "khối phố": Level.HAMLET, "khối": Level.HAMLET, "khu": Level.HAMLET,
    "khu vực": Level.HAMLET, "sóc": Level.HAMLET, "phum": Level.HAMLET, "bon": Level.HAMLET,
    "plei": Level.HAMLET, "tiểu khu": Level.HAMLET,
}  # fmt: skip
_LEVEL = re.compile(
    r" (các )?(" + "|".join(sorted(_LEVEL_WORDS, key=len, reverse=True)) + r")(?!\w)"
    r"(?! (?:hội|viên|thân|nghề|công nghiệp|kinh tế|du lịch|vực|đoàn kết|ủy|đoàn|đội|lỵ|chế xuất|hành chính|cách ly|di tích|trọ)(?!\w))"
)
_MORE_LEVELS = re.compile(
    r"(?:(?:, | và |/)(?:xã|phường|thị trấn|huyện|quận|thị xã|thị|thành phố)(?!\w))*"
)
_NUMBER = re.compile(r" (?:số )?\d{1,4}[A-Za-z]?(?![\w/.,]\d|\w)")
_NAME_WORD = re.compile(r"[^\W_][\w'’]*(?:[./-]\d+)*")
_STEP = re.compile(r" |(?<=\d)[/-](?=\d)| ?[-–&] ?")
_FREE = re.compile(r"[^.;:!?\"“”\n()]{0,130}")
_FREE_STOP = re.compile(
    r" (?:đã|sẽ|vừa|đang|cho biết|tại|được|do|của|có|tổ chức|họp|là|cùng|phối hợp|yêu cầu|đề nghị|về việc)(?!\w)"
)
_TITLES = re.compile(r" (?:ông|bà|anh|chị|đồng chí)(?!\w)")


@dataclass(frozen=True, slots=True)
class Grown:
    """A unit as found: where it ends, its place, the level it works at, what named it."""

    end: int
    place: Span | None = None
    level: Level | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """The text with its heads and places by where they start."""

    text: str
    folded: str
    heads: Mapping[int, tuple[int, Head]]
    places: Mapping[int, Place]


def grow(scene: Scene, start: int, depth: int = 0) -> Grown | None:
    """The unit that begins with the head at `start`; None where the head alone names none."""
    end, head = scene.heads[start]
    found = _follow(scene, end, head, depth)
    if found.end == end and not head.alone:
        return None
    return found


def _follow(scene: Scene, end: int, head: Head, depth: int) -> Grown:
    loud = _is_loud(scene.text, end)
    end = _skip(_BRACKET, scene.text, end)
    if head.kind.startswith(("front", "mass", "other", "religious")):
        end = _skip(_OF_VIETNAM, scene.folded, end)
    named = False
    for letter in head.follows:
        after = end
        if letter == "o" and depth < 3:
            inner = _organisation(scene, end, depth)
            if inner is not None:
                return inner
        elif letter == "t":
            after = _skip(remit_pattern(), scene.folded, end)
            if after > end:
                inner = _organisation(scene, after, depth) if depth < 3 else None
                if inner is not None:
                    return inner
        elif letter == "s":
            after = _skip(_NUMBER, scene.text, end)
        elif letter == "b" and not loud:
            after = _trade_name(scene, end)
        elif letter == "n" and not loud:
            place = _place(scene, end, head)
            if place is not None:
                return place
            after = _name(scene, end)
        elif letter == "g":
            after = _free(scene, end)
        named = named or after > end
        end = after
    place = _place(scene, end, head) if "p" in head.follows or named else None
    if place is not None:
        return place
    return Grown(end, None, head.level, named)


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _is_loud(text: str, end: int) -> bool:
    """Whether the head stands in a headline set in capitals, where no name shows."""
    around = text[max(0, end - 12) : end + 14]
    return around.isupper() and len(around.split()) > 3


def _organisation(scene: Scene, end: int, depth: int) -> Grown | None:
    if scene.text[end : end + 1] != " ":
        return None
    start = end + 1
    if start not in scene.heads:
        return None
    return grow(scene, start, depth + 1)


def _place(scene: Scene, end: int, head: Head) -> Grown | None:
    """The unit with the place or the bare level word that follows."""
    if scene.text[end : end + 1] != " ":
        return None
    place = scene.places.get(end + 1)
    if place is not None:
        return Grown(place.span.end, place.span, place.level, named=True)
    level = _LEVEL.match(scene.folded, end)
    if level is None:
        return None
    after = level.end()
    if level.group(1):
        listed = scene.places.get(after + 1)
        if listed is not None:
            return Grown(listed.span.end, listed.span, listed.level, named=True)
        after = _skip(_MORE_LEVELS, scene.folded, after)
    return Grown(after, None, _LEVEL_WORDS[level.group(2)], named=False)


def _name(scene: Scene, end: int) -> int:
    """The end of the run of capitalised words and numbers after `end`, at most 7."""
    text, at, last = scene.text, end, end
    for count in range(8):
        step = _STEP.match(text, at)
        if step is None or at + 1 in scene.heads and count:
            break
        word = _NAME_WORD.match(text, step.end())
        if word is None or not (word.group()[0].isupper() or word.group()[0].isdigit()):
            break
        if count >= 2 and word.group() in SURNAMES and _person_follows(text, word.end()):
            break
        if (
            count
            and at + 1 in scene.places
            and scene.places[at + 1].span.end - at > len(word.group()) + 1
        ):
            first = scene.text[at + 1]
            if (
                scene.folded[at + 1 : scene.places[at + 1].span.end].split(" ")[0] in _LEVEL_WORDS
                and first.isupper()
            ):
                break
        at = last = word.end()
    return last


def _person_follows(text: str, at: int) -> bool:
    return re.match(r" [A-ZĐÀ-Ỹ]\w* [A-ZĐÀ-Ỹ]", text[at : at + 14]) is not None


def _trade_name(scene: Scene, end: int) -> int:
    """The end of a name that mixes small words of a trade with capitalised ones."""
    text, at, last, capital = scene.text, end, end, False
    for count in range(14):
        if text[at : at + 1] != " ":
            break
        word = _NAME_WORD.match(text, at + 1) or re.compile(r"[-–&]").match(text, at + 1)
        if word is None or (count and at + 1 in scene.heads):
            break
        big = word.group()[0].isupper() or word.group()[0].isdigit()
        small = scene.folded[word.start() : word.end()] in trade_words()
        if not big and (not small or (capital and at + 1 in scene.places)):
            break
        if (
            big
            and capital
            and at + 1 in scene.places
            and scene.folded[at + 1 : at + 4] in ("xã ", "thô", "huy", "phư", "tỉn")
        ):
            break
        capital = capital or (big and not small)
        at = word.end()
        if big or not capital:
            last = at if big else last
    return last


def _free(scene: Scene, end: int) -> int:
    """Where free words end before a place or a level word: "Ban Chỉ đạo xây dựng nông thôn mới | xã"."""
    limit = _FREE.match(scene.text, end)
    if limit is None:
        return end
    stop = _FREE_STOP.search(scene.folded, end, limit.end())
    reach = stop.start() if stop else limit.end()
    for at in range(end, reach):
        if scene.text[at] == " " and (at + 1 in scene.places or _LEVEL.match(scene.folded, at)):
            return at
    number = _NUMBER.match(scene.text, end)
    return number.end() if number else end


def head_index(heads: Sequence[tuple[int, int, Head]]) -> dict[int, tuple[int, Head]]:
    """The longest head at each start."""
    found: dict[int, tuple[int, Head]] = {}
    for start, end, head in heads:
        if start not in found or found[start][0] < end:
            found[start] = (end, head)
    return found
