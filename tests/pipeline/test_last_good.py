"""An article whose page can no longer be used stays in the dataset as it last was, marked."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from danvan_nlp.crawl import Clock, Means, Network, Plan, Store
from danvan_nlp.dataset import Provenance
from danvan_nlp.pipeline.demo import simulated_sources
from danvan_nlp.pipeline.portals import article_reader
from danvan_nlp.pipeline.scheduled import Done, Schedule, run_scheduled
from danvan_nlp.simulator import Host, Server, many_stories, one_portal, retold
from danvan_nlp.simulator.dress import framed
from danvan_nlp.simulator.messages import Reply, html

HOST = "laocai-gov.test"
NOTICE = "Bài viết đang được ban biên tập cập nhật, mời bạn đọc quay lại sau."
SENTENCE = "Đến nay đã có thêm mười hộ tham gia, đường thôn sạch hơn trước rất nhiều."
WALL = '<script>document.cookie="D1N=0a1b";location.reload()</script>'


class Portal:
    """One portal with two stories, the first of which may answer otherwise, and its job."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        stories = [
            replace(story, paragraphs=(*story.paragraphs, SENTENCE)) for story in many_stories(2)
        ]
        self.host = Host(name=HOST, family="vnpt", title="Xã", stories=stories)
        self.moment = datetime(2022, 6, 1, 1, 0, tzinfo=UTC)
        (source,) = (one for one in simulated_sources() if one.host == HOST)
        self.source = replace(source, politeness=replace(source.politeness, delay=0.0))
        self.other: Reply | None = None
        answer = self.host.answer

        def answered(request):
            first = request.target.endswith("-50001")
            return self.other if first and self.other is not None else answer(request)

        self.host.answer = answered  # type: ignore[method-assign]

    def run(self, other: Reply | None = None) -> Done:
        """Run the job, two days after the last time."""
        self.other = other
        self.moment += timedelta(days=9)
        with Server(one_portal(self.host)) as server:
            store = Store(folder=self.folder / "store")
            plan = Plan(store=store, sources=[self.source], min_free=0)
            means = Means(
                network=Network(routes=server.routes, closed=True),
                clock=Clock(now=lambda: self.moment),
                reader=article_reader([self.source]),
            )
            return run_scheduled(Schedule(plan=plan, dataset=self.folder / "danvan.jsonl"), means)

    def rows(self) -> list[dict[str, Any]]:
        """The rows of the dataset, the first story first."""
        lines = (self.folder / "danvan.jsonl").read_text(encoding="utf-8").splitlines()
        return sorted((json.loads(line) for line in lines), key=lambda row: str(row["url"])[-5:])


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Portal:
    stamp = Provenance(schema="1", package="0.0", classifiers="abc", gazetteer="def")
    monkeypatch.setattr("danvan_nlp.pipeline.scheduled.provenance", lambda: stamp)
    return Portal(tmp_path)


def page(content: str, title: str = "Cổng thông tin") -> Reply:
    return html(framed("Cổng thông tin", title, content))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(html("Lỗi", status=404), id="404"),
        pytest.param(html("Lỗi", status=410), id="410"),
        pytest.param(page("<p>Bài viết ngừng xuất bản</p>"), id="soft 404"),
        pytest.param(html(f"<html><body>{WALL}</body></html>"), id="challenge"),
        pytest.param(html("Lỗi", status=503), id="server error"),
    ],
)
def test_what_is_refused_when_it_is_fetched_makes_no_version(portal: Portal, other: Reply) -> None:
    """The dataset is the same byte for byte."""
    portal.run()
    before = (portal.folder / "danvan.jsonl").read_bytes()
    done = portal.run(other)
    assert (done.reports, done.extracted) == (2, 0)
    assert (portal.folder / "danvan.jsonl").read_bytes() == before


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        pytest.param(page(""), "no_text", id="emptied"),
        pytest.param(page('<div class="ArticleContent"></div>'), "no_text", id="empty body"),
        pytest.param(
            page(f'<h2 class="Title">Thông báo</h2><div class="ArticleContent">{NOTICE}</div>'),
            "emptied",
            id="a notice in its place",
        ),
    ],
)
def test_the_last_good_version_stays_and_says_so(portal: Portal, other: Reply, reason: str) -> None:
    """The newer version is in the archive and counted, but it does not unmake the report."""
    portal.run()
    before = portal.rows()
    done = portal.run(other)
    assert (done.reports, done.superseded, done.rejects) == (2, 0, {reason: 1})
    first, second = portal.rows()
    marks = {"newest_version": 2, "newest_unusable": reason}
    assert first == before[0] | {"meta": before[0]["meta"] | marks}
    assert second == before[1]


def test_an_article_that_comes_back_is_current_again(portal: Portal) -> None:
    """With the sentence that it came back with; the mark is gone, the emptied one is counted."""
    portal.run()
    portal.run(page(""))
    story = portal.host.stories[0]
    portal.host.replace_story(story.number, retold(story, "Xã bổ sung kinh phí cho mô hình."))
    done = portal.run()
    assert (done.reports, done.superseded) == (2, 1)
    (first, _) = portal.rows()
    assert "bổ sung kinh phí" in first["text"]
    assert first["meta"]["version"] == 3
    assert "newest_version" not in first["meta"]


def test_a_short_article_is_replaced_by_a_short_one(portal: Portal) -> None:
    """Where nothing was ever long, the newest version is the article."""
    portal.run(page(f'<h2 class="Title">Tin vắn</h2><div class="ArticleContent">{NOTICE}</div>'))
    later = NOTICE.replace("cập nhật", "biên soạn")
    done = portal.run(
        page(f'<h2 class="Title">Tin vắn</h2><div class="ArticleContent">{later}</div>')
    )
    assert (done.reports, done.superseded) == (2, 1)
    assert "biên soạn" in portal.rows()[0]["text"]
