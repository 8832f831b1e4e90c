"""Marks stand at their characters, nested or overlapping, and the text stays the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from danvan_nlp.records import Span
from danvan_nlp.view.highlight import Mark, MarkKind, highlighted, paragraphs

TEXT = "Hội Nông dân xã Quảng Bạch lập “Vườn sạch”"


def _mark(start: int, end: int, kind: MarkKind = MarkKind.UNIT, number: int = 0) -> Mark:
    numbers = (number,) if number else ()
    return Mark(span=Span(start, end), kind=kind, about="<&>", numbers=numbers)


def _sorted(marks: list[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))


def _tree(text: str, marks: list[Mark]) -> html.HtmlElement:
    pieces = "".join(f"<p>{piece}</p>" for piece in highlighted(text, _sorted(marks)))
    return html.fragment_fromstring(f"<div>{pieces}</div>")


def test_a_place_within_a_unit_nests() -> None:
    """The inner mark is an element of the outer one."""
    tree = _tree(TEXT, [_mark(0, 26), _mark(13, 26, MarkKind.PLACE)])
    (inner,) = tree.xpath("//mark[@class='unit']/mark[@class='place']")
    assert inner.text_content() == "xã Quảng Bạch"
    assert inner.get("id") == "place-13-26"


def test_overlapping_marks_are_cut_and_go_on() -> None:
    """Both cover their own characters; the id stands once."""
    tree = _tree(TEXT, [_mark(0, 15), _mark(13, 26, MarkKind.PLACE)])
    place = tree.xpath("//mark[contains(concat(' ', @class, ' '), ' place ')]")
    assert [piece.text_content() for piece in place] == [TEXT[13:15], TEXT[15:26]]
    assert [piece.get("class") for piece in place] == ["place", "place cont"]
    assert [piece.get("id") for piece in place] == ["place-13-26", None]


def test_a_mark_may_cross_paragraphs() -> None:
    """It is closed with the one and opened again in the other."""
    tree = _tree("Một hai\n\nba bốn", [_mark(4, 11, MarkKind.QUOTE)])
    assert [mark.text_content() for mark in tree.xpath("//mark")] == ["hai", "ba"]


def test_a_model_refers_to_its_card() -> None:
    """By a link without text, so that the article's text stays as it was."""
    tree = _tree(TEXT, [_mark(32, 41, MarkKind.MODEL, 3)])
    (link,) = tree.xpath("//a[@class='ref']")
    assert (link.get("href"), link.get("data-n")) == ("#mo-hinh-3", "3")
    assert tree.text_content() == TEXT


_LETTERS = st.text(st.sampled_from("aăđ <&>\"'\n“”\u0301"), max_size=60)
_PAIRS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(MarkKind)), max_size=12
)


@given(_LETTERS, _PAIRS)
def test_any_marks_slice_to_their_text(text: str, pairs: list[tuple[int, int, MarkKind]]) -> None:
    """The pieces of a mark, put together, are its stretch of the text without blank lines."""
    marks = {
        (kind, a, b): _mark(a, b, kind) for a, b, kind in pairs if a < b <= len(text)
    }  # fmt: skip
    tree = _tree(text, list(marks.values()))
    spans = paragraphs(text)
    assert tree.text_content() == "".join(span.of(text) for span in spans)
    inside = {position for span in spans for position in range(span.start, span.end)}
    for (kind, start, end), mark in marks.items():
        own = "".join(text[i] for i in range(start, end) if i in inside)
        first = tree.xpath(f"//mark[@id='{mark.anchor}']")
        assert bool(first) == bool(own)
        same = [m for m in marks.values() if m.kind is kind]
        if len(same) == 1:
            pieces = tree.xpath(f"//mark[contains(concat(' ', @class, ' '), ' {kind.value} ')]")
            assert "".join(piece.text_content() for piece in pieces) == own


def test_thousands_of_marks_on_one_stretch_are_bounded() -> None:
    """A foreign dataset cannot make a page grow without limit."""
    text = "a" * 4000
    pieces = highlighted(text, [_mark(0, 4000 - n) for n in range(3000)])
    assert len(pieces[0]) < 40 * len(text)
