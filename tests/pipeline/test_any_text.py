"""Any text at all gives a report or a reject, and every string equals its span."""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from danvan_nlp.pipeline import STDIN, Job, run

TITLE = "Vườn sạch ở Quảng Bạch"
PROSE = "Hội Nông dân xã Quảng Bạch có mô hình “Vườn nhà em sạch” do anh Lê Văn Mẫu phụ trách. "

PIECES = st.sampled_from(
    ["“", "”", '"', "‘", "’", "«", "»", "(", "mô hình", "xã", "Hội Nông dân", "Dân vận khéo", "của",
     "huyện", "Phường 6", "A", "ạ", "đ", "\u0301", " ", "\n", "\n\n", "\x00", "\x1b", "\u200b",
     "\ufeff", "\u2028", "…", ".", ",", ";", "–", "1.500", "\ud800", "\udfff", "😀", "中"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=200).map("".join))


@pytest.fixture(autouse=True)
def real_extraction(stand_in: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """Not the stand-in of the other tests in this folder."""
    monkeypatch.delitem(sys.modules, "danvan_nlp.extract")


def _run(*texts: str) -> tuple[Any, list[dict[str, Any]]]:
    lines = [json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts)]
    out = BytesIO()
    job = Job(inputs=(STDIN,))
    summary = run(job, stdin=BytesIO("\n".join(lines).encode()), stdout=out)
    return summary, [json.loads(line) for line in out.getvalue().splitlines()]


def _check(row: dict[str, Any]) -> None:
    """Each string of a report row equals the text of its span."""
    text = row["text"]
    assert unicodedata.is_normalized("NFC", text)
    pairs = [(quote["text"], quote["span"]) for quote in row["quotes"]]
    for model in row["models"]:
        pairs.append((model["name"], model["name_span"]))
        pairs.extend(zip(model["units"], model["unit_spans"], strict=True))
        pairs.extend((place["text"], place["span"]) for place in model["places"])
        pairs.extend((person["name"], person["span"]) for person in model["persons"])
    for string, (start, end) in pairs:
        assert string == text[start:end] != ""


@given(TEXTS)
@example("")
@example("\ud800 lẻ")
@example("MÔ HÌNH")
@example("“" * 500)
@example(unicodedata.normalize("NFD", PROSE))
def test_any_text_gives_a_report_or_a_reject(text: str) -> None:
    """As a record of JSON Lines, which can escape what no file can hold."""
    summary, rows = _run(text)
    assert summary.documents == 1
    for row in rows:
        _check(row)


@given(st.binary(max_size=400))
def test_any_bytes_on_standard_input_are_counted(content: bytes) -> None:
    """Whatever their first bytes make of them."""
    out = BytesIO()
    summary = run(Job(inputs=(STDIN,)), stdin=BytesIO(content), stdout=out)
    assert summary.reports == len(out.getvalue().splitlines())
    assert summary.documents == summary.reports + summary.rejected


HARD = {
    "one line": PROSE * 600,
    "ten thousand marks": TITLE + "\n\n" + "“" * 5000 + PROSE + '"' * 5000,
    "brackets": TITLE + "\n\n" + "(" * 50_000,
    "full stops": TITLE + "\n\n" + "a." * 50_000,
    "one word": TITLE + "\n\n" + "ạ" * 200_000,
    "no Vietnamese": "The quick brown fox jumps over the lazy dog. " * 1000,
    "level words": TITLE + "\n\n" + "xã " * 20_000,
    "model words": TITLE + "\n\n" + "mô hình “a” của " * 5000,
    "line breaks": TITLE + "\n" * 100_000 + PROSE,
    "control characters": TITLE + "\n\n" + "\x00\x01\x1b[31m" * 20_000 + PROSE,
    "decomposed": unicodedata.normalize("NFD", PROSE * 300),
    "a book": TITLE + "\n\n" + f"{PROSE}\n\n" * 1500,
    "over the cap": PROSE * (8_000_000 // len(PROSE)),
}


@pytest.mark.parametrize("name", HARD)
def test_a_hard_text_ends_soon(name: str) -> None:
    """With a report or a reject; no text of these sizes takes longer than its length explains."""
    start = time.process_time()
    summary, rows = _run(HARD[name])
    assert summary.documents == 1
    assert time.process_time() - start < 2 + len(HARD[name]) / 100_000
    for row in rows:
        _check(row)


@pytest.mark.timing
def test_time_grows_with_length() -> None:
    """Eight times the text takes eight times the time, and not sixty-four."""
    taken = []
    for paragraphs in (1, 200, 1600):  # the first call loads what is loaded once
        text = TITLE + "\n\n" + f"{PROSE}\n\n" * paragraphs
        start = time.process_time()
        _run(text)
        taken.append(time.process_time() - start)
    assert taken[2] < 16 * taken[1]
