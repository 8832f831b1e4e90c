"""Fault 58c: a 50-page run killed at its write calls and restarted."""

import json
import subprocess
import sys
from pathlib import Path


def test_a_killed_run_ends_like_an_undisturbed_one() -> None:
    """The archive verifies and holds each page exactly once, the state knows the same versions.

    Every 23rd moment here; `bench/crawl.py` takes all of them.
    """
    program = Path(__file__).parent / "killing.py"
    done = subprocess.run(
        [sys.executable, str(program), "--every", "23"], capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    assert found["pages"] == 50
    assert found["tried"] >= 15
    assert found["failures"] == []
