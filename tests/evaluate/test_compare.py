"""Every difference is listed, each where it is."""

from __future__ import annotations

import pytest

from danvan_nlp.evaluate import Comparison


def _lines(comparison: Comparison) -> list[str]:
    return [str(difference) for difference in comparison.differences]


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (0, "g1: name: gold 'Ngõ xóm bình yên', found 'Ngõ xóm bình yên trên'"),
        (0, "g1: not a model: gold –, found gần dân, sát dân"),
        (0, "g1: quote type of 'gần dân, sát dân': gold slogan, found model"),
        (2, "g3: name: gold 'Nụ cười một cửa hôm nay', found 'Nụ cười một cửa'"),
        (0, "g1: subfield of 'Ngõ xóm bình yên': gold an-ninh-trat-tu, found quoc-phong"),
        (1, "g2: not a quote of 'other': gold –, found lạ"),
        (2, "g3: missed model: gold Tiếng loa sáng sớm, found –"),
        (2, "g3: missed quote of 'mechanism': gold một cửa, found –"),
        (5, "g6: missed model: gold Góc học tập, found –"),
    ],
)
def test_a_difference_is_listed(comparisons: list[Comparison], report: int, line: str) -> None:
    """In a line that tells report, kind, model and both sides."""
    assert line in _lines(comparisons[report])


def test_what_is_right_is_not_listed(comparisons: list[Comparison]) -> None:
    """g5 is right in all that it says; it says nothing of quotes."""
    assert _lines(comparisons[4]) == []


def test_missing_quotes_are_not_scored(comparisons: list[Comparison]) -> None:
    """A prediction without `quotes` makes no claim about them."""
    assert not [name for name in comparisons[4].counts if name.startswith("quote ")]
