"""From an article's text to its report: quotes, places, units, persons, models, links, fields."""

from danvan_nlp.extract.abstain import at_least
from danvan_nlp.extract.steps import extract

__all__ = ["at_least", "extract"]
