"""A stand-in for the extraction, so that these tests are about the flow alone."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Protocol

import pytest

from danvan_nlp.dataset import Provenance
from danvan_nlp.errors import DocumentError
from danvan_nlp.extract import at_least
from danvan_nlp.pipeline import Job, Summary, run
from danvan_nlp.records import Article, Model, Report, Span

BODY = (
    "Xã Quảng Bạch có mô hình “Vườn nhà em sạch” do Hội Nông dân xã thực hiện từ đầu năm."
    " Bà con các thôn đều hưởng ứng, đường làng sạch hơn trước rất nhiều."
)


def pretend(article: Article) -> Report:
    """One model: the article's first word; a text about "lỗi" is refused."""
    if "lỗi" in article.text:
        raise DocumentError("no_text", "about a fault")
    return Report(article=article, models=(Model(span=Span(0, 2), quoted=False),))


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extraction and the fingerprints, replaced in this process."""
    module = ModuleType("danvan_nlp.extract")
    module.at_least = at_least  # type: ignore[attr-defined]
    module.extract = pretend  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "danvan_nlp.extract", module)
    stamp = Provenance(schema="1", package="0.0", classifiers="abc", gazetteer="def")
    monkeypatch.setattr("danvan_nlp.pipeline.job.provenance", lambda: stamp)


class Runner(Protocol):
    """Runs a job and tells what came of it."""

    def __call__(self, job: Job, stdin: bytes = b"") -> tuple[Summary, bytes]:
        """The counts, and what went to standard output."""


@pytest.fixture
def carry_out() -> Runner:
    """A run between streams in memory."""

    def carried(job: Job, stdin: bytes = b"") -> tuple[Summary, bytes]:
        out = BytesIO()
        return run(job, stdin=BytesIO(stdin), stdout=out), out.getvalue()

    return carried


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder of three texts, the second of which the extraction refuses."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, title in (("a", "Vườn sạch"), ("b", "Bài lỗi"), ("c", "Ngõ bình yên")):
        content = f"{title} ở {name}\n\n{BODY}\n"
        (folder / f"{name}.txt").write_text(content, encoding="utf-8")
    return folder
