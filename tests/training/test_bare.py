"""Reports with the marks of their models left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.extract.found import Found
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.places import find_places
from danvan_nlp.extract.quotes import find_quotes
from danvan_nlp.extract.units import find_units
from danvan_nlp.records import Article, Quote, QuoteType
from danvan_nlp.training.bare import in_halves, without_marks
from danvan_nlp.vietnamese.folding import fold

TEXT = (
    "Hội LHPN xã Quảng Bạch có mô hình “ Đường hoa phụ nữ” tại thôn Bản Duồn; ''Ngõ sạch”, "
    "theo phương châm “dân biết, dân bàn”, ở xã Tân Lập."
)


def _found(text: str, names: set[str]) -> Found:
    quotes = tuple(
        Quote(span=s, type=QuoteType.MODEL if fold(s.of(text)) in names else QuoteType.SLOGAN)
        for s in find_quotes(text)
    )
    places = find_places(text)
    units = find_units(text, places)
    return Found(Article(id="a", text=text, title=""), Parsed(text), quotes, places, units)


def test_only_the_marks_of_models_go() -> None:
    """Doubled ones and the space inside, too; a motto keeps its own."""
    names = {fold("Đường hoa phụ nữ"), fold("Ngõ sạch")}
    bare, spans = without_marks(_found(TEXT, names), names)
    assert (
        "mô hình Đường hoa phụ nữ tại" in bare.text or "mô hình đường hoa phụ nữ tại" in bare.text
    )
    assert "“dân biết, dân bàn”" in bare.text
    assert {fold(span.of(bare.text)) for span in spans} == names
    assert [fold(q.span.of(bare.text)) for q in bare.quotes] == [fold("dân biết, dân bàn")]


def test_halves_share_all_names() -> None:
    """Each name is in one of them, and none is empty."""
    one, two = in_halves(["Đường hoa", "Ngõ sạch", "Hũ gạo", "Tiếng kẻng", "Nuôi bò rẽ"])
    assert one | two == {
        fold(n) for n in ("Đường hoa", "Ngõ sạch", "Hũ gạo", "Tiếng kẻng", "Nuôi bò rẽ")
    }
    assert not one & two
    assert in_halves([]) == ()


def test_what_was_found_moves_along() -> None:
    """Each place and unit still reads as before."""
    names = {fold("Đường hoa phụ nữ")}
    found = _found(TEXT, names)
    bare, _ = without_marks(found, names)
    assert [p.span.of(bare.text) for p in bare.places] == [p.span.of(TEXT) for p in found.places]
    assert [u.span.of(bare.text) for u in bare.units] == [u.span.of(TEXT) for u in found.units]


@given(st.text(alphabet="aĐ “”\"'‘’\n.", max_size=40))
def test_any_text_keeps_all_but_marks_and_spaces(text: str) -> None:
    """No letter is lost, whatever the marks."""
    names = {fold(span.of(text)) for span in find_quotes(text)}
    bare, spans = without_marks(_found(text, names), names)
    assert [c for c in bare.text.lower() if c.isalnum()] == [c for c in text.lower() if c.isalnum()]
    assert all(0 <= span.start < span.end <= len(bare.text) for span in spans)
