"""Datasets for pages, made by hand or by the writers of the dataset."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from danvan_nlp.dataset import open_writer, report_row
from danvan_nlp.records import Report
from danvan_nlp.view import write_pages

META = {"schema": "1", "package": "0.0", "classifiers": "abc", "gazetteer": "def"}
Row = dict[str, Any]
Make = Callable[..., Path]
Built = Callable[..., Path]


@pytest.fixture
def row(report: Report) -> Row:
    """The row of the shared report: one model with unit, person and linked commune."""
    return report_row(report) | {"meta": META}


@pytest.fixture
def dataset(tmp_path: Path) -> Make:
    """A function: the file that the dataset's writer makes of these rows."""

    def made(*rows: Row, name: str = "d.jsonl") -> Path:
        path = tmp_path / name
        with open_writer(path, META) as writer:
            for item in rows:
                writer.report(item)
        return path

    return made


@pytest.fixture
def built(dataset: Make, tmp_path: Path) -> Built:
    """A function: the folder of the pages of these rows."""

    def made(*rows: Row, name: str = "d.jsonl") -> Path:
        folder = tmp_path / "pages"
        write_pages(dataset(*rows, name=name), folder, force=True)
        return folder

    return made


def parsed(path: Path) -> html.HtmlElement:
    """The tree of a page."""
    return html.document_fromstring(path.read_text(encoding="utf-8"))


def only(folder: Path, pattern: str) -> Path:
    """The one file that the pattern finds."""
    (path,) = folder.glob(pattern)
    return path


def table_data(folder: Path) -> Row:
    """The JSON inside the page of the table."""
    (script,) = parsed(folder / "mo-hinh.html").xpath("//script[@type='application/json']")
    found: Row = json.loads(script.text)
    return found
