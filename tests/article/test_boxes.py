"""Small boxes are told by what is in them, whatever they are called."""

from __future__ import annotations

import pytest
from lxml import etree

from danvan_nlp.article.boxes import is_picture, is_teaser

HEADLINE = "Ra mắt mô hình mới ở vùng ven thị xã"
LEAD = "Hai mươi hộ dân cùng góp công mở lại con đường đã hư hỏng nhiều năm."


def element(markup: str) -> etree._Element:
    return etree.fromstring(f"<body>{markup}</body>", etree.HTMLParser()).find("body")[0]


@pytest.mark.parametrize(
    "box",
    [
        f"<div><a href='/1'>{HEADLINE}</a></div>",
        f"<div><a href='/1'><img></a><h4><a href='/1'>{HEADLINE}</a></h4><p>{LEAD}</p></div>",
        f"<ul><li><a href='/1'>{HEADLINE}</a> (20/11/2026)</li></ul>",
        f"<table><tr><td><h3><a href='/1'>{HEADLINE}</a></h3></td><td>{LEAD}</td></tr></table>",
    ],
    ids=["link", "picture, headline and lead", "list with dates", "table"],
)
def test_a_linked_headline_opens_a_teaser(box: str) -> None:
    """With a line or two under it, or none."""
    assert is_teaser(element(box))


@pytest.mark.parametrize(
    "box",
    [
        f"<div><p>{LEAD}</p><p><a href='/1'>{HEADLINE}</a></p></div>",
        f"<div><a href='/1'>{HEADLINE}</a> được nhân dân cả xã đồng tình ủng hộ.</div>",
        f"<div><a href='/1'>{HEADLINE}</a><p>{LEAD * 10}</p></div>",
        "<div><a href='/1'>Xem ảnh</a></div>",
        f"<p><a href='/1'>{HEADLINE}</a></p>",
        "<div></div>",
    ],
    ids=["prose first", "a sentence", "an article", "a word", "a paragraph", "nothing"],
)
def test_what_holds_prose_of_its_own_is_none(box: str) -> None:
    """A link may open a sentence, and an article may open with one."""
    assert not is_teaser(element(box))


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        (f"<table><tr><td><img></td></tr><tr><td>{LEAD}</td></tr></table>", True),
        (f"<div class='image-box'><img><div>{LEAD}</div></div>", True),
        (f"<div class='image-box'><div>{LEAD}</div></div>", False),
        (f"<div class='image-box'><img>{LEAD * 8}</div>", False),
        (f"<div class='part'><img><p>{LEAD}</p></div>", False),
    ],
    ids=["table", "named box", "no picture", "too much text", "no name"],
)
def test_a_picture_and_its_caption(box: str, expected: bool) -> None:
    """A table, or a box that is named for pictures, with little text."""
    assert is_picture(element(box)) is expected


def test_a_wide_box_is_looked_at_briefly() -> None:
    """However much stands in it."""
    markup = f"<div><a href='/1'>{HEADLINE}</a>{'<p></p>' * 50_000}{LEAD * 20}</div>"
    assert not is_teaser(element(markup))
