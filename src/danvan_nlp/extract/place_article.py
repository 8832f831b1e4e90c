"""What all mentions of one article share: its day, its home, its districts, its lists."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from danvan_nlp.extract.place_candidates import options, root_of
from danvan_nlp.extract.place_chain import Beside, read_chains, tier
from danvan_nlp.extract.place_day import article_day
from danvan_nlp.extract.place_location import district_units, infer_location, province_units
from danvan_nlp.extract.place_score import Evidence, Home
from danvan_nlp.gazetteer.units import DISTRICT

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from danvan_nlp.records import Level, Place

_LONGEST_LIST = 40
_PLACES = 4


@dataclass(frozen=True, slots=True)
class Article:
    """The mentions of an article with what stands beside each and what they share."""

    text: str
    places: Sequence[Place]
    beside: Sequence[Beside]
    day: str
    trust: float
    home: Home
    named: frozenset[str]
    uppers: Sequence[int]
    line_ends: Sequence[int]
    shares: Mapping[int, Mapping[str, float]]

    def evidence(self, at: int) -> Evidence:
        """What the text says about the mention at an index."""
        beside = self.beside[at]
        return Evidence(
            day=self.day,
            trust=self.trust,
            home=self.home,
            above=[
                (units, self.beside[above].old)
                for above in beside.above
                if (units := self.units(above))
            ],
            near=self.near(at),
            named=self.named,
            shared=self.shares.get(beside.list, {}),
            old=beside.old,
            new=beside.new,
        )

    def case(self, at: int) -> Hashable:
        """What two mentions have in common where they get the same answer."""
        place, beside = self.places[at], self.beside[at]
        above = tuple((self.places[i].name, self.beside[i].old) for i in beside.above)
        shared = beside.list if beside.list in self.shares else None
        special = self.text[place.span.start : place.span.start + 4]
        near = self.near(at)
        return (place.name, place.level, special, above, near, shared, beside.old, beside.new)

    def units(self, at: int) -> frozenset[str]:
        """The keys of what the mention at an index may be."""
        place = self.places[at]
        return option_keys(place.name, place.level, self.day)

    def near(self, at: int) -> tuple[frozenset[str], bool]:
        """The district or city named last before a mention in its paragraph; is it a former one."""
        before = bisect_right(self.uppers, at - 1) - 1
        if before < 0 or tier(self.places[at]) > 1:
            return frozenset(), False
        upper = self.uppers[before]
        if self.places[at].span.start > self.line_ends[before]:
            return frozenset(), False
        return self.units(upper), self.beside[upper].old

    def where(self, at: int) -> tuple[str, ...]:
        """Where a misspelt name is looked for, by keys: named with it, else the article's own."""
        named = [key for above in self.beside[at].above for key in self.units(above)]
        return tuple(named or sorted(self.home.district) or sorted(self.home.province))[:_PLACES]


def read_article(
    text: str,
    places: Sequence[Place],
    *,
    published: str | None,
    province: str | None,
    district: str | None,
) -> Article:
    """The article behind some mentions; what is not given is inferred from them."""
    day, trust = article_day(text, places, published)
    beside = read_chains(text, places)
    uppers = [at for at, place in enumerate(places) if tier(place) == 2]
    return Article(
        text=text,
        places=places,
        beside=beside,
        day=day,
        trust=trust,
        home=_home(text, places, day, province, district),
        named=_named(places, day),
        uppers=uppers,
        line_ends=[_line_end(text, places[at].span.end) for at in uppers],
        shares=_shares(places, beside, day),
    )


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _home(
    text: str,
    places: Sequence[Place],
    day: str,
    province: str | None,
    district: str | None,
) -> Home:
    """The article's own district and province, inferred where not given, with less weight then."""
    weight = 1.0
    if province is None:
        location = infer_location(text, places, published=day)
        province, weight = location.province, location.score
        district = district or location.district
    provinces = province_units(province) if province else frozenset()
    valid = [unit for unit in provinces if unit.valid_on(day)]
    districts = district_units(district, provinces) if district else frozenset()
    return Home(
        district=frozenset(unit.key for unit in districts),
        province=frozenset(unit.key for unit in valid or provinces),
        roots=frozenset(root_of(unit) for unit in provinces),
        weight=weight,
    )


@lru_cache(maxsize=16384)
def option_keys(name: str, level: Level, day: str) -> frozenset[str]:
    """The keys of every version that a mention may be."""
    return frozenset(option.unit.key for option in options(name, level, day))


def _named(places: Sequence[Place], day: str) -> frozenset[str]:
    """The keys of all provinces and districts that the text names."""
    distinct = {(place.name, place.level) for place in places if tier(place) >= 2}
    return frozenset(key for name, level in distinct for key in option_keys(name, level, day))


def _shares(
    places: Sequence[Place], beside: Sequence[Beside], day: str
) -> dict[int, Mapping[str, float]]:
    """For each list of communes, the share of its items that could lie in each district."""
    lists: dict[int, list[Place]] = defaultdict(list)
    for place, one in zip(places, beside, strict=True):
        if tier(place) == 1 and len(lists[one.list]) < _LONGEST_LIST:
            lists[one.list].append(place)
    return {number: _districts(items, day) for number, items in lists.items() if len(items) > 1}


def _districts(items: Sequence[Place], day: str) -> Mapping[str, float]:
    counts: dict[str, int] = defaultdict(int)
    for place in items:
        keys = {
            key
            for option in options(place.name, place.level, day)
            if option.unit.valid_on(day)
            for key in option.uppers
            if key.startswith(DISTRICT)
        }
        for key in keys:
            counts[key] += 1
    return {key: (count - 1) / (len(items) - 1) for key, count in counts.items()}
