"""`danvan place`: units as of a day, and the table of changes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from danvan_nlp.cli.place import place
from danvan_nlp.errors import ConfigError


def call(*arguments: str) -> Result:
    """A call of the verb alone."""
    app = typer.Typer()
    app.command()(place)
    return CliRunner().invoke(app, list(arguments), standalone_mode=False)


def test_a_unit_as_of_a_day_and_today() -> None:
    """Path on the day, key, heirs with extent."""
    result = call("xã Tân Lập, Chợ Đồn", "--date", "2022-05-01")
    assert result.return_value == 0
    assert result.stdout.splitlines()[0] == "xã Tân Lập, huyện Chợ Đồn, tỉnh Bắc Kạn"
    assert "key    C:02032@2004-08-31, to 2025-07-01" in result.stdout
    assert "today  xã Quảng Bạch, tỉnh Thái Nguyên (all; C:02038@2025-07-01)" in result.stdout


def test_json_holds_the_same() -> None:
    """One object a line, several with --all."""
    result = call("xã Tân Lập", "--date", "2022-05-01", "--json", "--all")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rows) == 10
    assert all(row["in_force"] and row["match"] == "exact" for row in rows)


def test_a_former_unit_is_said_to_be_one() -> None:
    """A unit that is not in force on the day is found all the same."""
    assert "not in force" in call("xã Tân Lập, Chợ Đồn", "--date", "2025-12-01").stdout


def test_an_unknown_unit_is_exit_code_one() -> None:
    """Nothing on standard output."""
    result = call("xã Không Hề Có")
    assert result.return_value == 1
    assert result.stdout == ""


def test_the_table_of_changes(tmp_path: Path) -> None:
    """A CSV with a row for each step; an existing file is not replaced unasked."""
    output = tmp_path / "changes.csv"
    arguments = ("--changes", "--from", "2025-07-01", "--to", "2025", "-o", str(output))
    assert call(*arguments).return_value == 0
    with output.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) > 10_600
    assert {row["date"] for row in rows} == {"2025-07-01"}
    assert {row["primary"] for row in rows} == {"0", "1"}
    assert isinstance(call(*arguments).exception, ConfigError)
    assert call(*arguments, "--force").return_value == 0


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="neither"),
        pytest.param(["Huế", "--changes"], id="both"),
        pytest.param(["Huế", "--date", "yesterday"], id="no day"),
        pytest.param(["--changes", "--from", "20-19"], id="no year"),
    ],
)
def test_a_wrong_call_is_refused(arguments: list[str]) -> None:
    """The caller has to change it."""
    assert isinstance(call(*arguments).exception, ConfigError)
