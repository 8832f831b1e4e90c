"""`danvan train` hands its folders to the training and says where the result lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def test_the_folders_are_handed_on(
    call: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The training itself is tested where it is."""
    asked: list[Path] = []

    def pretend(corpora: Path, models: Path, *, report: Callable[[str], None]) -> None:
        asked.extend([corpora, models])
        report("two gold reports")

    monkeypatch.setattr("danvan_nlp.training.train", pretend)
    called = call("train", "--corpora", tmp_path, "--models", tmp_path / "models")
    assert asked == [tmp_path, tmp_path / "models"]
    assert (called.code, called.out) == (0, "")
    assert called.err == f"two gold reports\nwritten: {tmp_path / 'models'}\n"
