"""docs/faults.md: every fault has a row, every row a test that exists."""

import re
from pathlib import Path

import pytest

from danvan_nlp.crawl import Outcome
from danvan_nlp.simulator import Fault

ROOT = Path(__file__).parents[2]
NUMBERS = [*map(str, range(1, 58)), *(f"58{letter}" for letter in "abcdefg")]
_ROW = re.compile(r"^\| (\d+[a-g]?) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def _rows() -> list[tuple[str, str, str, str]]:
    return _ROW.findall((ROOT / "docs/faults.md").read_text(encoding="utf-8"))


def test_all_sixty_four_faults_have_a_row() -> None:
    """Each number once, in order."""
    assert [row[0] for row in _rows()] == NUMBERS
    assert len(NUMBERS) == 64


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_the_tests_of_a_fault_exist(row: tuple[str, str, str, str]) -> None:
    """Each name is a test function of the file that it is said to be in."""
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row[3])
    assert named
    for path, name in named:
        assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8")


def test_outcomes_that_are_named_exist() -> None:
    """A word in code type that looks like an outcome is one."""
    known = {outcome.value for outcome in Outcome} | {"noindex", "redirect", "revisit", "gzip"}
    known |= {"identity"}
    named = {word for row in _rows() for word in re.findall(r"`([a-z_0-9]+)`", row[2])}
    assert named <= known


def test_every_switch_of_the_simulator_is_played_by_a_test() -> None:
    """No switch is there for nothing."""
    tests = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("crawl", "pipeline", "simulator")
        for path in (ROOT / "tests" / folder).glob("test_*.py")
    )
    assert [fault.name for fault in Fault if f"Fault.{fault.name}" not in tests] == []
