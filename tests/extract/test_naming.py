"""Which stretches become models' names."""

from __future__ import annotations

from itertools import pairwise

from danvan_nlp.extract.found import Found
from danvan_nlp.extract.linear import Linear
from danvan_nlp.extract.naming import all_names, name_quotes
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.quotes import find_quotes
from danvan_nlp.extract.weights import Weights
from danvan_nlp.records import Article, Quote, QuoteType

YES = Linear(labels=("no", "yes"), bias=(5.0,), weights={})
AT_TAI = Linear(labels=("no", "yes"), bias=(-5.0,), weights={"k=at": (9.0,)})
WEIGHTS = Weights(
    {"name_start": YES, "name_second": YES, "name_end": AT_TAI}, {"quote": 0.5, "name": 0.5}
)


def _found(text: str, kind: QuoteType = QuoteType.MODEL, score: float = 0.9) -> Found:
    quotes = tuple(Quote(span=s, type=kind, score=score) for s in find_quotes(text))
    return Found(Article(id="a", text=text, title=""), Parsed(text), quotes)


def _names(text: str) -> list[str]:
    found = _found(text)
    return [item.span.of(text) for item in all_names(found, WEIGHTS)]


def test_the_outer_of_two_nested_quotes_is_the_name() -> None:
    """The inner one is not a model of its own."""
    text = "Hội có “Xây dựng mô hình “chi hội tự quản””, nay lan rộng"
    named = name_quotes(_found(text), 0.5)
    assert [item.span.of(text) for item in named] == ["Xây dựng mô hình “chi hội tự quản”"]


def test_a_quote_counts_by_type_and_score() -> None:
    """Movements and doubtful quotes name no model."""
    text = "Phong trào “Dân vận khéo” lan rộng"
    assert name_quotes(_found(text, QuoteType.MOVEMENT), 0.5) == []
    assert name_quotes(_found(text, score=0.4), 0.5) == []


def test_the_likeliest_end_is_taken() -> None:
    """Here the one before "tại"."""
    assert "nuôi bò rẽ" in _names("Nay mở mô hình nuôi bò rẽ tại thôn Bản Duồn.")


def test_no_two_names_overlap() -> None:
    """A quoted name wins over an unquoted one; of two unquoted ones the likelier stays."""
    text = "Xã có mô hình câu lạc bộ nông dân “Làm giàu”, tổ tự quản và câu lạc bộ đọc sách tại xã."
    spans = sorted(item.span for item in all_names(_found(text), WEIGHTS))
    assert "Làm giàu" in _names(text)
    assert not any(one.overlaps(two) for one, two in pairwise(spans))
