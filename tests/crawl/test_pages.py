"""What is told about a page without reading its article."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.crawl import pages

BASE = "https://x.gov.vn/muc/bai-1"


def test_links_are_absolute_with_their_text() -> None:
    """Relative, quoted, unquoted and escaped addresses."""
    page = (
        '<a class="x" href="/tin/a-1">Tin <b>một</b></a><a href=\'b-2\'>Hai</a>'
        "<A HREF=https://y.vn/c?x=1&amp;y=2>Ba</A><a name=x>không</a><a href='javascript:;'>x</a>"
    )
    assert [(link.url, link.text) for link in pages.links_of(page, BASE)] == [
        ("https://x.gov.vn/tin/a-1", "Tin một"),
        ("https://x.gov.vn/muc/b-2", "Hai"),
        ("https://y.vn/c?x=1&y=2", "Ba"),
    ]


def test_what_is_hidden_is_no_text() -> None:
    """Scripts, styles, comments; an unclosed script hides what follows, as in a browser."""
    page = "<p>Một</p><script>var a='<p>x</p>';</script><!-- <p>y</p> --><style>p{}</style>Hai"
    assert pages.visible_text(page) == "Một Hai"
    assert pages.visible_text("Một<script>Hai") == "Một"


def test_counters_do_not_change_a_page() -> None:
    """The hash of the text passes over every number."""
    first, second = "<p>Tin</p><i>Lượt xem: 12</i>", "<p>Tin</p><i>Lượt xem: 13</i>"
    assert pages.text_hash(first) == pages.text_hash(second)
    assert pages.text_hash(first) != pages.text_hash("<p>Tin khác</p>")


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ('<meta http-equiv="refresh" content="2; url=/moi">', "https://x.gov.vn/moi"),
        ("<meta http-equiv='Refresh' content='0;URL=\"/moi\"'>", "https://x.gov.vn/moi"),
        ('<meta http-equiv="refresh" content="300">', None),
        ('<meta http-equiv="refresh" content="60; url=/moi">', None),
        ("<p>refresh</p>", None),
    ],
    ids=["two seconds", "at once", "reload", "a minute", "none"],
)
def test_a_refresh_is_read(page: str, target: str | None) -> None:
    """Within five seconds it is a redirect."""
    assert pages.refresh_of(page, BASE) == target


@pytest.mark.parametrize(
    "page",
    [
        '<script>document.cookie="D1N=ab12";window.location.reload(true)</script>',
        "<title>Just a moment...</title><div>Checking your browser</div>",
        "<script>document.cookie='a=b';location.href='/';</script>",
    ],
)
def test_browser_checks_are_known(page: str) -> None:
    """By their marks, or by a cookie, a reload and nothing to read."""
    assert pages.is_wall(page)
    assert not pages.is_wall(page + "<p>" + "Xã có mô hình mới. " * 40 + "</p>")


@pytest.mark.parametrize(
    ("page", "missing"),
    [
        ("<title>Lỗi 404</title><p>" + "x " * 900 + "</p>", True),
        ("<div>Bài viết ngừng xuất bản</div>", True),
        ("<p>Không tìm thấy nội dung.</p>", True),
        ("<title>Xã A</title><p>" + "Trước đây không có dữ liệu. " * 40 + "</p>", False),
    ],
    ids=["title", "stopped", "not found", "a report"],
)
def test_soft_errors_are_known(page: str, missing: bool) -> None:
    """The phrase counts in the title, or where there is little else."""
    assert pages.says_missing(page) is missing


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        "<a href=",
        "<script>",
        "<!--",
        "<title",
        "<meta ",
        "<a " + "href=" * 50,
        "a" * 50 + " ",
        "<",
        "<meta " + "x" * 3000 + ">",
    ],
    ids=lambda piece: piece[:12],
)
def test_time_grows_with_length_only(piece: str) -> None:
    """A megabyte of anything is looked through in a moment."""
    page = piece * (1_000_000 // len(piece))
    began = time.perf_counter()
    assert list(pages.links_of(page, BASE)) is not None
    pages.text_hash(page)
    pages.is_wall(page)
    pages.says_missing(page)
    pages.refresh_of(page, BASE)
    pages.canonical_of(page, BASE)
    pages.asks_not_to_index(page, "")
    assert time.perf_counter() - began < 5


@given(st.text(alphabet="<>a=\"'/!-hrefscipt &;#1", max_size=300), st.binary(max_size=200))
def test_any_page_has_an_answer(page: str, body: bytes) -> None:
    """No page and no bytes make any of it fail."""
    assert isinstance(pages.decode(body, "text/html; charset=x"), str)
    assert all(link.url for link in pages.links_of(page, BASE))
    assert isinstance(pages.visible_text(page), str)
    assert pages.is_wall(page) in {True, False}
    assert pages.says_missing(page) in {True, False}
    pages.refresh_of(page, BASE)
