"""`danvan evaluate` from the outside."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
GOLDEN = Path(__file__).parents[1] / "evaluate/golden"


def test_a_table_has_every_figure(call: Call) -> None:
    """With its interval, precision and recall."""
    called = call("evaluate", GOLDEN / "gold.jsonl", GOLDEN / "found.jsonl")
    assert called.code == 0
    assert called.out.startswith("all reports: 6 reports, 10 gold models\n")
    line = next(line for line in called.out.splitlines() if " model strict " in line)
    assert line.split()[3:4] == ["0.600"]
    assert "1 of 6 gold reports are not in PREDICTED and count as missed" in called.err


def test_json_has_the_golden_figures(call: Call) -> None:
    """For programs."""
    called = call("evaluate", GOLDEN / "gold.jsonl", GOLDEN / "found.jsonl", "--json")
    found = json.loads(called.out)["figures"]
    expected = json.loads((GOLDEN / "figures.json").read_text(encoding="utf-8"))
    assert found["unit"]["value"] == expected["unit"]["f1"]
    assert found["whole record"]["value"] == expected["whole record"]


def test_figures_are_broken_down(call: Call) -> None:
    """By province and by source."""
    arguments = ("--by", "province", "--by", "source", "--json")
    called = call("evaluate", GOLDEN / "gold.jsonl", GOLDEN / "found.jsonl", *arguments)
    groups = json.loads(called.out)["by"]
    assert list(groups) == ["province", "source"]
    assert groups["province"]["An Giang"]["documents"] == 3
    called = call("evaluate", GOLDEN / "gold.jsonl", GOLDEN / "found.jsonl", "--by", "source")
    assert "source bao-a.example: 2 reports, 5 gold models" in called.out


def test_differences_are_listed(call: Call) -> None:
    """As lines, or as objects."""
    files = (GOLDEN / "gold.jsonl", GOLDEN / "found.jsonl")
    called = call("evaluate", *files, "--errors")
    assert "g6: missed model: gold Góc học tập, found –\n" in called.out
    listed = json.loads(call("evaluate", *files, "--errors", "--json").out)["differences"]
    assert {
        "id": "g6",
        "kind": "missed model",
        "about": "",
        "gold": "Góc học tập",
        "found": None,
    } in listed


def test_predictions_come_by_standard_input(call: Call) -> None:
    """`danvan extract … | danvan evaluate gold.jsonl -`."""
    called = call(
        "evaluate", GOLDEN / "gold.jsonl", "-", "--json", stdin=(GOLDEN / "gold.jsonl").read_bytes()
    )
    assert json.loads(called.out)["figures"]["whole record"]["value"] == 1.0


@pytest.mark.usefixtures("stand_in")
def test_without_predictions_texts_are_extracted(call: Call, tmp_path: Path) -> None:
    """The stand-in finds the title, which is the gold model here."""
    row = {
        "id": "x", "title": "Vườn sạch", "text": "Vườn sạch\n\nXã Quảng Bạch làm đường.",
        "models": [{"name": "Vườn sạch", "quoted": False, "units": [], "persons": [],
                    "places": [], "field": "kinh-te", "subfield": "san-xuat"}],
    }  # fmt: skip
    (tmp_path / "gold.jsonl").write_text(json.dumps(row), encoding="utf-8")
    called = call("evaluate", tmp_path / "gold.jsonl", "--json")
    assert json.loads(called.out)["figures"]["model strict"]["value"] == 1.0


def test_a_broken_gold_file_is_one_line(call: Call, tmp_path: Path) -> None:
    """With file and line; exit code 2."""
    (tmp_path / "gold.jsonl").write_text("{broken", encoding="utf-8")
    called = call("evaluate", tmp_path / "gold.jsonl")
    assert (called.code, called.err.count("\n")) == (2, 1)
    assert "gold.jsonl:1: not JSON" in called.err
