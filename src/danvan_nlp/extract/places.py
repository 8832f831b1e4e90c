"""Places in running text: the mentions, in document order.

`find_places` reads level words with their names, lists that share one level word, and bare
names that the text or the gazetteer licenses. It never raises, looks at each character a
bounded number of times and so is linear in the length of the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from danvan_nlp.extract.place_again import named_again
from danvan_nlp.extract.place_bare import Context, bare_places
from danvan_nlp.extract.place_link import link_places
from danvan_nlp.extract.place_lists import Found, is_plural, list_items
from danvan_nlp.extract.place_location import Location, infer_location
from danvan_nlp.extract.place_parse import (
    Run,
    group_of,
    hamlet_end,
    is_known,
    official_end,
    read_run,
    word_before,
)
from danvan_nlp.extract.place_words import (
    NOT_AFTER,
    NOT_ALONE,
    NOT_NAMES,
    Kind,
    LevelWord,
    level_words,
)
from danvan_nlp.records import Level, Place, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Location", "find_places", "infer_location", "link_places"]

_GAP = re.compile(r"[ \u00a0]{1,2}([Ss]ố[ \u00a0])?|(?<=\.)")
_HEADER = re.compile(
    r"(?:(?:,|\s?/|\s?-| và| hoặc)\s(?:xã|phường|thị trấn|thị xã|thành phố|huyện|quận|thôn|bản|"
    r"ấp|buôn|làng|xóm|khóm|khu phố|tổ dân phố|khu dân cư|tổ))*(?::|,? như:?|,? gồm:?|)\s"
)
_ADJECTIVE = re.compile(
    r"[ \u00a0](?:biên giới|vùng cao|miền núi|vùng sâu|vùng biên|vùng xa|ven biển|ven đô|nghèo|"
    r"anh hùng|trung du|mới|cù lao|nông thôn mới|NTM|bãi ngang|điểm)[ \u00a0]"
)
_ORGAN = re.compile(r"[ \u00a0](?:Hội|Đoàn|đoàn|hội|[Ủủ]y|[Uu]ỷ|đội|Đội)[ \u00a0]")
# "Hợp tác xã X" is a co-operative, but "tổ hợp tác xã X" is a group in the commune.
_COOPERATIVE = re.compile(r"(?<!tổ )(?<!Tổ )hợp tác $|Hợp tác $|HỢP TÁC $")
_COMMUNE_WORDS = frozenset({"xã", "Xã", "XÃ"})
_RESIDENTS = re.compile(
    r"(?:[Tt]rưởng|[Cc]hi bộ|[Cc]hi hội|[Cc]hi đoàn|[Cc]ông tác Mặt trận|[Nn]hân dân|[Bb]à con|"
    r"dân|hộ|[Cc]ác|[Pp]hụ nữ|[Nn]ông dân|[Cc]ựu chiến binh|[Tt]ổ dân vận|[Bb]í thư)\s$"
)


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    forms = tuple(level_words())
    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest), forms


def find_places(
    text: str, *, province: str | None = None, district: str | None = None
) -> tuple[Place, ...]:
    """The places that a text mentions, in document order, none overlapping another.

    A place's span takes in its level word where it has one ("xã Quảng Bạch"); in a list the
    later names stand alone. `province` and `district`, where the article's own are known,
    license bare names of communes in them. `score` says how sure the mention is. No place has a
    link yet: see `link_places`.
    """
    worded = _worded(text)
    context = Context.around(filter(None, (province, district)))
    bare = bare_places(text, worded, context)
    known = sorted([*worded, *bare])
    found = sorted([*known, *named_again(text, known, context)])
    return tuple(
        Place(
            span=Span(place.start, place.end),
            name=text[place.name_start : place.end],
            level=place.level,
            score=place.score,
        )
        for place in found
    )


def _worded(text: str) -> list[Found]:
    """Places with a level word, and the later items of their lists."""
    automaton, forms = _automaton()
    words = level_words()
    found: list[Found] = []
    latest: list[Found] = []
    reach = 0
    for number, start, end in automaton.find_matches_as_indexes(text):
        if not _may_follow(text, end):
            continue
        if start < reach and any(one.start <= start < one.end for one in latest):
            continue
        form = forms[number]
        if (start and text[start - 1].isalnum()) or _is_other_word(text, start, form):
            continue
        places = _places_at(text, start, end, words[form])
        if places:
            # A list may go on after brackets that name a place of their own.
            latest = [one for one in latest if one.end > start]
            found += [one for one in places if one.start >= reach or not _overlaps(one, latest)]
            latest += places
            reach = max(one.end for one in latest)
    return sorted(found)


def _overlaps(place: Found, others: Sequence[Found]) -> bool:
    return any(one.start < place.end and place.start < one.end for one in others)


def _may_follow(text: str, end: int) -> bool:
    """A cheap first look: after a level word comes a space, or an abbreviation's name at once."""
    following = text[end : end + 2]
    if not following:
        return False
    if following[0].isspace() or following[0] in ":,/":
        return True
    return text[end - 1] == "." and (following[0].isupper() or following[0].isdigit())


def _is_other_word(text: str, start: int, form: str) -> bool:
    """Whether the word before makes another word of it: "văn bản", "Quân khu"."""
    if form in _COMMUNE_WORDS:
        return _COOPERATIVE.search(text, max(0, start - 12), start) is not None
    blocked = NOT_AFTER.get(form.lower())
    return blocked is not None and word_before(text, start).lower() in blocked


def _places_at(text: str, start: int, end: int, word: LevelWord) -> list[Found]:
    """The place that a level word announces, with its list; empty where none follows."""
    first = _direct(text, start, end, word) if _name_may_start(text, end) else None
    if first is None and not word.short:
        first = _indirect(text, start, end, word)
    if first is None:
        return []
    return [first, *list_items(text, first, plural=is_plural(text, start))]


def _name_may_start(text: str, end: int) -> bool:
    """Whether a capital, a digit or the word for "number" comes next."""
    at = end
    while at < end + 2 and text[at : at + 1].isspace():
        at += 1
    following = text[at : at + 1]
    return following.isupper() or following.isdigit() or following == "s"


def _direct(text: str, start: int, end: int, word: LevelWord) -> Found | None:
    gap = _GAP.match(text, end)
    if gap is None:
        return None
    run = read_run(text, gap.end())
    if run is None:
        return None
    name_end = _name_end(text, start, run, word)
    if name_end is None or _is_whole_name(text, start, name_end, word):
        return None
    if word.kind is Kind.CHAPTER:
        return Found(run.start, name_end, run.start, word.level, 0.6)
    name_start = gap.end() if gap.group(1) is None else gap.start(1)
    return Found(start, name_end, name_start, word.level, 0.99)


def _is_whole_name(text: str, start: int, end: int, word: LevelWord) -> bool:
    """Whether a capitalised level word is the first syllable of a larger unit: "Sóc Trăng"."""
    return word.level is Level.HAMLET and text[start].isupper() and is_known(text[start:end], "DP")


def _name_end(text: str, start: int, run: Run, word: LevelWord) -> int | None:
    if word.level is Level.HAMLET:
        if word.kind is Kind.CHAPTER and not _may_be_chapter(run):
            return None
        if word.kind is Kind.STREET and not _RESIDENTS.search(text, max(0, start - 22), start):
            return None
        return hamlet_end(text, run, numbers_only=word.kind is Kind.NUMBER)
    end = official_end(text, run, word.level)
    if end is not None and word.kind is Kind.KNOWN and not _is_sure(text[run.start : end], word):
        return None
    return end


def _is_sure(name: str, word: LevelWord) -> bool:
    """Whether a name may follow a short abbreviation: "P.3", "H.Long Thành", but not "P.V"."""
    return (len(name) > 2 or name.isdigit()) and is_known(name, group_of(word.level))


def _may_be_chapter(run: Run) -> bool:
    """Whether a Party cell or chapter is named for a hamlet: two syllables, no organisation."""
    return len(run.words) >= 2 and run.words[0] not in NOT_ALONE and run.words[1] not in NOT_NAMES


def _indirect(text: str, start: int, end: int, word: LevelWord) -> Found | None:
    """A name after a list's header, an adjective or an organisation: it stands bare."""
    between = None
    if word.level is not Level.HAMLET:
        between = _ADJECTIVE.match(text, end) or _ORGAN.match(text, end)
    if between is None and is_plural(text, start):
        between = _HEADER.match(text, end)
    if between is None or between.end() == end:
        return None
    run = read_run(text, between.end())
    name_end = None if run is None else _name_end(text, end, run, word)
    if name_end is None:
        return None
    name = text[between.end() : name_end]
    if word.level is not Level.HAMLET and not is_known(name, group_of(word.level)):
        return None
    return Found(between.end(), name_end, between.end(), word.level, 0.9)
