"""What pages tell machines is read, however it is packed."""

from __future__ import annotations

import json

import pytest
from lxml import etree

from danvan_nlp.article.machine import Machine, read_machine


def machine(head: str = "<title>Tên</title>", *data: object) -> Machine:
    tree = etree.fromstring(f"<html><head>{head}</head></html>", etree.HTMLParser())
    scripts = tuple(item if isinstance(item, str) else json.dumps(item) for item in data)
    return read_machine(tree, scripts)


def test_opengraph_comes_before_json_ld() -> None:
    """For each field by itself."""
    head = '<meta property="og:title" content="A &amp;#7855;"><meta name="author" content="Mẫu">'
    node = {"@type": "NewsArticle", "headline": "B", "datePublished": "2026-03-07T00:05:00+07:00"}
    found = machine(head, node)
    assert found.headlines == ("A ắ", "B")
    assert (found.published, found.published_by) == ("2026-03-07T00:05:00+07:00", "json-ld")
    assert (found.author, found.author_by) == ("Mẫu", "meta")


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ({"@type": "Person", "name": "Hà Mẫu"}, "Hà Mẫu"),
        ([{"@type": "Person", "name": "A Mẫu"}, {"name": "B Mẫu"}], "A Mẫu, B Mẫu"),
        ({"@type": "Organization", "name": "Báo"}, None),
        ({"@type": "Person", "name": ""}, None),
        ("Hà Mẫu", "Hà Mẫu"),
        (None, None),
    ],
)
def test_json_ld_names_authors_in_many_ways(author: object, expected: str | None) -> None:
    """An organisation is none."""
    node = {"@graph": [{"@type": ["NewsArticle"], "headline": "B", "author": author}]}
    assert machine("", [node]).author == expected


def test_the_section_is_the_last_crumb() -> None:
    """Without the home page."""
    crumbs = [{"name": "Trang chủ"}, {"item": {"name": "Công tác dân vận"}}]
    node = {"@type": "BreadcrumbList", "itemListElement": crumbs}
    assert machine("", node).section == "Công tác dân vận"


def test_a_nukeviet_page_tells_the_time_of_its_last_edit() -> None:
    """So its date is marked."""
    head = '<meta name="generator" content="NukeViet v4.5">'
    assert machine(head).edited
    assert not machine().edited


@pytest.mark.parametrize("script", ["", "{", "[" * 100_000, "17", '{"@type": 3}', '{"@graph": 1}'])
def test_broken_json_ld_is_passed_over(script: str) -> None:
    """It costs nothing but itself."""
    assert machine("<title>Tên bài</title>", script).headlines == ("Tên bài",)


def test_json_ld_with_a_stray_comma_still_gives_date_and_author() -> None:
    """Papers write it by hand; the rest of it is not guessed at."""
    script = (
        '{"@type":"NewsArticle","headline":"Ông nói "được"","datePublished":"2026-11-24T13:47:00",'
        '"author":{"@type":"Person","name":"Lý Mẫu"},}'
    )
    found = machine("<title>Tên</title>", script)
    assert (found.published, found.author) == ("2026-11-24T13:47:00", "Lý Mẫu")
    assert machine("<title>Tên</title>", '{"@type":"BreadcrumbList",}').published is None


def test_the_publisher_is_no_author() -> None:
    """Where a paper names itself, the next field is asked."""
    head = '<meta property="og:site_name" content="Tin Mẫu"><meta name="author" content="Lý Mẫu">'
    node = {
        "@type": "NewsArticle",
        "headline": "B",
        "author": {"@type": "Person", "name": "TIN MẪU"},
        "publisher": {"@type": "Organization", "name": "Tin Mẫu"},
    }
    assert machine(head, node).author == "Lý Mẫu"
