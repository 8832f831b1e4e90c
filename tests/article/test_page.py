"""Each field of a page comes from the best method that finds it, and says which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.article import article_from_html
from danvan_nlp.errors import DocumentError

TITLE = "Quảng Bạch: Khi dân cùng làm đường hoa"
SAPO = (
    "Từ một đoạn đường lầy lội, người dân xã Quảng Bạch đã làm nên tuyến đường hoa dài nhất huyện."
)
FIRST = (
    "Năm 2022, Hội Phụ nữ xã Quảng Bạch phát động mô hình “Đường hoa tự quản”, 84 hội viên tham gia"
    " ngay từ ngày đầu."
)
LAST = "Đến nay toàn xã có 4,5 km đường hoa, mỗi đoạn đều có một nhóm hộ nhận chăm sóc quanh năm."
OTHER = "Ra mắt mô hình “Bếp ăn tình làng” ở vùng ven thị xã"


def page(body: str, head: str = "", before: str = "", after: str = "") -> str:
    return f"<html><head>{head}</head><body>{before}<h1>{TITLE}</h1>{body}{after}</body></html>"


PLAIN = f"<div><p>{FIRST}</p><p>{LAST}</p></div>"


@pytest.mark.parametrize(
    ("body", "head", "method"),
    [
        pytest.param(f'<h2 class="sapo">{SAPO}</h2>{PLAIN}', "", "class", id="by class"),
        pytest.param(f"<p><b>{SAPO}</b></p>{PLAIN}", "", "place", id="by place"),
        pytest.param(
            f"<div><p><b>{SAPO}</b></p><p>{FIRST}</p><p>{LAST}</p></div>", "", "emphasis", id="bold"
        ),
        pytest.param(
            f"<div><p>{SAPO}</p><p>{FIRST}</p><p>{LAST}</p></div>",
            f'<meta property="og:description" content="{SAPO[:70]}...">',
            "description",
            id="description cut short",
        ),
        pytest.param(
            f"<h2>(NLĐO) - {SAPO}</h2>{PLAIN}",
            f'<meta name="description" content="{SAPO}">',
            "description",
            id="agency before it",
        ),
    ],
)
def test_the_sapo_is_found(body: str, head: str, method: str) -> None:
    """Once in the text, between title and paragraphs."""
    article = article_from_html(page(body, head))
    assert article.sapo is not None
    assert article.sapo.endswith(SAPO)
    assert article.text == f"{TITLE}\n\n{article.sapo}\n\n{FIRST}\n\n{LAST}"
    assert article.found["sapo"] == method


def test_a_page_without_sapo_has_none() -> None:
    """A first paragraph like any other is no sapo."""
    article = article_from_html(page(PLAIN))
    assert article.sapo is None
    assert article.text == f"{TITLE}\n\n{FIRST}\n\n{LAST}"


@pytest.mark.parametrize(
    ("visible", "machine", "published"),
    [
        pytest.param(
            "Thứ Ba, 24/11/2026 | 08:12 GMT+7", None, "2026-11-24T08:12:00+07:00", id="visible"
        ),
        pytest.param(None, "2026-11-24T08:12:30+07:00", "2026-11-24T08:12:30+07:00", id="machine"),
        pytest.param(
            "24/11/2026 08:12", "2026-11-24T08:12:53+07:00", "2026-11-24T08:12:00+07:00", id="agree"
        ),
        pytest.param(
            "24/11/2026", "2026-11-24T08:12:53+07:00", "2026-11-24T08:12:53+07:00", id="day only"
        ),
        pytest.param(
            "20/11/2026 16:00",
            "2026-11-24T08:12:00+07:00",
            "2026-11-20T16:00:00+07:00",
            id="edited later",
        ),
        pytest.param(None, None, None, id="none"),
    ],
)
def test_the_date_is_held_together(
    visible: str | None, machine: str | None, published: str | None
) -> None:
    """The visible line wins, the earlier day wins, and a missing date stays missing."""
    line = f'<div class="date">{visible}</div>' if visible else ""
    meta = f'<meta property="article:published_time" content="{machine}">' if machine else ""
    assert article_from_html(page(line + PLAIN, meta)).published == published


def test_the_clock_of_the_banner_is_no_date() -> None:
    """Today is not the day of the article."""
    banner = '<div class="header"><span>Thứ Ba, 24/11/2026</span></div><div><div>'
    article = article_from_html(page(PLAIN, before=banner, after="</div></div>"))
    assert article.published is None


@pytest.mark.parametrize(
    ("body", "author"),
    [
        pytest.param(
            PLAIN.replace("</div>", "<p align=right><b>Lý Thị Mẫu</b></p></div>"),
            "Lý Thị Mẫu",
            id="signature",
        ),
        pytest.param(PLAIN + "<p>Tác giả: Lý Thị Mẫu</p>", "Lý Thị Mẫu", id="label"),
        pytest.param('<span class="author">Lý Thị Mẫu</span>' + PLAIN, "Lý Thị Mẫu", id="class"),
        pytest.param("<span>Người đăng tin: Quản trị</span>" + PLAIN, None, id="poster"),
        pytest.param(
            PLAIN.replace("</div>", "<p><em>Lý Thị Mẫu (tổng hợp)</em></p></div>"),
            "Lý Thị Mẫu",
            id="role",
        ),
    ],
)
def test_the_author_is_found(body: str, author: str | None) -> None:
    """Apart from the text, and never the clerk who put the page up."""
    article = article_from_html(page(body))
    assert article.author == author
    assert "Mẫu" not in article.text


@pytest.mark.parametrize(
    "figure",
    [
        "<figure><img><figcaption>{}</figcaption></figure>",
        "<table><tr><td><img></td></tr><tr><td>{}</td></tr></table>",
        '<p style="text-align:center"><img></p><p style="text-align:center">{}</p>',
        "<p><img></p><p><em>{}</em></p>",
        "<p><img><br>{}</p>",
        '<div><img></div><p class="pCaption">{}</p>',
        "<div><img></div><p>{} Ảnh: Mẫu Thị</p>",
    ],
)
def test_captions_stand_apart(figure: str) -> None:
    """However a page sets them, they are no part of the running text."""
    caption = "Người dân thôn Bản Duồn trồng hoa ven đường."
    body = f"<div><p>{FIRST}</p>{figure.format(caption)}<p>{LAST}</p></div>"
    article = article_from_html(page(body))
    assert len(article.captions) == 1
    assert article.captions[0].startswith(caption)
    assert article.text == f"{TITLE}\n\n{FIRST}\n\n{LAST}"


@pytest.mark.parametrize(
    "box",
    [
        f'<div class="related-news"><p>{OTHER}</p></div>',
        f'<div class="tin-lien-quan"><ul><li>{OTHER}</li></ul></div>',
        f"<p>Tin liên quan</p><p>{OTHER}</p>",
        f'<p><a href="/1">{OTHER}</a></p>',
        f'<p>Xem thêm: <a href="/1">{OTHER}</a></p>',
        f'<ul><li><a href="/1">{OTHER}</a></li></ul>',
        f'<div type="RelatedOneNews"><span>{OTHER}</span></div>',
        f'<div style="display:none"><p>{OTHER}</p></div>',
        f"<aside><p>{OTHER}</p></aside>",
    ],
)
def test_boxes_of_other_news_inside_the_body_do_not_count(box: str) -> None:
    """Their titles name models that this article is not about."""
    body = f"<div><p>{FIRST}</p>{box}<p>{LAST}</p></div>"
    assert article_from_html(page(body)).text == f"{TITLE}\n\n{FIRST}\n\n{LAST}"


def test_a_link_inside_a_sentence_stays() -> None:
    """Only a block that is a link leads away."""
    linked = FIRST.replace("84 hội viên", '<a href="/hv">84 hội viên</a>')
    article = article_from_html(page(f"<div><p>{linked}</p><p>{LAST}</p></div>"))
    assert FIRST in article.text


def test_line_breaks_part_paragraphs_but_not_sentences() -> None:
    """A body without paragraphs is read by its line breaks."""
    broken = FIRST.replace(", 84", ",<br>84").replace("”,<br>84 hội", "”, 84<br>hội")
    article = article_from_html(page(f"<div>{broken}<br><br>{LAST}</div>"))
    assert article.text == f"{TITLE}\n\n{FIRST}\n\n{LAST}"


def test_the_name_of_the_portal_is_not_the_title() -> None:
    """Where a page tells machines its portal's name, the heading by the body is the title."""
    head = "<title>Cổng thông tin điện tử huyện Chợ Đồn</title>"
    body = f'<div class="tieude">{TITLE}</div>{PLAIN}'
    article = article_from_html(f"<html><head>{head}</head><body>{body}</body></html>")
    assert article.title == TITLE


def test_entities_escaped_twice_are_resolved() -> None:
    """And the article says so."""
    twice = FIRST.replace("ữ", "&amp;#7919;")
    article = article_from_html(page(f"<div><p>{twice}</p><p>{LAST}</p></div>"))
    assert FIRST in article.text
    assert article.found["flags"] == "double_escaped"


def test_what_is_given_wins() -> None:
    """Over all that the page says."""
    article = article_from_html(
        page(PLAIN), id="x-1", title="Tên khác", published="2020-01-02", province="Bắc Kạn"
    )
    assert (article.id, article.title, article.published) == ("x-1", "Tên khác", "2020-01-02")
    assert article.text.startswith("Tên khác\n\n")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param("", "empty", id="nothing"),
        pytest.param("<html><body></body></html>", "no_text", id="no element with text"),
        pytest.param("<h1>Trang chủ</h1><ul><li>Tin tức</li></ul>", "no_text", id="a menu"),
        pytest.param(
            f'<li class="i"><h3><a href="/1">{OTHER}</a></h3><p class="d">{SAPO}</p></li>' * 4,
            "no_text",
            id="a list",
        ),
        pytest.param("<script>document.cookie='D1N=1'</script>", "no_text", id="a challenge"),
    ],
)
def test_a_page_without_an_article_is_refused(body: str, reason: str) -> None:
    """It never becomes an empty article."""
    with pytest.raises(DocumentError) as caught:
        article_from_html(body)
    assert caught.value.reason == reason


@given(st.text(max_size=300), st.booleans())
def test_any_page_is_read_or_refused(text: str, wrapped: bool) -> None:
    """Nothing but a DocumentError is raised."""
    body = (
        f"<div class=content><p>{text}</p><table><tr><td>{text}<img></table>" if wrapped else text
    )
    try:
        article = article_from_html(body)
    except DocumentError:
        return
    assert article.text.strip()
    article.text.encode("utf-8")
