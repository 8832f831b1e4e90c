"""When two names are one: abbreviated or in full, with a mark, a bracket or a letter more or less.

"Dòng họ tự quản (DHTQ) về an ninh trật tự (ANTT)" and "Dòng họ tự quản về ANTT" are one
model, as are "Zalo kết nối bình yên" and its misprint "Zao kết nối bình yên".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from danvan_nlp.lexicon.abbreviations import unfold
from danvan_nlp.vietnamese.folding import fold

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_MARKS = re.compile(r"[^\w\s]+")
_LEAST = 3  # syllables of a name that may differ by a misprint: shorter ones differ on purpose
_LIKE = 0.9  # share of letters that two spellings have in common, in order
_MOST = 300  # names that are compared each with each; no gold report has more than 30


def name_key(name: str) -> str:
    """A name without brackets, marks and abbreviations, folded."""
    plain = unfold(_BRACKETS.sub("", name))
    return " ".join(_MARKS.sub(" ", fold(plain)).split())


def same_names(names: Sequence[str]) -> dict[str, str]:
    """For each name that is another spelling of an earlier one, that earlier one."""
    keys: dict[str, str] = {}
    same: dict[str, str] = {}
    for name in names:
        key = name_key(name)
        first = keys.get(key) or (_alike(key, keys) if len(keys) <= _MOST else None)
        if first is not None and first != name:
            same[name] = first
        elif key:
            keys[key] = name
    return same


def _alike(key: str, keys: dict[str, str]) -> str | None:
    """The earlier name whose key differs by a misprint or a small word."""
    words = key.split()
    if len(words) < _LEAST:
        return None
    for other, name in keys.items():
        theirs = other.split()
        if len(theirs) < _LEAST or abs(len(words) - len(theirs)) > 1:
            continue
        if _numbers(words) != _numbers(theirs):
            continue
        matcher = SequenceMatcher(None, key, other, autojunk=False)
        if matcher.real_quick_ratio() >= _LIKE and matcher.quick_ratio() >= _LIKE:
            differing = set(words) ^ set(theirs)
            if matcher.ratio() >= _LIKE and len(differing) <= 2 and _misprint(words, theirs):
                return name
    return None


def _numbers(words: Sequence[str]) -> list[str]:
    return [word for word in words if word.isdigit()]


def _misprint(words: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the two differ by one small word more, or by one letter of one word."""
    if len(words) != len(theirs):
        return True
    pairs = [(a, b) for a, b in zip(words, theirs, strict=True) if a != b]
    return (
        len(pairs) == 1 and abs(len(pairs[0][0]) - len(pairs[0][1])) <= 1 and _one_letter(*pairs[0])
    )


def _one_letter(one: str, two: str) -> bool:
    """Whether two words are one letter apart by leaving it out."""
    if len(one) == len(two):
        return False  # "thôn 2" and "thôn 3", "sạch" and "sách" are two things
    short, long = sorted((one, two), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
