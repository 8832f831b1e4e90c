"""Faults 1-9: robots.txt that fails, lies or asks for much."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from danvan_nlp.crawl.outcomes import Outcome
from danvan_nlp.crawl.robots import (
    MAX_BYTES,
    decode_rules,
    is_fresh,
    make_rules,
    no_answer,
    rules_of,
)
from danvan_nlp.simulator import Fault

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
RULES = "User-agent: *\nDisallow: /cam/\n"
CAM, TIN = "http://x.test/cam/bai-1", "http://x.test/tin/bai-1"


@pytest.mark.parametrize("fault", [Fault.ROBOTS_500, Fault.ROBOTS_SILENT])
def test_an_unreachable_robots_file_forbids_the_host(stage, fault) -> None:
    """Fault 1: with 5xx or silence nothing but robots.txt is asked for, and the host rests."""
    counts = stage.one(fault)
    assert set(stage.asked()) == {"/robots.txt"}
    assert counts.new == 0
    assert "robots.txt" in counts.stopped
    assert stage.run().sources[0].stopped.startswith("rests until")


def test_an_unreachable_host_is_asked_again_in_a_later_run(stage) -> None:
    """Fault 1: when robots.txt is back, so are we."""
    stage.one(Fault.ROBOTS_500)
    stage.next_day()
    stage.web.switch("thanhson.test")
    assert stage.one().new == 3


def test_the_last_good_copy_is_used_while_robots_cannot_be_had(stage) -> None:
    """Fault 1: a copy of yesterday still holds when the server fails today."""
    stage.one()
    stage.next_day(2)
    counts = stage.one(Fault.ROBOTS_500)
    assert any("the copy of 2022-06-01 is used" in warning for warning in counts.warnings)
    assert counts.answered


def test_a_copy_holds_for_thirty_days_and_no_longer() -> None:
    """Fault 1: a copy older than 30 days does not stand in for a server that fails."""
    copy = make_rules(RULES, NOW - timedelta(days=29))
    assert no_answer(copy, NOW, "500").allows(TIN)
    assert not no_answer(copy, NOW, "500").allows(CAM)
    assert no_answer(make_rules(RULES, NOW - timedelta(days=31)), NOW, "500").blocked
    assert no_answer(None, NOW, "500").blocked is Outcome.ROBOTS_UNREACHABLE


def test_a_copy_is_fresh_for_a_day() -> None:
    """A copy is used without asking for 24 hours; one from the future is not."""
    assert is_fresh(make_rules("", NOW - timedelta(hours=23)), NOW)
    assert not is_fresh(make_rules("", NOW - timedelta(hours=25)), NOW)
    assert not is_fresh(make_rules("", NOW + timedelta(hours=1)), NOW)


def test_redirects_of_robots_are_followed(stage) -> None:
    """Fault 2: the rules behind a redirect hold for the host that was asked."""
    assert stage.one(Fault.ROBOTS_MOVED).new == 3
    assert stage.asked("/quy-tac.txt") == ["/quy-tac.txt"]
    assert stage.rows("SELECT origin, robots LIKE '%/noi-bo/%' FROM hosts") == [
        ("http://thanhson.test", 1)
    ]


def test_a_loop_of_robots_redirects_ends_after_five(stage) -> None:
    """Fault 2: more than five redirects are as if there were no file."""
    counts = stage.one(Fault.ROBOTS_LOOP)
    assert len(stage.asked("/robots.txt")) == 6
    assert counts.new == 3
    assert any("redirects without end" in warning for warning in counts.warnings)


def test_a_web_page_is_no_rules(stage) -> None:
    """Fault 3: a home page served as robots.txt forbids nothing, and is reported."""
    counts = stage.one(Fault.ROBOTS_HTML)
    assert counts.new == 3
    assert "robots.txt is a web page: no rules" in counts.warnings


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbf" + RULES.encode(),
        RULES.encode("utf-16"),
        RULES.replace("\n", "\r").encode(),
        RULES.replace("\n", "\r\n").encode(),
        RULES.encode() + b"\xff\xfe Disallow: /\n",
    ],
    ids=["bom", "utf-16", "cr", "crlf", "bad bytes"],
)
def test_rules_are_read_whatever_their_encoding(body: bytes) -> None:
    """Fault 4: a byte order mark, UTF-16 or bare CR hide no rule."""
    rules = rules_of(200, body, NOW)
    assert not rules.allows(CAM)
    assert rules.allows(TIN)


@pytest.mark.parametrize("fault", [Fault.ROBOTS_BOM, Fault.ROBOTS_UTF16, Fault.ROBOTS_CR])
def test_encoded_rules_are_obeyed_in_a_run(stage, fault) -> None:
    """Fault 4: served so, they still forbid what they forbid."""
    host = stage.web.hosts["thanhson.test"]
    host.stories = [replace(story, section="cam") for story in host.stories]
    counts = stage.one(fault)
    assert counts.outcomes == {"robots_denied": 3}
    assert stage.asked("/cam/") == []


def test_a_huge_file_is_read_to_its_cap_and_reported(stage) -> None:
    """Fault 5: rules before the cap hold, a cut line is dropped, the loss is reported."""
    counts = stage.one(Fault.ROBOTS_HUGE)
    assert counts.new == 3
    assert any("the rest is not read" in warning for warning in counts.warnings)
    body = b"User-agent: *\nDisallow: /cam/\n" + b"# x\n" * MAX_BYTES + b"Disallow: /tin/\n"
    text, notes = decode_rules(body)
    assert notes
    assert not make_rules(text, NOW).allows(CAM)
    cut = b"User-agent: *\n" + b"#" * (MAX_BYTES - 30) + b"\nDisallow: /cam/xyz-abc-def\n"
    assert "Disallow: /cam" not in decode_rules(cut)[0]


def test_wildcards_and_the_longest_rule_decide() -> None:
    """Fault 6: `*`, `$`, the longest match, and Allow over Disallow of equal length."""
    rules = rules_of(
        200, b"User-agent: *\nDisallow: /*/an$\nDisallow: /tin\nAllow: /tin-tuc\n", NOW
    )
    assert not rules.allows("http://x.test/muc/an")
    assert rules.allows("http://x.test/muc/an-2")
    assert not rules.allows("http://x.test/tin/1")
    assert rules.allows("http://x.test/tin-tuc/1")


def test_wildcards_are_obeyed_in_a_run(stage) -> None:
    """Fault 6: what the served pattern forbids is not asked for, its neighbours are."""
    host = stage.web.hosts["thanhson.test"]
    host.stories = [replace(host.stories[0], section="tin"), *host.stories[1:]]
    assert stage.one(Fault.ROBOTS_WILDCARDS).outcomes == {"ok": 2, "robots_denied": 1}
    assert stage.asked("/tin/") == []


def test_what_was_forbidden_is_looked_at_again_after_a_month(stage) -> None:
    """Rules change: a forbidden article is not forgotten."""
    host = stage.web.hosts["thanhson.test"]
    host.stories = [replace(host.stories[0], section="tin"), *host.stories[1:]]
    stage.one(Fault.ROBOTS_WILDCARDS)
    stage.web.switch("thanhson.test")
    stage.next_day(31)
    assert stage.one().new == 1


def test_a_delay_that_is_none_leaves_ours(make_stage) -> None:
    """Fault 7: a comma where a point belongs is no delay of theirs."""
    stage = make_stage(1, politeness={"delay": 3.0})
    assert stage.one(Fault.CRAWL_DELAY_JUNK).new == 1
    assert set(stage.clock.waits) == {3.0}


def test_our_own_name_is_matched_whatever_its_case() -> None:
    """Rules for our product token go before those for everybody."""
    rules = rules_of(200, b"User-agent: *\nDisallow:\n\nUser-agent: Danvan_NLP\nDisallow: /\n", NOW)
    assert not rules.allows(TIN)


@pytest.mark.parametrize(
    ("line", "delay"),
    [("Crawl-delay: 120", 120.0), ("Crawl-delay: 1,5", 0.0), ("Crawl-delay: -3", 0.0),
     ("Crawl-delay: 0.5", 0.5), ("Crawl-delay: 99999999", 0.0), ("", 0.0)],
    ids=["long", "comma", "negative", "half", "absurd", "none"],
)  # fmt: skip
def test_crawl_delay_is_read_where_it_makes_sense(line: str, delay: float) -> None:
    """Fault 7: what cannot be a delay leaves ours in force."""
    assert rules_of(200, f"User-agent: *\n{line}\n".encode(), NOW).delay == delay


def test_a_long_delay_means_few_pages(make_stage) -> None:
    """Fault 7: two minutes between pages are kept, and only a few pages are read."""
    stage = make_stage(15)
    counts = stage.one(Fault.CRAWL_DELAY_LONG, seconds=10**6)
    assert counts.new == 10
    assert any("few are read" in warning for warning in counts.warnings)
    assert min(stage.clock.waits) > 119


@pytest.mark.parametrize("fault", [Fault.ROBOTS_401, Fault.ROBOTS_403])
def test_refused_rules_forbid_everything(stage, fault) -> None:
    """Fault 8: 401 and 403 are read the safe way, and reported."""
    counts = stage.one(fault)
    assert set(stage.asked()) == {"/robots.txt"}
    assert any("nothing is fetched" in warning for warning in counts.warnings)


def test_429_on_robots_means_not_now(stage) -> None:
    """Fault 8: the host is left alone in this run and rests."""
    counts = stage.one(Fault.ROBOTS_429)
    assert set(stage.asked()) == {"/robots.txt"}
    assert "429" in counts.stopped


def test_noindex_is_a_fact_to_keep_and_no_ban(stage) -> None:
    """Fault 9: the page and the feed are read, and the wish is kept beside the capture."""
    assert stage.one(Fault.NOINDEX).new == 3
    assert stage.rows("SELECT DISTINCT noindex FROM captures WHERE version IS NOT NULL") == [(1,)]


@pytest.mark.parametrize("status", [404, 410, 400, 418])
def test_a_missing_file_allows(status: int) -> None:
    """Other 4xx mean that there are no rules."""
    assert rules_of(status, b"<p>404</p>", NOW).allows(CAM)
