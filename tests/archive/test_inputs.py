"""Arguments become files; a mistake in them is told before anything is read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from danvan_nlp.archive.formats import Format
from danvan_nlp.archive.inputs import find_inputs, spool
from danvan_nlp.errors import ConfigError


def _touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Xã Quảng Bạch", encoding="utf-8")


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    """Files of other kinds and hidden ones are passed by."""
    _touch(*(tmp_path / name for name in ("b.txt", "a/c.html", "notes.md", ".x.txt", ".git/d.txt")))
    assert [file.name for file in find_inputs([tmp_path])] == ["a/c.html", "b.txt"]


def test_an_id_is_the_name_without_suffix(tmp_path: Path) -> None:
    """The folder inside the argument stays part of it, so that ids differ."""
    _touch(tmp_path / "bac-kan/1.txt")
    assert [file.id for file in find_inputs([tmp_path])] == ["bac-kan/1"]


def test_one_name_in_two_folders_gives_two_ids(tmp_path: Path) -> None:
    """No article is lost for the name of its file."""
    _touch(tmp_path / "a/1.txt", tmp_path / "b/1.txt")
    files = find_inputs([tmp_path / "a", tmp_path / "b"])
    assert len({file.id for file in files}) == 2


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    """A folder and a file in it overlap."""
    _touch(tmp_path / "1.txt")
    assert len(find_inputs([tmp_path, tmp_path / "1.txt"])) == 1


def test_an_output_in_the_folder_is_left_out(tmp_path: Path) -> None:
    """A second run does not read what the first one wrote."""
    _touch(tmp_path / "1.txt", tmp_path / "out.jsonl")
    files = find_inputs([tmp_path], exclude=[tmp_path / "out.jsonl"])
    assert [file.name for file in files] == ["1.txt"]


def test_a_missing_path_is_told(tmp_path: Path) -> None:
    """The message names the path."""
    with pytest.raises(ConfigError, match=r"nowhere\.txt: no such file"):
        find_inputs([tmp_path / "nowhere.txt"])


def test_an_unknown_suffix_is_told(tmp_path: Path) -> None:
    """The message says what is known."""
    _touch(tmp_path / "bai.docx")
    with pytest.raises(ConfigError, match=r"unknown suffix .*\.txt"):
        find_inputs([tmp_path / "bai.docx"])


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    """An empty run is a mistake in the call, not a success."""
    _touch(tmp_path / "notes.md")
    with pytest.raises(ConfigError, match="no articles in this folder"):
        find_inputs([tmp_path])


def test_a_closed_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever may not read it learns so at once."""
    _touch(tmp_path / "bai.txt")
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(ConfigError, match="no permission"):
        find_inputs([tmp_path / "bai.txt"])


def test_standard_input_becomes_a_file(tmp_path: Path) -> None:
    """Its format is told by its first bytes."""
    file = spool(BytesIO(b'{"text": "a"}\n'), tmp_path)
    assert (file.format, file.path.read_bytes()) == (Format.JSONL, b'{"text": "a"}\n')
