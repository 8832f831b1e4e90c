"""The name that an organisation carries after its head, where it does not end with a place."""

from __future__ import annotations

import re

from danvan_nlp.extract.place_words import COUNTED, SURNAMES, UPPER
from danvan_nlp.extract.unit_places import has_level_word, level_word_at
from danvan_nlp.extract.unit_scene import Scene
from danvan_nlp.lexicon.remits import branch_pattern, stop_pattern, trade_words
from danvan_nlp.lexicon.units import Head

_NUMBER = re.compile(r" (?:số )?(\d{1,4}(?:[/-]\d{1,4}|[A-Za-z])?)(?![\w/]|[.,]\d)(?: (\w+))?")
# What a military unit's number may carry: "Vùng 4 Hải quân", "khu vực 2 - Phú Lợi".
_AFTER_NUMBER = re.compile(
    rf" (?:Hải quân|Cảnh sát biển|Phòng không|Không quân)(?!\w)"
    rf"|(?<=\d) - (?!(?:Công|Hội|Đoàn|Ban|Đảng|Trường|Trạm|Chi)(?!\w))"
    rf"[{UPPER}]\w*(?: [{UPPER}]\w*){{1,3}}"
)
_DATE = re.compile(r" \d{1,2}[-/]\d{1,2}(?![\w/-])")
_TOKEN = re.compile(r"[^\W_][\w'’]*(?:[./-]\d+)*")
_JOINT = re.compile(r" ?[-–&] ?|/| ")
# After a number these make a motto or a count of it: "Chi bộ 4 tốt".
_NOT_COUNTED = frozenset({"tốt", "không", "biết", "sạch", "nhất", "giỏi", "bên", "triệu"}) | COUNTED
_CLAUSE = re.compile(r"[^.;:!?\"“”\n()]{0,150}")
_NO_COMMA = re.compile(r"[^,.;:!?\"“”\n()]{0,90}")
_LONGEST = 14  # syllables of a business's name with its trade: the longest in the gold has 11


def name_end(scene: Scene, end: int, head: Head) -> int:
    """The end of the name after a head that ends at `end`; `end` itself where none follows."""
    for letter, reader in (
        ("s", _number),
        ("f", _family),
        ("b", _trade),
        ("w", _branch),
        ("n", _proper),
        ("g", _any_phrase),
        ("m", _short_phrase),
        ("l", _capital_phrase),
    ):
        if letter in head.follows:
            after = reader(scene, end)
            if after > end:
                return _proper(scene, after) if letter == "s" and "n" in head.follows else after
    return end


def number_or_letter(text: str, end: int) -> int:
    """The end with a number or letter that tells schools of one name apart: "Lũng Cao 1"."""
    match = re.compile(r" (?:\d{1,2}|[A-ZĐ])(?![\w/]|[.,]\d)").match(text, end)
    return match.end() if match else end


def _number(scene: Scene, end: int) -> int:
    match = _NUMBER.match(scene.text, end)
    if match is None or match.group(2) in _NOT_COUNTED:
        return end
    end = match.end(1)
    more = _AFTER_NUMBER.match(scene.text, end)
    return more.end() if more else end


def _family(scene: Scene, end: int) -> int:
    """A family's name: a surname with at most two more syllables."""
    last, at = end, end
    for count in range(3):
        token = _TOKEN.match(scene.text, at + 1) if scene.text[at : at + 1] == " " else None
        if token is None or not token.group()[0].isupper() or len(token.group()) > 7:
            break
        if count == 0 and token.group().isupper() and len(token.group()) > 1:
            break
        last = at = token.end()
    return last


def _proper(scene: Scene, end: int) -> int:
    date = _DATE.match(scene.text, end)
    return date.end() if date else _capitals(scene, _phrase_with_capital(scene, end))


def _phrase_with_capital(scene: Scene, end: int) -> int:
    """The end of a branch that begins with a capital: "Bệnh viện | Trẻ em"."""
    return _branch_end(scene, end) if scene.text[end + 1 : end + 2].isupper() else end


def _branch_end(scene: Scene, end: int) -> int:
    match = branch_pattern().match(scene.folded, end)
    return match.end() if match else end


def _branch(scene: Scene, end: int) -> int:
    """The end of branches, then a number or a name: "Lữ đoàn | Công binh 550"."""
    at = end
    for _ in range(3):
        at = _branch_end(scene, at)
    if at == end:
        return end
    date = _DATE.match(scene.text, at)
    return date.end() if date else max(_number(scene, at), _capitals(scene, at))


def _capitals(scene: Scene, end: int) -> int:
    """The end of a run of capitalised syllables, with numbers after the first: "Lũng Cao 1"."""
    text, at = scene.text, end
    for count in range(_LONGEST):
        token = _next_token(scene, at, count)
        if token is None or not (
            token.group()[0].isupper() or (count and token.group()[0].isdigit())
        ):
            break
        if count >= 2 and token.group() in SURNAMES and _person_follows(text, token.end()):
            break
        at = token.end()
    return at


def _trade(scene: Scene, end: int) -> int:
    """The end of a name that mixes capitalised syllables with small ones of a trade."""
    text, at, last, capitals, common, pending = scene.text, end, end, 0, True, False
    for count in range(_LONGEST):
        token = _next_token(scene, at, count)
        if token is None:
            break
        word = token.group()
        if word[0].isupper() or (word[0].isdigit() and capitals):
            if capitals >= 2 and word in SURNAMES and _person_follows(text, token.end()):
                break
            capitals, common = capitals + 1, common and _is_trade(scene, token)
            last, pending = token.end(), False
        elif _is_trade(scene, token):
            pending = True
        else:
            break
        at = token.end()
    if pending and ((capitals == 1 and common) or _place_follows(scene, at)):
        return at
    return last if capitals else end


def _next_token(scene: Scene, at: int, count: int) -> re.Match[str] | None:
    """The next syllable of a name, None where a place, an organisation or a mark ends it."""
    joint = _JOINT.match(scene.text, at)
    if joint is None or (count == 0 and joint.group() != " "):
        return None
    start = joint.end()
    token = _TOKEN.match(scene.text, start)
    if token is None or (joint.group() == "/" and not token.group()[0].isupper()):
        return None
    place = scene.places.get(start)
    if place is not None and has_level_word(place):
        return None
    if count and start in scene.heads and scene.text[start].isupper() and " " in joint.group():
        end, head = scene.heads[start]
        if end - start > 4 or head.alone:
            return None
    return token


def _is_trade(scene: Scene, token: re.Match[str]) -> bool:
    if level_word_at(scene.folded, token.start() - 1, hamlets=True):
        return False
    return scene.folded[token.start() : token.end()] in trade_words()


def _place_follows(scene: Scene, at: int) -> bool:
    if scene.text[at : at + 1] != " ":
        return False
    return at + 1 in scene.places or level_word_at(scene.folded, at, hamlets=True) is not None


def _person_follows(text: str, at: int) -> bool:
    """Whether two more capitalised syllables follow a surname: the name of a person begins."""
    words = text[at : at + 20].split(" ")[1:3]
    return len(words) == 2 and all(word[:1].isupper() for word in words)


def _any_phrase(scene: Scene, end: int) -> int:
    """Where any phrase ends before a place: "Ban Chỉ đạo | xây dựng nông thôn mới | xã X"."""
    return _phrase(scene, end, _CLAUSE, longest=24)


def _short_phrase(scene: Scene, end: int) -> int:
    """Where a short phrase ends before a place: "Tổ tự quản | đường biên, mốc giới | bản X"."""
    return _phrase(scene, end, _CLAUSE, longest=8)


def _capital_phrase(scene: Scene, end: int) -> int:
    """Where a phrase with a capital letter ends before a place: "Hội | Kiến trúc sư | tỉnh"."""
    if not scene.text[end + 1 : end + 2].isupper():
        return end
    return _phrase(scene, end, _NO_COMMA, longest=9)


def _phrase(scene: Scene, end: int, clause: re.Pattern[str], longest: int) -> int:
    """The end of at most `longest` words right before a place or the word of a level."""
    limit = clause.match(scene.text, end)
    if limit is None or scene.text[end : end + 1] != " ":
        return end
    begin = end + 11 if scene.folded.startswith(" triển khai", end) else end
    stop = stop_pattern().search(scene.folded, begin, limit.end())
    reach = stop.start() if stop else limit.end()
    words, at = 0, end
    while end <= at < reach and words <= longest:
        if at > end and _place_follows(scene, at) and not scene.folded.endswith(" nông", 0, at):
            return at
        words += 1
        at = scene.text.find(" ", at + 1, reach)
    return end
