"""Progress is for a person at a terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from danvan_nlp.cli.runs import given
from danvan_nlp.errors import ConfigError


@pytest.mark.usefixtures("stand_in")
def test_a_terminal_sees_progress(
    call: Callable[..., Any], texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bar goes away again; the counts stay."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    called = call("extract", texts)
    assert called.code == 0
    assert "2 documents = 2 reports" in called.err


def test_metadata_options_are_checked() -> None:
    """A date that is none would decide between places of one name."""
    assert given(None, "Bắc Kạn", None, "2022-05-01") == {
        "province": "Bắc Kạn", "published": "2022-05-01",
    }  # fmt: skip
    with pytest.raises(ConfigError, match="not a date"):
        given(None, None, None, "mai")
