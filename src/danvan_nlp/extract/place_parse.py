"""The name after a level word: where it starts, and where it ends."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from danvan_nlp.extract.place_words import (
    COUNTED,
    ETHNIC,
    MIDDLE_NAMES,
    NOT_ALONE,
    NOT_NAMES,
    PHRASES,
    REJECTED_PAIRS,
    SURNAMES,
    UPPER,
)
from danvan_nlp.gazetteer.names import exact_key, loose_key
from danvan_nlp.gazetteer.search import index
from danvan_nlp.records import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = rf"(?:Nông trường|[{UPPER}][^\W\d_]?['’]\s?\w{{1,12}}|[{UPPER}]\w{{0,14}})"
_NUMBER = r"\d{1,3}[A-Za-z]?(?:/\d{1,3})?(?![\w]|[./]\d)"
RUN = re.compile(rf"(?:{_WORD}|{_NUMBER})(?:[ \u00a0](?:{_WORD}|{_NUMBER})){{0,6}}")
TOKEN = re.compile(rf"{_WORD}|{_NUMBER}")
_DASH_RUN = re.compile(rf"[ \u00a0]?[-–][ \u00a0]?({_WORD}(?:[ \u00a0]{_WORD}){{0,3}})")
# What keeps a run from being split at its spaces: "H' Neng", "Nông trường", a hard space.
_COMPOUND = re.compile(r"['’\u00a0]|trường")
_WORDS = re.compile(r"\w[\w’']*(?: \w[\w’']*)*")
_NEXT_WORD = re.compile(r"[ \u00a0](\w{1,12})")
_ORGANS = frozenset({"Đoàn", "Hội", "Đội", "Ủy", "Uỷ"})
_COUNT_BEFORE = re.compile(r"\d\s(?:\w{1,6}|khu phố|tổ dân phố|thị trấn|khu dân cư)\s$")
_DECIMAL = re.compile(r",\d{1,3}[ \u00a0]?(\w{1,12})")
_OFFICE = re.compile(
    r"(?:[Tt]rưởng|TRƯỞNG|[Pp]hó|[Bb]í thư|[Cc]hủ tịch|[Cc]hủ nhiệm|[Gg]iám đốc|[Cc]án bộ|"
    r"[Cc]hỉ huy|[Hh]ội viên|[Đđ]ồng chí|[Cc]ông chức|[Cc]hính trị viên)[^.;:\n]{0,60}$"
)
_NUMBERED = frozenset({Level.WARD, Level.URBAN_DISTRICT})
_GROUP_OF = {
    Level.COMMUNE: "C", Level.WARD: "C", Level.TOWNSHIP: "C", Level.DISTRICT: "D", Level.TOWN: "D",
    Level.URBAN_DISTRICT: "D", Level.PROVINCE: "P", Level.CITY: "DP",
}  # fmt: skip


class Run(NamedTuple):
    """Capitalised syllables and numbers after one another, by offsets, and their strings."""

    ends: tuple[int, ...]
    words: tuple[str, ...]
    start: int


def read_run(text: str, at: int) -> Run | None:
    """The run that starts at `at`, at most 7 syllables long; None where no run starts."""
    match = RUN.match(text, at)
    if match is None:
        return None
    run = match.group()
    if not _COMPOUND.search(run):
        words = tuple(run.split(" "))
        ends = tuple(accumulate((len(word) + 1 for word in words), initial=at - 1))[1:]
        return Run(ends, words, at)
    found = [(token.end(), token.group()) for token in TOKEN.finditer(text, at, match.end())]
    return Run(tuple(end for end, _ in found), tuple(word for _, word in found), at)


def word_before(text: str, at: int) -> str:
    """The word that ends one space before `at`; empty where something else stands there."""
    if at < 2 or text[at - 1] not in " \u00a0":
        return ""
    start = at - 2
    while start >= 0 and at - start < 20 and text[start].isalnum():
        start -= 1
    return text[start + 1 : at - 1]


@cache
def known_keys() -> Mapping[str, frozenset[str]]:
    """Keys of all names by group: C communes, D districts, P provinces, DP both, in two forms."""
    groups: dict[str, set[str]] = {"P": set(), "D": set(), "C": set()}
    for key, units in index().exact.items():
        for level in {unit.level for unit in units}:
            groups[level] |= {key, loose_key(key)}
    groups["DP"] = groups["D"] | groups["P"]
    return {name: frozenset(keys) for name, keys in groups.items()}


def is_known(name: str, group: str) -> bool:
    """Whether the gazetteer knows a name in one of the groups, everyday spellings included."""
    keys = known_keys()[group]
    key = exact_key(name)
    return key in keys or loose_key(key) in keys


def group_of(level: Level) -> str:
    """The gazetteer's group for a level."""
    return _GROUP_OF[level]


def official_end(text: str, run: Run, level: Level) -> int | None:
    """Where the name of an official unit ends: the longest known beginning of the run decides.

    None where the run is a person or an organisation rather than a name, or no province ("tỉnh
    Bắc Bộ"). An unknown name runs over all capitalised syllables, up to a surname after the second.
    """
    group = group_of(level)
    if run.words[0].isdigit() and (level not in _NUMBERED or _is_count(text, run)):
        return None
    dashed = _dash_end(text, run, group)
    if dashed is not None:
        return dashed
    known = _longest_known(text, run, group)
    if known:
        return run.ends[known - 1]
    if (
        level is Level.PROVINCE
        or run.words[0] in _ORGANS
        or run.words[0].isupper()
        or not _may_be_unknown(text, run)
    ):
        return None
    count = len(run.words)
    for i in range(2, count):
        if (run.words[i] in SURNAMES and i + 1 < count) or run.words[i] in NOT_NAMES:
            count = i
            break
    return run.ends[min(count, 4) - 1]


def _longest_known(text: str, run: Run, group: str) -> int:
    """How many syllables of the run the longest known name takes; 0 where none is known."""
    best = 0
    for count in range(min(len(run.words), 5), 0, -1):
        if is_known(text[run.start : run.ends[count - 1]], group):
            best = count
            break
    if best == 1 and len(run.words) > 1 and not _ends_name(run.words[1]):
        return 0 if not run.words[0].isdigit() else 1
    if best == 2 and run.words[0] in SURNAMES and len(run.words) == 3 and _office_before(text, run):
        return 0
    return best


def _ends_name(word: str) -> bool:
    return word in SURNAMES or word in NOT_NAMES


def _dash_end(text: str, run: Run, group: str) -> int | None:
    """Where a known name of two halves ends ("Phan Rang - Tháp Chàm"); None where there is none."""
    more = _DASH_RUN.match(text, run.ends[-1])
    while more is not None:
        if is_known(text[run.start : more.end()], group):
            return more.end()
        shorter = text.rfind(" ", more.start(1), more.end())
        if shorter < 0:
            return None
        more = _DASH_RUN.match(text, run.ends[-1], shorter)
    return None


def _may_be_unknown(text: str, run: Run) -> bool:
    """Whether an unknown run may be a commune's name at all."""
    words = run.words
    if words[0][0].isdigit() or words[0] in NOT_NAMES or words[:2] in REJECTED_PAIRS:
        return False
    if len(words) == 1:
        return (
            words[0] not in NOT_ALONE
            and len(words[0]) > 3
            and not _lower_follows(text, run.ends[0])
        )
    return not is_person(text, run)


def is_person(text: str, run: Run) -> bool:
    """Whether a run reads as a person named after an office ("Trưởng thôn Nguyễn Văn A")."""
    words = run.words
    if len(words) < 2 or words[0] not in SURNAMES:
        return False
    if len(words) >= 3 and words[1] in MIDDLE_NAMES and not words[-1][0].isdigit():
        return _office_before(text, run) or words[1] in {"Văn", "Thị"}
    return len(words) >= 3 and _office_before(text, run)


def _office_before(text: str, run: Run) -> bool:
    return _OFFICE.search(text, max(0, run.start - 90), run.start) is not None


def hamlet_end(text: str, run: Run, *, numbers_only: bool = False) -> int | None:
    """Where a hamlet's name ends, or None: a phrase, a person, a count or an organisation."""
    words = run.words
    if words[0][0].isdigit():
        return _numbered_end(text, run)
    if numbers_only or words[:2] in REJECTED_PAIRS or _is_phrase(text, run):
        return None
    if (words[0] in NOT_ALONE and len(words) == 1) or is_person(text, run):
        return None
    count = _hamlet_count(words)
    return run.ends[(_count_in_capitals(text, words[:count]) if count > 2 else count) - 1]


def _count_in_capitals(text: str, words: tuple[str, ...]) -> int:
    """How many syllables of a headline's capitals are the name: "THÔN TRUNG MỸ GIỮ RỪNG".

    Capitals do not tell a name from the verb after it. It is as long as the text writes it
    elsewhere, or two syllables, as most are; a number ends it as it does in small letters.
    """
    if not all(word.isupper() for word in words) or words[-1][0].isdigit():
        return len(words)
    for count in range(len(words), 2, -1):
        if " ".join(words[:count]).title() in _names_written(text):
            return count
    return 2


@lru_cache(maxsize=2)  # a text's headlines are read one after the other
def _names_written(text: str) -> frozenset[str]:
    """All runs of three and of four words in a text that begin with a capital and go on small."""
    found: set[str] = set()
    for stretch in _WORDS.finditer(text):
        words = stretch.group().split(" ")
        named = [word[0].isupper() and (len(word) == 1 or not word.isupper()) for word in words]
        for size in (3, 4):
            for start in range(len(words) - size + 1):
                if all(named[start : start + size]):
                    found.add(" ".join(words[start : start + size]))
    return frozenset(found)


def _hamlet_count(words: tuple[str, ...]) -> int:
    """How many syllables belong to the hamlet: up to a number, an organisation or a person."""
    for i in range(1, len(words)):
        if words[i][0].isdigit():
            return i + 1
        if words[i : i + 2] in REJECTED_PAIRS or (words[i] in NOT_NAMES and words[i].isupper()):
            return i
        if i >= 1 and words[i] in SURNAMES and len(words) - i >= 3 and words[i + 1] in MIDDLE_NAMES:
            return i
    return min(len(words), 4)


def _is_count(text: str, run: Run) -> bool:
    """Whether a number counts what follows it: "tổ 5 người", "2 phường 15 khu phố"."""
    after = _NEXT_WORD.match(text, run.ends[0])
    if after is None:
        decimal = _DECIMAL.match(text, run.ends[0])
        return decimal is not None and decimal.group(1) in COUNTED
    before = _COUNT_BEFORE.search(text, max(0, run.start - 16), run.start)
    return after.group(1) in COUNTED or before is not None


def _numbered_end(text: str, run: Run) -> int | None:
    if _is_count(text, run):
        return None
    words = run.words
    if len(words) >= 3 and not _ends_name(words[1]) and not words[1][0].isdigit():
        return run.ends[min(_hamlet_count(words[1:]), 3)]
    return run.ends[0]


def _is_phrase(text: str, run: Run) -> bool:
    """A lone capitalised word that a small word completes, or a people's name."""
    words = run.words
    if len(words) > 1:
        return False
    if words[0] in ETHNIC:
        return True
    after = _NEXT_WORD.match(text, run.ends[0])
    return after is not None and after.group(1) in PHRASES.get(words[0], ())


def _lower_follows(text: str, end: int) -> bool:
    after = _NEXT_WORD.match(text, end)
    return after is not None and after.group(1)[0].islower()
