"""The README is run: its main job, its examples, and that CI runs its test block."""

from __future__ import annotations

import doctest
import os
import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from danvan_nlp.cli import invoke
from danvan_nlp.cli.app import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SHELL = [body for language, body in BLOCKS if language == "sh"]


def _calls(block: str) -> list[list[str]]:
    """The arguments of each `danvan` call of a block."""
    words = [shlex.split(line) for line in block.splitlines()]
    return [line[1:] for line in words if line and line[0].endswith("danvan")]


def test_the_first_two_blocks_are_the_two_commands() -> None:
    """The main job first, then the tests, each with its own set-up."""
    assert [language for language, _ in BLOCKS[:2]] == ["sh", "sh"]
    assert all(block.startswith("python3 -m venv .venv\n") for block in SHELL[:2])
    assert _calls(SHELL[0])
    assert "scripts/check.py" in SHELL[1]


def test_the_main_job_leaves_a_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call of the first block, in a folder that has the articles."""
    (tmp_path / "corpora").symlink_to(ROOT / "corpora")
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path)
    outputs = []
    for arguments in _calls(SHELL[0]):
        assert invoke(arguments) == 0
        outputs.append(arguments[arguments.index("-o") + 1])
    assert all(Path(output).stat().st_size > 1000 for output in outputs)
    assert all(Path(output).name in README.split("```")[2] for output in outputs)


def test_ci_runs_the_second_block() -> None:
    """As it stands, in a fresh environment."""
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "README.md" in script
    assert "rm -rf .venv" in script
    assert os.access(ROOT / ".ci/run", os.X_OK)


@pytest.mark.parametrize(
    "arguments", [call for block in SHELL for call in _calls(block)], ids=" ".join
)
def test_every_call_in_the_readme_is_understood(arguments: list[str]) -> None:
    """Verbs and options exist."""
    command = get_command(app).commands[arguments[0]]  # type: ignore[attr-defined]
    assert command.make_context(arguments[0], arguments[1:])


def test_the_python_examples_give_what_they_show() -> None:
    """As one test, since later lines need earlier ones."""
    examples = "\n".join(body for language, body in BLOCKS if language == "pycon")
    test = doctest.DocTestParser().get_doctest(examples, {}, "README.md", None, 0)
    results = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test)
    assert results.attempted > 0
    assert results.failed == 0
