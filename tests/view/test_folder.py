"""Pages appear whole or not at all, and replace nothing but pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_nlp.errors import ConfigError, DataError
from danvan_nlp.view import render, write_pages

from .conftest import Make, Row


def _tree(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("name", ["d.jsonl", "d.sqlite"])
def test_equal_datasets_give_equal_bytes(
    dataset: Make, row: Row, tmp_path: Path, name: str
) -> None:
    """Every file of them."""
    path = dataset(row, row | {"id": "bao-2"}, name=name)
    write_pages(path, tmp_path / "a")
    write_pages(path, tmp_path / "b")
    assert _tree(tmp_path / "a") == _tree(tmp_path / "b")


def test_old_pages_are_replaced_only_when_forced(dataset: Make, row: Row, tmp_path: Path) -> None:
    """And as a whole: a page that is no more is gone."""
    folder = tmp_path / "pages"
    write_pages(dataset(row, row | {"id": "bao-2"}), folder)
    assert len(list((folder / "bao").iterdir())) == 2
    path = dataset(row)
    with pytest.raises(ConfigError, match="--force"):
        write_pages(path, folder)
    render(path, folder)
    assert len(list((folder / "bao").iterdir())) == 1
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["d.jsonl", "pages"]


@pytest.mark.parametrize("foreign", ["luan-van.docx", ".git", "index.html"])
def test_a_foreign_folder_is_never_replaced(
    dataset: Make, row: Row, tmp_path: Path, foreign: str
) -> None:
    """Not even when forced."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / foreign).write_text("của tôi", encoding="utf-8")
    with pytest.raises(ConfigError, match="did not write"):
        write_pages(dataset(row), folder, force=True)
    assert _tree(folder) == {foreign: "của tôi".encode()}


def test_a_file_among_pages_is_not_lost(dataset: Make, row: Row, tmp_path: Path) -> None:
    """What a person added to the folder keeps it from being replaced."""
    folder = tmp_path / "pages"
    write_pages(dataset(row), folder)
    (folder / "CNAME").write_text("bao.example", encoding="utf-8")
    with pytest.raises(ConfigError, match="CNAME"):
        write_pages(dataset(row), folder, force=True)


def test_an_empty_folder_may_be_filled(dataset: Make, row: Row, tmp_path: Path) -> None:
    """Somebody made it for the pages."""
    (tmp_path / "pages").mkdir()
    assert write_pages(dataset(row), tmp_path / "pages") == (1, 1)


def test_a_link_to_a_folder_stays_a_link(dataset: Make, row: Row, tmp_path: Path) -> None:
    """A web server may serve it under that name."""
    (tmp_path / "real").mkdir()
    (tmp_path / "pages").symlink_to(tmp_path / "real")
    write_pages(dataset(row), tmp_path / "pages")
    assert (tmp_path / "pages").is_symlink()
    assert (tmp_path / "real" / "index.html").is_file()


def test_a_failed_run_leaves_what_was_there(dataset: Make, row: Row, tmp_path: Path) -> None:
    """And no temporary folder."""
    folder = tmp_path / "pages"
    path = dataset(row)
    write_pages(path, folder)
    before = _tree(folder)
    path.write_bytes(path.read_bytes() + b"{broken\n")
    with pytest.raises(DataError):
        write_pages(path, folder, force=True)
    assert _tree(folder) == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["d.jsonl", "pages"]


@pytest.mark.parametrize("where", ["missing/pages", "file"])
def test_a_place_that_cannot_be_used_is_told(
    dataset: Make, row: Row, tmp_path: Path, where: str
) -> None:
    """No parent folder, or a file in the way."""
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(ConfigError):
        write_pages(dataset(row), tmp_path / where, force=True)
    assert (tmp_path / "file").read_bytes() == b"x"


def test_a_dataset_without_reports_gives_no_pages(tmp_path: Path) -> None:
    """An empty file looks like a mistake and is told as one."""
    (tmp_path / "d.jsonl").write_bytes(b"\n")
    with pytest.raises(DataError, match="no report"):
        write_pages(tmp_path / "d.jsonl", tmp_path / "pages")
    assert not (tmp_path / "pages").exists()
