"""A file appears whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_nlp.dataset.atomic import AtomicFile
from danvan_nlp.errors import ConfigError


def test_nothing_is_seen_before_the_commit(tmp_path: Path) -> None:
    """The temporary file lies in the same folder, so that the move is one step."""
    with AtomicFile(tmp_path / "a.txt") as file:
        file.path.write_text("new", encoding="utf-8")
        assert not (tmp_path / "a.txt").exists()
        assert file.path.parent == tmp_path
        file.commit()
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_without_commit_the_old_file_stays(tmp_path: Path) -> None:
    """And the temporary one goes."""
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    with AtomicFile(tmp_path / "a.txt") as file:
        file.path.write_text("new", encoding="utf-8")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_device_is_never_replaced() -> None:
    """A target that exists and is no regular file is refused before anything is written."""
    with pytest.raises(ConfigError, match="not a file"):
        AtomicFile(Path("/dev/null"))
