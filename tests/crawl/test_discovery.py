"""Faults 39-53: lists that do not end, twins, lying validators, broken feeds and sitemaps."""

import gzip
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.crawl.lists import day_of, read_feed, read_sitemap
from danvan_nlp.crawl.paging import MAX_PAGES, NOTHING_NEW
from danvan_nlp.crawl.reading import Reading
from danvan_nlp.simulator import Fault, many_stories, retold
from danvan_nlp.simulator.messages import html, redirect

LINK = b"<link>http://x.test/a-1</link>"
ATOM_LINK = b"<link href='http://x.test/a-1'/>"


def _articles(stage) -> list[str]:
    return [target for target in stage.asked("/xay-dung-dang/") if "987654321" not in target]


def _listings(stage) -> list[str]:
    return stage.asked("/dan-van?page=") + stage.asked("/dan-van-")


def test_every_page_of_a_listing_is_read_once(make_stage) -> None:
    """A first run pages through to the end; a feed of thirty would miss the rest."""
    stage = make_stage(47)
    stage.web.switch("thanhson.test", Fault.NO_SITEMAP)
    assert stage.one().new == 47
    assert len(_listings(stage)) == 5


def test_a_second_run_asks_for_lists_only(make_stage) -> None:
    """Nothing changed at the source: feeds and listings, 304 where offered, no article row."""
    stage = make_stage(12, sitemaps=["/sitemap.xml"])
    stage.one()
    before = stage.rows("SELECT count(*) FROM captures WHERE version IS NOT NULL")
    stage.forget_requests()
    counts = stage.one()
    assert set(stage.asked()) == {"/rss/home.rss", "/sitemap.xml", "/dan-van"}
    assert {entry.status for entry in stage.web.log} == {304}
    assert (counts.new, counts.changed, counts.discovered) == (0, 0, 0)
    assert stage.rows("SELECT count(*) FROM captures WHERE version IS NOT NULL") == before


def test_a_new_article_is_found_in_the_next_run(make_stage) -> None:
    """Only the new one is fetched."""
    stage = make_stage(12)
    stage.one()
    stage.forget_requests()
    stage.web.hosts["thanhson.test"].stories += many_stories(1, first=70001)
    assert stage.one().new == 1
    assert [target[-5:] for target in _articles(stage)] == ["70001"]


def test_an_edit_that_the_feed_shows_is_fetched_at_once(make_stage) -> None:
    """A changed headline in the list brings the article back before its time."""
    stage = make_stage(3)
    stage.one()
    host = stage.web.hosts["thanhson.test"]
    edited = replace(retold(host.stories[0], "Nay đã có thêm hai xóm."), title="Tổ dân vận đổi tên")
    host.replace_story(50001, edited)
    stage.next_day(0.6)
    stage.forget_requests()
    counts = stage.one()
    assert (counts.changed, len(_articles(stage))) == (1, 1)


def test_an_edit_that_no_list_shows_is_found_by_looking_again(make_stage) -> None:
    """A sitemap that calls the day of publication its last change hides edits; time finds them."""
    stage = make_stage(2, family="nukeviet", sitemaps=["/sitemap.xml"])
    stage.one()
    host = stage.web.hosts["thanhson.test"]
    host.replace_story(50001, retold(host.stories[0], "Xã bổ sung kinh phí cho mô hình."))
    assert stage.one().changed == 0
    stage.next_day()
    assert stage.one().changed == 1


def test_settled_articles_are_looked_at_ever_less(make_stage) -> None:
    """The pause doubles while nothing changes, and ends after a month."""
    stage = make_stage(1)
    stage.one()
    fetched = 0
    for _ in range(9):
        stage.next_day(40)
        fetched += stage.one().unchanged
    assert fetched == 6
    assert stage.rows("SELECT due FROM addresses") == [(None,)]


def test_an_endless_listing_is_left_at_the_cap(make_stage) -> None:
    """Fault 39: pages that go on inventing addresses are cut off, and reported."""
    stage = make_stage(3)
    counts = stage.one(Fault.ENDLESS_PAGES, limit=1)
    assert len(_listings(stage)) == MAX_PAGES - 1
    assert any("more than" in warning for warning in counts.warnings)


def test_a_calendar_is_not_walked(make_stage) -> None:
    """Fault 39: a calendar of the year after next is no article."""
    stage = make_stage(3, article=r"-(?P<id>\d+)(?:\?year=\d+)?$")
    stage.one(Fault.CALENDAR)
    assert stage.asked("/lich/") == []


def test_a_listing_stops_where_nothing_is_new(make_stage) -> None:
    """Fault 39: after two pages of known articles the rest is known too."""
    stage = make_stage(60)
    stage.one()
    stage.web.hosts["thanhson.test"].stories += many_stories(1, first=70001)
    stage.forget_requests()
    stage.one()
    assert len(_listings(stage)) == NOTHING_NEW - 1  # the first page is the other one


def test_a_page_that_repeats_ends_the_listing(make_stage) -> None:
    """Fault 40: pages past the end that show page 1 again are recognised by their links."""
    stage = make_stage(25)
    stage.one(Fault.PAGES_REPEAT)
    assert len(_listings(stage)) == 3


def test_oldest_first_is_learned(make_stage) -> None:
    """Fault 40: where the newest stand last, every page is read, whatever is new on the first."""
    stage = make_stage(35, feeds=[])
    stage.web.hosts["thanhson.test"].oldest_first = True
    assert stage.one().new == 35
    stage.web.hosts["thanhson.test"].stories += many_stories(1, first=70001)
    stage.web.hosts["thanhson.test"].stories[-1] = _newest(stage)
    assert stage.one().new == 1


def _newest(stage):
    stories = stage.web.hosts["thanhson.test"].stories
    return replace(stories[-1], published=stories[-2].published + timedelta(days=9))


def test_a_soft_error_page_is_no_article(make_stage) -> None:
    """Fault 41: "Bài viết ngừng xuất bản" with 200 is a missing page."""
    stage = make_stage(11)
    counts = stage.one(Fault.SOFT_404)
    assert counts.outcomes["soft_404"] == 2
    assert counts.new == 9


def test_an_article_that_is_not_public_yet_is_tried_again(make_stage) -> None:
    """Fault 41: missing today, there the day after tomorrow: it is not forgotten."""
    stage = make_stage(1)
    stage.one(Fault.SOFT_404)
    stage.web.switch("thanhson.test")
    assert stage.one().new == 0
    stage.next_day(2.1)
    assert stage.one().new == 1


def test_an_unworded_soft_error_is_known_by_the_probe(make_stage) -> None:
    """Fault 41: a page like the one for an address that cannot exist is missing too."""
    stage = make_stage(3)
    host = stage.web.hosts["thanhson.test"]
    original = host.answer

    def answer(request):
        number = request.target.rpartition("-")[2]
        if number in {"987654321", "50002"}:
            return html(
                f"<html><body><div>Mời bạn xem tin khác trong mục {number}.</div></body></html>"
            )
        return original(request)

    host.answer = answer
    counts = stage.one()
    assert counts.outcomes == {"ok": 2, "soft_404": 1}


@pytest.mark.parametrize(
    ("fault", "family"),
    [
        (Fault.SESSION_IDS, "vnpt"),
        (Fault.LISTING_REDIRECTS, "liferay"),
        (Fault.TRACKING, "vnpt"),
        (Fault.PRINT_TWINS, "vnpt"),
        (Fault.TWO_SECTIONS, "vnpt"),
        (Fault.WRONG_CANONICAL, "vnpt"),
    ],
)
def test_twins_make_one_article(make_stage, fault, family) -> None:
    """Faults 42-46, 48: however an article is linked, it is fetched and kept once."""
    stage = make_stage(3, family=family)
    counts = stage.one(fault)
    assert counts.new == 3
    assert stage.rows("SELECT count(*) FROM addresses") == [(3,)]
    assert stage.rows("SELECT count(*) FROM captures WHERE version IS NOT NULL") == [(3,)]


def test_a_slug_edit_is_the_same_article(make_stage) -> None:
    """Fault 46: the id stays, so there is no second article."""
    stage = make_stage(2)
    stage.one()
    host = stage.web.hosts["thanhson.test"]
    host.replace_story(50001, replace(host.stories[0], slug="ten-moi-cua-bai"))
    counts = stage.one()
    assert (counts.discovered, counts.new) == (0, 0)


def test_the_home_page_as_canonical_is_not_believed(make_stage) -> None:
    """Fault 48: every article names the home page; none becomes a twin of another."""
    stage = make_stage(3)
    assert stage.one(Fault.WRONG_CANONICAL).outcomes == {"ok": 3}


def test_an_unchanged_payload_is_a_revisit(make_stage) -> None:
    """Fault 49: the same bytes are not written twice."""
    stage = make_stage(2, family="epi")
    stage.one()
    stage.next_day()
    stage.one()
    kinds = stage.rows(
        "SELECT kind, count(*) FROM captures WHERE purpose = 'article' GROUP BY kind"
    )
    assert kinds == [("response", 2), ("revisit", 2)]


def test_a_reprint_on_another_portal_is_linked_and_kept(reprints) -> None:
    """Fault 49: two portals with one text are two articles, the second knows the first."""
    stage = reprints
    assert stage.run(workers=1).total("new") == 2
    twins = stage.rows("SELECT twin_of FROM addresses WHERE twin_of IS NOT NULL")
    assert len(twins) == 1


def test_an_article_under_two_numbers_is_kept_once(make_stage) -> None:
    """Fault 49: on one portal an equal text is the same article."""
    stage = make_stage(2)
    reader = lambda page: Reading(text_hash="mot-bai", exact=True)  # noqa: ARG005, E731
    stage.means = replace(stage.means, reader=reader)
    assert stage.one().outcomes == {"ok": 1, "twin": 1}


def test_validators_that_change_every_time_do_not_make_a_change(make_stage) -> None:
    """Fault 50: the text decides, not the ETag and not the view counter."""
    stage = make_stage(3)
    stage.one(Fault.TAGS_CHANGE)
    stage.next_day()
    counts = stage.one(Fault.TAGS_CHANGE)
    assert (counts.changed, counts.unchanged) == (0, 3)


def test_304_for_a_page_that_is_not_here_is_asked_again(make_stage) -> None:
    """Fault 50: conditions are sent only where a version is in the archive."""
    stage = make_stage(3)
    assert stage.one(Fault.ALWAYS_304).new == 3
    stage.next_day()
    assert stage.one(Fault.ALWAYS_304).unchanged == 3


def test_a_dirty_feed_is_read(make_stage) -> None:
    """Fault 51: a byte order mark, blank lines and a bare ampersand hide no entry."""
    stage = make_stage(3, listings=[])
    assert stage.one(Fault.FEED_DIRTY).new == 3


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbf\n\n<?xml version='1.0'?><rss><item><title>A & B</title>%s</item></rss>"
        % LINK,
        b"<rss><channel><item><title>A</title><link>http://x.test/a-1</link></item>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>%s</entry></feed>" % ATOM_LINK,
        b"<rss><channel><item><guid>http://x.test/a-1</guid></item></channel></rss>",
    ],
    ids=["bom and ampersand", "cut", "atom", "guid only"],
)
def test_feeds_of_many_kinds(body: bytes) -> None:
    """Fault 51: what can be mended is mended."""
    assert [item.url for item in read_feed(body)] == ["http://x.test/a-1"]


def test_entities_are_not_expanded() -> None:
    """A feed that asks for a local file or for a billion laughs gets neither."""
    body = (
        b'<!DOCTYPE r [<!ENTITY a "AAAA"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        b"<rss><channel><item><title>&f;&a;</title><link>http://x.test/a-1</link></item></channel></rss>"
    )
    (item,) = read_feed(body)
    assert "root" not in item.hint


@given(st.binary(max_size=400))
def test_any_bytes_are_some_list(body: bytes) -> None:
    """No bytes make a feed or sitemap fail."""
    assert isinstance(read_feed(body), list)
    assert read_sitemap(body) is not None


def test_a_packed_sitemap_is_read(make_stage) -> None:
    """Fault 52: a .gz sitemap without Content-Encoding."""
    stage = make_stage(3, listings=[], feeds=[], sitemaps=["/sitemap.xml"])
    assert stage.one(Fault.SITEMAP_GZ).new == 3


def test_a_loop_of_sitemap_indexes_ends(make_stage) -> None:
    """Fault 52: each sitemap is asked for once, no deeper than three."""
    stage = make_stage(3, sitemaps=["/sitemap.xml"])
    counts = stage.one(Fault.SITEMAP_LOOP)
    assert len(stage.asked("/sitemap")) <= 4
    assert counts.new == 3


def test_foreign_entries_of_a_sitemap_are_left(make_stage) -> None:
    """Fault 52: addresses of other hosts are not taken down."""
    stage = make_stage(3, listings=[], feeds=[], sitemaps=["/sitemap.xml"])
    assert stage.one(Fault.SITEMAP_FOREIGN).discovered == 3


def test_a_sitemap_bomb_is_cut() -> None:
    """Fault 52: a packed sitemap is unpacked to 50 MB and no further."""
    packed = gzip.compress(b"<urlset>" + b" " * 60_000_000)
    assert read_sitemap(packed).items == ()


def test_a_listing_drawn_by_script_is_reported(make_stage) -> None:
    """Fault 53: the source says so; feed and sitemap still serve."""
    stage = make_stage(3, sitemaps=["/sitemap.xml"])
    counts = stage.one(Fault.LISTING_BY_SCRIPT)
    assert counts.new == 3
    assert any("drawn by script" in warning for warning in counts.warnings)


def test_a_feed_that_is_announced_is_found(make_stage) -> None:
    """A listing's link to its feed is enough; nobody has to declare it."""
    stage = make_stage(3, feeds=[], listings=["/"])
    host = stage.web.hosts["thanhson.test"]
    listing = host.listing
    link = '<link rel="alternate" type="application/rss+xml" href="/rss/home.rss"></head>'
    host.listing = lambda number: listing(number).replace("</head>", link)
    stage.one()
    assert "/rss/home.rss" in stage.asked()


def test_a_site_that_moved_is_told(make_stage) -> None:
    """A listing that leads to another site is not followed, and the report says where it leads."""
    stage = make_stage(2, feeds=[])
    host = stage.web.hosts["thanhson.test"]
    original = host.answer

    def answer(request):
        if request.target == "/dan-van":
            return redirect("http://thanhson-moi.test/dan-van", status=301)
        return original(request)

    host.answer = answer
    counts = stage.one()
    assert any("thanhson-moi.test" in text and "moved?" in text for text in counts.warnings)


def test_listings_alone_are_enough(make_stage) -> None:
    """A portal without feed and sitemap is read through its pages."""
    stage = make_stage(25)
    counts = stage.one(Fault.NO_FEED)
    assert counts.new == 25
    assert counts.lists["gone"] >= 1


def test_since_leaves_out_what_another_list_dates(make_stage) -> None:
    """Listings have no dates: what the feed or sitemap dates before the day is left out there."""
    stage = make_stage(8)
    assert stage.one(since=date(2030, 1, 1)).discovered == 0


def test_since_leaves_out_older_entries(make_stage) -> None:
    """Entries that the feed dates before the day are not taken down."""
    stage = make_stage(30, listings=[])
    assert stage.one(since=date(2022, 3, 2)).new == 14


@pytest.mark.parametrize(
    ("dates", "new"), [("day-first", 0), ("feeds-month-first", 14), ("month-first", 14)]
)
def test_a_feed_is_month_first_only_where_declared(make_stage, dates: str, new: int) -> None:
    """Fault 54: 03/02/2022 is the second of March where that is declared, else of February."""
    stage = make_stage(30, listings=[], dates=dates)
    assert stage.one(Fault.FEED_MONTH_FIRST, since=date(2022, 3, 2)).new == new


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tue, 24 Nov 2026 08:12:00 +0700", "2026-11-24"),
        ("2026-11-24T08:12:00+07:00", "2026-11-24"),
        ("2026-11-24", "2026-11-24"),
        ("11/24/2026 8:12:00 AM", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_a_day_is_read_or_left_open(text: str, day: str | None) -> None:
    """Forms that could be read two ways are not guessed."""
    found = day_of(text)
    assert (found.isoformat() if found else None) == day
