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
        pytest.param(["  "], id="blank"),
        pytest.param(["Huế", "--date", "yesterday"], id="no day"),
        pytest.param(["Huế", "--date", "2022-W01-1"], id="a week"),
        pytest.param(["Huế", "--date", "20220501"], id="no hyphens"),
        pytest.param(["Huế", "--date", "2022-02-30"], id="no such day"),
        pytest.param(["--changes", "--from", "2026", "--to", "2019"], id="backwards"),
        pytest.param(["--changes", "-o", "/dev/null", "--force"], id="a device"),
        pytest.param(["--changes", "--from", "20-19"], id="no year"),
    ],
)
def test_a_wrong_call_is_refused(arguments: list[str]) -> None:
    """The caller has to change it."""
    assert isinstance(call(*arguments).exception, ConfigError)


def test_a_name_of_many_is_said_to_be_one() -> None:
    """24 communes are called Tân Lập: the first of them is not the answer."""
    result = call("xã Tân Lập", "--date", "2022-05-01")
    assert "more fit as well (--all lists them)" in result.stdout
    assert "more fit" not in call("xã Tân Lập, Chợ Đồn", "--date", "2022-05-01").stdout
    (row,) = call("xã Tân Lập", "--date", "2022-05-01", "--json").stdout.splitlines()
    assert json.loads(row)["others"] >= 20


def test_an_address_that_does_not_fit_is_said_to_be_one() -> None:
    """Quận 1 has no phường 1: one elsewhere is shown with a note."""
    result = call("P.1, Q.1, TP HCM", "--date", "2022-05-01")
    assert "not in every unit that the address names" in result.stdout
    (row,) = call("P.1, Q.1, TP HCM", "--date", "2022-05-01", "--json").stdout.splitlines()
    assert (json.loads(row)["agrees"], json.loads(row)["asked"]) == (1, 2)
    fitting = call("P. Bến Nghé, Q.1, TP HCM", "--date", "2022-05-01").stdout
    assert "note" not in fitting


def test_a_day_before_the_tables_is_said_to_be_one() -> None:
    """What is shown is as of the first list."""
    result = call("Hà Tây", "--date", "1990-01-01")
    assert result.stdout.splitlines()[0] == "tỉnh Hà Tây"
    assert "the tables begin on 2004-08-31" in result.stderr
