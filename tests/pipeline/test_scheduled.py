"""The scheduled job: what is new is extracted once, what changed replaces its row."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from danvan_nlp.crawl import Clock, Means, Network, Plan, Stop, Store, article_versions
from danvan_nlp.dataset import Provenance
from danvan_nlp.errors import ConfigError
from danvan_nlp.pipeline import Job
from danvan_nlp.pipeline.demo import simulated_sources
from danvan_nlp.pipeline.portals import article_reader
from danvan_nlp.pipeline.scheduled import Done, Schedule, refresh, run_scheduled
from danvan_nlp.pipeline.workers import Work
from danvan_nlp.simulator import Fault, Server, Web, provincial_web, retold


class Played:
    """The demo's web and a job over it; time goes on only when told to."""

    def __init__(self, web: Web, server: Server, folder: Path) -> None:
        self.web = web
        self.folder = folder
        self.moment = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
        sources = tuple(
            replace(source, politeness=replace(source.politeness, delay=0.0))
            for source in simulated_sources()
        )
        plan = Plan(store=Store(folder=folder / "store"), sources=sources, min_free=0)
        self.schedule = Schedule(plan=plan, dataset=folder / "danvan.jsonl")
        network = Network(routes=server.routes, closed=True)
        clock = Clock(now=lambda: self.moment)
        self.means = Means(network=network, clock=clock, reader=article_reader(sources))

    def run(self) -> Done:
        return run_scheduled(self.schedule, self.means)

    def rows(self, name: str = "danvan.jsonl") -> list[dict[str, object]]:
        path = self.folder / name
        if not path.exists():
            return []
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Played]:
    """A job over the six portals of the demo."""
    stamp = Provenance(schema="1", package="0.0", classifiers="abc", gazetteer="def")
    monkeypatch.setattr("danvan_nlp.pipeline.scheduled.provenance", lambda: stamp)
    web = provincial_web()
    with Server(web) as server:
        yield Played(web, server, tmp_path)


def test_every_article_becomes_a_row(played: Played) -> None:
    """Fifteen stories on six portals are fifteen reports with source, province, day and title."""
    done = played.run()
    assert (done.extracted, done.reports, sum(done.rejects.values())) == (15, 15, 0)
    for row in played.rows():
        assert row["source"]
        assert row["province"]
        assert str(row["published"]).startswith(("2021", "2022", "2023"))
        assert row["title"]
    assert played.rows()[0]["meta"] == {
        "schema": "1",
        "package": "0.0",
        "classifiers": "abc",
        "gazetteer": "def",
        "version": 1,
        "superseded": False,
    }


def test_a_second_run_changes_nothing(played: Played) -> None:
    """Nothing is extracted again, and the dataset is the same byte for byte."""
    played.run()
    before = played.schedule.dataset.read_bytes()
    done = played.run()
    assert done.extracted == 0
    assert played.schedule.dataset.read_bytes() == before


def test_a_changed_article_replaces_its_row(played: Played) -> None:
    """The old row goes beside the dataset, marked; the new one has version 2."""
    played.run()
    host = played.web.hosts["baohatinh.test"]
    told = retold(host.stories[0], "Đến nay đã có thêm mười khu vườn đạt chuẩn của xã.")
    host.replace_story(told.number, told)
    played.moment += timedelta(days=2)
    done = played.run()
    assert (done.extracted, done.reports, done.superseded) == (1, 15, 1)
    (old,) = played.rows("danvan.superseded.jsonl")
    (new,) = [row for row in played.rows() if row["id"] == old["id"]]
    assert "mười khu vườn" in str(new["text"])
    assert "mười khu vườn" not in str(old["text"])
    assert (old["meta"]["superseded"], new["meta"]["version"]) == (True, 2)  # type: ignore[index]


def test_two_orders_of_capture_give_one_dataset(played: Played, tmp_path: Path) -> None:
    """A run that was cut short and taken up again ends with the same bytes."""
    played.run()
    before = played.schedule.dataset.read_bytes()
    other = Played.__new__(Played)
    other.__dict__.update(vars(played))
    plan = replace(played.schedule.plan, store=Store(folder=tmp_path / "other"), limit=1)
    other.schedule = replace(played.schedule, plan=plan, dataset=tmp_path / "other.jsonl")
    for _ in range(3):
        other.run()
    assert (tmp_path / "other.jsonl").read_bytes() == before


def test_another_making_makes_every_row_again(played: Played, monkeypatch) -> None:
    """With new classifiers the dataset is of one making, and nothing is fetched for that."""
    played.run()
    stamp = Provenance(schema="1", package="0.0", classifiers="neu", gazetteer="def")
    monkeypatch.setattr("danvan_nlp.pipeline.scheduled.provenance", lambda: stamp)
    played.web.log.clear()
    assert refresh(played.schedule).extracted == 15
    assert played.web.log == []
    assert {row["meta"]["classifiers"] for row in played.rows()} == {"neu"}  # type: ignore[index]


def test_pages_are_rendered_from_the_dataset(played: Played, tmp_path: Path) -> None:
    """Whoever renders gets the dataset and the folder."""
    calls: list[tuple[Path, Path]] = []
    played.schedule = replace(
        played.schedule,
        pages=tmp_path / "pages",
        render=lambda dataset, pages: calls.append((dataset, pages)),
    )
    played.run()
    assert calls == [(tmp_path / "danvan.jsonl", tmp_path / "pages")]


def test_a_challenged_portal_costs_its_own_rows_only(played: Played) -> None:
    """The other five portals are in the dataset."""
    played.web.switch("laocai-gov.test", Fault.CHALLENGE)
    done = played.run()
    assert done.reports == 12
    assert "mo-phong-laocai" not in {row["source"] for row in played.rows()}


def test_a_damaged_archive_is_a_reject(played: Played) -> None:
    """A version that the archive no longer holds whole is told, the others go on."""
    played.run()
    (path,) = (played.folder / "store" / "segments").glob("*.warc.gz")
    version = next(article_versions(played.schedule.plan.store))
    data = bytearray(path.read_bytes())
    data[version.offset + 300] ^= 0xFF
    path.write_bytes(bytes(data))
    (played.folder / "store" / "ledger.sqlite").unlink()
    done = refresh(played.schedule)
    assert done.rejects == {"damaged": 1}
    assert done.reports == 14


def test_what_the_archive_could_not_give_is_tried_again(played: Played) -> None:
    """A disk that was away for a run costs no row for good."""
    played.run()
    whole = played.schedule.dataset.read_bytes()
    segments = played.folder / "store" / "segments"
    (played.folder / "store" / "ledger.sqlite").unlink()
    segments.rename(played.folder / "away")
    assert refresh(played.schedule).rejects == {"damaged": 15}
    (played.folder / "away").rename(segments)
    assert refresh(played.schedule).reports == 15
    assert played.schedule.dataset.read_bytes() == whole


@pytest.mark.parametrize("damage", [b"something else " * 600, None], ids=["foreign", "cut"])
def test_a_damaged_ledger_is_made_again(played: Played, damage: bytes | None) -> None:
    """All that was in it comes from the archive."""
    played.run()
    whole = played.schedule.dataset.read_bytes()
    ledger = played.folder / "store" / "ledger.sqlite"
    ledger.write_bytes(damage or ledger.read_bytes()[:9000])
    done = refresh(played.schedule)
    assert (done.extracted, done.reports) == (15, 15)
    assert played.schedule.dataset.read_bytes() == whole


@pytest.mark.parametrize("offline", [False, True], ids=["run", "offline"])
@pytest.mark.parametrize("lost", [["state"], ["state", "ledger"]], ids=["state", "both"])
def test_a_lost_state_costs_nothing(played: Played, lost: list[str], offline: bool) -> None:
    """It is made again from the archive: no article is fetched, the dataset is the same."""
    played.run()
    host = played.web.hosts["baohatinh.test"]
    told = retold(host.stories[0], "Đến nay đã có thêm mười khu vườn đạt chuẩn của xã.")
    host.replace_story(told.number, told)
    played.moment += timedelta(days=2)
    played.run()
    before = [path.read_bytes() for path in sorted(played.folder.glob("*.jsonl"))]
    for name in lost:
        for part in (played.folder / "store").glob(f"{name}.sqlite*"):
            part.unlink()
    played.web.log.clear()
    done = refresh(played.schedule) if offline else played.run()
    assert [path.read_bytes() for path in sorted(played.folder.glob("*.jsonl"))] == before
    assert done.extracted == (0 if lost == ["state"] else 16)
    articles = {story.slug for one in played.web.hosts.values() for story in one.stories}
    assert not [url for url in played.web.targets() if any(slug in url for slug in articles)]


def test_without_a_store_there_is_nothing_to_refresh(played: Played) -> None:
    """It is told, and no folder is made."""
    with pytest.raises(ConfigError, match="holds no store"):
        refresh(played.schedule)
    assert not (played.folder / "store").exists()


def test_a_wish_to_stop_leaves_the_dataset_as_it_was(played: Played, monkeypatch) -> None:
    """What was extracted by then is kept, and the next time takes up the rest."""
    played.run()
    whole = played.schedule.dataset.read_bytes()
    (played.folder / "store" / "ledger.sqlite").unlink()
    stop = Stop()
    work_one = Work.one

    def one(work, document):
        stop.ask("SIGTERM")
        return work_one(work, document)

    monkeypatch.setattr(Work, "one", one)
    done = refresh(played.schedule, stop=stop)
    assert (done.extracted, done.stopped) == (1, "SIGTERM")
    assert "stopped by SIGTERM" in done.one_line()
    assert played.schedule.dataset.read_bytes() == whole
    assert refresh(played.schedule).extracted == 14
    assert played.schedule.dataset.read_bytes() == whole


def test_two_refreshes_wait_for_each_other(played: Played) -> None:
    """The second goes on when the first is done; neither fails."""
    played.run()
    with played.schedule.plan.store.refreshing():
        thread = threading.Thread(target=refresh, args=(played.schedule,))
        thread.start()
        thread.join(0.3)
        assert thread.is_alive()
    thread.join(20)
    assert not thread.is_alive()


def test_the_archive_is_an_input_of_the_main_job(played: Played, carry_out) -> None:
    """Of all that was archived only the articles are read: no listing, no feed, no probe."""
    played.run()
    segments = played.folder / "store" / "segments"
    summary, _ = carry_out(Job(inputs=(segments,)))
    assert (summary.documents, summary.rejected) == (15, 0)
