"""Several processes give what one gives; one that dies costs one document."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from danvan_nlp.archive import find_inputs, split
from danvan_nlp.pipeline import STDIN, Job, Stage, Summary
from danvan_nlp.pipeline.workers import Outcome, Work, outcomes
from danvan_nlp.records import Document, Reject

Runner = Callable[..., tuple[Summary, bytes]]


def test_two_processes_give_the_same_lines(carry_out: Runner) -> None:
    """In the same order, rejects too."""
    lines = [
        json.dumps({"id": str(n), "text": f"Bài {n}\n\nXã Quảng Bạch có mô hình hay."})
        if n % 50
        else "{broken"
        for n in range(1, 400)
    ]
    content = "\n".join(line + " " * 8000 for line in lines).encode()  # several shards
    one, alone = carry_out(Job(inputs=(STDIN,), stage=Stage.ARTICLE), content)
    two, shared = carry_out(Job(inputs=(STDIN,), stage=Stage.ARTICLE, jobs=2), content)
    assert alone == shared
    assert one == two
    assert one.documents == 399


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadly(Work):
    """Work that a text about "chết" kills the process of, as a fault in a C library would."""

    def one(self, document: Document | Reject) -> Outcome:
        if isinstance(document, Document) and "chết" in (document.text or b"").decode():
            os.kill(os.getpid(), signal.SIGKILL)
        return Outcome(row={"id": document.id}, rejected=False)


@pytest.fixture
def shards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Twelve texts in shards of three, the fifth of which is deadly."""
    for number in range(12):
        text = "chết" if number == 4 else "sống"
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr("danvan_nlp.archive.shards._FILES", 3)
    return list(split(find_inputs([tmp_path])))


def test_a_process_that_dies_costs_one_document(shards: list[object]) -> None:
    """The document that killed it is a reject, all others are done, in order."""
    work = Deadly(stage=Stage.ARTICLE, given={}, meta={})
    found = [outcome for _, some in outcomes(shards, work, 2) for outcome in some]  # type: ignore[arg-type]
    assert [outcome.row["id"] for outcome in found] == [f"{number:02}" for number in range(12)]
    assert [outcome.rejected for outcome in found] == [number == 4 for number in range(12)]
    assert found[4].row["reason"] == "crashed"
