"""Make the spaCy pipeline: blank, from weights, or the trained one that ships."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from danvan_nlp.extract.weights import FOLDER, PARTS, Weights
from danvan_nlp.language.components import COMPONENTS, trained
from danvan_nlp.language.tokenizer import NAME
from danvan_nlp.resources import resource
from danvan_nlp.version import VERSION


def blank(weights: Weights | None = None) -> Language:
    """A pipeline for `vi` with all our components, with classifiers where `weights` are given."""
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": NAME}}})
    for name in COMPONENTS:
        nlp.add_pipe(name)
    nlp.meta.update(name="danvan", version=VERSION, license="Apache-2.0", spacy_version=">=3.8,<4")
    if weights is not None:
        for component in trained(nlp):
            component.weights = Weights(
                {name: weights[name] for name in PARTS[component.name]}, weights.thresholds
            )
    return nlp


def load(path: str | Path | None = None) -> Language:
    """The trained pipeline that ships with the package, or the one in a folder.

    `doc._.report` is the report of a document, `doc.spans` has the groups quotes,
    places, units, persons and models.

    Raises:
        DataError: the folder's classifiers cannot be read.
    """
    return spacy.load(Path(path) if path is not None else resource(FOLDER))
