"""Faults 54 and 56 from the portal to the dataset, by the scheduled job and from its archive."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from danvan_nlp.crawl import Clock, Means, Network, Plan, Store
from danvan_nlp.dataset import Provenance
from danvan_nlp.pipeline import Job
from danvan_nlp.pipeline.demo import simulated_sources
from danvan_nlp.pipeline.portals import article_reader
from danvan_nlp.pipeline.scheduled import Schedule, run_scheduled
from danvan_nlp.simulator import Fault, Host, Server, many_stories, one_portal
from danvan_nlp.sources import DateForm

HOST = "laocai-gov.test"
FETCHED = datetime(2022, 6, 1, 1, 0, 59, 900_000, tzinfo=UTC)  # 08:00 in Việt Nam
STORY = many_stories(1)[0]


@pytest.fixture(autouse=True)
def one_making(monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = Provenance(schema="1", package="0.0", classifiers="abc", gazetteer="def")
    monkeypatch.setattr("danvan_nlp.pipeline.scheduled.provenance", lambda: stamp)


def published(
    folder: Path, *faults: Fault, story=STORY, dates: DateForm = DateForm.DAY_FIRST
) -> str | None:
    """The date in the dataset, of the one story of a portal that has these faults."""
    web = one_portal(Host(name=HOST, family="vnpt", title="Xã", stories=[story]), faults)
    (source,) = (one for one in simulated_sources() if one.host == HOST)
    source = replace(source, dates=dates, politeness=replace(source.politeness, delay=0.0))
    with Server(web) as server:
        plan = Plan(store=Store(folder=folder / "store"), sources=[source], min_free=0)
        means = Means(
            network=Network(routes=server.routes, closed=True),
            clock=Clock(now=lambda: FETCHED),
            reader=article_reader([source]),
        )
        run_scheduled(Schedule(plan=plan, dataset=folder / "danvan.jsonl"), means)
    (row,) = (folder / "danvan.jsonl").read_text(encoding="utf-8").splitlines()
    date: str | None = json.loads(row)["published"]
    return date


def test_a_relative_time_counts_from_the_fetch(tmp_path: Path, carry_out) -> None:
    """Fault 56: the job and whoever reads its archive later come to the same minute."""
    assert published(tmp_path, Fault.RELATIVE_TIME) == "2022-06-01T05:00:00+07:00"
    _, out = carry_out(Job(inputs=(tmp_path / "store" / "segments",)))
    assert json.loads(out)["published"] == "2022-06-01T05:00:00+07:00"


def test_a_date_ahead_of_the_fetch_gives_way_to_the_next(tmp_path: Path) -> None:
    """Fault 54: the visible date cannot be, so the one that machines are told is taken."""
    assert published(tmp_path, Fault.DATE_AHEAD) == STORY.published.isoformat()


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (DateForm.DAY_FIRST, "2022-03-01"),
        (DateForm.FEEDS_MONTH_FIRST, "2022-03-01"),
        (DateForm.MONTH_FIRST, "2022-01-03"),
    ],
    ids=str,
)
def test_pages_are_month_first_only_where_declared(
    tmp_path: Path, dates: DateForm, expected: str
) -> None:
    """Fault 54: 01/03/2022 is the first of March, and a form of feeds says nothing of pages."""
    assert str(published(tmp_path, dates=dates)).startswith(expected)
