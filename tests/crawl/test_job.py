"""Faults 57, 58a, 58b, 58f, 58g: the run as a job that nobody watches."""

import logging
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from danvan_nlp.crawl import Exit, Means, Network, Plan, Reading, Stop, Store, StoreError, crawl
from danvan_nlp.crawl.counts import SourceCounts
from danvan_nlp.crawl.database import Database
from danvan_nlp.crawl.logs import LOGGER, JsonLines
from danvan_nlp.crawl.monitor import YieldMonitor
from danvan_nlp.errors import ConfigError
from danvan_nlp.simulator import Fault


def test_a_clock_that_is_behind_is_refused(stage) -> None:
    """Fault 57: nothing is written by a clock an hour behind the last capture."""
    stage.one()
    stage.clock.moment -= timedelta(hours=2)
    stage.forget_requests()
    with pytest.raises(StoreError) as caught:
        stage.run()
    assert caught.value.code is Exit.CLOCK
    assert stage.asked() == []


def test_a_clock_that_jumps_ahead_does_no_harm(stage) -> None:
    """Fault 57: nothing is lost by a jump of a year; what is known is looked at once."""
    stage.one()
    stage.next_day(365)
    counts = stage.one()
    assert (counts.new, counts.changed, counts.unchanged) == (0, 0, 3)


def test_a_clock_that_was_wrong_does_not_shut_the_store_for_years(stage) -> None:
    """Fault 57: once told that the clock is right now, a run goes on, and the next ones too."""
    stage.next_day(3650)
    stage.one()
    stage.clock.moment -= timedelta(days=3650)
    with pytest.raises(StoreError, match="--trust-clock"):
        stage.run()
    stage.forget_requests()
    counts = stage.one(trust_clock=True)
    assert counts.unchanged == 3
    assert stage.asked("/robots.txt")
    stage.next_day(2)
    assert stage.one().unchanged == 3


def test_moments_are_stored_in_utc(stage) -> None:
    """Fault 57: whatever the machine's zone, the state has UTC."""
    stage.one()
    assert all(str(row[0]).endswith("Z") for row in stage.rows("SELECT at FROM captures"))


def test_a_second_job_is_refused_while_the_first_is_at_work(stage) -> None:
    """Fault 58a: the lock has an exit code of its own, and no request is made."""
    stage.store.prepare()
    with stage.store.locked(), pytest.raises(StoreError) as caught:
        stage.run()
    assert caught.value.code is Exit.LOCKED
    assert stage.asked() == []


def test_the_lock_of_a_dead_job_is_free(stage) -> None:
    """Fault 58a: the kernel takes the lock back when a process is killed."""
    stage.store.prepare()
    script = (
        "import sys, time; from pathlib import Path; from danvan_nlp.crawl.store import Store\n"
        "with Store(folder=Path(sys.argv[1])).locked(): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(stage.folder)], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(StoreError):
            stage.run()
        process.kill()
    assert stage.run().code is Exit.DONE


def test_a_wish_to_stop_ends_the_run_cleanly(make_stage) -> None:
    """Fault 58b: what is under way is finished, the segment closed, the rest left for later."""
    stage = make_stage(8)
    stop = Stop()

    def reader(page):
        del page
        stop.ask("SIGTERM")
        return Reading(text_hash="x")

    stage.means = replace(stage.means, stop=stop, reader=reader)
    report = stage.run()
    assert (report.code, report.stopped) == (Exit.STOPPED, "SIGTERM")
    assert report.sources[0].new == 1
    assert [path.suffix for path in stage.store.segments.iterdir()] == [".gz"]
    stage.means = replace(stage.means, stop=Stop(), reader=Means().reader)
    assert stage.run().sources[0].new == 7


def test_a_stop_is_held_against_no_host(make_stage) -> None:
    """Fault 58b: a host whose robots.txt was not asked for any more does not have to rest."""
    stage = make_stage(2)
    stop = Stop()
    stop.ask("SIGTERM")
    stage.means = replace(stage.means, stop=stop)
    assert stage.run().code is Exit.STOPPED
    stage.means = replace(stage.means, stop=Stop())
    assert stage.run().sources[0].new == 2


def test_a_request_in_flight_gets_ten_seconds_and_no_more(make_stage, monkeypatch) -> None:
    """Fault 58b: a drip that would go on for a minute does not hold up the end."""
    monkeypatch.setattr("danvan_nlp.crawl.lines.LAST_SECONDS", 0.3)
    stage = make_stage(1)
    stop = Stop()
    stage.means = replace(stage.means, stop=stop)
    timer = threading.Timer(0.5, stop.ask, ["SIGTERM"])
    timer.start()
    began = time.monotonic()
    limits = replace(stage.run.__globals__["SMALL"], seconds=60.0)
    report = stage.run(Fault.DRIP, limits=limits)
    timer.join()
    assert time.monotonic() - began < 5
    assert report.code is Exit.STOPPED


def test_a_run_has_an_end(make_stage) -> None:
    """Fault 58f: after its time nothing new is begun, and the next run goes on, oldest first."""
    stage = make_stage(9, politeness={"delay": 10.0})
    report = stage.run(seconds=100.0)
    assert report.code is Exit.DEADLINE
    first = report.sources[0]
    assert 0 < first.new < 9
    assert first.waiting == 9 - first.new
    assert stage.run().sources[0].new == 9 - first.new


def test_a_limit_leaves_the_rest_for_the_next_run(make_stage) -> None:
    """Fault 58f: a page budget is kept."""
    stage = make_stage(5)
    assert [stage.run(limit=2).sources[0].new for _ in range(3)] == [2, 2, 1]


def _reading(page) -> Reading:
    found = "ArticleContent" in page.body.decode()
    return Reading(text_hash=page.url, title=found, date=found, body=True)


def test_a_layout_that_changed_is_noticed(make_stage) -> None:
    """Fault 58g: the share of pages with title and date falls, so the report warns; raw is kept."""
    stage = make_stage(8)
    stage.means = replace(stage.means, reader=_reading)
    assert stage.one().warnings == []
    stage.next_day()
    counts = stage.one(Fault.REDESIGN)
    assert [warning.split(" found")[0] for warning in counts.warnings] == ["title", "date"]
    assert counts.outcomes["ok"] == 8


def _judged(database: Database, *runs: tuple[int, int]) -> list[list[str]]:
    """The warnings of runs with so many pages, of which so many have a date."""
    monitor = YieldMonitor(database)
    return [
        monitor.judge(
            number, SourceCounts(source="a", pages=pages, title=pages, date=dated, body=pages)
        )
        for number, (pages, dated) in enumerate(runs, 1)
    ]


def test_a_site_with_few_pages_a_run_is_watched_too(tmp_path: Path) -> None:
    """Fault 58g: two pages say nothing, those of five runs do."""
    with closing(Database(tmp_path / "state.sqlite")) as database:
        found = _judged(database, *[(2, 2)] * 6, (2, 0), (2, 0), (0, 0))
    assert found[:6] == [[]] * 6
    assert found[6] == ["date found in 67% of the pages, before in 100%: has the layout changed?"]
    assert found[7] == ["date found in 33% of the pages, before in 100%: has the layout changed?"]
    assert found[8] == []


def test_a_declaration_that_never_fitted_is_noticed(tmp_path: Path) -> None:
    """Fault 58g: there is nothing to compare the first run with, but none is none."""
    with closing(Database(tmp_path / "state.sqlite")) as database:
        found = _judged(database, (3, 0), (3, 0))
    assert found == [[], ["date found in none of 6 pages: does the declared layout fit?"]]


def test_a_source_in_trouble_is_a_warning_in_the_log(stage, caplog) -> None:
    """With the reason, for a log collector that nobody asks for reports."""
    with caplog.at_level(logging.INFO, logger=LOGGER.name):
        stage.run(Fault.ROBOTS_403)
    (record,) = [one for one in caplog.records if one.getMessage() == "source done"]
    assert record.levelno == logging.WARNING
    assert "refused (403)" in JsonLines().format(record)


def test_a_run_without_a_contact_is_refused(tmp_path: Path, plain_source) -> None:
    """Sites of the open network are asked only by somebody who can be reached."""
    plan = Plan(store=Store(folder=tmp_path / "store"), sources=[plain_source])
    with pytest.raises(ConfigError, match="contact"):
        crawl(plan, Means(network=Network(closed=True)))
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("contact", ["a@b.vn\r\nX: 1", "tên@b.vn", "a@b.vn (x)"])
def test_a_contact_is_one_plain_line(tmp_path: Path, plain_source, contact: str) -> None:
    """What stands in a header cannot break it."""
    plan = Plan(store=Store(folder=tmp_path), sources=[plain_source], contact=contact)
    with pytest.raises(ConfigError, match="header"):
        crawl(plan, Means(network=Network(closed=True)))


def test_exit_codes_tell_the_ends_apart(make_stage) -> None:
    """Nothing answered is 1, something is 3, all is 0."""
    stage = make_stage(1)
    assert stage.run(Fault.ROBOTS_500).code is Exit.NOTHING
    stage.next_day(2)
    stage.web.switch("thanhson.test")
    assert stage.run().code is Exit.DONE
    assert len({code.value for code in Exit}) == len(Exit) == 9


@pytest.mark.parametrize(
    "fault", [Fault.REDIRECT_ELSEWHERE, Fault.BLOCKED, Fault.MISSING_TO_HOME, Fault.BOMB]
)
def test_a_site_whose_articles_all_fail_is_in_trouble(stage, fault: Fault) -> None:
    """Lists that answer do not hide that nothing can be had: code 3, and a warning."""
    report = stage.run(fault)
    assert report.code is Exit.PARTIAL
    assert "(1 with trouble)" in report.one_line()
    assert any("no article could be had" in warning for warning in report.warnings)


def test_the_log_is_one_json_object_a_line(stage, caplog) -> None:
    """Each fetch is an event with its source, purpose, address and outcome."""
    import json

    with caplog.at_level(logging.INFO, logger=LOGGER.name):
        stage.one()
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    assert lines[0]["event"] == "run begins"
    (done,) = [line for line in lines if line["event"] == "source done"]
    assert (done["source"], done["new"], done["level"]) == ("thanhson", 3, "info")
    fetched = [line for line in lines if line["event"] == "fetched"]
    assert {line["purpose"] for line in fetched} >= {"robots", "feed", "listing", "article"}
    assert all(line["source"] == "thanhson" and line["outcome"] for line in fetched)


_JOB = """
import sys
from dataclasses import replace
from pathlib import Path
from danvan_nlp.cli.crawl import stop_on_signals
from danvan_nlp.crawl import Means, Network, Plan, Stop, Store, crawl
from danvan_nlp.pipeline.demo import simulated_sources
from danvan_nlp.simulator import Server, provincial_web

sources = [replace(s, politeness=replace(s.politeness, delay=0.4)) for s in simulated_sources()]
stop = Stop()
stop_on_signals(stop)
with Server(provincial_web()) as server:
    plan = Plan(store=Store(folder=Path(sys.argv[1])), sources=sources, min_free=0)
    print("ready", flush=True)
    report = crawl(plan, Means(network=Network(routes=server.routes, closed=True), stop=stop))
sys.exit(report.code)
"""


def test_sigterm_ends_a_real_process_cleanly(folder: Path) -> None:
    """Fault 58b: the first signal asks to stop; the process closes its segment and exits with 6."""
    command = [sys.executable, "-c", _JOB, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(0.7)
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == Exit.STOPPED
    assert len(list((folder / "segments").glob("*.warc.gz"))) == 1
    assert not list((folder / "segments").glob("*.open"))
