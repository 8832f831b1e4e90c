"""How portals of each family dress a story: page, address and listing of own making.

The structures (class names, where the date stands, what furniture surrounds the text)
are those that the families are known by; every line is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from danvan_nlp.simulator.stories import Story

_DAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
_TOOLS = "A- A A+ | Tăng tương phản | Giảm tương phản"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """One family: the path of a story, its page, and the lines of a listing.

    `listing` is the path of the first listing; page n of it is `paging` with {n}.
    """

    address: Callable[[Story], str]
    page: Callable[[Story, str, int], str]
    line: Callable[[Story, str], str]
    listing: str
    paging: str = "{base}?page={n}"


def framed(name: str, title: str, content: str, *, head: str = "") -> str:
    """A whole page of the portal `name` around some content."""
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title>{head}</head><body>"
        f'<div class="header"><a href="/">{escape(name)}</a><span>{_TOOLS}</span></div>'
        f'<ul class="menu"><li><a href="/gioi-thieu">Giới thiệu</a></li>'
        f'<li><a href="/lien-he">Liên hệ</a></li></ul>{content}'
        f'<div class="footer"><p>Giấy phép số 12/GP-TTĐT. Ghi rõ nguồn khi phát hành lại thông tin '
        f"từ website này.</p></div></body></html>\n"
    )


def listed(dress: Dress, name: str, stories: Sequence[Story], links: Sequence[str]) -> str:
    """A listing page: a line a story, then the links to other pages."""
    lines = "".join(dress.line(story, dress.address(story)) for story in stories)
    pages = "".join(f'<li><a class="page-link" href="{link}">{link[-1]}</a></li>' for link in links)
    return framed(name, name, f'<div class="list">{lines}</div><ul class="pagination">{pages}</ul>')


def _paragraphs(story: Story) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in story.paragraphs)


def _signed(story: Story) -> str:
    return f'<p style="text-align: right;"><strong>{escape(story.author)}</strong></p>'


def _text(story: Story) -> str:
    return _paragraphs(story) + _signed(story)


def _image_table(story: Story) -> str:
    if not story.caption:
        return ""
    return (
        f'<table class="image center"><tr><td><img src="/anh/{story.number}.jpg" alt=""></td></tr>'
        f'<tr><td class="image_desc"><p><em>{escape(story.caption)}</em></p></td></tr></table>'
    )


def _figure(story: Story) -> str:
    if not story.caption:
        return ""
    image = f'<img src="/anh/{story.number}.jpg" alt="">'
    return f"<figure>{image}<figcaption>{escape(story.caption)}</figcaption></figure>"


def _clock(story: Story) -> str:
    return f"{story.published:%d/%m/%Y %H:%M}"


def _weekday(story: Story) -> str:
    return _DAYS[story.published.weekday()]


def _vnpt(story: Story, name: str, views: int) -> str:
    return framed(
        name,
        name,
        f'<div class="ArticleHeader"><h2 class="Title">{escape(story.title)}</h2>'
        f'<div class="PostDate">{_clock(story)}</div></div>'
        f'<div class="ArticleSummary">{escape(story.sapo)}</div>'
        f'<div class="ArticleContent">{_image_table(story)}{_text(story)}</div>'
        f'<div class="Views">Lượt xem: {views}</div>'
        f'<div class="OtherNews"><h4>Tin khác</h4><ul><li><a href="/van-ban/lich-tiep-dan">'
        f"Lịch tiếp công dân tháng này</a></li></ul></div>",
    )


def _nukeviet(story: Story, name: str, views: int) -> str:
    edited = (story.edited or story.published).isoformat()
    return framed(
        name,
        f"{story.title} - {name}",
        f'<div class="news_column panel" itemtype="http://schema.org/NewsArticle" itemscope>'
        f'<h1 class="title margin-bottom-lg" itemprop="headline">{escape(story.title)}</h1>'
        f'<div class="hidden"><span itemprop="datePublished">{edited}</span>'
        f'<span itemprop="dateModified">{edited}</span></div>'
        f'<span class="h5">{_weekday(story)} - {_clock(story)}</span>'
        f'<span class="views">Đã xem: {views}</span>'
        f'<div class="hometext" itemprop="description">{escape(story.sapo)}</div>'
        f'<div id="news-bodyhtml" class="bodytext">{_figure(story)}{_paragraphs(story)}</div>'
        f'<p class="h5 text-right"><strong>Tác giả: </strong>{escape(story.author)}</p></div>'
        f'<div class="other-news"><p class="h3">Những tin cũ hơn</p><ul class="detail-related">'
        f"<li><a href='/gioi-thieu'>Chức năng, nhiệm vụ</a> <em>(02/01/2020)</em></li></ul></div>",
    )


def _epi(story: Story, name: str, views: int) -> str:
    del views
    stamp = f"{story.published:%Y-%m-%dT%H:%M:%S%z}"
    return framed(
        name,
        f"{story.title} | {name}",
        f'<h1 class="article__title cms-title">{escape(story.title)}</h1>'
        f'<div class="article__meta"><time datetime="{stamp}">{_clock(story)}</time></div>'
        f'<div class="article__sapo cms-desc">{escape(story.sapo)}</div>'
        f'<div class="article__body zce-content-body cms-body" itemprop="articleBody">'
        f"{_figure(story)}{_paragraphs(story)}"
        f'<div class="article-relate"><h3>Tin liên quan</h3><a href="/lien-he">Đặt báo</a></div>'
        f'</div><div class="article__author cms-author">{escape(story.author)}</div>',
        head=f'<meta property="article:published_time" content="{stamp}">',
    )


def _liferay(story: Story, name: str, views: int) -> str:
    return framed(
        name,
        name,
        f'<h3 class="article-title">{escape(story.title)}</h3>'
        f'<span class="title meta-data-date">{_clock(story)}</span>'
        f'<div class="article-summary"><p>{escape(story.sapo)}</p></div>'
        f'<div class="journal-content-article">{_figure(story)}{_text(story)}</div>'
        f'<div class="view-count">Lượt xem: {views}</div>',
    )


def _dnict(story: Story, name: str, views: int) -> str:
    return framed(
        name,
        name,
        f'<header class="title-article">{escape(story.title)}</header>'
        f'<span class="the-article-createby">Người đăng tin: {escape(story.author)}</span>'
        f'<span class="the-article-timecreate">Ngày đăng tin: {_clock(story)}</span>'
        f'<p class="the-article-summary">{escape(story.sapo)}</p>'
        f'<div class="the-article-body">{_figure(story)}{_paragraphs(story)}</div>'
        f'<div class="luotxem">Lượt xem: {views}</div>',
    )


def _aid(story: Story, name: str, views: int) -> str:
    del views
    note = f'<p class="note ignore">{escape(story.caption)}</p>' if story.caption else ""
    return framed(
        name,
        f"{story.title} - {name}",
        f'<h1 class="title">{escape(story.title)}</h1><div class="pubdate">{_clock(story)}</div>'
        f'<h4 class="sapo">{escape(story.sapo)}</h4><div class="content-fck" id="newscontents">'
        f'<p><img src="/anh/{story.number}.jpg" alt=""></p>{note}{_text(story)}</div>',
    )


def _h2_line(story: Story, address: str) -> str:
    link = f'<a href="{address}">{escape(story.title)}</a>'
    return f'<h2 class="Title">{link}</h2><p>{escape(story.sapo)}</p>'


def _item_line(story: Story, address: str) -> str:
    link = f'<a class="cms-link title" href="{address}">{escape(story.title)}</a>'
    return f'<div class="story__heading">{link}</div>'


DRESSES: dict[str, Dress] = {
    "vnpt": Dress(
        address=lambda story: f"/{story.section}/{story.slug}-{story.number}",
        page=_vnpt,
        line=_h2_line,
        listing="/dan-van",
    ),
    "nukeviet": Dress(
        address=lambda story: f"/news/{story.section}/{story.slug}-{story.number}.html",
        page=_nukeviet,
        line=_h2_line,
        listing="/news/dan-van",
        paging="{base}/page-{n}",
    ),
    "epi": Dress(
        address=lambda story: f"/{story.slug}-post{story.number}.html",
        page=_epi,
        line=_item_line,
        listing="/xa-hoi",
    ),
    "liferay": Dress(
        address=lambda story: (
            f"/chi-tiet-tin-tuc/-/asset_publisher/Q7kW2mXz81pd/content/{story.slug}"
        ),
        page=_liferay,
        line=_h2_line,
        listing="/tin-tuc",
    ),
    "dnict": Dress(
        address=lambda story: f"/chi-tiet?dinhdanh={story.number}&cat={story.section}",
        page=_dnict,
        line=lambda story, address: _item_line(story, escape(address)),
        listing="/danh-sach?danhmuc=12",
        paging="{base}&page={n}",
    ),
    "aid": Dress(
        address=lambda story: f"/{story.section}/{story.slug}-a{story.number}.html",
        page=_aid,
        line=_item_line,
        listing="/chinh-tri",
    ),
}
