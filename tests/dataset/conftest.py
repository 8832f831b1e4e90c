"""Rows to write."""

from __future__ import annotations

from typing import Any

import pytest

from danvan_nlp.dataset import report_row
from danvan_nlp.records import Report

META = {"schema": "1", "package": "0.0", "classifiers": "abc", "gazetteer": "def"}


@pytest.fixture
def meta() -> dict[str, str]:
    """A provenance that no file is needed for."""
    return dict(META)


@pytest.fixture
def row(report: Report) -> dict[str, Any]:
    """One report row as a run hands it to a writer."""
    return report_row(report) | {"meta": META}
