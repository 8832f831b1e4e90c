"""Faults 11 and 12: how long to wait, and when to leave a host alone."""

import math
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.crawl.waiting import BREAK_AFTER, Breaker, pause_after, retry_after
from danvan_nlp.simulator import Fault

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0), ("0", 0.0), (" 7 ", 7.0), ("9999999999", 9999999999.0),
        ("9" * 40, math.inf), ("Tue, 24 Nov 2026 01:02:00 GMT", 120.0),
        ("Wed, 01 Jan 2020 00:00:00 GMT", 0.0), ("Tue, 24 Nov 2026 08:02:00 +0700", 120.0),
        ("1.5", None), ("-5", None), ("lát nữa", None), ("", None), ("２", None),
    ],
)  # fmt: skip
def test_retry_after_is_read(value: str, seconds: float | None) -> None:
    """Fault 11: seconds, dates, past dates and junk."""
    assert retry_after(value, NOW) == seconds


@given(st.text(max_size=60))
def test_any_retry_after_is_safe(value: str) -> None:
    """No value makes it fail or gives a negative wait."""
    found = retry_after(value, NOW)
    assert found is None or found >= 0


@pytest.mark.parametrize("fault", [Fault.RETRY_SECONDS, Fault.RETRY_PAST])
def test_a_short_wait_is_kept_within_the_run(stage, fault) -> None:
    """Fault 11: two seconds are waited, a past date is no wait, and the page is asked once more."""
    counts = stage.one(fault)
    assert counts.outcomes["throttled"] == 3
    assert (2.0 in stage.clock.waits) == (fault is Fault.RETRY_SECONDS)
    assert (
        len([target for target in stage.asked("/xay-dung-dang") if "987654321" not in target]) == 6
    )


def test_a_huge_wait_stops_the_host_and_is_remembered(stage) -> None:
    """Fault 11: nobody sleeps for 317 years; the host rests, at most a month."""
    counts = stage.one(Fault.RETRY_HUGE)
    assert "asks to wait" in counts.stopped
    assert sum(stage.clock.waits) < 60
    stage.forget_requests()
    stage.next_day(20)
    assert stage.one().stopped.startswith("rests until")
    assert stage.asked() == []


def test_a_junk_wait_is_taken_as_any_trouble(stage) -> None:
    """Fault 11: what cannot be read is answered by our own pause, in a later run."""
    counts = stage.one(Fault.RETRY_JUNK)
    assert counts.outcomes == {"throttled": 3}
    assert stage.rows("SELECT count(*) FROM addresses WHERE state = 'pending'") == [(3,)]


@pytest.mark.parametrize("fault", [Fault.STORM_503, Fault.STORM_429])
def test_a_storm_opens_the_breaker(make_stage, fault) -> None:
    """Fault 12: after five troubles in a row nothing more is asked in this run."""
    stage = make_stage(12)
    counts = stage.one(fault)
    assert sum(counts.outcomes.values()) == BREAK_AFTER
    assert counts.stopped


def test_the_next_run_begins_half_open(make_stage) -> None:
    """Fault 12: a host that failed gets one chance, and all of them once it answers."""
    stage = make_stage(12)
    stage.one(Fault.STORM_503)
    stage.next_day()
    stage.forget_requests()
    counts = stage.one(Fault.STORM_503)
    assert counts.outcomes == {"server_error": 1}
    stage.next_day(3)
    stage.web.switch("thanhson.test")
    assert stage.one().new == 12


def test_pauses_grow_and_are_spread() -> None:
    """Fault 12: from a quarter of an hour to a day, never in step."""
    assert 780 < pause_after(1, 0.0) < pause_after(1, 0.99) < 1020
    assert pause_after(3, 0.5) == 3600.0
    assert pause_after(60, 0.99) <= 86400 * 1.125


def test_a_success_closes_the_breaker() -> None:
    """Troubles count only in a row."""
    breaker = Breaker()
    for _ in range(20):
        breaker.note(trouble=True, what="timeout")
        breaker.note(trouble=False, what="")
    assert not breaker.open
