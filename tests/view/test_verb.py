"""The verb on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_nlp.cli import invoke

from .conftest import Make, Row


def test_the_verb_writes_pages(
    dataset: Make, row: Row, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And says where, on standard error."""
    assert invoke(["view", str(dataset(row)), "-o", str(tmp_path / "pages")]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "1 report" in err
    assert "index.html" in err
    assert (tmp_path / "pages" / "index.html").is_file()


@pytest.mark.parametrize("name", ["missing.jsonl", "d.csv"])
def test_a_mistake_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """With exit code 2, and nothing written."""
    assert invoke(["view", str(tmp_path / name), "-o", str(tmp_path / "pages")]) == 2
    _, err = capsys.readouterr()
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
