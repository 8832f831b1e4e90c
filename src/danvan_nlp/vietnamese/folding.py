"""The form of a name in which two spellings of it compare equal.

Vietnamese papers place the tone mark in two ways (hoà, hòa), mix quote and dash
shapes and change case freely. `fold` undoes exactly these differences and no other;
it is the equality that the annotation guidelines score by.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONE_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323")
# Marks that only quote, and all that may: the others are apostrophes, too.
DOUBLE_MARKS = frozenset('"“”„‟«»″')
QUOTE_MARKS = "\"'“”„‟«»‘’`″"
_QUOTES = re.compile(f"[{re.escape(QUOTE_MARKS)}]")
_DASHES = re.compile(r" ?[-–—‑] ?")  # after white space has become one space: no run to retry
_SPACES = re.compile(r"\s+")
_EDGES = " .,;:…()"
_LONGEST_KEPT = 120  # characters of a name whose folded form is kept
_LONGEST = 40  # characters; what is longer is no syllable and would only fill the cache


def fold_syllable(syllable: str) -> str:
    """A syllable with its tone mark moved to the end, so that hòa and hoà are one."""
    if syllable.isascii():
        return syllable
    return _tone_last(syllable) if len(syllable) <= _LONGEST else _tone_last.__wrapped__(syllable)


@lru_cache(maxsize=65536)
def _tone_last(syllable: str) -> str:
    parts = unicodedata.normalize("NFD", syllable)
    tones = "".join(c for c in parts if c in TONE_MARKS)
    if not tones:
        return syllable
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONE_MARKS)) + tones


def fold(text: str) -> str:
    """The folded form: NFC, small, one space, no quote marks, plain dashes, tone marks last."""
    return _fold(text) if len(text) <= _LONGEST_KEPT else _fold.__wrapped__(text)


@lru_cache(maxsize=8192)  # the steps fold the same names again and again
def _fold(text: str) -> str:
    text = unicodedata.normalize("NFC", text).casefold()
    text = _DASHES.sub("-", _SPACES.sub(" ", _QUOTES.sub(" ", text)))
    text = text.strip(_EDGES)
    return " ".join(map(fold_syllable, text.split(" ")))


def strip_diacritics(text: str) -> str:
    """The text in plain letters: tone and vowel marks left out, đ as d."""
    parts = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in parts if not unicodedata.combining(c))
