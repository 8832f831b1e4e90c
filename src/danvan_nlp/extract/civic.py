"""How local an article is: its talk of public life, the bodies and the places that it names.

A model is run by some body at some place (guidelines, "Units, persons, places of a model").
An article that names neither and has no word of local public life describes none, however
much a quoted stretch in it looks like a name: films, courses, brands.
"""

from __future__ import annotations

from danvan_nlp.extract.found import Found
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.lexicon.name_parts import CIVIC
from danvan_nlp.records import Level

_SMALL = frozenset({Level.COMMUNE, Level.WARD, Level.TOWNSHIP, Level.HAMLET})
# Of 427 gold reports with models the least local one has 4 of these signs; of 110 articles of
# general news 103 have at most 2.
_LEAST = 3
_SHORT = 400  # characters below which one sign is enough: a paragraph by itself
_MOST = 3  # bodies and places that count


def civic_count(parsed: Parsed) -> int:
    """How many different words of local public life a text has."""
    return sum(1 for phrase in CIVIC if parsed.positions(phrase))


def civic_level(parsed: Parsed) -> str:
    """How many different words of local public life a text has, in steps."""
    count = civic_count(parsed)
    for top, name in ((2, str(count)), (4, "3-4"), (7, "5-7")):
        if count <= top:
            return name
    return "8+"


def may_have_models(found: Found) -> bool:
    """Whether an article is local enough to describe models."""
    bodies = min(len(found.units), _MOST)
    places = min(sum(place.level in _SMALL for place in found.places), _MOST)
    least = _LEAST if len(found.text) >= _SHORT else 1
    return bodies + places >= least or bodies + places + civic_count(found.parsed) >= least
