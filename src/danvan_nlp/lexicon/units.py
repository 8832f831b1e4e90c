"""The organisations of the political system and of village life: the heads of their names.

`organisations.tsv` holds the heads that a unit's name begins with, one family a line:

- `head`: forms parted by "|", lower case, with alternatives in round brackets;
- `kind`: a code of `KINDS`, or "body" for a committee whose kind is that of what follows;
- `level`: the level that the head itself names ("Tỉnh đoàn"), or "-";
- `follows`: what may follow, as letters of `Head.follows`;
- `alone`: whether nothing need follow: yes, no, or capital (only with a capital letter);
- `capital`: whether the head counts only with a capital letter: "Vụ", but not "vụ".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from danvan_nlp.errors import DataError
from danvan_nlp.lexicon.tables import read_rows
from danvan_nlp.records import Level
from danvan_nlp.vietnamese.same_length import same_length_fold

_GROUP = re.compile(r"\(([^)]*)\)")
_BARS = re.compile(r"\|(?![^(]*\))")
_FOLLOWS = frozenset("-opvnstblgmwcfi")
_ALONE = frozenset({"yes", "no", "capital"})

KINDS: Mapping[str, str] = {
    "party.committee": "a Party committee or organisation above the cell",
    "party.cell": "a Party cell",
    "party.mobilisation": "the Party's board or bloc for mass mobilisation, down to hamlet groups",
    "party.propaganda": "the Party's board for propaganda and education",
    "party.organisation": "the Party's board for organisation and personnel",
    "party.inspection": "the Party's inspection commission",
    "party.office": "the office of a Party committee",
    "party.body": "another board of a Party committee",
    "government.committee": "a people's committee",
    "government.council": "a people's council, a delegation of the National Assembly",
    "government.ministry": "a ministry",
    "government.department": "a department, bureau, division or inspectorate",
    "government.office": "the office of a council or committee",
    "government.service": "a public service unit: centres, forest rangers, treasury, insurance",
    "government.village": "the board that runs a hamlet",
    "government.steering": "a steering committee, council or working group",
    "justice": "a court, procuracy or judgment enforcement office",
    "police": "police of any level, its departments and prisons",
    "army": "the army: military commands, units, navy, coast guard",
    "army.militia": "militia and self-defence",
    "border_guard": "border guard",
    "front": "the Fatherland Front",
    "front.village": "the Front's board in a hamlet",
    "front.inspection": "people's inspection and community supervision boards",
    "mass.women": "the Women's Union",
    "mass.farmers": "the Farmers' Union",
    "mass.veterans": "the Veterans' Association",
    "mass.youth": "the Youth Union and youth associations",
    "mass.children": "the Young Pioneers",
    "mass.labour": "trade unions",
    "mass.elderly": "the Association of the Elderly",
    "mass.red_cross": "the Red Cross",
    "mass.study": "the Association for Promotion of Learning",
    "mass.other": "another association",
    "school": "a school, college, academy or learning centre",
    "health": "a hospital, clinic, health centre or station",
    "cooperative": "a co-operative, co-operative group or credit fund",
    "company": "a company, bank, factory, hotel or other business",
    "market": "a market and its management",
    "club": "a club",
    "self_managed_group": "a self-managed, conciliation, digital, security or volunteer group",
    "religious": "a pagoda, parish, church, its boards",
    "clan": "a clan",
    "media": "a newspaper, broadcaster or media centre",
    "other": "another organisation",
    "place": "a commune, hamlet or district named as the actor itself",
}


@dataclass(frozen=True, slots=True)
class Head:
    """How a family of unit names begins.

    Attributes:
        kind: a code of `KINDS`, or "body": the kind of the organisation that follows.
        level: the level that the head itself names, or None.
        follows: letters for what may follow: o another organisation, p a place or the word of
            a level, v also the word of a hamlet, n a proper name, s a number, t a remit,
            b a name with words of a trade, w a name with words of a branch, f a family's
            name, l a capitalised phrase up to a place, m a short one, g any one up to a place, i the
            bare word for an institution, c a hamlet after "của" or "ở".
        alone: whether nothing need follow.
        alone_capital: whether that takes a capital letter.
        capital: whether the head counts only with a capital letter.
    """

    kind: str
    level: Level | None
    follows: frozenset[str]
    alone: bool
    alone_capital: bool
    capital: bool


@cache
def heads() -> Mapping[str, Head]:
    """Every head by its folded form."""
    found: dict[str, Head] = {}
    for forms, kind, level, follows, alone, capital in read_rows("organisations.tsv", 6):
        if alone not in _ALONE or not set(follows) <= _FOLLOWS:
            message = f"organisations.tsv: {forms!r} has an unknown code"
            raise DataError(message)
        head = Head(
            kind=kind,
            level=None if level == "-" else Level(level),
            follows=frozenset(follows) - {"-"},
            alone=alone != "no",
            alone_capital=alone == "capital",
            capital=capital == "yes",
        )
        for form in map(same_length_fold, _expand(forms)):
            if form in found:
                message = f"organisations.tsv: {form!r} stands twice"
                raise DataError(message)
            found[form] = head
    return found


def _expand(forms: str) -> list[str]:
    """The forms of a cell: "ban (dân vận|tổ chức)" gives two."""
    found: list[str] = []
    for form in _BARS.split(forms):
        parts = _GROUP.split(form)
        choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
        found += ["".join(choice) for choice in product(*choices)]
    return found
