"""What each component of extraction costs: `python bench/components.py`.

Milliseconds an article for a report of 1,500 characters and for the mean of the shipped articles
(corpora/articles), with the share of each component, one run after another as extraction does, and
beside the whole what underthesea's word_tokenize takes for the same text, a sentence a call, where
that is installed. "Rest" is what puts records together. Every figure is the best of several runs in
processor time, so that other work on the machine counts little.
"""

from __future__ import annotations

import importlib.util
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from danvan_nlp.article import article_from_html, article_from_text
from danvan_nlp.extract.assemble import tag_models
from danvan_nlp.extract.drafts import Draft, make_drafts
from danvan_nlp.extract.found import Found
from danvan_nlp.extract.links import score_pairs
from danvan_nlp.extract.naming import all_names
from danvan_nlp.extract.options import person_options, place_options, unit_options
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.persons import find_persons
from danvan_nlp.extract.place_hints import unit_hints
from danvan_nlp.extract.place_link import link_places
from danvan_nlp.extract.quote_types import type_quotes
from danvan_nlp.extract.quotes import find_quotes
from danvan_nlp.extract.stage import Stage
from danvan_nlp.extract.steps import extract, locate
from danvan_nlp.extract.units import find_units, unit_names
from danvan_nlp.extract.weights import Weights, shipped_weights
from danvan_nlp.records import Article, Model, Span
from danvan_nlp.vietnamese.syllables import sentences
from extract import CORPORA, LENGTH, ROUNDS, best, reports

WHOLE, THEIRS, REST = "whole", "word_tokenize", "rest"


def shipped() -> list[Article]:
    """The articles of corpora/articles."""
    found = []
    for path in sorted((CORPORA / "articles").iterdir()):
        if path.suffix == ".html":
            found.append(article_from_html(path.read_bytes()))
        elif path.suffix == ".txt":
            found.append(article_from_text(path.read_text(encoding="utf-8-sig")))
    return found


class Clock:
    """Processor time of one step after another."""

    def __init__(self) -> None:
        """Begin now."""
        self.taken: dict[str, float] = {}
        self._last = time.process_time()

    def note(self, name: str) -> None:
        """What has gone by since the last note was spent on this, in milliseconds."""
        now = time.process_time()
        self.taken[name] = 1000 * (now - self._last)
        self._last = time.process_time()


def stepped(article: Article, weights: Weights, models: Sequence[Model]) -> Mapping[str, float]:
    """The milliseconds of each component, one after another as extraction runs them.

    Args:
        article: what is read.
        weights: the classifiers.
        models: its models, whose fields are decided again at the end.
    """
    clock, text = Clock(), article.text
    near, places = locate(article)
    clock.note("places")
    units = find_units(text, places)
    full = unit_names(text, units, places)
    clock.note("units")
    persons = find_persons(text, units, places)
    clock.note("persons")
    spans = find_quotes(text)
    clock.note("quotes")
    parsed = Parsed(text)
    clock.note("parse")
    quotes = type_quotes(parsed, spans, weights["quote_first"], weights["quote_second"])
    clock.note("quote types")
    found = Found(near, parsed, quotes, places, units, persons)
    drafts = make_drafts(found, all_names(found, weights))
    clock.note("names")
    note_links(clock, found, drafts, full, weights)
    link_places(
        text, places, published=near.published, province=near.province, district=near.district
    )
    clock.note("gazetteer")
    tag_models(found, models, weights)
    clock.note("fields")
    return clock.taken


def note_links(
    clock: Clock,
    found: Found,
    drafts: Sequence[Draft],
    full: Mapping[Span, Span],
    weights: Weights,
) -> None:
    """Decide the three kinds of links, each noted."""
    unit_stage = Stage.of(found, drafts, unit_options(found, full))
    table = score_pairs(unit_stage, weights["unit_first"], weights["unit_second"])
    clock.note("unit links")
    person_stage = Stage.of(found, drafts, person_options(found))
    score_pairs(person_stage, weights["person_first"], weights["person_second"])
    clock.note("person links")
    place_stage = Stage.of(found, drafts, place_options(found))
    hints = unit_hints(place_stage, unit_stage, table)
    score_pairs(place_stage, weights["place_first"], weights["place_second"], hints)
    clock.note("place links")


def theirs(text: str) -> Callable[[], object] | None:
    """Underthesea's words of a text, a sentence a call; None where it is not installed."""
    if importlib.util.find_spec("underthesea") is None:
        return None
    from underthesea import word_tokenize

    parts = [text[start:end] for start, end in sentences(text)]
    return lambda: [word_tokenize(part) for part in parts]


def means(articles: Sequence[Article]) -> Mapping[str, float]:
    """The mean milliseconds of each component over some articles, the least of several rounds."""
    weights = shipped_weights()
    totals: Counter[str] = Counter()
    for article in articles:
        models = extract(article, weights=weights).models
        rounds = [stepped(article, weights, models) for _ in range(ROUNDS)]
        own = {name: min(taken[name] for taken in rounds) for name in rounds[0]}
        whole = best(partial(extract, article, weights=weights))
        totals.update({**own, REST: whole - sum(own.values()), WHOLE: whole})
        words = theirs(article.text)
        if words is not None:
            totals[THEIRS] += best(words)
    return {name: total / len(articles) for name, total in totals.items()}


def table(columns: Mapping[str, Mapping[str, float]]) -> list[str]:
    """The lines of a table in Markdown: milliseconds and share of the whole in each column.

    Args:
        columns: for each head of a column the milliseconds of each component.
    """
    heads = "".join(f" {head} | of the whole |" for head in columns)
    rows = [f"| component |{heads}", f"| --- |{' ---: | ---: |' * len(columns)}"]
    for name in next(iter(columns.values())):
        cells = "".join(
            f" {taken[name]:.2f} ms | {taken[name] / taken[WHOLE]:.0%} |"
            for taken in columns.values()
        )
        rows.append(f"| {name} |{cells}")
    return rows


def main() -> int:
    """Measure and print."""
    one, articles = reports(LENGTH)[:1], shipped()
    length = sum(len(a.text) for a in articles) / len(articles)
    columns = {
        f"a report of {len(one[0].text):,} characters": means(one),
        f"mean of {len(articles)} articles of {length:,.0f}": means(articles),
    }
    print("\n".join(table(columns)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
