"""How well a version of the gazetteer fits a mention: a sum of evidence, in log odds.

The weights say how many times likelier a reader finds a unit when the evidence speaks for it;
they were set by hand and then checked on the gold set (docs/places.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from math import exp
from typing import TYPE_CHECKING

from danvan_nlp.extract.place_candidates import MARKS, SPELLING, Option, root_of
from danvan_nlp.gazetteer.search import EXACT, LOOSE, PLAIN
from danvan_nlp.gazetteer.units import COMMUNE, DISTRICT, PROVINCE, UnitVersion, path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HOW = {EXACT: 0.0, LOOSE: -0.7, PLAIN: -1.5, MARKS: -2.0, SPELLING: -3.5}
_OTHER_TYPE = -2.0
_ABOVE_AGREES, _ABOVE_CONTRADICTS = 6.0, -5.0
_HOME_PROVINCE, _HOME_LINEAGE = 4.0, 3.0
# Against a unit of another province; a province is named outright, a district often rightly.
_OTHER_PROVINCE = {PROVINCE: 0.0, DISTRICT: -1.0, COMMUNE: -2.5}
_ABOVE_BEFORE = 4.0
_HOME_DISTRICT, _NEAR_DISTRICT, _LIST_DISTRICT = 3.0, 1.5, 2.0
_NAMED = 1.0
_ENDED, _ENDED_PER_YEAR, _NOT_YET_SOON, _NOT_YET = -1.0, -0.25, -1.5, -4.0
_CALLED_OLD, _CALLED_NEW = 3.0, 3.0
# The odds against any unit at all: below this sum, no link is likelier than a link.
NO_LINK = -1.0


@dataclass(frozen=True, slots=True)
class Home:
    """Where the article is from, by keys: its district, its province and what that is today."""

    district: frozenset[str] = frozenset()
    province: frozenset[str] = frozenset()
    roots: frozenset[str] = frozenset()
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the text says about one mention beside its name; units are given by their keys.

    `trust` says how far the day is known. `above` holds, for each unit named with the mention,
    the versions that this may be and whether the text calls it former; `near` the same of the
    district named before; `named` all provinces and districts that the text names; `shared` how
    large a share of its list could lie in each district.
    """

    day: str
    trust: float
    home: Home
    above: Sequence[tuple[frozenset[str], bool]] = ()
    near: tuple[frozenset[str], bool] = (frozenset(), False)
    named: frozenset[str] = frozenset()
    shared: Mapping[str, float] = field(default_factory=dict)
    old: bool = False
    new: bool = False


def score(option: Option, evidence: Evidence) -> tuple[float, tuple[str, ...]]:
    """The sum of the evidence for an option, and the names of what spoke for it."""
    spoke: list[str] = []
    total = _HOW[option.how] + (0.0 if option.typed else _OTHER_TYPE)
    if option.how != EXACT:
        spoke.append(option.how)
    total += _time(option.unit, evidence, spoke)
    total += _place(option, evidence, spoke)
    return total, tuple(spoke)


def _time(unit: UnitVersion, evidence: Evidence, spoke: list[str]) -> float:
    """Being in force on the day is a preference: old names linger, planned ones come early."""
    day = evidence.day
    total = 0.0
    if evidence.old and unit.valid_to:
        total += _CALLED_OLD
        spoke.append("former")
    if evidence.new and not unit.valid_to:
        total += _CALLED_NEW
        spoke.append("present")
    if unit.valid_from > day:
        if not evidence.new:
            total += _NOT_YET if years_between(day, unit.valid_from) > 1 else _NOT_YET_SOON
    elif unit.valid_to and unit.valid_to <= day:
        total += _ENDED + max(-3.0, _ENDED_PER_YEAR * years_between(unit.valid_to, day))
    elif evidence.trust > 0.5:
        spoke.append("date")
    return total * evidence.trust


def years_between(first: str, second: str) -> float:
    """The years from one ISO day to a later one, to the month."""
    months = int(second[5:7]) - int(first[5:7])
    return int(second[:4]) - int(first[:4]) + months / 12


def _place(option: Option, evidence: Evidence, spoke: list[str]) -> float:
    uppers = option.uppers
    total = 0.0
    for units, former in evidence.above:
        if not uppers.isdisjoint(units):
            total += _ABOVE_AGREES
            spoke.append("named with it")
        elif not option.former.isdisjoint(units):
            total += _ABOVE_AGREES if former else _ABOVE_BEFORE
            spoke.append("named with it")
        else:
            total += _ABOVE_CONTRADICTS
    total += _home(option, evidence.home, spoke, told=bool(evidence.above))
    units, former = evidence.near
    if not evidence.above and _is_in(option, units, former=former):
        total += _NEAR_DISTRICT
        spoke.append("district nearby")
    if evidence.shared:
        share = max((evidence.shared.get(upper, 0.0) for upper in uppers), default=0.0)
        total += _LIST_DISTRICT * share
        if share > 0.5:
            spoke.append("list")
    if _is_in(option, evidence.named, former=True):
        total += _NAMED
    return total


def _is_in(option: Option, units: frozenset[str], *, former: bool) -> bool:
    """Whether an option lies in one of the units, or was made from them where they are former."""
    return not option.uppers.isdisjoint(units) or (former and not option.former.isdisjoint(units))


def _home(option: Option, home: Home, spoke: list[str], *, told: bool) -> float:
    """Evidence of the article's own district and province; half of it where the text says more."""
    weight = home.weight * (0.5 if told else 1.0)
    unit, uppers = option.unit, option.uppers
    total = 0.0
    if unit.key in home.district or _is_in(option, home.district, former=True):
        total += _HOME_DISTRICT * weight
        spoke.append("article's district")
    if not home.province:
        return total
    if unit.key in home.province or not uppers.isdisjoint(home.province):
        spoke.append("article's province")
        return total + _HOME_PROVINCE * weight
    if today_province(unit) in home.roots:
        spoke.append("article's province")
        return total + _HOME_LINEAGE * weight
    return total + _OTHER_PROVINCE[unit.level] * weight


@lru_cache(maxsize=32768)
def today_province(unit: UnitVersion) -> str:
    """The key of the province of today in which a unit lies or lay."""
    for upper in path(unit):
        if upper.level == PROVINCE:
            return root_of(upper)
    return ""


def probabilities(sums: Mapping[str, float]) -> dict[str, float]:
    """The probability of each lineage, with the odds of no link beside them."""
    top = max([NO_LINK, *sums.values()])
    weights = {root: exp(value - top) for root, value in sums.items()}
    total = sum(weights.values()) + exp(NO_LINK - top)
    return {root: weight / total for root, weight in weights.items()}
