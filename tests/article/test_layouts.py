"""Layouts are sound data, chosen by name, address and marks, and a stale one does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from danvan_nlp.article import article_from_html
from danvan_nlp.article.layouts import check, choose, load_layouts
from danvan_nlp.article.selectors import Index, parsed
from danvan_nlp.errors import DataError
from danvan_nlp.sources.load import declared_sources

PROSE = "Hội Nông dân xã Tân Lập đã triển khai mô hình “Khéo vận động” rất hiệu quả trong năm 2023."
PAGE = """
<div id="a"><p class="x y">1</p><div class="x"><span data-k="v">2</span></div></div>
<p id="ctl00_zone_lblNoiDung" class="y">3</p>
"""


def index(page: str = PAGE) -> Index:
    return Index(etree.fromstring(page, etree.HTMLParser()))


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        (".x", ["1", "2"]),
        ("p.x", ["1"]),
        (".x.y", ["1"]),
        ("#a .x", ["1", "2"]),
        ("#a > p", ["1"]),
        ("body > p", ["3"]),
        ("[data-k=v]", ["2"]),
        ("div [data-k]", ["2"]),
        ("[id$=lblNoiDung]", ["3"]),
        ("[id^=ctl00]", ["3"]),
        ("[id*=zone]", ["3"]),
        (".none p", []),
        ("#a > span", []),
    ],
)
def test_a_selector_means_its_elements(selector: str, texts: list[str]) -> None:
    """In the order of the page."""
    found = ["".join(element.itertext()).strip() for element in index().select(selector)]
    assert found == texts


@pytest.mark.parametrize("selector", ["", "p >", "p:first-child", "p + p", "[a~=b]"])
def test_a_selector_outside_the_subset_is_an_error(selector: str) -> None:
    """It is found when layouts are checked, not on a page."""
    with pytest.raises(DataError):
        parsed(selector)


def test_every_selector_of_the_table_is_understood() -> None:
    """And every layout says where it is from."""
    layouts = load_layouts()
    check(layouts)
    names = [layout.name for layout in layouts]
    assert len(set(names)) == len(names)
    assert all(layout.evidence and (layout.hosts or layout.marks) for layout in layouts)


def test_sources_name_layouts_that_exist() -> None:
    """The name "generic" stands for none."""
    known = {layout.name for layout in load_layouts()} | {"generic"}
    named = {layout.name for source in declared_sources() for layout in source.layouts}
    assert named <= known


def test_a_table_with_a_strange_key_is_refused(tmp_path: Path) -> None:
    """With the name of the layout in the message."""
    table = tmp_path / "layouts.toml"
    table.write_text('[[layout]]\nname = "xa"\nevidence = "page"\nheadline = ["h1"]\n')
    with pytest.raises(DataError, match="xa"):
        load_layouts(table)


def test_the_declared_layout_comes_first_then_the_site_then_marks() -> None:
    """Each only once."""
    page = index('<div class="ArticleContent"></div><div class="fck_detail"></div>')
    chosen = choose(load_layouts(), page, url="https://www.baophutho.vn/x", name="fck")
    assert [layout.name for layout in chosen] == ["baophutho-2019", "vnpt", "vnexpress"]
    chosen = choose(load_layouts(), page, url=None, name="vnexpress")
    assert [layout.name for layout in chosen] == ["vnexpress", "vnpt"]


def test_a_stale_layout_gives_way() -> None:
    """A selector that now finds an empty box loses to the page's prose."""
    page = f'<h1>Chuyện dân vận ở Tân Lập</h1><div id="content">Quảng cáo</div><div>{PROSE}</div>'
    article = article_from_html(page, url="https://baophutho.vn/chuyen-dan-van-1.htm")
    assert PROSE in article.text
    assert article.found["text"] == "vote"


def test_a_date_beside_the_heading_is_not_part_of_the_title() -> None:
    """VNPT's box of the heading may hold the day of publication too."""
    page = (
        '<html><body><div class="ArticleHeader"><h2 class="Title">Vùng cao chống rét</h2>'
        '<div class="PostDate">18/12/2022 07:45</div></div>'
        '<div class="ArticleSummary">Các xã che chắn chuồng trại trước đợt rét.</div>'
        f'<div class="ArticleContent"><p>{PROSE}</p><p>{PROSE}</p></div></body></html>'
    )
    article = article_from_html(page, layout="vnpt")
    assert article.title == "Vùng cao chống rét"
    assert article.published == "2022-12-18T07:45:00+07:00"
