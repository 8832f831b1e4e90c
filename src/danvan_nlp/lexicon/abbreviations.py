"""Abbreviations in the names of organisations, unfolded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from danvan_nlp.lexicon.tables import read_rows

_BRACKET = re.compile(r" ?\([A-ZĐƯ][A-ZĐƯa-z&. -]{1,14}\)")
_TOKEN = re.compile(r"[A-ZĐƯ][A-ZĐƯ&]*(?:[.,-](?=[A-ZĐƯ]{2})[A-ZĐƯ&]+)*(?!\w)|T[px](?=[.\s])")
_DOT = re.compile(r"\. ?")


@cache
def abbreviations() -> Mapping[str, tuple[str, str]]:
    """What each abbreviation stands for, and the word it must follow ("-" none, "." a dot)."""
    rows = read_rows("abbreviations.tsv", 3)
    return {short: (full, after) for short, full, after in rows}


def unfold(name: str) -> str:
    """The name of an organisation in full: "Hội LHPN xã X" is "Hội Liên hiệp Phụ nữ xã X".

    An abbreviation in brackets after its full form is left out; a name set all in capitals
    stays as it is, for there no abbreviation can be told from a word.
    """
    if name.isupper() and " " in name:
        return name
    return " ".join(_unfolded(_BRACKET.sub("", name)).split())


def _unfolded(name: str) -> str:
    pieces: list[str] = []
    done = 0
    for match in _TOKEN.finditer(name):
        full = _full_form(name, match)
        if full is None:
            continue
        if match.start() == 0:
            full = full[0].upper() + full[1:]
        dot = _DOT.match(name, match.end())
        end = dot.end() if dot else match.end()
        pieces += [name[done : match.start()], full, " " if dot else ""]
        done = end
    return "".join([*pieces, name[done:]])


def _full_form(name: str, match: re.Match[str]) -> str | None:
    entry = abbreviations().get(match.group().upper())
    if entry is None:
        return None
    full, after = entry
    before = name[: match.start()].rstrip().lower()
    if after == ".":
        return full if name[match.end() : match.end() + 1] == "." and before else None
    return full if after == "-" or before.endswith(after) else None
