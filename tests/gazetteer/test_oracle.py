"""Our heirs against an independent list of the merger of July 2025, where it is installed."""

from __future__ import annotations

import pytest

from danvan_nlp.gazetteer import path, today, versions

oracle = pytest.importorskip("vietnamadminunits")

SAMPLE = 97  # every 97th commune: a hundred in all, spread over the country


def test_the_converter_names_the_same_primary_commune() -> None:
    """At least 98 in 100 communes that went whole into one go to the same code in both."""
    old = [unit for unit in versions() if unit.level == "C" and unit.valid_on("2025-06-30")]
    whole = [unit for unit in old if len(today(unit)) == 1][::SAMPLE]
    same = 0
    for unit in whole:
        address = ", ".join(one.title for one in path(unit, "2025-06-30"))
        same += oracle.convert_address(address).ward_code == today(unit)[0].unit.code
    assert same / len(whole) >= 0.98
