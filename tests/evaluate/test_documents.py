"""Files to score are checked first, and a fault is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_nlp.errors import ConfigError, DataError
from danvan_nlp.evaluate import read_documents

GOOD = '{"id": "a", "models": [{"name": "x", "units": [], "persons": [], "places": []}]}'


def test_a_folder_is_all_its_files(tmp_path: Path) -> None:
    """In order of name."""
    (tmp_path / "2.jsonl").write_text(GOOD, encoding="utf-8")
    (tmp_path / "1.jsonl").write_text('\n{"id": "b", "models": []}\n', encoding="utf-8")
    assert list(read_documents(tmp_path)) == ["b", "a"]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "[" * 100_000,
        '{"models": []}',
        '{"id": "a"}',
        '{"id": "a", "models": [{"units": []}]}',
        '{"id": "a", "models": [{"name": "x", "places": ["xã"]}]}',
        '{"id": "a", "models": [{"name": "x", "units": [1]}]}',
        '{"id": "a", "models": [], "quotes": ["x"]}',
        '{"id": "a", "models": [], "quotes": [{"text": "x", "type": []}]}',
        '{"id": "a", "models": [{"name": "x", "persons": null}]}',
        '{"id": "a", "models": [{"name": "x", "places": [{"name": "y", "level": {}}]}]}',
    ],
    ids=[
        *("json", "array", "deep", "no id", "no models", "no name", "place", "unit", "quote"),
        *("quote type", "no persons", "level"),
    ],
)
def test_a_line_that_is_no_report_is_told(tmp_path: Path, line: str) -> None:
    """The message names file and line."""
    (tmp_path / "gold.jsonl").write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"gold\.jsonl:2: not"):
        read_documents(tmp_path / "gold.jsonl")


def test_gold_has_to_say_more(tmp_path: Path) -> None:
    """What a found model may leave out cannot be scored against when gold leaves it out."""
    (tmp_path / "gold.jsonl").write_text(GOOD, encoding="utf-8")
    assert list(read_documents(tmp_path)) == ["a"]
    with pytest.raises(DataError, match=r"gold\.jsonl:1: a gold model lacks one of field"):
        read_documents(tmp_path, gold=True)


def test_an_id_that_stands_twice_is_told(tmp_path: Path) -> None:
    """One of the two would be lost."""
    (tmp_path / "gold.jsonl").write_text(f"{GOOD}\n{GOOD}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"gold\.jsonl:2: the id 'a' stands twice"):
        read_documents(tmp_path)


@pytest.mark.parametrize("name", ["nowhere.jsonl", "."], ids=["missing", "empty folder"])
def test_no_file_is_a_mistake_in_the_call(tmp_path: Path, name: str) -> None:
    """The message names the path."""
    with pytest.raises(ConfigError, match=r"no (such|\.jsonl)"):
        read_documents(tmp_path / name)
