"""The steps of extraction in order, each a pure function over the text and what was found so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from danvan_nlp.extract.assemble import link_models, tag_models
from danvan_nlp.extract.drafts import make_drafts
from danvan_nlp.extract.found import Found
from danvan_nlp.extract.naming import all_names
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.persons import find_persons
from danvan_nlp.extract.places import find_places, infer_location
from danvan_nlp.extract.quote_types import type_quotes
from danvan_nlp.extract.quotes import find_quotes
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
    told = {"province": article.province or where.province, "district": article.district or where.district}
    new = {key: "inferred" for key, value in told.items() if value and not getattr(article, key)}
    return replace(article, **told, found={**article.found, **new}), places


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


def extract(article: Article, *, weights: Weights | None = None) -> Report:
    """The report of an article: its quotes and the models that it describes.

    Args:
        article: its text in the form that the article stage makes.
        weights: other classifiers than the shipped ones.
    """
    weights = weights or shipped_weights()
    mentions = find_mentions(article)
    quotes = type_quotes(mentions.parsed, mentions.quotes, weights["quote_first"], weights["quote_second"])
    found = mentions.found(quotes)
    drafts = make_drafts(found, all_names(found, weights))
    models = tag_models(found, link_models(found, drafts, mentions.full, weights), weights)
    return Report(article=mentions.article, quotes=quotes, models=models)
