"""Fault 58c: a 50-page run killed at its write calls and restarted."""

import json
import subprocess
import sys
from pathlib import Path


def _killed(*options: str) -> dict[str, object]:
    program = Path(__file__).parent / "killing.py"
    done = subprocess.run(
        [sys.executable, str(program), *options], capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_a_killed_run_ends_like_an_undisturbed_one() -> None:
    """The archive verifies and holds each page exactly once, the state knows the same versions.

    Every 23rd moment here; `bench/crawl.py` takes all of them.
    """
    found = _killed("--every", "23")
    assert found["pages"] == 50
    assert int(str(found["tried"])) >= 15
    assert found["failures"] == []


def test_the_dataset_of_a_killed_run_is_the_same_byte_for_byte() -> None:
    """Extracted from the mended archive, it equals the one of an undisturbed run."""
    found = _killed("--every", "150", "--first", "70", "--dataset")
    assert int(str(found["tried"])) >= 3
    assert found["failures"] == []


def test_a_killed_run_whose_state_is_lost_ends_the_same() -> None:
    """Whole records that had no row yet are known again too, so nothing is fetched twice."""
    found = _killed("--every", "53", "--lose")
    assert int(str(found["tried"])) >= 6
    assert found["failures"] == []
