"""Exit codes and what is said at the end of a run."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from danvan_nlp.cli.manners import Exit, code_of, complain, tell
from danvan_nlp.pipeline import Job, Stage, Summary


@pytest.mark.parametrize(
    ("reports", "rejects", "expected"),
    [(2, 0, Exit.OK), (2, 1, Exit.PARTIAL), (0, 1, Exit.NOTHING), (0, 0, Exit.NOTHING)],
)
def test_the_exit_code_tells_how_it_went(reports: int, rejects: int, expected: Exit) -> None:
    """A script need not read the counts."""
    summary = Summary(reports=reports, rejects=Counter(no_text=rejects))
    assert code_of(summary) == expected


def test_a_complaint_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever the message holds."""
    complain("bad\nfile\t here")
    assert capsys.readouterr().err == "danvan: bad file here\n"


def test_counts_add_up_and_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Reasons by number; articles are called articles."""
    summary = Summary(reports=1, rejects=Counter(bad_json=1, no_text=2))
    tell(Job(inputs=(), stage=Stage.ARTICLE, rejects=Path("r.jsonl")), summary)
    expected = "4 documents = 1 article + 3 rejects (no_text 2, bad_json 1)\nrejects: r.jsonl\n"
    assert capsys.readouterr().err == expected


def test_a_terminated_run_leaves_nothing(tmp_path: Path) -> None:
    """Neither an output nor its temporary file."""
    (tmp_path / "in.jsonl").write_text('{"text": "Xã Quảng Bạch làm đường."}\n' * 3, "utf-8")
    code = (
        "import os, signal; from danvan_nlp import cli; from danvan_nlp.pipeline import workers;"
        "workers.Work.one = lambda *_: os.kill(os.getpid(), signal.SIGTERM);"
        "cli.main()"
    )
    arguments = ["article", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl")]
    run = subprocess.run([sys.executable, "-c", code, *arguments], check=False)
    assert run.returncode == 128 + signal.SIGTERM
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]
