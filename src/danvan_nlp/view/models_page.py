"""The table of all models, searched, filtered and sorted in the reader's browser, offline too.

A page opened from a disk may not fetch files, but it may run scripts that lie beside it. So the
first models are in the page, as JSON, and further ones in scripts that the page asks for in turn.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from danvan_nlp.records import SUBFIELDS as SUBFIELDS_OF
from danvan_nlp.view.entries import ModelEntry
from danvan_nlp.view.markup import Markup, clean, element, joined
from danvan_nlp.view.shell import Page
from danvan_nlp.view.words import FIELDS, KINDS, SUBFIELDS, UNKNOWN, count, order

MODELS_A_PART = 5000
_HEADS = (
    ("ten", "Mô hình"),
    ("don-vi", "Đơn vị"),
    ("dia-ban", "Địa bàn"),
    ("linh-vuc", "Lĩnh vực"),
    ("ngay", "Ngày đăng"),
    ("bai", "Bài báo"),
    ("xac-suat", "Xác suất"),
)


def models_page(models: Sequence[ModelEntry]) -> Page:
    """The page with the table's frame, its controls, and the first part of its data."""
    parts = -(-len(models) // MODELS_A_PART)
    data = {
        "parts": max(parts, 1),
        "total": len(models),
        "fields": FIELDS,
        "subfields": SUBFIELDS,
        "kinds": KINDS,
        "rows": [_row(model) for model in models[:MODELS_A_PART]],
    }
    body = [
        element("h1", "Bảng mô hình"),
        element(
            "noscript",
            element(
                "p",
                "Trình duyệt đang tắt JavaScript: hãy xem theo ",
                element("a", "địa bàn", href="dia-ban.html"),
                " hoặc tải bảng CSV.",
            ),
        ),
        _controls(models),
        element(
            "div",
            element("p", f"{count(len(models))} mô hình", id="so", role="status"),
            element("a", "Tải bảng CSV", href="mo-hinh.csv", download="mo-hinh.csv"),
            class_="actions",
        ),
        _frame(),
        element("nav", id="trang", class_="paging", aria_label="Các trang của bảng"),
        element("script", Markup(script_json(data)), type="application/json", id="du-lieu"),
    ]
    return Page(
        file="mo-hinh.html", title="Bảng mô hình", body=joined(body), menu="mo-hinh.html",
        script=True,
    )  # fmt: skip


def model_parts(models: Sequence[ModelEntry]) -> Iterator[tuple[str, str]]:
    """The scripts with the further models: (file, content), the first being part 2."""
    for number, first in enumerate(range(MODELS_A_PART, len(models), MODELS_A_PART), 2):
        rows = [_row(model) for model in models[first : first + MODELS_A_PART]]
        yield f"du-lieu/{number}.js", f"danvanRows({script_json(rows)});\n"


def script_json(value: object) -> str:
    """JSON that may stand inside a script element: no character in it can end the element."""
    text = clean(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _row(model: ModelEntry) -> list[object]:
    """A row of the table as pages.js reads it, by position."""
    facts, report = model.facts, model.report
    homes = [[home.path, home.file, home.then] for home in model.homes]
    return [
        facts.name,
        model.href,
        facts.field,
        facts.subfield,
        [unit.text for unit in facts.units],
        list(model.kinds),
        [place.text for place in facts.places],
        homes,
        model.province,
        report.day or "",
        report.title,
        report.source or "",
        None if facts.score is None else round(100 * facts.score, 1),
        [person.name for person in facts.persons],
    ]


def _controls(models: Sequence[ModelEntry]) -> Markup:
    fields: list[Markup] = []
    for field, names in SUBFIELDS_OF.items():
        options = [element("option", FIELDS[field], value=field.value)]
        options += [element("option", f"– {SUBFIELDS[name]}", value=name) for name in names]
        fields += options
    provinces = sorted({model.province for model in models} - {UNKNOWN}, key=order)
    years = sorted({model.report.day[:4] for model in models if model.report.day}, reverse=True)
    kinds = sorted(
        {k for model in models for k in model.kinds}, key=lambda k: order(KINDS.get(k, k))
    )
    search = element(
        "label",
        "Tìm (không cần dấu)",
        element("input", type="search", id="q", autocomplete="off", spellcheck="false"),
        class_="wide",
    )
    return element(
        "div",
        search,
        _choice("Lĩnh vực", "linh-vuc", fields),
        _choice("Tỉnh, thành phố", "tinh", [element("option", p, value=p) for p in provinces]),
        _choice("Năm", "nam", [element("option", year, value=year) for year in years]),
        _choice(
            "Loại đơn vị", "loai", [element("option", KINDS.get(k, k), value=k) for k in kinds]
        ),
        element("button", "Xóa bộ lọc", type="button", id="xoa"),
        class_="controls",
        role="search",
        aria_label="Tìm và lọc mô hình",
    )


def _choice(label: str, identity: str, options: Sequence[Markup]) -> Markup:
    everything = element("option", "Tất cả", value="")
    return element("label", label, element("select", everything, *options, id=identity))


def _frame() -> Markup:
    heads = [
        element(
            "th", element("button", text, type="button", data_sort=key), scope="col",
            aria_sort="none",
        )
        for key, text in _HEADS
    ]  # fmt: skip
    return element(
        "table",
        element("caption", "Các mô hình; bấm tên cột để sắp xếp"),
        element("thead", element("tr", *heads)),
        element("tbody"),
        class_="list",
        id="bang",
    )
