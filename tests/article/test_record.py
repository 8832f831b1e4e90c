"""Records keep what they say: ids, dates, and a text that starts with its title to the letter."""

from __future__ import annotations

import json

import pytest

from danvan_nlp.article import article_from_document, article_from_record
from danvan_nlp.errors import DocumentError
from danvan_nlp.records import Document, Page
from danvan_nlp.resources import resource

HTML = (
    "<h1>Vườn sạch ở Quảng Bạch</h1><p>Hội Nông dân xã Quảng Bạch xây dựng mô hình “Vườn sạch”"
    " tại ba thôn của xã.</p>"
)
GOLD = [
    json.loads(line)
    for path in sorted(resource("corpora/gold").glob("shared_*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


def test_every_annotated_report_survives_to_the_letter() -> None:
    """Furniture that annotators left in the middle of a text stays where offsets expect it."""
    assert len(GOLD) > 150
    changed = [
        row["id"]
        for row in GOLD
        if (article := article_from_record(row)).text != row["text"]
        or (article.id, article.title, article.published)
        != (row["id"], row["title"], row["published"])
    ]
    assert changed == []


def test_a_text_without_its_title_is_cleaned() -> None:
    """Nobody vouches for it, so it is read like a file."""
    article = article_from_record({"text": "A- A A+\n\nTiêu đề bài\n\nHai  khoảng trắng."})
    assert article.text == "Tiêu đề bài\n\nHai khoảng trắng."


def test_a_page_in_a_record_is_read_as_one() -> None:
    """With the record's own metadata before the page's."""
    record = {"html": HTML, "id": 17, "published": "2022-05-01", "province": "Bắc Kạn"}
    article = article_from_record(record)
    assert article.title == "Vườn sạch ở Quảng Bạch"
    assert (article.id, article.published, article.province) == ("17", "2022-05-01", "Bắc Kạn")
    assert article.found["published"] == "given"


@pytest.mark.parametrize("record", [{}, {"text": "  "}, {"text": None, "html": 3}])
def test_a_record_without_text_is_refused(record: dict[str, object]) -> None:
    """There is nothing to read in it."""
    with pytest.raises(DocumentError) as caught:
        article_from_record(record)
    assert caught.value.reason == "no_text"


def test_a_date_that_is_none_is_not_kept() -> None:
    """A missing date stays missing."""
    assert article_from_record({"text": "Tiêu đề bài", "published": "mới đây"}).published is None


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(Document(origin="a.txt", id="a", text=b"Ti\xc3\xaau"), id="text"),
        pytest.param(Document(origin="a.jsonl:1", id="a", record={"text": "Tiêu"}), id="record"),
        pytest.param(
            Document(
                origin="a.warc:0",
                id="a",
                page=Page(
                    url="https://xa.example/1",
                    body=HTML.encode(),
                    headers={"Content-Type": "text/html"},
                ),
            ),
            id="page",
        ),
    ],
)
def test_every_kind_of_input_has_one_door(document: Document) -> None:
    """The document's id is the article's."""
    assert article_from_document(document).id == "a"


def test_the_address_gives_the_id_and_the_source() -> None:
    """Twins of one address are one article."""
    first = article_from_record({"text": "Tiêu đề", "url": "https://www.xa.example/tin-1.html"})
    second = article_from_record(
        {"text": "Khác", "url": "http://m.xa.example/tin-1.html?utm_source=zalo"}
    )
    assert first.id == second.id
    assert len(first.id) == 16
    assert first.source == "xa.example"
