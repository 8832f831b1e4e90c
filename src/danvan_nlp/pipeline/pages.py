"""Whoever makes the pages that people read, where that part is installed."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from danvan_nlp.pipeline.scheduled import Render


def renderer() -> Render | None:
    """What makes pages from a dataset, None where this installation has no `view`."""
    if find_spec("danvan_nlp.view") is None:
        return None
    found: Render | None = getattr(import_module("danvan_nlp.view"), "render", None)
    return found
