"""What the documents name exists, and what exists is documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from danvan_nlp.cli.app import app
from danvan_nlp.dataset.sqlite import TABLES
from danvan_nlp.dataset.tables import COLUMNS

ROOT = Path(__file__).parents[1]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
_PATH = re.compile(r"`((?:src|tests|corpora|models|docs|bench|scripts)/[\w./-]*)`")


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_paths_exist(document: Path) -> None:
    """Every path in code type is a file or a folder."""
    named = set(_PATH.findall(document.read_text(encoding="utf-8")))
    examples = {"src/danvan_nlp/a/b.py", "tests/a/test_b.py"}
    assert {path for path in named - examples if not (ROOT / path).exists()} == set()


def test_every_verb_is_in_the_readme() -> None:
    """In the table of verbs, and none that is not there."""
    verbs = set(get_command(app).commands)  # type: ignore[attr-defined]
    listed = set(re.findall(r"^\| `danvan (\w+)` \|", _text("README.md"), re.MULTILINE))
    assert listed == verbs


def test_every_column_is_documented() -> None:
    """In the order of the table, with type and meaning."""
    lines = [f"| `{column.name}` | {column.kind} | {column.about} |" for column in COLUMNS]
    assert "\n".join(lines) in _text("docs/schema.md")


def test_every_table_is_documented() -> None:
    """With all its columns."""
    page = _text("docs/schema.md").split("## SQLite")[1]
    for table, columns in TABLES.items():
        names = [column.split()[0].strip('"') for column in columns.split(",")]
        listed = ", ".join(f"`{name}`" for name in names)
        assert re.search(rf"^\| `{table}` \| [^|]+ \| {re.escape(listed)} \|$", page, re.MULTILINE)


def test_every_reason_is_documented() -> None:
    """A reject's reason can be looked up."""
    pattern = re.compile(r'(?:DocumentError|refuse)\((?:[^,"]+, )?"(\w+)"')
    reasons = {
        reason
        for stage in ("archive", "article", "extract")
        for path in (ROOT / "src/danvan_nlp" / stage).rglob("*.py")
        for reason in pattern.findall(path.read_text(encoding="utf-8"))
    }
    assert "bad_json" in reasons
    page = _text("docs/schema.md")
    assert {reason for reason in reasons if f"`{reason}`" not in page} == set()
