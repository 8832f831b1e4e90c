"""The program's manners: help with examples, one line for a mistake, speed."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
import typer
from typer.main import get_command

from danvan_nlp.cli import invoke
from danvan_nlp.cli.app import app
from danvan_nlp.version import VERSION

Call = Callable[..., Any]
VERBS = sorted(get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_shows_an_example(call: Call, verb: str) -> None:
    """In its own help."""
    called = call(verb, "--help")
    assert called.code == 0
    assert f"  danvan {verb} " in called.out


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_help_lists_the_verbs(call: Call, arguments: list[str]) -> None:
    """A call without arguments is a call for help."""
    called = call(*arguments)
    assert called.code == 0
    assert all(f"\n  {verb} " in called.out for verb in VERBS)


def test_the_version_is_told(call: Call) -> None:
    """One line, for reports of faults."""
    assert call("--version").out == f"danvan {VERSION}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nope"],
        ["extract"],
        ["extract", "--nope"],
        ["extract", "nowhere.txt"],
        ["extract", "nowhere.txt", "--jobs", "0"],
        ["extract", "nowhere.txt", "--jobs", "many"],
        ["extract", "nowhere.txt", "-o", "out.xlsx"],
        ["extract", "nowhere.txt", "--published", "yesterday"],
        ["evaluate"],
        ["evaluate", "nowhere.jsonl"],
        ["train", "--corpora", "nowhere"],
    ],
    ids=" ".join,
)
def test_a_mistake_is_one_line_and_exit_2(call: Call, arguments: list[str]) -> None:
    """It says what to change, without a traceback."""
    called = call(*arguments)
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith("danvan: ")
    assert called.err.count("\n") == 1


def test_typer_s_errors_are_where_they_are_looked_for() -> None:
    """Typer moved its copy of click before."""
    names = [base.__name__ for base in typer.BadParameter.__mro__[1:3]]
    assert names == ["UsageError", "ClickException"]


def test_an_interrupt_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the exit code that shells expect."""

    def interrupted(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("danvan_nlp.cli._call", interrupted)
    assert invoke(["extract"]) == 130


def _seconds(*arguments: str) -> float:
    """The processor time of a run, least of three: what it costs, however busy the machine is."""
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


@pytest.mark.parametrize(
    "code",
    [
        "import danvan_nlp",
        "from danvan_nlp.cli import invoke; invoke(['--help'])",
        "from danvan_nlp.cli import invoke; invoke(['extract', '--help'])",
    ],
    ids=["import", "help", "help of extract"],
)
def test_start_is_quick(code: str) -> None:
    """Heavy imports come when they are used: under 0.3 s."""
    assert _seconds("-c", code) < 0.3


def test_help_imports_nothing_heavy() -> None:
    """The reason for the speed, which no busy machine can hide."""
    code = (
        "import sys; from danvan_nlp.cli import invoke; invoke(['extract', '--help']);"
        "heavy = {'spacy', 'sklearn', 'numpy', 'pyarrow', 'lxml', 'bs4', 'trafilatura',"
        " 'underthesea', 'requests', 'rich', 'fastwarc'};"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    run = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert (run.returncode, run.stderr) == (0, b"")
