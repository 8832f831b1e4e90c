"""Calls of the program in this process, with the extraction replaced where it does not matter."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from danvan_nlp.cli import invoke
from danvan_nlp.dataset import Provenance
from danvan_nlp.extract import at_least
from danvan_nlp.records import Article, Model, Report, Span

BODY = (
    "Xã Quảng Bạch có mô hình “Vườn nhà em sạch” do Hội Nông dân xã thực hiện từ đầu năm."
    " Bà con các thôn đều hưởng ứng, đường làng sạch hơn trước rất nhiều."
)


@dataclass(frozen=True, slots=True)
class Called:
    """What a call came to."""

    code: int
    out: str
    err: str


Call = Callable[..., Called]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    """A call of `danvan` with these arguments and this standard input."""

    def called(*arguments: str | Path, stdin: bytes = b"") -> Called:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        code = invoke([str(argument) for argument in arguments])
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = capfdbinary.readouterr()
        return Called(code, out.decode(), err.decode())

    return called


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """One model a report, without classifiers: the title."""
    module = ModuleType("danvan_nlp.extract")
    module.at_least = at_least  # type: ignore[attr-defined]

    def pretend(article: Article) -> Report:
        model = Model(span=Span(0, len(article.title)), quoted=False)
        return Report(article=article, models=(model,))

    module.extract = pretend  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "danvan_nlp.extract", module)
    stamp = Provenance(schema="1", package="0.0", classifiers="abc", gazetteer="def")
    monkeypatch.setattr("danvan_nlp.pipeline.job.provenance", lambda: stamp)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder of two articles."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, title in (("a", "Vườn sạch"), ("b", "Ngõ bình yên")):
        content = f"{title} ở {name}\n\n{BODY}\n"
        (folder / f"{name}.txt").write_text(content, encoding="utf-8")
    return folder
