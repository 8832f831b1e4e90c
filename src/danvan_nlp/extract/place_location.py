"""The article's own province and district, where its source does not say."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from danvan_nlp.extract.place_candidates import Option, options, root_of, uppers_of
from danvan_nlp.extract.place_chain import read_chains, tier
from danvan_nlp.extract.place_day import article_day
from danvan_nlp.gazetteer.search import named
from danvan_nlp.gazetteer.units import DISTRICT, PROVINCE, UnitVersion, versions
from danvan_nlp.sources.places import province_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from danvan_nlp.records import Place

_HEADLINE, _LEAD, _BODY = 3.0, 1.5, 1.0
_NAMED_OUTRIGHT, _HOST, _DATELINE = 2.0, 6.0, 4.0
# A province with a smaller share of the evidence is not named.
_LEAST_SHARE = 0.35
_LEAD_LENGTH = 700
# A province that nobody writes without its level word: alone it is the man.
_WRITTEN = {"Hồ Chí Minh": "TP. Hồ Chí Minh"}
_HOST_NAME = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.vn\b")
_TAG = re.compile(r"\(?\b([A-ZĐ]{3,4})\)?\s?[-–]")
# How provincial papers sign their opening line.
_TAGS = {
    "GLO": "Gia Lai", "LSO": "Lạng Sơn", "YBĐT": "Yên Bái", "BĐK": "Bến Tre", "BDK": "Bến Tre",
    "HNM": "Hà Nội", "PNTĐ": "Hà Nội", "STO": "Sóc Trăng", "BLĐT": "Bạc Liêu", "BKĐT": "Bắc Kạn",
    "TTH": "Thừa Thiên Huế", "BTĐT": "Bình Thuận", "HGĐT": "Hà Giang", "QBĐT": "Quảng Bình",
    "BNĐT": "Bắc Ninh", "BGĐT": "Bắc Giang", "DNO": "Đà Nẵng", "PTĐT": "Phú Thọ",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where an article is from; `score` is the province's share of the evidence."""

    province: str | None = None
    district: str | None = None
    score: float = 0.0
    evidence: tuple[str, ...] = ()


def infer_location(
    text: str,
    places: Sequence[Place],
    *,
    published: str | None = None,
    source: str | None = None,
) -> Location:
    """The province and district that a text is about, by the places it names and its source's host.

    Every place votes for the provinces that it may lie in: a province or a commune whose name
    exists once with a whole vote, one of 24 Tân Lập with a twenty-fourth; headline and opening
    count more. `source` is the host or address of the site. The names are those of the day of
    publication; without a third of the evidence for one province, none is named.
    """
    day, _ = article_day(text, places, published)
    votes: dict[UnitVersion, float] = defaultdict(float)
    evidence: list[str] = []
    for unit, weight, what in _spoken_for(text, source, day):
        votes[unit] += weight
        evidence.append(what)
    chains = read_chains(text, places)
    title_end = text.find("\n") if "\n" in text else len(text)
    seen: set[tuple[str, int]] = set()
    for place, beside in zip(places, chains, strict=True):
        key = (place.name, tier(place))
        if tier(place) == 0 or (key in seen and place.span.start > title_end):
            continue
        seen.add(key)
        weight = _weight(place, title_end)
        if beside.above:
            weight *= 0.5  # what needs its province named is often elsewhere
        for unit, share in _provinces(place, day).items():
            votes[unit] += weight * share
    return _chosen(votes, text, places, day, tuple(dict.fromkeys(evidence)))


def _weight(place: Place, title_end: int) -> float:
    start = place.span.start
    where = _HEADLINE if start < title_end else _LEAD if start < _LEAD_LENGTH else _BODY
    return where * (_NAMED_OUTRIGHT if tier(place) == 3 else 1.0)


def _provinces(place: Place, day: str) -> Mapping[UnitVersion, float]:
    """The provinces of the day that a mention may lie in, each with its share of the options."""
    found: dict[UnitVersion, float] = defaultdict(float)
    known = options(place.name, place.level, day)
    valid = [option for option in known if option.unit.valid_on(day)] or list(known)
    for option in valid:
        province = _province(option, day)
        if province is not None:
            found[province] += 1.0
    total = sum(found.values())
    return {unit: count / total for unit, count in found.items()}


def _province(option: Option, day: str) -> UnitVersion | None:
    """The province of an option as it was on the day, today's where it ended before."""
    for unit in (option.unit, *uppers_of(option.unit, day)):
        if unit.level == PROVINCE:
            return unit if unit.valid_on(day) else _on(unit, day)
    return None


def _on(unit: UnitVersion, day: str) -> UnitVersion:
    """The province of a day that holds a province of another time."""
    root = root_of(unit)
    for other in provinces():
        if other.valid_on(day) and other.key == root:
            return other
    return unit


@cache
def provinces() -> tuple[UnitVersion, ...]:
    """Every version of every province."""
    return tuple(unit for unit in versions() if unit.level == PROVINCE)


def _chosen(
    votes: Mapping[UnitVersion, float],
    text: str,
    places: Sequence[Place],
    day: str,
    evidence: tuple[str, ...],
) -> Location:
    if not votes:
        return Location(evidence=evidence)
    best = max(votes, key=lambda unit: (votes[unit], unit.code))
    score = votes[best] / sum(votes.values())
    if score < _LEAST_SHARE:
        return Location(score=round(score, 4), evidence=evidence)
    district = _district(places, best, day, len(text))
    return Location(
        province=_WRITTEN.get(best.name, best.name),
        district=district,
        score=round(score, 4),
        evidence=(*evidence, *(["places"] if places else [])),
    )


def _district(places: Sequence[Place], province: UnitVersion, day: str, length: int) -> str | None:
    """The district of the province that most mentions lie in or name, if it is one clearly."""
    votes: dict[str, float] = defaultdict(float)
    for place in places:
        if tier(place) not in {1, 2}:
            continue
        names = {
            unit.name
            for option in options(place.name, place.level, day)
            if province.key in option.uppers
            for unit in (option.unit, *uppers_of(option.unit, day))
            if unit.level == DISTRICT
        }
        weight = 2.0 if place.span.start < min(200, length) else 1.0
        for name in names:
            votes[name] += weight * (2.0 if tier(place) == 2 else 1.0) / len(names)
    if not votes:
        return None
    best = max(votes, key=lambda name: (votes[name], name))
    return best if votes[best] > 0.6 * sum(votes.values()) else None


def _spoken_for(text: str, source: str | None, day: str) -> list[tuple[UnitVersion, float, str]]:
    """The provinces that the source's host and the dateline speak for, with their weights."""
    found = []
    lead = text[:_LEAD_LENGTH]
    names = [(province_of(source), _HOST, "source")] if source else []
    names += [(province_of(host), _DATELINE, "dateline") for host in _HOST_NAME.findall(lead)[:3]]
    names += [(_TAGS.get(tag), _DATELINE, "dateline") for tag in _TAG.findall(lead)[:3]]
    for name, weight, what in names:
        units = sorted(province_units(name), key=lambda one: not one.valid_on(day)) if name else []
        if units:
            found.append((units[0] if units[0].valid_on(day) else _on(units[0], day), weight, what))
    return found


def province_units(name: str) -> frozenset[UnitVersion]:
    """The versions of the province with a name as articles give it, such as "TP. Hồ Chí Minh"."""
    bare = re.sub(r"^(?:tỉnh|thành phố|tp\.?)\s*", "", name.strip(), flags=re.IGNORECASE)
    return frozenset(one.unit for one in named(bare) if one.unit.level == PROVINCE)


def district_units(name: str, province: Iterable[UnitVersion]) -> frozenset[UnitVersion]:
    """The versions of the district with a name, in the province where that is given."""
    bare = re.sub(
        r"^(?:huyện|quận|thị xã|thành phố|tp\.?|tx\.?)\s*", "", name.strip(), flags=re.IGNORECASE
    )
    units = frozenset(one.unit for one in named(bare) if one.unit.level == DISTRICT)
    codes = {unit.code for unit in province}
    within = frozenset(unit for unit in units if unit.parent in codes)
    return within or units
