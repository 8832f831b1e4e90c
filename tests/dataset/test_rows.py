"""A report's JSON object: the gold schema, with spans that slice to its strings."""

from __future__ import annotations

from typing import Any

from danvan_nlp.dataset import article_row, reject_row, report_row
from danvan_nlp.records import Article, Reject, Report

GOLD_KEYS = [
    "id", "url", "source", "province", "district", "published", "title", "text", "quotes", "models",
]  # fmt: skip


def test_the_keys_are_those_of_the_gold_schema(report: Report) -> None:
    """In its order, so that a line reads like a gold line."""
    row = report_row(report)
    assert list(row) == GOLD_KEYS
    assert list(row["models"][0])[:8] == [
        "name", "quoted", "units", "persons", "places", "field", "subfield", "field_stated",
    ]  # fmt: skip


def test_strings_are_plain(report: Report) -> None:
    """A reader of gold files reads a report line without change."""
    (model,) = report_row(report)["models"]
    assert model["name"] == "Vườn nhà em sạch"
    assert model["units"] == ["Hội Nông dân xã Quảng Bạch"]
    assert model["field"] == "van-hoa-xa-hoi"
    place, person = model["places"][0], model["persons"][0]
    assert (place["text"], place["name"], place["level"]) == ("xã Quảng Bạch", "Quảng Bạch", "xã")
    assert (person["name"], person["title"]) == ("Lê Văn Mẫu", "chi hội trưởng")


def _pairs(row: dict[str, Any]) -> list[tuple[str, list[int]]]:
    (model,) = row["models"]
    person, place = model["persons"][0], model["places"][0]
    return [
        *((quote["text"], quote["span"]) for quote in row["quotes"]),
        (model["name"], model["name_span"]),
        *zip(model["units"], model["unit_spans"], strict=True),
        (person["name"], person["span"]),
        (person["title"], person["title_span"]),
        (place["text"], place["span"]),
    ]


def test_every_string_equals_its_span(report: Report) -> None:
    """Offsets are code points of the text, end exclusive."""
    row = report_row(report)
    for string, (start, end) in _pairs(row):
        assert string == row["text"][start:end]


def test_a_link_tells_then_and_today(report: Report) -> None:
    """Codes at the article's date and after the mergers, side by side."""
    link = report_row(report)["models"][0]["places"][0]["link"]
    assert (link["code"], link["today"][0]["code"]) == ("02038", "02047")
    assert link["today"][0]["extent"] == "all"
    assert (link["score"], link["reason"], link["candidates"]) == (0.9877, None, [])


def test_an_article_row_tells_how_each_part_was_found() -> None:
    """Title by markup, date by meta element, and so on."""
    article = Article(id="1", text="a", title="a", captions=("Ảnh",), found={"title": "h1"})
    row = article_row(article)
    assert (row["captions"], row["found"]) == (["Ảnh"], {"title": "h1"})


def test_a_reject_row_tells_stage_and_reason() -> None:
    """What is needed to find and count it."""
    row = reject_row(Reject(id="a:1", stage="archive", reason="bad_json", detail="line 1"))
    assert row == {
        "id": "a:1", "url": None, "stage": "archive", "reason": "bad_json", "detail": "line 1",
    }  # fmt: skip
