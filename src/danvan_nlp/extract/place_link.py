"""Places to official units at the article's date, with the evidence and a probability."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from danvan_nlp.extract.place_article import Article, read_article
from danvan_nlp.extract.place_candidates import Option, misspelt, options
from danvan_nlp.extract.place_chain import tier
from danvan_nlp.extract.place_score import Evidence, probabilities, score, years_between
from danvan_nlp.gazetteer.history import today
from danvan_nlp.gazetteer.names import exact_key
from danvan_nlp.gazetteer.points import point_of
from danvan_nlp.gazetteer.units import UnitVersion, path_text
from danvan_nlp.records import Candidate, Level, Place, PlaceLink, Successor

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

UNKNOWN, AMBIGUOUS, NO_CODE = "unknown", "ambiguous", "no_code"
_CERTAIN, _LEAST = 0.9, 0.5
_MOST_CANDIDATES, _MOST_UNKNOWN = 5, 300
_SPECIAL = ("đặc khu", "Đặc khu", "ĐẶC KHU")


@dataclass(frozen=True, slots=True)
class _Judged:
    """The best version of each lineage, with its probability and what spoke for it."""

    lineages: Mapping[str, tuple[float, Option, tuple[str, ...]]]
    told: bool

    @property
    def best(self) -> str:
        return max(self.lineages, key=lambda root: self.lineages[root][0], default="")

    @property
    def chance(self) -> float:
        return max((one[0] for one in self.lineages.values()), default=0.0)

    def is_of_later(self, day: str) -> bool:
        """Whether the best unit came long after the day: then a misspelt one may be meant."""
        unit = self.lineages[self.best][1].unit
        return unit.valid_from > day and years_between(day, unit.valid_from) > 1


def link_places(
    text: str,
    places: Sequence[Place],
    *,
    published: str | None = None,
    province: str | None = None,
    district: str | None = None,
) -> tuple[Place, ...]:
    """The same places, each with its link to the official unit at the article's date.

    `places` are mentions of `text` in document order, as `find_places` gives them; `published` is
    an ISO day or time, `province` and `district` the article's own where they are known, else they
    are inferred. A link without a key says why: `unknown`, `ambiguous` or `no_code` (nothing below
    the commune has a public code).
    """
    article = read_article(text, places, published=published, province=province, district=district)
    judged = _judge_all(article)
    senses = _senses(places, judged)
    answers: dict[int, PlaceLink] = {}
    for place, one in zip(places, judged, strict=True):
        if id(one) not in answers:
            answers[id(one)] = _link(place, one, senses, article.day)
    return tuple(
        replace(place, link=answers[id(one)]) for place, one in zip(places, judged, strict=True)
    )


def _judge_all(article: Article) -> list[_Judged | None]:
    """Every mention's lineages; mentions of one name with the same evidence are judged once."""
    known: dict[Hashable, _Judged] = {}
    unknown: set[str] = set()
    judged: list[_Judged | None] = []
    for at, place in enumerate(article.places):
        if place.level is Level.HAMLET:
            judged.append(None)
            continue
        case = article.case(at)
        if case not in known:
            known[case] = _judge(article, at, unknown)
        judged.append(known[case])
    return judged


def _judge(article: Article, at: int, unknown: set[str]) -> _Judged:
    """Every lineage that a mention may mean, with its probability.

    `unknown` gathers the names that were looked for among misspelt ones: there is an end to it.
    """
    place = article.places[at]
    evidence = article.evidence(at)
    found = options(place.name, place.level, article.day)
    if article.text.startswith(_SPECIAL, place.span.start):
        found = tuple(one for one in found if one.unit.type == "Đặc khu") or found
    judged = _Judged(_lineages(found, evidence), bool(evidence.above))
    doubtful = judged.chance < _LEAST or judged.is_of_later(article.day)
    if tier(place) < 3 and doubtful and len(unknown) < _MOST_UNKNOWN:
        unknown.add(place.name)
        near = misspelt(place.name, place.level, article.day, article.where(at))
        if near:
            judged = _Judged(_lineages((*found, *near), evidence), bool(evidence.above))
    return judged


def _lineages(
    found: Sequence[Option], evidence: Evidence
) -> dict[str, tuple[float, Option, tuple[str, ...]]]:
    best: dict[str, tuple[float, Option, tuple[str, ...]]] = {}
    for option in found:
        total, spoke = score(option, evidence)
        if option.root not in best or total > best[option.root][0]:
            best[option.root] = (total, option, spoke)
    chances = probabilities({root: total for root, (total, _, _) in best.items()})
    return {root: (chances[root], option, spoke) for root, (_, option, spoke) in best.items()}


def _senses(
    places: Sequence[Place], judged: Sequence[_Judged | None]
) -> dict[tuple[str, int], Option]:
    """What each name means in this article: its surest mention decides, told ones first."""
    best: dict[tuple[str, int], tuple[bool, float, str]] = {}
    found: dict[tuple[str, int], Option] = {}
    for place, one in zip(places, judged, strict=True):
        if one is None or one.chance < _CERTAIN:
            continue
        key = (exact_key(place.name), tier(place))
        rank = (one.told, one.chance, one.best)
        if key not in best or rank > best[key]:
            best[key] = rank
            found[key] = one.lineages[one.best][1]
    return found


def _link(
    place: Place, judged: _Judged | None, senses: Mapping[tuple[str, int], Option], day: str
) -> PlaceLink:
    if judged is None:
        return PlaceLink(reason=NO_CODE)
    sense = senses.get((exact_key(place.name), tier(place)))
    if sense is not None and not judged.told and judged.chance < _CERTAIN:
        return replace(linked(sense.unit, day), score=_CERTAIN, evidence=("same name elsewhere",))
    if not judged.lineages:
        return PlaceLink(reason=UNKNOWN)
    chance, option, spoke = judged.lineages[judged.best]
    if chance < _LEAST:
        return _no_link(judged, day)
    return replace(linked(option.unit, day), score=round(chance, 4), evidence=spoke)


def _no_link(judged: _Judged, day: str) -> PlaceLink:
    """No link: several units fit equally, or the only ones that bear the name lie elsewhere."""
    ranked = sorted(judged.lineages.values(), key=lambda one: (-one[0], one[1].unit.key))
    candidates = tuple(
        Candidate(key=option.unit.key, path=path_text(option.unit, day), score=round(chance, 4))
        for chance, option, _ in ranked[:_MOST_CANDIDATES]
    )
    alone = sum(chance for chance, _, _ in ranked) < _LEAST
    return PlaceLink(reason=UNKNOWN if alone else AMBIGUOUS, candidates=candidates)


@lru_cache(maxsize=16384)
def linked(unit: UnitVersion, day: str) -> PlaceLink:
    """The link to a version as of a day: key, path then, what it is today, its point."""
    point = point_of(unit)
    return PlaceLink(
        key=unit.key,
        code=unit.code,
        path=path_text(unit, day),
        today=tuple(
            Successor(
                key=heir.unit.key,
                code=heir.unit.code,
                path=path_text(heir.unit),
                extent=heir.extent,
            )
            for heir in today(unit)
        ),
        lat=point.lat if point else None,
        lon=point.lon if point else None,
    )
