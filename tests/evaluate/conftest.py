"""Gold and found reports, invented, with figures computed once by the annotators' own script."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_nlp.evaluate import Comparison, compare, read_documents

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="session")
def golden() -> Path:
    """The folder of gold.jsonl, found.jsonl and figures.json."""
    return GOLDEN


@pytest.fixture(scope="session")
def comparisons() -> list[Comparison]:
    """Each gold report against the found one; g6 was not found."""
    found = read_documents(GOLDEN / "found.jsonl")
    gold = read_documents(GOLDEN / "gold.jsonl")
    return [compare(row, found.get(name)) for name, row in gold.items()]
