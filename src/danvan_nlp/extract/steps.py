"""The steps of extraction in order, each a pure function over the text and what was found before.

The cost is linear in the text. Where a text is so long that a step reads only its first
part, the report's article says so in `found`: "quotes", "names" or "models".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from danvan_nlp.extract.assemble import link_models, tag_models
from danvan_nlp.extract.drafts import MOST_MODELS, Draft, make_drafts
from danvan_nlp.extract.found import Found
from danvan_nlp.extract.naming import all_names
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.persons import find_persons
from danvan_nlp.extract.places import find_places, infer_location
from danvan_nlp.extract.proposals import NAMES_WITHIN
from danvan_nlp.extract.quote_types import type_quotes
from danvan_nlp.extract.quotes import find_quotes, marks_end
from danvan_nlp.extract.units import find_units, unit_names
from danvan_nlp.extract.weights import Weights, shipped_weights
from danvan_nlp.records import Article, Person, Place, Quote, Report, Span, Unit


@dataclass(frozen=True, slots=True)
class Mentions:
    """What stands in the text, before any classifier has decided anything."""

    article: Article
    parsed: Parsed
    quotes: tuple[Span, ...]
    places: tuple[Place, ...]
    units: tuple[Unit, ...]
    persons: tuple[Person, ...]
    full: Mapping[Span, Span]

    def found(self, quotes: tuple[Quote, ...]) -> Found:
        """The same with its quotes typed."""
        return Found(self.article, self.parsed, quotes, self.places, self.units, self.persons)


def locate(article: Article) -> tuple[Article, tuple[Place, ...]]:
    """The places of an article, and the article with the province and district they tell of.

    What the article's own record says stays; `found` marks what was inferred.
    """
    places = find_places(article.text, province=article.province, district=article.district)
    if article.province and article.district:
        return article, places
    where = infer_location(
        article.text, places, published=article.published, source=article.url or article.source
    )
    if article.province and where.province != article.province:
        return article, places
    province, district = article.province or where.province, article.district or where.district
    new = {
        key: "inferred"
        for key, value, known in (
            ("province", province, article.province),
            ("district", district, article.district),
        )
        if value and not known
    }
    found = {**article.found, **new}
    return replace(article, province=province, district=district, found=found), places


def find_mentions(article: Article) -> Mentions:
    """Every quoted stretch, place, unit and person of an article."""
    text = article.text
    article, places = locate(article)
    units = find_units(text, places)
    return Mentions(
        article,
        Parsed(text),
        find_quotes(text),
        places,
        units,
        find_persons(text, units, places),
        unit_names(text, units, places),
    )


def with_limits(article: Article, drafts: Sequence[Draft]) -> Article:
    """The article, in whose `found` stands what was read only in part."""
    cut: dict[str, str] = {}
    end = marks_end(article.text)
    if end is not None:
        cut["quotes"] = f"read to character {end}"
    if len(article.text) > NAMES_WITHIN:
        cut["names"] = f"without marks, read to character {NAMES_WITHIN}"
    if len(drafts) >= MOST_MODELS:
        cut["models"] = f"the first {MOST_MODELS}"
    return replace(article, found={**article.found, **cut}) if cut else article


def extract(article: Article, *, weights: Weights | None = None) -> Report:
    """The report of an article: its quotes and the models that it describes.

    Args:
        article: its text in the form that the article stage makes.
        weights: other classifiers than the shipped ones.
    """
    weights = weights or shipped_weights()
    mentions = find_mentions(article)
    quotes = type_quotes(
        mentions.parsed, mentions.quotes, weights["quote_first"], weights["quote_second"]
    )
    found = mentions.found(quotes)
    drafts = make_drafts(found, all_names(found, weights))
    models = tag_models(found, link_models(found, drafts, mentions.full, weights), weights)
    return Report(article=with_limits(mentions.article, drafts), quotes=quotes, models=models)
