"""What the architecture promises, held by tools."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def _contract() -> list[str]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = config["tool"]["importlinter"]["contracts"]
    assert contract["exhaustive"] is True
    return [str(layer) for layer in contract["layers"]]


def _document() -> str:
    return (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_the_document_lists_the_layers_of_the_contract() -> None:
    """In the same order, high to low."""
    (listed,) = re.findall(r"```layers\n(.*?)```", _document(), re.DOTALL)
    assert listed.splitlines() == _contract()


def test_the_document_explains_every_layer() -> None:
    """Each has a row of its own in the table of layers, but for the two of one line each."""
    names = {name.strip() for layer in _contract() for name in layer.split("|")}
    unexplained = {name for name in names if f"\n| `{name}` | " not in _document()}
    assert unexplained == {"errors", "version"}


def test_imports_go_down() -> None:
    """import-linter finds no line that imports from above or from the side."""
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_source_file_fits_in_the_head(path: Path) -> None:
    """At most 300 lines, and a docstring that says what is in it."""
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    assert text.lstrip().startswith(('"""', 'r"""'))


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_test_file_fits_in_the_head(path: Path) -> None:
    """At most 500 lines."""
    assert path.read_text(encoding="utf-8").count("\n") <= 500


def test_only_the_command_line_prints() -> None:
    """Everything else gives back what it found."""
    printing = [
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if re.search(r"^\s*print\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert all(name.startswith("src/danvan_nlp/cli/") for name in printing)


@pytest.mark.parametrize(
    "pattern",
    [
        r"^\s*global ",
        r"except Exception\b",
        r"except:",
        r"^\s*(?:import|from) pickle\b",
        r"\beval\(",
    ],
)
def test_a_habit_is_kept_out(pattern: str) -> None:
    """No shared state, no blanket catch, no format that runs code when it is read."""
    found = [
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if re.search(pattern, path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert found == []
