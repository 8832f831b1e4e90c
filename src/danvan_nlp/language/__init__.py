"""The spaCy pipeline: how people use, inspect, replace and train the steps of extraction."""

from danvan_nlp.language.build import blank, load
from danvan_nlp.language.documents import make_doc, report_of

__all__ = ["blank", "load", "make_doc", "report_of"]
