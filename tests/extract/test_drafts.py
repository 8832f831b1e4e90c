"""One draft a model, with all its mentions."""

from __future__ import annotations

import time

import pytest

from danvan_nlp.extract.drafts import MOST_MODELS, Draft, make_drafts
from danvan_nlp.extract.found import Found
from danvan_nlp.extract.naming import Named
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.quotes import find_quotes
from danvan_nlp.records import Article, Quote, QuoteType


def _drafts(text: str) -> tuple[Draft, ...]:
    spans = find_quotes(text)
    quotes = tuple(Quote(span=s, type=QuoteType.MODEL) for s in spans)
    found = Found(Article(id="a", text=text, title=""), Parsed(text), quotes)
    return make_drafts(found, [Named(span=s, quoted=True, score=0.9) for s in spans])


def _names(text: str) -> list[list[str]]:
    return [[m.of(text) for m in draft.mentions] for draft in _drafts(text)]


CASES = {
    "one name twice": ("“Đường hoa” rồi “Đường hoa”", [["Đường hoa", "Đường hoa"]]),
    "two spellings": ("“Đường hoà” rồi “đường hòa”", [["Đường hoà", "đường hòa"]]),
    "head of one fuller": ("“Hũ gạo” rồi “Hũ gạo tình thương”", [["Hũ gạo", "Hũ gạo tình thương"]]),
    "head of two fuller": (
        "“Hũ gạo” rồi “Hũ gạo một” và “Hũ gạo hai”",
        [["Hũ gạo"] * 3, ["Hũ gạo một"], ["Hũ gạo hai"]],
    ),
    "one word proves nothing": ("“Hũ” rồi “Hũ gạo”", [["Hũ"], ["Hũ gạo"]]),
    "again without marks": (
        "“Đường hoa xanh”. Rồi ĐƯỜNG HOA XANH",
        [["Đường hoa xanh", "ĐƯỜNG HOA XANH"]],
    ),
    "not within a longer word": ("“đường hoa”. Rồi đường hoang", [["đường hoa"]]),
}


@pytest.mark.parametrize("name", CASES)
def test_names_are_gathered(name: str) -> None:
    """By their folded form; a repeat counts at word borders only."""
    text, wanted = CASES[name]
    assert _names(text) == wanted


def test_the_fullest_name_stands_for_the_model() -> None:
    """And keeps its place in the list of quotes."""
    text = "Các mô hình “Hũ gạo”, “Đường hoa”; sau là “Hũ gạo tình thương”."
    first, second = _drafts(text)
    assert first.span.of(text) == "Hũ gạo tình thương"
    assert (second.list_place, second.list_size) == (1, 2)


@pytest.mark.timing
def test_a_book_has_a_limited_number_of_models() -> None:
    """Those that it names first, at a cost that grows with its length."""
    taken = []
    for count in (100, 800):
        text = " ".join(f"mô hình “Đường hoa số {n}”." for n in range(count))
        start = time.process_time()
        drafts = _drafts(text)
        taken.append(time.process_time() - start)
    assert len(drafts) == MOST_MODELS
    assert drafts[-1].span.of(text) == f"Đường hoa số {MOST_MODELS - 1}"
    assert taken[1] < 16 * taken[0] + 0.05
