"""The organisations of the political system and of village life: heads, kinds, remits.

`organisations.tsv` holds the heads that a unit's name begins with, one family a line:

- `head`: forms parted by "|", lower case, with alternatives in round brackets;
- `kind`: a code of `KINDS`;
- `level`: the level that the head itself names ("Tỉnh đoàn"), or "-";
- `follows`: what may follow it, as letters of `Follows`;
- `alone`: whether it stands as a unit's name without a place or a name after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from danvan_nlp.errors import DataError
from danvan_nlp.records import Level

_TABLE = Path(__file__).parent / "organisations.tsv"
_GROUP = re.compile(r"\(([^)]*)\)")
_TONES = tuple(
    (first + toned, open_toned + second)
    for first, second, row in (
        ("o", "a", "àòáóảỏãõạọ"),
        ("o", "e", "èòéóẻỏẽõẹọ"),
        ("u", "y", "ỳùýúỷủỹũỵụ"),
    )
    for toned, open_toned in zip(row[::2], row[1::2], strict=True)
)


@dataclass(frozen=True, slots=True)
class Head:
    """How a family of unit names begins.

    Attributes:
        kind: a code of `KINDS`.
        level: the level that the head itself names, or None.
        follows: letters for what may follow: p a place or a level word, o another
            organisation, n a proper name, t a remit, b words of a trade, g any words up to a
            place, s a number.
        alone: whether nothing need follow.
    """

    kind: str
    level: Level | None
    follows: str
    alone: bool


def same_length_fold(text: str) -> str:
    """The text in lower case, tone marks of open oa, oe, uy on the first vowel; length kept."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for late, early in _TONES:
        if late in lowered:
            lowered = lowered.replace(late, early)
    return lowered.replace("\u00a0", " ")


@cache
def heads() -> dict[str, Head]:
    """Every head by its folded form."""
    found: dict[str, Head] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 5:
            message = f"{_TABLE.name}: not five cells in {line!r}"
            raise DataError(message)
        forms, kind, level, follows, alone = cells
        head = Head(
            kind, None if level == "-" else Level(level), follows.strip("-"), alone == "yes"
        )
        for form in _expand(forms):
            found[same_length_fold(form)] = head
    return found


def _expand(forms: str) -> list[str]:
    """The forms of a cell: "ban (dân vận|tổ chức)" gives two."""
    found: list[str] = []
    for form in _split(forms):
        parts = _GROUP.split(form)
        choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
        found += ["".join(choice) for choice in product(*choices)]
    return found


def _split(forms: str) -> list[str]:
    """The forms parted by the bars that stand outside brackets."""
    return re.split(r"\|(?![^(]*\))", forms)
