"""A state that is lost, or older than the archive, is made again from the archive."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from danvan_nlp.crawl import (
    Exit,
    Stop,
    StoreError,
    article_versions,
    plain_reader,
    restore,
    store_status,
)
from danvan_nlp.crawl.disk import Disk
from danvan_nlp.errors import ConfigError
from danvan_nlp.simulator import Fault, many_stories, retold

ADDRESSES = (
    "SELECT key, source, url, state, substr(due, 1, 19), outcome, attempts, unchanged, version,"
    " etag, modified, text_hash, substr(checked, 1, 19), twin_of FROM addresses"
    " WHERE checked IS NOT NULL ORDER BY key"
)
CAPTURES = (
    "SELECT run, source, key, url, substr(at, 1, 19), purpose, outcome, status, kind, digest,"
    " segment, offset, length, version, text_hash, noindex FROM captures ORDER BY id"
)
SKETCHES = "SELECT * FROM sketches ORDER BY hash, key"


def lose(stage) -> None:
    for part in stage.folder.glob("state.sqlite*"):
        part.unlink()


def told(stage) -> list[object]:
    return [stage.rows(query) for query in (ADDRESSES, CAPTURES, SKETCHES)]


def articles(stage) -> list[str]:
    return [target for target in stage.asked("/xay-dung-dang/") if "987654321" not in target]


def edit(stage, number: int = 50001) -> None:
    host = stage.web.hosts["thanhson.test"]
    story = next(one for one in host.stories if one.number == number)
    host.replace_story(number, retold(story, "Nay đã có thêm hai xóm."))


def test_no_article_is_fetched_twice(make_stage) -> None:
    """After the loss only lists are asked for; the report says what was read back."""
    stage = make_stage(25)
    (name,) = stage.run().segments
    lose(stage)
    stage.forget_requests()
    report = stage.run()
    assert articles(stage) == []
    assert (report.code, report.total("new"), report.total("discovered")) == (Exit.DONE, 0, 0)
    assert report.run == 2
    (warning,) = report.warnings
    assert warning.startswith(f"archive: the state did not know {name} (")
    assert "25 versions): read back" in warning
    assert report.as_json()["read_back"] != []
    assert len(list(article_versions(stage.store))) == 25


def test_everything_about_articles_is_as_it_was(make_stage) -> None:
    """Addresses, hashes, validators, times of the next look, captures, to the last byte offset."""
    stage = make_stage(6, family="epi", page_size=3)
    stage.run(Fault.SOFT_404)
    stage.next_day()
    stage.web.switch("thanhson.test", Fault.META_REFRESH)
    edit(stage)
    stage.run()
    stage.next_day(0.3)
    stage.run(Fault.TWO_SECTIONS, Fault.TAGS_CHANGE)
    before = told(stage)
    lose(stage)
    assert sum(one.versions for one in restore(stage.store, plain_reader)) == len(
        list(article_versions(stage.store))
    )
    assert told(stage) == before


def test_an_edit_after_the_loss_is_the_next_version(make_stage) -> None:
    """Version numbers go on, and the article that did not change gets no new one."""
    stage = make_stage(2)
    stage.run()
    lose(stage)
    edit(stage)
    stage.next_day()
    counts = stage.one()
    assert (counts.new, counts.changed, counts.unchanged) == (0, 1, 1)
    assert [one.version for one in article_versions(stage.store)] == [1, 1, 2]


def test_what_lists_showed_and_was_not_fetched_is_found_again(make_stage) -> None:
    """Listings are read to their end once more, whatever is known on their first pages."""
    stage = make_stage(40)
    host = stage.web.hosts["thanhson.test"]
    stage.web.switch("thanhson.test", Fault.NO_FEED)
    # The ten that are not fetched stand on the last page, and no order is to be learned.
    newest = host.stories[-1].published
    host.stories = [
        replace(story, published=newest - timedelta(hours=rank ^ 1))
        for rank, story in enumerate(host.stories)
    ]
    stage.run(limit=30)
    lose(stage)
    assert stage.one().new == 10


def test_an_older_state_takes_up_what_came_after_it(make_stage) -> None:
    """A copy from before the last run, put back, costs nothing but its own pending ones."""
    stage = make_stage(3)
    stage.run()
    copy = stage.folder / "copy.sqlite"
    with sqlite3.connect(stage.store.state) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    connection.close()
    stage.web.hosts["thanhson.test"].stories += many_stories(2, first=70001)
    edit(stage)
    stage.next_day()
    stage.run()
    before = told(stage)
    lose(stage)
    copy.rename(stage.store.state)
    report = stage.run()
    assert (report.total("new"), report.total("changed")) == (0, 0)
    assert told(stage)[0] == before[0]


def test_reprints_stay_linked(reprints) -> None:
    """Which article says the same stands in the archive too, and a 304 does not undo it."""
    stage = reprints
    stage.run(Fault.ALWAYS_304, workers=1)
    stage.next_day()
    stage.run(Fault.ALWAYS_304, workers=1)
    twins = stage.rows("SELECT key, twin_of FROM addresses ORDER BY key")
    assert sum(twin is not None for _, twin in twins) == 1
    lose(stage)
    stage.run(workers=1)
    assert stage.rows("SELECT key, twin_of FROM addresses ORDER BY key") == twins


class DyingDisk(Disk):
    """Fails at the commit of that number, as a killed process would."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.count = 0

    def commit(self, connection: sqlite3.Connection) -> None:
        self.count += 1
        if self.count == self.at:
            raise KeyboardInterrupt
        super().commit(connection)


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_rebuilding_that_is_cut_off_is_taken_up(make_stage, at: int) -> None:
    """Each segment comes back whole or not at all."""
    stage = make_stage(12)
    stage.run(segment_size=6_000)
    before = told(stage)
    lose(stage)
    whole = stage.means
    stage.means = replace(whole, disk=DyingDisk(at))
    with pytest.raises(KeyboardInterrupt):
        stage.run()
    restore(stage.store, plain_reader)
    assert restore(stage.store, plain_reader) == []
    stage.means = whole
    assert stage.run().total("new") == 0
    assert [rows[: len(old)] for rows, old in zip(told(stage), before, strict=True)] == before


def test_a_wish_to_stop_is_heard(stage) -> None:
    """Reading back a large archive takes minutes; what was not read back is left for next time."""
    stage.run()
    lose(stage)
    stop = Stop()
    stop.ask("SIGTERM")
    with pytest.raises(StoreError, match="SIGTERM") as caught:
        restore(stage.store, plain_reader, stop)
    assert caught.value.code is Exit.STOPPED
    assert stage.run().total("new") == 0


def test_a_foreign_or_damaged_segment_is_told_once(stage) -> None:
    """What is whole and ours comes back; a file of another kind is left alone."""
    stage.run()
    lose(stage)
    (path,) = stage.store.segments.glob("*.warc.gz")
    path.write_bytes(path.read_bytes()[:-30])
    (stage.store.segments / "cua-toi.warc.gz").write_bytes(b"something else altogether")
    first = " ".join(stage.run().warnings)
    assert "cua-toi.warc.gz (0 captures" in first
    assert "a cut record" in first
    assert "cua-toi" not in " ".join(stage.run().warnings)


def test_a_clock_that_is_behind_the_archive_is_noticed_without_a_state(stage) -> None:
    """The last capture is known again before the clock is looked at."""
    stage.run()
    lose(stage)
    stage.clock.moment -= timedelta(hours=5)
    with pytest.raises(StoreError) as caught:
        stage.run()
    assert caught.value.code is Exit.CLOCK


def test_a_question_about_a_store_without_a_state_is_answered(stage) -> None:
    """It says what will happen, and changes nothing."""
    stage.run()
    lose(stage)
    with pytest.raises(ConfigError, match="makes it again from the archive"):
        store_status(stage.store)
    assert not stage.store.state.exists()


def test_yields_are_known_again(make_stage) -> None:
    """A layout that changes right after the loss is still noticed."""
    reader = lambda page: replace(  # noqa: E731
        plain_reader(page), title=True, date=b"PostDate" in page.body, body=True
    )
    stage = make_stage(12)
    stage.means = replace(stage.means, reader=reader)
    stage.run()
    lose(stage)
    stage.web.hosts["thanhson.test"].stories += many_stories(12, first=70001)
    stage.next_day(0.1)
    counts = stage.one(Fault.REDESIGN)
    assert any("date found in" in text for text in counts.warnings)
