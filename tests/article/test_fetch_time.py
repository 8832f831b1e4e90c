"""What is known of a page's fetch decides how its dates are read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from danvan_nlp.article import article_from_document, article_from_html
from danvan_nlp.records import Article, Document, Page

FETCHED = datetime(2026, 3, 7, 1, 30, 20, tzinfo=UTC)  # 08:30 in Việt Nam
AGO = "2026-03-07T05:30:00+07:00"
PUBDATE = f'<meta name="pubdate" content="{AGO}">'
BODY = "".join(
    f"<p>Tổ dân vận thôn {number} đã vận động bà con góp công mở rộng đường, trồng hoa hai bên,"
    " mỗi tháng quét dọn hai lần vào sáng chủ nhật.</p>"
    for number in range(4)
)


def page(line: str = "", *, head: str = "", after: str = "") -> str:
    title = "Tổ dân vận Nà Pài mở đường hoa"
    return (
        f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{line}"
        f'<div class="noi-dung">{BODY}</div>{after}</body></html>'
    )


def read(markup: str, fetched: datetime | None = FETCHED, **options: bool) -> Article:
    return article_from_html(markup, fetched_at=fetched, **options)


@pytest.mark.parametrize(
    "line",
    [
        "<div>3 giờ trước</div>",
        "<div class='post-date'>Cập nhật: 3 giờ trước | Lượt xem: 12</div>",
        "<p><span>Hôm nay, 05:30</span></p>",
        "<div><span>Hà Mẫu</span> • <span>3 giờ trước</span></div>",
        "<div>Cách đây khoảng 3 giờ</div>",
    ],
    ids=["alone", "in an element for dates", "with a clock", "with an author", "since"],
)
def test_a_relative_time_counts_from_the_fetch(line: str) -> None:
    """To the minute, and the method says so; nothing of it stays in the text."""
    article = read(page(line))
    assert article.published == AGO
    assert "counted from the fetch" in article.found["published"]
    assert "trước" not in article.text


def test_without_a_fetch_time_a_relative_time_stays_missing() -> None:
    """It never becomes today."""
    assert read(page("<div>3 giờ trước</div>"), None).published is None


def test_a_document_brings_its_fetch_time_along() -> None:
    """A page out of an archive is read as of its day."""
    body = page("<div>3 giờ trước</div>").encode()
    document = Document(
        origin="a.warc:0", page=Page(url="https://bao.example/1", body=body, fetched_at=FETCHED)
    )
    assert article_from_document(document).published == AGO


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<div>3 giờ trước</div>", "2026-03-07T05:12:00+07:00"),
        ("<div>Hôm qua</div>", "2026-03-07T05:12:00+07:00"),
        ("<div>06/03/2026 21:00</div>", "2026-03-06T21:00:00+07:00"),
    ],
    ids=["hours", "a day", "written out"],
)
def test_what_machines_are_told_is_better_than_what_is_counted(line: str, expected: str) -> None:
    """What is counted back is rounded; a date that is written out is not."""
    head = '<meta property="article:published_time" content="2026-03-07T05:12:00+07:00">'
    assert read(page(line, head=head)).published == expected


def test_comments_tell_their_own_time() -> None:
    """A relative time after the body is of a comment or of other news."""
    after = "<div class='y-kien'><p>2 giờ trước</p><p>Hay quá!</p></div>"
    assert read(page(after=after)).published is None


def test_a_sentence_with_such_words_tells_no_time() -> None:
    """It is what the report is about."""
    for line in ("Hôm nay 8:30, xã Quảng Bạch ra mắt đường hoa.", "Hôm nay - ngày hội của bản"):
        assert read(page(f"<p>{line}</p>")).published is None


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("<div>07/03/2099 05:30</div><div>07/03/2026 05:30</div>", ""),
        ("<div>07/03/2099 05:30</div><div>3 giờ trước</div>", ""),
        (
            "<div>07/03/2099 05:30</div>",
            '<meta property="article:published_time" content="2026-03-07T05:30:00+07:00">',
        ),
        (
            "",
            f'<meta property="article:published_time" content="2099{AGO[4:]}">{PUBDATE}',
        ),
    ],
    ids=["another line", "a relative one", "metadata", "other metadata"],
)
def test_a_date_after_the_fetch_is_passed_over(line: str, head: str) -> None:
    """The next candidate is taken, whichever kind it is of."""
    assert read(page(line, head=head)).published == AGO


def test_nothing_but_dates_after_the_fetch_is_no_date() -> None:
    """Missing stays missing."""
    assert read(page("<div>07/03/2099 05:30</div>")).published is None


def test_a_source_may_declare_month_first() -> None:
    """Only then is 03/07/2026 the seventh of March."""
    line = "<div>03/07/2026 05:30:00 AM</div>"
    assert read(page(line), month_first=True).published == AGO
    assert read(page(line), None).published == "2026-07-03T05:30:00+07:00"
