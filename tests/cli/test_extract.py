"""`danvan extract` from the outside: outputs, counts, exit codes, bad input."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("stand_in")

GOOD = {"text": "Vườn sạch\n\nXã Quảng Bạch có mô hình “Vườn nhà em sạch” từ đầu năm nay."}


def _lines(*rows: dict[str, str]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def test_reports_go_to_standard_output(call: Call, texts: Path) -> None:
    """Counts go to standard error."""
    called = call("extract", texts)
    assert called.code == 0
    assert [json.loads(line)["id"] for line in called.out.splitlines()] == ["a", "b"]
    assert called.err == "2 documents = 2 reports (2 models) + 0 rejects\n"


def test_the_output_is_named_at_the_end(call: Call, texts: Path, tmp_path: Path) -> None:
    """So that nobody has to look for it."""
    called = call("extract", texts, "-o", tmp_path / "out.sqlite")
    assert (called.code, called.out) == (0, "")
    assert called.err.endswith(f"written: {tmp_path / 'out.sqlite'}\n")


def test_quiet_says_nothing(call: Call, texts: Path, tmp_path: Path) -> None:
    """A script wants the exit code only."""
    called = call("extract", texts, "-q", "-o", tmp_path / "out.csv")
    assert (called.code, called.out, called.err) == (0, "", "")


def test_standard_input_is_a_dash(call: Call) -> None:
    """JSON Lines in, JSON Lines out."""
    called = call("extract", "-", stdin=_lines(GOOD | {"id": "x"}))
    assert json.loads(called.out)["id"] == "x"


def test_broken_json_on_line_17_is_told(call: Call, tmp_path: Path) -> None:
    """The run goes on and ends in exit code 3."""
    rows = [GOOD | {"id": str(n)} for n in range(20)]
    path = tmp_path / "bao.jsonl"
    path.write_bytes(_lines(*rows[:16]) + b'{"id": 17,\n' + _lines(*rows[17:]))
    called = call("extract", path)
    assert called.code == 3
    assert len(called.out.splitlines()) == 19
    assert called.err.startswith("reject bao.jsonl:17: bad_json: line 17: ")
    assert "20 documents = 19 reports (19 models) + 1 reject (bad_json 1)" in called.err


def test_rejects_go_to_their_file(call: Call, tmp_path: Path) -> None:
    """Then they are not told one by one."""
    path = tmp_path / "bao.jsonl"
    path.write_bytes(_lines(GOOD) + b"{broken\n")
    called = call("extract", path, "--rejects", tmp_path / "r.jsonl")
    assert json.loads((tmp_path / "r.jsonl").read_bytes())["reason"] == "bad_json"
    assert "reject bao" not in called.err
    assert f"rejects: {tmp_path / 'r.jsonl'}" in called.err


def test_many_rejects_are_told_in_short(call: Call, tmp_path: Path) -> None:
    """Five of them, and how many more there are."""
    path = tmp_path / "bao.jsonl"
    path.write_bytes(b"{broken\n" * 9)
    called = call("extract", path)
    assert called.err.count("reject bao.jsonl:") == 5
    assert "… and 4 more rejects" in called.err


def test_nothing_usable_is_exit_1(call: Call, tmp_path: Path) -> None:
    """No output is left."""
    path = tmp_path / "bao.jsonl"
    path.write_bytes(b"{broken\n")
    called = call("extract", path, "-o", tmp_path / "out.csv")
    assert called.code == 1
    assert not (tmp_path / "out.csv").exists()


def test_duplicate_ids_are_told(call: Call, tmp_path: Path) -> None:
    """The first document keeps the id."""
    path = tmp_path / "bao.jsonl"
    path.write_bytes(_lines(GOOD | {"id": "x"}, GOOD | {"id": "x"}))
    called = call("extract", path)
    assert called.code == 3
    assert "reject x: duplicate_id: an earlier document has the same id" in called.err


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere.txt", "no such file or folder"),
        ("empty", "no articles in this folder"),
        ("bai.docx", "unknown suffix"),
    ],
)
def test_an_input_that_cannot_be_is_one_line(
    call: Call, tmp_path: Path, name: str, message: str
) -> None:
    """And exit code 2."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "bai.docx").touch()
    called = call("extract", tmp_path / name)
    assert (called.code, called.err.count("\n")) == (2, 1)
    assert message in called.err


def test_an_output_that_exists_is_kept(call: Call, texts: Path, tmp_path: Path) -> None:
    """Until --force is said."""
    out = tmp_path / "out.jsonl"
    out.write_text("before", encoding="utf-8")
    called = call("extract", texts, "-o", out)
    assert (called.code, out.read_text(encoding="utf-8")) == (2, "before")
    assert "exists already (--force replaces it)" in called.err
    assert call("extract", texts, "-o", out, "--force").code == 0
    assert out.read_text(encoding="utf-8") != "before"


def test_a_full_disk_is_one_line(
    call: Call, texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And exit code 1, with nothing half-written."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(tmp_path / "out.csv"))

    monkeypatch.setattr("os.fsync", full)
    called = call("extract", texts, "-q", "-o", tmp_path / "out.csv")
    assert called.code == 1
    assert called.err == f"danvan: {tmp_path / 'out.csv'}: No space left on device\n"
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_standard_output_is_one_line(tmp_path: Path) -> None:
    """Held against the real thing, in a process of its own."""
    path = tmp_path / "bao.jsonl"
    path.write_bytes(_lines(*(GOOD | {"id": str(n)} for n in range(50))))
    code = "from danvan_nlp.cli import main; main()"
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-c", code, "article", str(path)],
            check=False, stdout=full, stderr=subprocess.PIPE,
        )  # fmt: skip
    assert run.returncode == 1
    assert run.stderr.decode().splitlines()[-1].startswith("danvan: ")
    assert b"Traceback" not in run.stderr


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    """`danvan … | head -1` says nothing."""
    path = tmp_path / "bao.jsonl"
    path.write_bytes(_lines(*(GOOD | {"id": str(n)} for n in range(2000))))
    code = "from danvan_nlp.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "article", str(path), "-q"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1
