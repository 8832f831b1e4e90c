"""The table of models as a file for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from danvan_nlp.view.entries import ModelEntry
from danvan_nlp.view.markup import clean
from danvan_nlp.view.words import FIELDS, SUBFIELDS

# Excel takes a file without this mark for one of its own code page and garbles Vietnamese.
_MARK = "\ufeff"
_COLUMNS = (
    "Mô hình", "Trong ngoặc kép", "Đơn vị", "Người phụ trách", "Địa bàn",
    "Đơn vị hành chính lúc đăng báo", "Đơn vị hành chính ngày nay", "Tỉnh, thành phố ngày nay",
    "Lĩnh vực", "Tiểu lĩnh vực", "Xác suất", "Ngày đăng", "Bài báo", "Nguồn", "Địa chỉ", "Mã bài",
    "Số thứ tự trong bài",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(models: Sequence[ModelEntry]) -> Iterator[str]:
    """The lines of the file, the head first; lists are joined by "; "."""
    yield _MARK + _line(_COLUMNS)
    for model in models:
        yield _line([_cell(value) for value in _row(model)])


def _row(model: ModelEntry) -> tuple[object, ...]:
    facts, report = model.facts, model.report
    return (
        facts.name,
        "có" if facts.quoted else "không",
        [unit.text for unit in facts.units],
        [person.name for person in facts.persons],
        [place.text for place in facts.places],
        [home.then for home in model.homes],
        [home.path for home in model.homes],
        model.province,
        FIELDS.get(facts.field, facts.field),
        SUBFIELDS.get(facts.subfield, facts.subfield),
        facts.score,
        report.day,
        report.title,
        report.source,
        report.url,
        report.id,
        facts.number,
    )


def _cell(value: object) -> str:
    text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    # A spreadsheet would take such a cell for a formula, and run it.
    return f"'{text}" if text.startswith(_FORMULA) else text


def _line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([clean_cell(cell) for cell in cells])
    return line.getvalue()


def clean_cell(text: str) -> str:
    """The text on one line, without characters that no file of text may hold."""
    return clean(" ".join(text.split()) if "\n" in text or "\r" in text else text)
