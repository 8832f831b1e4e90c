"""Declared sites and the layouts of articles fit together."""

from datetime import UTC, datetime

import pytest

from danvan_nlp.article.layouts import load_layouts
from danvan_nlp.pipeline.demo import simulated_sources
from danvan_nlp.pipeline.portals import article_reader, layout_on, province_name
from danvan_nlp.records import Page
from danvan_nlp.sources import Source, declared_sources

SOURCES = {source.id: source for source in declared_sources()}


@pytest.mark.parametrize("source", declared_sources(), ids=lambda source: source.id)
def test_a_declared_layout_exists(source: Source) -> None:
    """Every name stands in the table of layouts; `generic` means none."""
    known = {layout.name for layout in load_layouts()} | {"generic"}
    assert {layout.name for layout in source.layouts} <= known


@pytest.mark.parametrize(
    ("year", "layout"), [(2019, "baohatinh-2019"), (2024, "epi")], ids=["old", "new"]
)
def test_the_layout_of_the_day_is_used(year: int, layout: str) -> None:
    """A page fetched before the redesign is read by the old layout."""
    fetched = datetime(year, 5, 1, tzinfo=UTC)
    assert layout_on(SOURCES["baohatinh"], fetched) == layout


def test_a_source_says_its_province() -> None:
    """By the name that the code has today."""
    assert province_name(SOURCES["laocai-gov"]) == "Lào Cai"
    assert province_name(SOURCES["baochinhphu"]) is None


def test_a_page_without_an_article_yields_nothing() -> None:
    """The reading says so, and still tells whether the page changed."""
    read = article_reader(simulated_sources())
    first = read(Page(url="http://x.test/a", body=b"<html><body></body></html>"))
    assert (first.title, first.date, first.body, first.exact) == (False, False, False, False)
    assert first.text_hash
