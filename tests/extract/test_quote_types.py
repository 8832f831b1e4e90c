"""Features of quotes, and the two readings that give their types."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.extract.buckets import bucket
from danvan_nlp.extract.linear import Linear
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.quote_features import quote_features
from danvan_nlp.extract.quote_lists import views
from danvan_nlp.extract.quote_types import TYPES, context_features, type_quotes
from danvan_nlp.extract.quotes import find_quotes
from danvan_nlp.records import QuoteType
from danvan_nlp.vietnamese.folding import fold

LABELS = tuple(str(kind) for kind in TYPES)


def one_hot(kind: QuoteType, weight: float = 6.0) -> tuple[float, ...]:
    return tuple(weight if other is kind else 0.0 for other in TYPES)


FLAT = (0.0,) * len(TYPES)
FIRST = Linear(
    labels=LABELS,
    bias=FLAT,
    weights={
        "cueclass=model": one_hot(QuoteType.MODEL),
        "cueclass=movement": one_hot(QuoteType.MOVEMENT),
    },
)
SECOND = Linear(
    labels=LABELS,
    bias=FLAT,
    weights={
        f"{name}:{kind}>=0.5": one_hot(kind, weight)
        for kind in TYPES
        for name, weight in (("self", 3.0), ("list", 2.0), ("same", 2.0))
    },
)


def rows(text: str) -> list[list[str]]:
    parsed = Parsed(text)
    return quote_features(parsed, views(parsed, find_quotes(text)))


def types(text: str) -> list[QuoteType]:
    return [q.type for q in type_quotes(Parsed(text), find_quotes(text), FIRST, SECOND)]


def test_the_noun_before_a_quote_is_its_cue() -> None:
    """With its class and how many tokens before it stands, the mark one of them."""
    (row,) = rows("Hội mở mô hình rất hay “Nụ cười công sở”.")
    assert {f"cue={fold('mô hình')}", "cueclass=model", "cueclass=model@3", "capital"} <= set(row)


def test_a_list_shares_the_noun_of_its_head() -> None:
    """The second quote knows its place and what stands before the first."""
    _, second = rows("Các mô hình “Đường hoa”, “Hũ gạo” lan rộng.")
    assert {"headclass=model", "list=2/1", f"head:left={fold('hình')}"} <= set(second)


def test_a_quote_within_a_quote_is_marked() -> None:
    """With its own cue."""
    _, inner = rows("Hội có “Xây dựng mô hình “chi hội tự quản””, nay")
    assert {"nested", f"nested:{fold('mô hình')}"} <= set(inner)


def test_what_is_silent_here_is_told_elsewhere() -> None:
    """The same words with a cue at another place."""
    first, second = rows("Mô hình “Đường hoa” ra mắt. Ai cũng khen “Đường hoa”.")
    assert f"elsewhere={fold('mô hình')}" in second
    assert "repeats=2" in first


def test_types_come_from_cues_lists_and_repeats() -> None:
    """The noun decides, and where there is none, the list or the same words elsewhere."""
    text = "Phong trào “Dân vận khéo” có mô hình “Đường hoa”, “Hũ gạo”. Ai cũng quý “Hũ gạo”."
    assert types(text)[:2] == [QuoteType.MOVEMENT, QuoteType.MODEL]


def test_the_mean_of_the_others_leaves_the_quote_itself_out() -> None:
    """A quote alone in its list and with its words has none."""
    parsed = Parsed("“A” và nhiều điều khác nữa ở đây “A”")
    quotes = views(parsed, find_quotes(parsed.text))
    certain, flat = [1.0, *[0.0] * 6], [1 / 7] * 7
    first, second = context_features(quotes, [certain, flat])
    assert f"same:{TYPES[0]}>=0.9" not in first
    assert f"same:{TYPES[0]}>=0.9" in second
    assert "list:none" in first


@given(st.text(alphabet='“”"mô hình a.,\n', max_size=80))
def test_every_quote_of_any_text_has_a_type(text: str) -> None:
    """One a span, in order, with a probability."""
    quotes = type_quotes(Parsed(text), find_quotes(text), FIRST, SECOND)
    assert [q.span for q in quotes] == list(find_quotes(text))
    assert all(0 < q.score <= 1 for q in quotes)


@pytest.mark.timing
def test_equal_quotes_cost_no_more_than_different_ones() -> None:
    """A thousand quotes with one key take about ten times as long as a hundred."""
    taken = []
    for count in (20, 250, 2000):
        text = "mô hình “Đường hoa” của xã. " * count
        start = time.process_time()
        assert len(types(text)) == count
        taken.append(time.process_time() - start)
    assert taken[2] < 16 * taken[1] + 0.05


def test_counts_become_steps() -> None:
    """Exact while small."""
    assert [bucket(n) for n in (0, 4, 5, 9, 20, 40, 41)] == [
        *("0", "4", "5-7", "8-12", "13-20", "21-40", "41+")
    ]
