"""The simulated web: what portals answer, and what each switch changes."""

import gzip
import urllib.request
from email.message import Message

import pytest

from danvan_nlp.simulator import (
    FEED,
    SITEMAP,
    Fault,
    Host,
    Part,
    Request,
    Server,
    many_stories,
    misbehave,
    one_portal,
    provincial_web,
    shipped_stories,
)
from danvan_nlp.simulator.dress import DRESSES


def _get(host: Host, target: str, **headers: str) -> Request:
    del host
    return Request(host="x.test", target=target, headers=headers)


@pytest.fixture
def portal() -> Host:
    """A VNPT portal with twelve stories."""
    return Host(name="x.test", family="vnpt", title="Xã Thanh Sơn", stories=list(many_stories(12)))


@pytest.mark.parametrize("family", DRESSES)
def test_every_family_lists_and_shows_its_stories(family: str) -> None:
    """The listing links to each story, and its page holds title, sapo and every paragraph."""
    host = Host(name="x.test", family=family, title="Cổng", stories=list(many_stories(3)))
    listing = host.answer(_get(host, host.dress.listing)).body.decode()
    for story in host.stories:
        address = host.dress.address(story)
        assert address.replace("&", "&amp;") in listing
        page = host.answer(_get(host, address)).body.decode()
        assert story.title in page
        assert story.sapo in page
        assert all(text in page for text in story.paragraphs)


def test_six_portals_of_six_families_are_shipped() -> None:
    """The demo's web has a portal for each family that has stories."""
    web = provincial_web()
    families = {host.family for host in web.hosts.values()}
    assert families == set(shipped_stories()) == set(DRESSES)


def test_nukeviet_writes_the_month_where_the_minutes_belong() -> None:
    """Its feed lies about time, as the real one does."""
    host = Host(name="x.test", family="nukeviet", title="X", stories=list(many_stories(1)))
    assert "08:03:00 +0700" in host.feed()


def test_lists_answer_304_to_who_has_them(portal: Host) -> None:
    """Feed, sitemap and listing have an entity tag."""
    for target in (FEED, SITEMAP, portal.dress.listing):
        reply = portal.answer(_get(portal, target))
        tag = dict(reply.headers)["ETag"]
        assert portal.answer(_get(portal, target, **{"if-none-match": tag})).status == 304


def test_a_page_differs_each_time_by_its_counter(portal: Host) -> None:
    """View counters change the bytes and nothing else."""
    target = portal.dress.address(portal.stories[0])
    first, second = (portal.answer(_get(portal, target)).body for _ in range(2))
    assert first != second


def test_pages_beyond_the_end_are_empty(portal: Host) -> None:
    """Two pages hold twelve stories."""
    assert b"50012" in portal.answer(_get(portal, "/dan-van")).body
    assert b"50001" in portal.answer(_get(portal, "/dan-van?page=2")).body
    assert b"-50" not in portal.answer(_get(portal, "/dan-van?page=3")).body


@pytest.mark.parametrize("fault", list(Fault), ids=str)
def test_every_switch_changes_something(portal: Host, fault: Fault) -> None:
    """Each fault alters at least one answer of a portal, and none breaks it."""
    targets = ["/robots.txt", "/quy-tac.txt", FEED, SITEMAP, "/", "/dan-van", "/dan-van?page=9"]
    targets += [portal.dress.address(story) for story in portal.stories[:2]]
    changed = 0
    for target in targets:
        for headers in ({}, {"accept-encoding": "gzip", "if-none-match": '"a"'}):
            request = Request(host="x.test", target=target, headers=headers)
            own = portal.answer(request)
            changed += misbehave(fault, portal, request, own) != own
    assert changed


def test_what_a_request_is_for_is_known(portal: Host) -> None:
    """Robots, feed, sitemap, home, listing, article, and the rest."""
    asked = ["/robots.txt", FEED, SITEMAP, "/", "/dan-van?page=2", "/gi-do"]
    asked.append(portal.dress.address(portal.stories[0]))
    parts = [portal.part_of(_get(portal, target)) for target in asked]
    assert parts == [
        Part.ROBOTS,
        Part.FEED,
        Part.SITEMAP,
        Part.HOME,
        Part.LISTING,
        Part.OTHER,
        Part.ARTICLE,
    ]


def test_the_server_tells_hosts_apart_and_keeps_a_log(portal: Host) -> None:
    """One port; the Host header decides; each request is in the log with begin and end."""
    web = one_portal(portal, [Fault.SITEMAP_GZ])
    with Server(web) as server:
        where = f"http://{server.place[0]}:{server.place[1]}"
        request = urllib.request.Request(f"{where}{SITEMAP}", headers={"Host": "x.test"})  # noqa: S310
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - loopback
            headers: Message = answer.headers
            body = answer.read()
    assert gzip.decompress(body).startswith(b"<?xml")
    assert headers["Content-Type"] == "application/x-gzip"
    (entry,) = web.log
    assert (entry.host, entry.target, entry.status) == ("x.test", SITEMAP, 200)
    assert entry.started <= entry.ended
