"""The flat table: a row a model."""

from __future__ import annotations

from typing import Any

from danvan_nlp.dataset.tables import COLUMNS, csv_cell, main_place, model_rows


def _place(level: str, key: str | None) -> dict[str, Any]:
    return {"level": level, "link": {"key": key}}


def test_a_row_tells_report_and_model(row: dict[str, Any]) -> None:
    """Nobody has to join it with anything."""
    (cells,) = model_rows(row)
    assert list(cells) == [column.name for column in COLUMNS]
    assert (cells["report_id"], cells["number"], cells["name"]) == ("bao-1", 1, "Vườn nhà em sạch")
    assert (cells["code_at_date"], cells["code_today"]) == ("02038", "02047")
    assert cells["made_with"] == "schema=1 package=0.0 classifiers=abc gazetteer=def"


def test_a_report_without_models_gives_no_row(row: dict[str, Any]) -> None:
    """The table is of models."""
    assert list(model_rows(row | {"models": []})) == []


def test_the_first_linked_commune_stands_for_the_model() -> None:
    """A thôn has no code and a district says less."""
    model = {"places": [_place("thôn", None), _place("huyện", "D"), _place("xã", "C")]}
    assert main_place(model) == _place("xã", "C")
    assert main_place({"places": [_place("thôn", None)]}) is None


def test_cells_of_csv_are_plain() -> None:
    """Lists joined, truth in small letters, the rest as it is."""
    assert [csv_cell(value) for value in (["a", "b"], True, 1, None)] == ["a; b", "true", 1, None]
