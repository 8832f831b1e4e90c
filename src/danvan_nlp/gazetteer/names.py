"""The keys under which spellings of one administrative name are looked up, from strict to loose.

`exact_key` undoes only what no reader would call a difference (case, the place of the tone
mark, the shape of an apostrophe or a dash, a leading zero). `loose_key` also undoes what
papers write every day (Đăk for Đắk, Qui for Quy, Sapa for Sa Pa, Ea Hleo for Ea H'leo).
`plain_key` drops every diacritic, for text that was typed without them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from danvan_nlp.vietnamese.folding import fold_syllable

_SHAPES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "–": "-", "—": "-"})
_DASH = re.compile(r"\s*-\s*")
# Spellings of one sound in names of the Central Highlands and of the South; the right side is ours.
_LOOSE_SYLLABLES = {
    fold_syllable(written): "".join(map(fold_syllable, kept.split()))
    for written, kept in (
        ("đắk", "đak"), ("đăk", "đak"), ("đắc", "đak"), ("dak", "đak"), ("đác", "đak"),
        ("đắt", "đak"), ("dắk", "đak"), ("dăk", "đak"),
        ("păk", "pak"), ("pắk", "pak"), ("pắc", "pak"), ("pách", "pak"), ("păc", "pak"),
        ("lăk", "lak"), ("lắk", "lak"), ("lắc", "lak"),
        ("krong", "krông"), ("crông", "krông"), ("kroong", "krông"),
        ("nt", "nông trường"), ("n.t", "nông trường"), ("chư", "cư"), ("dlie", "dliê"),
        ("ia", "ea"), ("êa", "ea"), ("eah", "ea"),
    )
}  # fmt: skip


def exact_key(name: str) -> str:
    """The key under which spellings that nobody tells apart are one: "Hoà  Bình" and "HÒA BÌNH"."""
    plain = unicodedata.normalize("NFC", name).lower()
    if not plain.replace(" ", "").isalnum():
        plain = _DASH.sub(" - ", plain.translate(_SHAPES))
    return " ".join(map(_exact_syllable, plain.split()))


@lru_cache(maxsize=65536)
def _exact_syllable(syllable: str) -> str:
    if syllable.isdigit():
        return syllable.lstrip("0") or syllable
    return fold_syllable(syllable)


def loose_key(key: str) -> str:
    """The key of an exact key with everyday variants undone and the gaps closed."""
    spaced = key.replace("'", "").replace(" - ", " ").replace("-", " ")
    return "".join(map(_loose_syllable, spaced.split()))


@lru_cache(maxsize=65536)
def _loose_syllable(syllable: str) -> str:
    return _LOOSE_SYLLABLES.get(syllable, syllable).replace("y", "i")


def plain_key(key: str) -> str:
    """The key of an exact key without any diacritic, gaps closed: "quangbach"."""
    spaced = key.replace("'", "").replace("-", " ")
    return "".join(map(_plain_syllable, spaced.split()))


@lru_cache(maxsize=65536)
def _plain_syllable(syllable: str) -> str:
    parts = unicodedata.normalize("NFD", syllable.replace("đ", "d"))
    return "".join(c for c in parts if not unicodedata.combining(c))
