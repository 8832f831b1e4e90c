"""`--since` over several runs: lists that answer 304, listings without dates, another day."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from danvan_nlp.crawl import Plan, outlook
from danvan_nlp.crawl.database import Database
from danvan_nlp.crawl.frontier import Found, Frontier
from danvan_nlp.simulator import Fault, many_stories

DAY = date(2022, 3, 2)  # of thirty stories, one an hour from 1 March 08:05 on, fourteen are later
LATE, EARLY = 14, 16


def articles(stage) -> list[str]:
    return [target for target in stage.asked("/xay-dung-dang/") if "987654321" not in target]


def always_show_listings(stage) -> None:
    """Listings answer in full, whatever is asked for."""
    host = stage.web.hosts["thanhson.test"]
    original = host.answer

    def answer(request):
        plain = replace(request, headers={}) if request.path == "/dan-van" else request
        return original(plain)

    host.answer = answer


def test_a_feed_that_answers_304_still_dates_what_a_listing_shows(make_stage) -> None:
    """What was left out in one run is left out in the next, although no list dates it there."""
    stage = make_stage(30)
    always_show_listings(stage)
    assert stage.one(since=DAY).new == LATE
    stage.forget_requests()
    counts = stage.one(since=DAY)
    assert (articles(stage), counts.waiting, counts.discovered) == ([], 0, 0)
    answers = {entry.target: entry.status for entry in stage.web.log}
    assert (answers["/rss/home.rss"], answers["/dan-van"]) == (304, 200)


def test_what_was_left_out_is_fetched_once_it_is_wanted(make_stage) -> None:
    """Without the day, or with an earlier one, although the feed has nothing new to say."""
    stage = make_stage(30, listings=[])
    assert stage.one(since=DAY).new == LATE
    assert stage.one(since=date(2022, 3, 3)).new == 0
    assert stage.one().new == EARLY
    assert stage.rows("SELECT count(*) FROM captures WHERE version IS NOT NULL") == [(30,)]


def test_what_no_list_dates_is_fetched(make_stage) -> None:
    """Only the page itself could tell, and whoever asks for it has it."""
    stage = make_stage(30)
    assert stage.one(Fault.NO_FEED, since=DAY).new == 30


def test_a_date_that_comes_later_counts_for_what_still_waits(make_stage) -> None:
    """Found undated in a listing, dated by a sitemap before it was fetched: left out after all."""
    stage = make_stage(30)
    stage.one(Fault.NO_FEED, since=DAY, limit=0)
    stage.sources = [replace(stage.sources[0], sitemaps=("/sitemap.xml",))]
    stage.web.switch("thanhson.test")
    assert stage.one(since=DAY).new == LATE


def test_known_articles_are_looked_after_whatever_their_day(make_stage) -> None:
    """The day is about what to begin with, not about what to keep up."""
    stage = make_stage(3)
    stage.one()
    stage.next_day()
    assert stage.one(since=date(2030, 1, 1)).unchanged == 3


def test_a_listing_of_old_entries_is_not_read_to_its_end(make_stage) -> None:
    """Two pages of nothing but what is left out are enough, even the first time."""
    stage = make_stage(80, sitemaps=["/sitemap.xml"])
    assert stage.one(since=date(2030, 1, 1)).new == 0
    assert len(stage.asked("/dan-van")) == 2
    assert stage.one().new == 80


def test_a_dry_run_leaves_out_the_same(make_stage) -> None:
    """As many addresses are told as would be asked for."""
    stage = make_stage(30, listings=[])
    stage.one(since=DAY, limit=0)
    plan = Plan(store=stage.store, sources=stage.sources, since=DAY)
    (told,) = outlook(plan, stage.clock.moment)
    assert told["due"] == LATE


@pytest.mark.parametrize("first", ["feed", "sitemap"])
def test_the_earliest_day_counts(tmp_path, first: str) -> None:
    """A sitemap may call the day of an edit its date; it was published before that."""
    days = {"feed": date(2022, 3, 1), "sitemap": date(2022, 5, 1)}
    now = datetime(2022, 6, 1, tzinfo=UTC)
    with closing(Database(tmp_path / "state.sqlite")) as database:
        frontier = Frontier(database, since=DAY)
        for via in sorted(days, reverse=first == "sitemap"):
            one = Found(key="a", url="http://x.test/a-1", via=via, day=days[via])
            added = frontier.add("x", [one], now)
        assert (added.waiting, added.old) == (0, 1)
        assert frontier.due("x", now) is None
        assert Frontier(database).due("x", now) is not None


def test_a_state_of_before_is_brought_up(stage) -> None:
    """It gains the column, and loses nothing."""
    stage.run()
    with closing(sqlite3.connect(stage.store.state)) as connection:
        connection.execute("DROP INDEX addresses_due")
        connection.execute("ALTER TABLE addresses DROP COLUMN day")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    stage.web.hosts["thanhson.test"].stories += many_stories(1, first=70001)
    assert stage.one(since=date(2022, 1, 1)).new == 1
    assert stage.rows("SELECT count(*) FROM addresses") == [(4,)]
