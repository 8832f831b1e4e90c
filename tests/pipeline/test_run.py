"""The main job: what goes in comes out as a report or as a reject, in order, once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from danvan_nlp.errors import ConfigError
from danvan_nlp.pipeline import STDIN, Job, Stage, Summary

Runner = Callable[..., tuple[Summary, bytes]]


def _ids(lines: bytes) -> list[str]:
    return [json.loads(line)["id"] for line in lines.splitlines()]


def _line(**fields: str) -> bytes:
    return json.dumps(fields).encode() + b"\n"


TEXT = "Vườn sạch\n\nXã Quảng Bạch có mô hình “Vườn nhà em sạch” từ đầu năm nay."


def test_reports_go_to_standard_output_in_order(texts: Path, carry_out: Runner) -> None:
    """A line each, with what made it."""
    summary, out = carry_out(Job(inputs=(texts,)))
    assert _ids(out) == ["a", "c"]
    assert json.loads(out.splitlines()[0])["meta"]["classifiers"] == "abc"
    assert (summary.documents, summary.reports, summary.models) == (3, 2, 2)
    assert dict(summary.rejects) == {"no_text": 1}


def test_outputs_and_rejects_are_files(texts: Path, tmp_path: Path, carry_out: Runner) -> None:
    """Nothing goes to standard output then."""
    job = Job(inputs=(texts,), output=tmp_path / "o.jsonl", rejects=tmp_path / "r.jsonl")
    summary, out = carry_out(job)
    assert out == b""
    assert _ids((tmp_path / "o.jsonl").read_bytes()) == ["a", "c"]
    (refused,) = map(json.loads, (tmp_path / "r.jsonl").read_text("utf-8").splitlines())
    assert (refused["id"], refused["stage"], refused["detail"]) == ("b", "extract", "about a fault")
    assert summary.documents == summary.reports + summary.rejected


def test_a_second_run_does_not_read_the_first(texts: Path, carry_out: Runner) -> None:
    """An output in an input folder is no input."""
    first, _ = carry_out(Job(inputs=(texts,), output=texts / "o.jsonl"))
    second, _ = carry_out(Job(inputs=(texts,), output=texts / "o.jsonl", force=True))
    assert first == second


def test_standard_input_is_read(carry_out: Runner) -> None:
    """Its format is told by itself."""
    summary, out = carry_out(Job(inputs=(STDIN,)), _line(id="x", text=TEXT))
    assert (_ids(out), summary.documents) == (["x"], 1)


def test_a_broken_line_is_one_reject(carry_out: Runner) -> None:
    """The lines around it are reports."""
    content = _line(id="x", text=TEXT) + b"{broken\n" + _line(id="y", text=TEXT)
    summary, out = carry_out(Job(inputs=(STDIN,)), content)
    assert _ids(out) == ["x", "y"]
    assert summary.examples[0]["id"] == "stdin:2"


def test_a_second_document_of_one_id_is_a_reject(carry_out: Runner) -> None:
    """Ids are keys: the first keeps it."""
    summary, out = carry_out(Job(inputs=(STDIN,)), _line(id="x", text=TEXT) * 2)
    assert _ids(out) == ["x"]
    assert dict(summary.rejects) == {"duplicate_id": 1}


def test_given_metadata_fills_gaps_only(carry_out: Runner) -> None:
    """What the article says itself wins."""
    content = _line(id="x", text=TEXT, province="Hà Giang") + _line(id="y", text=TEXT)
    job = Job(inputs=(STDIN,), given={"province": "Bắc Kạn", "published": "2022-05-01"})
    _, out = carry_out(job, content)
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["province"] for row in rows] == ["Hà Giang", "Bắc Kạn"]
    assert rows[0]["published"] == "2022-05-01"


def test_the_article_stage_stops_there(texts: Path, carry_out: Runner) -> None:
    """Nothing is extracted, so nothing is refused by the extraction."""
    _, out = carry_out(Job(inputs=(texts,), stage=Stage.ARTICLE))
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert "models" not in rows[0]
    assert "found" in rows[0]


def test_nothing_usable_leaves_no_output(texts: Path, tmp_path: Path, carry_out: Runner) -> None:
    """The rejects are kept all the same."""
    job = Job(inputs=(texts / "b.txt",), output=tmp_path / "o.csv", rejects=tmp_path / "r.jsonl")
    summary, _ = carry_out(job)
    assert summary.reports == 0
    assert not (tmp_path / "o.csv").exists()
    assert (tmp_path / "r.jsonl").exists()


@pytest.mark.parametrize(
    ("output", "rejects", "message"),
    [
        ("in/a.txt", None, "unknown suffix"),
        (None, "r.csv", "unknown suffix"),
        ("same.jsonl", "same.jsonl", "cannot go to one file"),
        ("in.jsonl", None, "is an input too"),
    ],
)
def test_outputs_are_checked_before_anything_is_read(
    texts: Path,
    tmp_path: Path,
    carry_out: Runner,
    output: str | None,
    rejects: str | None,
    message: str,
) -> None:
    """Nothing is written then."""
    (tmp_path / "in.jsonl").write_bytes(_line(text=TEXT))
    job = Job(
        inputs=(texts, tmp_path / "in.jsonl"),
        output=tmp_path / output if output else None,
        rejects=tmp_path / rejects if rejects else None,
        force=True,
    )
    with pytest.raises(ConfigError, match=message):
        carry_out(job)


def test_progress_ends_at_the_whole(texts: Path) -> None:
    """Bytes read add up to the bytes there are."""
    from io import BytesIO

    from danvan_nlp.pipeline import run

    seen: list[int] = []
    summary = run(
        Job(inputs=(texts,)),
        stdin=BytesIO(),
        stdout=BytesIO(),
        watch=lambda so_far: seen.append(so_far.documents),
    )
    assert seen == [1, 2, 3]
    assert summary.bytes_done == summary.bytes_total > 0
