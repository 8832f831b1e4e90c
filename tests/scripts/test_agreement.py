"""Kappa is what its definition says, over what both annotations have."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.0),
        ([("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15, 0.4),
        ([("a", "a")], 1.0),
        ([], 1.0),
    ],
    ids=["equal", "crossed", "chance", "a known table", "one label", "none"],
)
def test_kappa(agreement: Any, pairs: list[tuple[str, str]], expected: float) -> None:
    """Agreement beyond that of chance, as a share of what chance leaves."""
    assert agreement.kappa(pairs) == pytest.approx(expected)


def _report(kind: str, *names: str) -> dict[str, Any]:
    quotes = [{"text": name, "type": kind} for name in names]
    labels = {"units": [], "places": [], "field": "kinh-te", "field_stated": False}
    return {
        "quotes": quotes,
        "models": [{"name": name, "subfield": "ha-tang", **labels} for name in names],
    }


def test_only_what_both_have_is_compared(agreement: Any) -> None:
    """A quote or a model of one annotation alone has no label to compare with."""
    found = list(
        agreement.label_pairs(
            _report("model", "Ngõ sáng", "Bếp chung", "Giếng làng"),
            _report("campaign", "Ngõ sáng", "Giếng làng"),
        )
    )
    assert found.count(("quote type", ("model", "campaign"))) == 2
    assert found.count(("subfield", ("ha-tang", "ha-tang"))) == 2
    assert len(found) == 8


def test_the_figures_of_the_data_card(agreement: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """The card of the corpora gives the kappas that the command gives."""
    folder = ROOT / "corpora" / "agreement"
    assert agreement.main([str(folder / "first.jsonl"), str(folder / "second.jsonl")]) == 0
    figures = re.findall(r"^(\S.*?)  .*kappa (\S+)$", capsys.readouterr().out, re.MULTILINE)
    card = (ROOT / "corpora" / "README.md").read_text(encoding="utf-8")
    stated = re.findall(r"^\| ([a-z ]+) \| \d+ \| \d\.\d{3} \| (\d\.\d{3}) \|$", card, re.MULTILINE)
    assert figures == stated


@pytest.mark.parametrize("arguments", [[], ["none.jsonl", "none.jsonl"]], ids=["none", "missing"])
def test_other_arguments_are_refused(
    agreement: Any, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing to compare is told on the error stream."""
    assert agreement.main(arguments) == 2
    assert capsys.readouterr().err
