"""Which found model stands for which gold one."""

from __future__ import annotations

from typing import Any

import pytest

from danvan_nlp.evaluate.pairing import agreeing, nearly_agreeing, overlap, pair, parts_of


def _model(name: str, *units: str, places: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "name": name,
        "units": list(units),
        "places": [{"name": place, "level": "xã"} for place in places],
    }


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ngõ xóm bình yên", "ngõ xóm bình yên", 1.0),
        ("ngõ xóm bình yên", "ngõ xóm bình yên trên", 8 / 9),
        ("sạch sạch", "sạch", 2 / 3),
        ("a", "b", 0.0),
        ("", "", 0.0),
    ],
)
def test_overlap_is_the_f1_of_words(one: str, other: str, expected: float) -> None:
    """Repeats count, order does not."""
    assert overlap(one, other) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        (["Hoà giải"], ["“hòa giải”"], {0: 0}),
        (["Ngõ xóm bình yên"], ["Ngõ xóm bình yên trên"], {0: 0}),
        (["Ngõ xóm"], ["Ngõ phố"], {}),
        (["Vườn sạch nhà đẹp em"], ["Vườn sạch nhà đẹp", "Vườn sạch nhà đẹp em"], {0: 1}),
        (["A b", "A b"], ["a b"], {0: 0}),
    ],
    ids=["spelling", "near", "far", "equal first", "one to one"],
)
def test_models_pair_by_name(gold: list[str], found: list[str], expected: dict[int, int]) -> None:
    """Equal names before near ones, each side used once."""
    assert expected == pair([*map(_model, gold)], [*map(_model, found)])


def test_twins_pair_by_unit_and_place() -> None:
    """One name at two communes: the parts tell which is which."""
    gold = [_model("Ruộng", "xã A", places=("A",)), _model("Ruộng", "xã B", places=("B",))]
    found = [_model("Ruộng", "xã B"), _model("Ruộng", places=("A",))]
    assert pair(gold, found) == {0: 1, 1: 0}


def test_parts_are_without_repeats() -> None:
    """A place named by two units counts once; only the commune level counts as commune."""
    model = _model("a", "xã A", "xã A", places=("A", "A"))
    model["places"].append({"name": "C", "level": "thôn"})
    assert parts_of(model) == {
        "unit": ["xã A"], "commune": ["A"], "place": ["A", "C"], "person": [],
    }  # fmt: skip


def test_strings_agree_folded() -> None:
    """Case and tone placement make no difference."""
    assert agreeing(["Hội Hoà Bình", "x"], ["hội hòa bình", "y"]) == 1


def test_strings_nearly_agree_once_each() -> None:
    """A found string is used up."""
    gold = ["Hội Nông dân xã Quảng Bạch"] * 2
    assert nearly_agreeing(gold, ["Hội Nông dân xã Quảng Bạch mới"]) == 1
