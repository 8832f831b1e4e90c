"""Fault 10 and manners, by the simulator's own log."""

from dataclasses import replace
from itertools import pairwise

from danvan_nlp.crawl import Stop
from danvan_nlp.crawl.manners import Manners
from danvan_nlp.simulator import Host, many_stories
from danvan_nlp.simulator.web import Web

NAMES = ("lucnam.bacgiang.test", "yenthe.bacgiang.test", "laocai.test", "baohatinh.test")


def _web() -> Web:
    return Web(
        hosts={
            name: Host(name=name, family="vnpt", title=name, stories=list(many_stories(5)))
            for name in NAMES
        }
    )


def _spans(stage, *hosts: str) -> list[tuple[float, float]]:
    return sorted((one.started, one.ended) for one in stage.web.log if one.host in hosts)


def test_one_request_at_a_time_and_never_sooner_than_the_delay(make_stage) -> None:
    """Hosts of one group share their turn; between two requests the whole delay passes."""
    delay = 0.06
    stage = make_stage(web=_web(), politeness={"delay": delay})
    stage.real_clock = True
    stage.run()
    for hosts in (NAMES[:2], NAMES[2:3], NAMES[3:]):
        spans = _spans(stage, *hosts)
        assert len(spans) > 5
        for (_, ended), (started, _) in pairwise(spans):
            # The server notes the end of an answer a moment after its client has it.
            assert started - ended >= delay - 0.02


def test_different_hosts_are_visited_at_once(make_stage) -> None:
    """A slow host does not hold up the others."""
    stage = make_stage(web=_web(), politeness={"delay": 0.05})
    stage.real_clock = True
    stage.run()
    first, second = _spans(stage, NAMES[2]), _spans(stage, NAMES[3])
    assert first[0][0] < second[-1][1]
    assert second[0][0] < first[-1][1]


def test_nothing_disallowed_is_ever_asked_for(make_stage) -> None:
    """The portal forbids /admin/ and /cache/: the log knows neither."""
    stage = make_stage(4)
    host = stage.web.hosts["thanhson.test"]
    host.stories[0] = replace(host.stories[0], section="admin")
    counts = stage.one()
    assert counts.outcomes == {"ok": 3, "robots_denied": 1}
    assert stage.asked("/admin/") == []


def test_hosts_on_one_address_share_their_turn(played_clock) -> None:
    """Fault 10: names that resolve to one server wait for each other."""
    manners = Manners(played_clock.clock, Stop())
    with manners.turn("mot.vn", "14.225.1.1", 2.0):
        played_clock.advance(1.0)
    with manners.turn("hai.vn", "14.225.1.1", 2.0):
        assert played_clock.waits == [2.0]
    with manners.turn("ba.vn", "14.225.1.2", 2.0):
        assert played_clock.waits == [2.0]


def test_a_stop_ends_the_wait_for_a_turn(played_clock) -> None:
    """Who waits when a stop is asked for sends nothing."""
    stop = Stop()
    manners = Manners(played_clock.clock, stop)
    with manners.turn("mot.vn", "", 60.0):
        stop.ask("SIGTERM")
    with manners.turn("mot.vn", "", 60.0) as free:
        assert not free
