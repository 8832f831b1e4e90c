"""The exported names are the documented ones, and each can be had."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import danvan_nlp

ROOT = Path(__file__).parents[1]


def test_exported_names_are_documented() -> None:
    """In docs/library.md, and none that is not exported."""
    page = (ROOT / "docs/library.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    assert listed == set(danvan_nlp.__all__) - {"__version__"}


@pytest.mark.parametrize("name", danvan_nlp.__all__)
def test_an_exported_name_is_there(name: str) -> None:
    """Imported when it is asked for, and listed by dir()."""
    assert getattr(danvan_nlp, name) is not None
    assert name in dir(danvan_nlp)


def test_an_unknown_name_is_an_error() -> None:
    """With the words that Python uses itself."""
    with pytest.raises(AttributeError, match="no attribute 'nope'"):
        danvan_nlp.nope  # noqa: B018 (asking for it is the test)
