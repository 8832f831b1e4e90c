"""The examples of docs/places.md give what they show."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from danvan_nlp.gazetteer import address, history, units

DOCUMENT = Path(__file__).parents[2] / "docs" / "places.md"


def test_the_document_runs() -> None:
    """Every Python example, in order."""
    failed, tried = doctest.testfile(str(DOCUMENT), module_relative=False, encoding="utf-8")
    assert tried > 8
    assert failed == 0


@pytest.mark.parametrize("module", [address, history, units], ids=lambda module: module.__name__)
def test_docstrings_run(module: object) -> None:
    """Examples in docstrings."""
    failed, tried = doctest.testmod(module)  # type: ignore[arg-type]
    assert tried
    assert failed == 0
