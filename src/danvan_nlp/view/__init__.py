"""The pages that people read, as static HTML made from a dataset."""

from danvan_nlp.view.build import render, write_pages

__all__ = ["render", "write_pages"]
