"""Syllables and sentences, by offsets: nothing here alters the text.

Written Vietnamese parts syllables by spaces, so a syllable is a run of letters and
digits; every other visible character is a token of its own.
"""

from __future__ import annotations

import re

from danvan_nlp.vietnamese.folding import fold_syllable

# A run is capped so that a pathological "word" of megabytes cannot reach later patterns whole.
_TOKEN = re.compile(r"\w{1,200}|[^\w\s]")
# Only from the first of a run of marks: tried from each of them, a long run would cost its square.
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”»’)\]]*+(?=\s)|\n+")
# What stands before a full stop without ending a sentence: TP. Hồ Chí Minh, TS. Nguyễn …
_ABBREVIATIONS = frozenset(
    [
        *("TP", "Tp", "tp", "TX", "Tx", "TT", "P", "Q", "H", "X", "T", "Th", "tr", "số"),
        *("ThS", "Ths", "TS", "Ts", "PGS", "GS", "BS", "Bs", "KS", "CN", "NSƯT", "NSND"),
        *("Đ", "đ", "c", "St", "Mr", "Ms"),
    ]
)
_BEFORE = re.compile(r"(\w+)$")


def tokens(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each syllable and punctuation mark, in order."""
    return [match.span() for match in _TOKEN.finditer(text)]


def phrase_key(phrase: str) -> str:
    """A phrase as its folded tokens with single spaces: what tokens of a text are compared with."""
    return " ".join(fold_syllable(phrase[a:b].lower()) for a, b in tokens(phrase))


def sentences(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each sentence, without the white space around it; line breaks end one."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.group()[0] == "." and _is_abbreviation(text, match):
            continue
        _keep(text, start, match.end(), found)
        start = match.end()
    _keep(text, start, len(text), found)
    return found


def _is_abbreviation(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop ends an abbreviation or an initial, or the next word goes on small."""
    before = _BEFORE.search(text, max(0, stop.start() - 12), stop.start())
    if stop.group() == "." and before and before.group() in _ABBREVIATIONS:
        return True
    follow = text[stop.end() : stop.end() + 3].lstrip()
    return bool(follow) and follow[0].islower()


def _keep(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Add a stretch without the white space around it, if anything is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        found.append((start, end))
