"""What departments, companies and groups call themselves after: remits, trades, branches."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from danvan_nlp.lexicon.tables import read_words
from danvan_nlp.vietnamese.same_length import same_length_fold

# "Giáo dục và Đào tạo", "Lao động - Thương binh và Xã hội", "PCCC&CNCH"; a comma joins only
# within a known phrase, else two departments of a list would become one.
_JOINT = r"(?: (?:và|-|–|&) |-|–|&)"


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for table in ("remits.tsv", "trades.tsv"):
        for kind, phrase in read_words(table):
            found.setdefault(kind, set()).add(same_length_fold(phrase))
    return {kind: frozenset(phrases) for kind, phrases in found.items()}


def _one_of(kind: str) -> str:
    return "|".join(map(re.escape, sorted(_classes()[kind], key=len, reverse=True)))


@cache
def remit_pattern() -> re.Pattern[str]:
    """A space and remits joined to one another, over folded text: " giáo dục và đào tạo"."""
    one = _one_of("remit") + r"|p[a-z]\d{2}"  # "Phòng PA05": police departments by their codes
    return re.compile(rf" (?:{one})(?!\w)(?:{_JOINT}(?:{one})(?!\w)){{0,6}}")


@cache
def ministry_pattern() -> re.Pattern[str]:
    """A space and the name of a ministry, over folded text."""
    return re.compile(rf" (?:{_one_of('ministry')})(?!\w)")


@cache
def institution_pattern() -> re.Pattern[str]:
    """A space and the bare word for an institution, over folded text: "Công đoàn| bệnh viện"."""
    return re.compile(rf" (?:{_one_of('institution')})(?!\w)")


@cache
def stop_pattern() -> re.Pattern[str]:
    """A space and a word with which no name goes on, over folded text."""
    return re.compile(rf" (?:{_one_of('stop')})(?!\w)")


@cache
def trade_words() -> frozenset[str]:
    """Small syllables inside the names of businesses and groups, folded."""
    return _classes()["trade"]


@cache
def branch_pattern() -> re.Pattern[str]:
    """A space and a branch of the army, a kind of school or hospital, over folded text."""
    return re.compile(rf" (?:{_one_of('branch')})(?!\w)")
