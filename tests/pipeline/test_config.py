"""danvan.toml: what a person writes wrongly is told before anybody is asked for anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan_nlp.errors import ConfigError
from danvan_nlp.pipeline.config import choose_sources, load_schedule


def _written(folder: Path, text: str) -> Path:
    path = folder / "danvan.toml"
    path.write_text('sources = ["baohatinh"]\n' + text, encoding="utf-8")
    return path


def test_hours_may_have_a_fraction(tmp_path: Path) -> None:
    """As on the command line."""
    assert load_schedule(_written(tmp_path, "[crawl]\nhours = 0.5\n")).plan.seconds == 1800.0


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    """Wherever the job is started."""
    schedule = load_schedule(_written(tmp_path, '[output]\npages = "pages"\n'))
    assert schedule.dataset == tmp_path / "danvan.sqlite"
    assert schedule.pages == tmp_path / "pages"
    assert schedule.plan.store.folder == tmp_path / "store"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("contact = 5\n", "contact is a string"),
        ("[crawl]\nstore = 7\n", "store is a string"),
        ("[crawl]\nworkers = 0\n", "workers is a whole number of 1 or more"),
        ("[crawl]\nhours = -1.5\n", "hours is a number"),
        ("[crawl]\nhours = nan\n", "hours is a number"),
        ("[crawl]\nhours = true\n", "hours is a number"),
        ("[output]\ndataset = 5\n", "dataset is a string"),
        ('[output]\ndataset = "danvan.docx"\n', "unknown suffix"),
        ('[output]\ndataset = "none/danvan.sqlite"\n', "does not exist"),
        ('[output]\npages = "danvan.toml"\n', "pages names a folder"),
    ],
    ids=lambda value: value.split("\n")[-2] if "\n" in value else "",
)
def test_what_is_wrong_is_told_at_once(tmp_path: Path, text: str, told: str) -> None:
    """Not after hours of crawling."""
    with pytest.raises(ConfigError, match=told):
        load_schedule(_written(tmp_path, text))


@pytest.mark.parametrize(
    ("layout", "told"),
    [("nukevet", "did you mean 'nukeviet'"), ("xyzw", "generic, hanoimoi")],
    ids=["misspelt", "unknown"],
)
def test_a_layout_that_does_not_exist_is_told(tmp_path: Path, layout: str, told: str) -> None:
    """Else every page would be read without one, and nobody would know."""
    path = tmp_path / "own.toml"
    path.write_text(
        '[[source]]\nid = "xa"\nname = "Xã"\nkind = "portal"\nhosts = ["xa.example.vn"]\n'
        f'layout = "{layout}"\n',
        encoding="utf-8",
    )
    with pytest.raises(ConfigError, match=told):
        choose_sources([], [path])
