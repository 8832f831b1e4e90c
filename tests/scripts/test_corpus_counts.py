"""The tables of the data card count what the reports hold."""

from __future__ import annotations

from typing import Any

import pytest

PLACES = [{"text": "xã Bản Khoang", "name": "Bản Khoang", "level": "xã"}]
MODEL = {
    "name": "Giỏ tre đi chợ",
    "quoted": True,
    "units": ["Hội Phụ nữ xã Bản Khoang"],
    "persons": [],
    "places": PLACES,
    "field": "van-hoa-xa-hoi",
    "subfield": "moi-truong",
    "field_stated": True,
}
FILES: dict[str, list[dict[str, Any]]] = {
    "a.jsonl": [
        {
            "province": "Lào Cai",
            "published": "2019-05-04",
            "quotes": [{"text": "Giỏ tre đi chợ", "type": "model"}],
            "models": [MODEL, {**MODEL, "quoted": False, "field_stated": False}],
        }
    ],
    "b.jsonl": [{"province": None, "published": None, "quotes": [], "models": []}],
}


@pytest.mark.parametrize(
    "line",
    [
        "| a.jsonl | 1 | 1 | 0 | 1 | 2 | 1 | 2 | 2 | 0 |",
        "| all | 2 | 1 | 1 | 1 | 2 | 1 | 2 | 2 | 0 |",
        "| b.jsonl | 0 | 0 | 0 | 0 | 0 | 0 | 0 |",
        "xã 2.",
        "2019 1, no date 1.",
        "Lào Cai 1, none given 1.",
    ],
    ids=["file", "sum", "types", "levels", "years", "provinces"],
)
def test_the_tables_hold_the_counts(corpus_counts: Any, line: str) -> None:
    """Each kind of count stands where it belongs."""
    assert line in corpus_counts.tables(FILES).split("\n")


def test_the_field_table_splits_by_subfield(corpus_counts: Any) -> None:
    """Models of a field, those whose field the report states, and the subfields."""
    (line,) = (
        line for line in corpus_counts.tables(FILES).split("\n") if line.startswith("| van-hoa")
    )
    assert line.startswith("| van-hoa-xa-hoi | 2 | 1 | ")
    assert "moi-truong 2" in line


def test_only_what_stands_between_the_marks_is_replaced(corpus_counts: Any) -> None:
    """The rest of the card stays, and writing twice changes nothing."""
    card = f"before\n{corpus_counts.BEGIN}\nold\n{corpus_counts.END}\nafter\n"
    once = corpus_counts.put(card, "new")
    assert once == f"before\n{corpus_counts.BEGIN}\nnew\n{corpus_counts.END}\nafter\n"
    assert corpus_counts.put(once, "new") == once


def test_the_card_has_its_marks(corpus_counts: Any) -> None:
    """So that its tables can be written anew after a change of the gold."""
    card = corpus_counts.CARD.read_text(encoding="utf-8")
    assert card.count(corpus_counts.BEGIN) == card.count(corpus_counts.END) == 1
