"""Faults 16-31 over a real socket: redirects, slow and broken bodies, walls."""

import gzip
import json
import time
from dataclasses import replace

import pytest

from danvan_nlp.crawl import Limits
from danvan_nlp.simulator import Fault, Host, closed_port, many_stories, retold
from danvan_nlp.simulator.web import Web

ARTICLE = "/xay-dung-dang/"


def _articles(stage) -> list[str]:
    return [target for target in stage.asked(ARTICLE) if "987654321" not in target]


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault.REDIRECT_LOOP, "redirect_loop"),
        (Fault.MISSING_TO_HOME, "soft_404"),
        (Fault.REDIRECT_PRIVATE, "external"),
        (Fault.REDIRECT_PORT, "forbidden_address"),
        (Fault.REDIRECT_ELSEWHERE, "external"),
        (Fault.DRIP, "timeout"),
        (Fault.BOMB, "too_big"),
        (Fault.SHORT_BODY, "truncated"),
        (Fault.BROKEN_CHUNKS, "truncated"),
        (Fault.FALSE_GZIP, "ok"),
        (Fault.PDF_AS_HTML, "document"),
        (Fault.HTML_AS_BYTES, "ok"),
        (Fault.COOKIE_NEEDED, "ok"),
        (Fault.CHALLENGE, "challenge"),
        (Fault.BLOCKED, "blocked"),
        (Fault.LOCATION_RAW, "ok"),
        (Fault.META_REFRESH, "ok"),
    ],
    ids=str,
)
def test_a_fault_has_its_outcome(make_stage, fault, outcome) -> None:
    """Faults 18-31: each ends in its own class, and only `ok` makes an article."""
    stage = make_stage(1)
    counts = stage.one(fault)
    assert counts.outcomes == {outcome: 1}
    assert counts.new == (outcome == "ok")
    versions = stage.rows("SELECT count(*) FROM captures WHERE version IS NOT NULL")
    assert versions == [(int(outcome == "ok"),)]


def test_a_redirect_loop_ends_after_ten_hops(make_stage) -> None:
    """Fault 18: a loop that changes its address each time is followed ten times."""
    stage = make_stage(1)
    stage.one(Fault.REDIRECT_LOOP)
    assert len(_articles(stage)) == 11


def test_the_home_page_is_not_kept_under_an_article(make_stage) -> None:
    """Fault 19: the article's address is done with, and has no version."""
    stage = make_stage(1)
    stage.one(Fault.MISSING_TO_HOME)
    assert stage.rows("SELECT state, version FROM addresses") == [("failed", 0)]


def test_a_raw_location_is_percent_encoded(make_stage) -> None:
    """Fault 20: raw UTF-8 in Location leads to the page that was meant."""
    stage = make_stage(1)
    stage.one(Fault.LOCATION_RAW)
    assert "/b%C3%A0i-%C4%91%C3%A3-chuy%E1%BB%83n-999001" in stage.asked()


def test_one_meta_refresh_is_followed(make_stage) -> None:
    """Fault 21: a refresh of two seconds on the same site is a redirect."""
    stage = make_stage(1)
    stage.one(Fault.META_REFRESH)
    assert [target for target in stage.asked("/chuyen/") if "987654321" not in target]


def test_the_status_of_a_missing_page_wins_over_its_refresh(make_stage) -> None:
    """Fault 21: a 404 that sends its reader on is a 404."""
    from danvan_nlp.crawl.gate import Gate
    from danvan_nlp.crawl.transport import Exchange

    gate = object.__new__(Gate)
    exchange = Exchange(
        url="http://x.test/a",
        at=make_stage(1).clock.moment,
        request_headers=(),
        status=404,
        reason="Not Found",
        headers=(),
        raw=b"",
        body=b'<meta http-equiv="refresh" content="3; url=/news/">',
    )
    assert Gate._next(gate, exchange, refreshed=False) is None


def test_a_private_address_is_never_connected_to(make_stage) -> None:
    """Fault 22: redirects, feed links and sitemap entries to hidden hosts lead to no request."""
    stage = make_stage(2, sitemaps=["/sitemap.xml"])
    stage.one(Fault.SITEMAP_FOREIGN, Fault.REDIRECT_PRIVATE)
    assert {entry.host for entry in stage.web.log} == {"thanhson.test"}
    assert stage.rows("SELECT count(*) FROM addresses") == [(2,)]


def test_a_drip_is_ended_by_the_clock(make_stage) -> None:
    """Fault 24: a byte every twentieth of a second does not outlast the deadline."""
    stage = make_stage(1)
    began = time.monotonic()
    stage.one(Fault.DRIP, limits=Limits(seconds=0.5, silence=5.0))
    assert time.monotonic() - began < 5
    assert stage.rows("SELECT outcome FROM captures WHERE purpose = 'article'")[-1] == ("timeout",)


def test_a_bomb_is_stopped_while_it_unpacks(make_stage) -> None:
    """Fault 25: 58 kB that become 60 MB are cut at the cap, and the capture says so."""
    stage = make_stage(1)
    counts = stage.one(Fault.BOMB)
    assert counts.outcomes == {"too_big": 1}
    assert counts.bytes < 200_000
    assert "WARC-Truncated: length" in _archive(stage)


def test_a_cut_body_is_tried_twice_and_marked(make_stage) -> None:
    """Fault 26: the second try is cut too, so it is stored as cut and is no article."""
    stage = make_stage(1)
    stage.one(Fault.SHORT_BODY)
    assert len(_articles(stage)) == 2
    assert _archive(stage).count("WARC-Truncated: disconnect") == 2


def test_a_false_gzip_is_asked_for_plain(make_stage) -> None:
    """Fault 27: the second request asks for `identity`."""
    stage = make_stage(1)
    stage.one(Fault.FALSE_GZIP)
    assert len(_articles(stage)) == 2
    assert "Accept-Encoding: identity" in _archive(stage)


def test_cookies_stay_with_their_host_and_run(make_stage) -> None:
    """Fault 29: a session cookie is answered within the run, and is gone in the next."""
    stage = make_stage(1)
    stage.one(Fault.COOKIE_NEEDED)
    assert len(_articles(stage)) == 2
    stage.next_day(3)
    stage.forget_requests()
    stage.one(Fault.COOKIE_NEEDED)
    assert len(_articles(stage)) == 2


def test_no_cookie_crosses_to_another_host(make_stage) -> None:
    """Fault 29: each host has a jar of its own."""
    hosts = {
        name: Host(name=name, family="vnpt", title=name, stories=list(many_stories(1, first=first)))
        for name, first in (("mot.test", 100), ("hai.test", 200))
    }
    stage = make_stage(web=Web(hosts=hosts))
    stage.web.switch("mot.test", Fault.COOKIE_NEEDED)
    report = stage.run()
    assert report.total("new") == 2
    archive = _archive(stage)
    for request in archive.split("WARC-Type: request")[1:]:
        if "Host: hai.test" in request.split("WARC/1.1")[0]:
            assert "Cookie: phien" not in request.split("WARC/1.1")[0]


def test_a_challenge_is_not_answered(make_stage) -> None:
    """Fault 30: the page is no article, nothing more is asked, and the host rests."""
    stage = make_stage(3)
    counts = stage.one(Fault.CHALLENGE)
    assert counts.outcomes == {"challenge": 1}
    assert len(_articles(stage)) == 1
    assert "browser check" in counts.stopped
    assert stage.rows("SELECT count(*) FROM addresses WHERE checked IS NULL") == [(2,)]


def test_a_known_article_outlives_a_challenge(make_stage) -> None:
    """Fault 30: the version in the archive stays, and is asked for again later."""
    stage = make_stage(1)
    stage.one()
    stage.next_day(2)
    stage.one(Fault.CHALLENGE)
    assert stage.rows("SELECT state, version FROM addresses") == [("done", 1)]


def test_the_agent_is_honest_and_always_the_same(make_stage) -> None:
    """Fault 31: one agent with a contact for every request, blocked or not."""
    stage = make_stage(2)
    stage.run(Fault.BLOCKED, contact="https://vien.vn/thu-thap")
    agents = {entry.agent for entry in stage.web.log}
    assert len(agents) == 1
    assert agents.pop().endswith("(+https://vien.vn/thu-thap)")


def test_a_dead_name_stops_its_own_source_only(make_stage, plain_source) -> None:
    """Fault 17: the other hosts go on, and after five runs the source is reported as gone."""
    stage = make_stage(1)
    stage.sources.append(replace(plain_source, id="mat", hosts=("mat.test",)))
    for _ in range(5):
        report = stage.run()
        stage.next_day(3)
    found = {counts.source: counts for counts in report.sources}
    assert any("is the site gone?" in warning for warning in found["mat"].warnings)
    assert found["thanhson"].answered
    assert report.code == 3


def test_a_closed_port_is_unreachable(stage) -> None:
    """A host that refuses the connection is left alone, as one without robots.txt."""
    stage.routes = {"thanhson.test": ("127.0.0.1", closed_port())}
    assert "robots.txt: unreachable" in stage.one().stopped


def test_https_that_fails_is_read_over_http_only_where_declared(make_stage) -> None:
    """Fault 16: never silently; the report says it, and one article has one key."""
    stage = make_stage(2, scheme="https")
    assert stage.one().new == 0
    stage.next_day(2)
    declared = make_stage(2, scheme="https", http_too=True)
    declared.folder, declared.clock = stage.folder, stage.clock
    counts = declared.one()
    assert counts.new == 2
    assert "https does not work: read over http, as declared" in counts.warnings


def test_every_response_is_in_the_archive(make_stage) -> None:
    """Redirects and errors too, each with its request, purpose and outcome."""
    stage = make_stage(1)
    report = stage.run(Fault.MISSING_TO_HOME)
    requests = len(stage.web.log)
    assert _archive(stage).count("WARC-Type: request") == requests == report.total("requests")
    assert "Danvan-Outcome: soft_404" in _archive(stage)


def test_a_changed_article_has_a_second_version(make_stage) -> None:
    """What changed is a new version; the first stays in the archive."""
    stage = make_stage(2)
    stage.one()
    host = stage.web.hosts["thanhson.test"]
    host.replace_story(50001, retold(host.stories[0], "Xã đã sơ kết mô hình sau một năm."))
    stage.next_day(2)
    counts = stage.one()
    assert (counts.new, counts.changed, counts.unchanged) == (0, 1, 1)
    assert stage.rows("SELECT version FROM captures WHERE version > 1") == [(2,)]


def test_the_report_is_written_as_json(make_stage) -> None:
    """The run report lies in the store, and says the same as the one returned."""
    stage = make_stage(1)
    report = stage.run()
    path = stage.store.reports / "run-000001.json"
    assert json.loads(path.read_text(encoding="utf-8")) == report.as_json()


def _archive(stage) -> str:
    """Every record of the archive as text."""
    texts = [gzip.decompress(path.read_bytes()) for path in stage.store.segments.glob("*.warc.gz")]
    return b"".join(texts).decode("utf-8", "replace")
