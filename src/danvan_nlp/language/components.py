"""One spaCy component a step, each calling the same function as `danvan_nlp.extract`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from spacy.language import Language
from spacy.tokens import Doc

from danvan_nlp.extract.assemble import link_models, tag_models
from danvan_nlp.extract.drafts import Draft, make_drafts
from danvan_nlp.extract.naming import all_names
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.persons import find_persons
from danvan_nlp.extract.quote_types import type_quotes
from danvan_nlp.extract.quotes import find_quotes
from danvan_nlp.extract.steps import locate, with_limits
from danvan_nlp.extract.units import find_units, unit_names
from danvan_nlp.extract.weights import Weights, read_part, write_part
from danvan_nlp.language.documents import (
    article_of,
    found_of,
    get,
    get_plain,
    put,
    put_article,
    put_plain,
)
from danvan_nlp.language.plain import from_plain, to_plain

COMPONENTS = (
    "danvan_quotes",
    "danvan_places",
    "danvan_units",
    "danvan_persons",
    "danvan_models",
    "danvan_links",
    "danvan_fields",
)


class Trained:
    """A component with classifiers, which lie in a folder of its name."""

    def __init__(self, name: str) -> None:
        """A component that has no classifiers yet: load or set `weights` before use."""
        self.name = name
        self.weights = Weights({}, {})

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write the classifiers, a JSON file each."""
        write_part(self.weights, Path(path), self.name)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002
        """Read the classifiers that `to_disk` wrote."""
        self.weights = read_part(Path(path), self.name)
        return self


class QuoteStep(Trained):
    """Find and type the quoted stretches: `doc.spans["quotes"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the document's quotes."""
        parsed = Parsed(doc.text)
        first, second = self.weights["quote_first"], self.weights["quote_second"]
        put(doc, "quotes", type_quotes(parsed, find_quotes(doc.text), first, second))
        return doc


class ModelStep(Trained):
    """Decide which stretches name models: `doc.spans["names"]` and what links need."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the document's drafts, one a model."""
        found = found_of(doc)
        drafts = make_drafts(found, all_names(found, self.weights))
        put_article(doc, with_limits(found.article, drafts))
        put_plain(doc, "drafts", [to_plain(draft) for draft in drafts])
        return doc


class LinkStep(Trained):
    """Link units, persons and places to models: `doc.spans["models"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the document's models, their fields not decided yet."""
        found = found_of(doc)
        drafts = [from_plain(Draft, item) for item in get_plain(doc, "drafts", [])]
        full = unit_names(doc.text, found.units, found.places)
        put(doc, "models", link_models(found, drafts, full, self.weights))
        return doc


class FieldStep(Trained):
    """Decide each model's field and subfield, the label in `doc.spans["models"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the fields of the document's models."""
        put(doc, "models", tag_models(found_of(doc), get(doc, "models"), self.weights))
        return doc


@Language.component("danvan_places")
def place_step(doc: Doc) -> Doc:
    """Find the places and where the article is from: `doc.spans["places"]`."""
    article, places = locate(article_of(doc))
    put_article(doc, article)
    put(doc, "places", places)
    return doc


@Language.component("danvan_units")
def unit_step(doc: Doc) -> Doc:
    """Find the organisations: `doc.spans["units"]`."""
    put(doc, "units", find_units(doc.text, get(doc, "places")))
    return doc


@Language.component("danvan_persons")
def person_step(doc: Doc) -> Doc:
    """Find the persons: `doc.spans["persons"]`."""
    put(doc, "persons", find_persons(doc.text, get(doc, "units"), get(doc, "places")))
    return doc


@Language.factory("danvan_quotes")
def make_quotes(nlp: Language, name: str) -> QuoteStep:  # noqa: ARG001
    """The component of quotes."""
    return QuoteStep("danvan_quotes")


@Language.factory("danvan_models")
def make_models(nlp: Language, name: str) -> ModelStep:  # noqa: ARG001
    """The component of models' names."""
    return ModelStep("danvan_models")


@Language.factory("danvan_links")
def make_links(nlp: Language, name: str) -> LinkStep:  # noqa: ARG001
    """The component of links."""
    return LinkStep("danvan_links")


@Language.factory("danvan_fields")
def make_fields(nlp: Language, name: str) -> FieldStep:  # noqa: ARG001
    """The component of fields."""
    return FieldStep("danvan_fields")


def trained(nlp: Any) -> list[Trained]:
    """The components of a pipeline that have classifiers."""
    return [component for _, component in nlp.pipeline if isinstance(component, Trained)]
