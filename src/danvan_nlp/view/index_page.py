"""The first page: how many there are of each, as numbers and as charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from danvan_nlp.records import SUBFIELDS as SUBFIELDS_OF
from danvan_nlp.view.charts import Bar, bars, columns
from danvan_nlp.view.entries import ModelEntry, ReportEntry, province_file
from danvan_nlp.view.markup import Markup, element, joined
from danvan_nlp.view.shell import SITE, Page
from danvan_nlp.view.words import FIELDS, KINDS, SUBFIELDS, UNKNOWN, count, order

_MOST_PROVINCES = 34  # as many as there are
_MOST_KINDS = 15
_COUNTING = (
    "Một mô hình được kể một lần trong mỗi bài báo; cùng một mô hình trong hai bài là hai dòng."
    " Mô hình của hai loại đơn vị được tính ở cả hai."
)
_LINKING = (
    "Địa bàn được gắn với đơn vị hành chính có hiệu lực vào ngày đăng báo, rồi với đơn vị ngày nay"
    " đã nhận nó (hoặc phần lớn của nó). Thôn, bản, ấp, tổ dân phố không có mã chính thức."
)


def index_page(
    reports: Sequence[ReportEntry], models: Sequence[ModelEntry], made_with: Sequence[str]
) -> Page:
    """The first page of a dataset."""
    intro = (
        "Những mô hình “Dân vận khéo” được nêu trong báo chí địa phương: tên gọi, đơn vị thực hiện,"
        " địa bàn theo danh mục hành chính lúc đăng báo và ngày nay, lĩnh vực."
    )
    charts = [
        bars("Mô hình theo lĩnh vực", _fields(models)),
        columns("Mô hình theo năm đăng báo", _years(models), note=_undated(models)),
        bars("Mô hình theo tỉnh, thành phố ngày nay", _provinces(models)),
        bars("Mô hình theo loại đơn vị thực hiện", _kinds(models)),
    ]
    body = [
        element("h1", "Mô hình “Dân vận khéo” trên báo chí địa phương"),
        element("p", intro, class_="lead"),
        _counts(reports, models),
        element(
            "p",
            element("a", "Tìm trong bảng mô hình", href="mo-hinh.html", class_="button"),
            element("a", "Tải bảng CSV", href="mo-hinh.csv", download="mo-hinh.csv"),
            class_="actions",
        ),
        element("div", *charts, class_="charts") if models else _nothing(),
        _about(made_with),
    ]
    return Page(file="index.html", title=SITE, body=joined(body), menu="index.html")


def _nothing() -> Markup:
    return element("p", "Không có mô hình nào trong các bài báo này.", class_="empty")


def _counts(reports: Sequence[ReportEntry], models: Sequence[ModelEntry]) -> Markup:
    homes = {home.file for model in models for home in model.homes}
    provinces = {model.province for model in models} - {UNKNOWN}
    units = {unit.full for model in models for unit in model.facts.units}
    shown = (
        (len(models), "mô hình", "mo-hinh.html"),
        (len(reports), "bài báo", "bai-bao.html"),
        (len(units), "tên đơn vị", None),
        (len(homes), "xã, phường ngày nay", "dia-ban.html"),
        (len(provinces), "tỉnh, thành phố", "dia-ban.html"),
    )
    items = []
    for number, label, href in shown:
        inner = joined([element("strong", count(number)), " ", label])
        items.append(element("li", element("a", inner, href=href) if href else inner))
    return element("ul", *items, class_="counts")


def _fields(models: Sequence[ModelEntry]) -> list[Bar]:
    fields = Counter(model.facts.field for model in models)
    subfields = Counter((model.facts.field, model.facts.subfield) for model in models)
    shown = []
    for field, names in SUBFIELDS_OF.items():
        href = f"mo-hinh.html#linh-vuc={field}"
        style = field.value
        shown.append(
            Bar(label=FIELDS[field], number=fields[field], href=href, style=style, head=True)
        )
        for name in names:
            number = subfields[field, name]
            href = f"mo-hinh.html#linh-vuc={name}"
            shown.append(Bar(label=SUBFIELDS[name], number=number, href=href, style=style))
    return shown


def _years(models: Sequence[ModelEntry]) -> list[Bar]:
    years = Counter(int(model.report.day[:4]) for model in models if model.report.day)
    return [
        Bar(label=str(year), number=years[year], href=f"mo-hinh.html#nam={year}")
        for year in range(min(years, default=0), max(years, default=-1) + 1)
    ]


def _undated(models: Sequence[ModelEntry]) -> str:
    undated = sum(model.report.day is None for model in models)
    return f"Ngoài ra {count(undated)} mô hình ở bài không rõ ngày đăng." if undated else ""


def _provinces(models: Sequence[ModelEntry]) -> list[Bar]:
    found = Counter(model.province for model in models)
    ranked = sorted(found.items(), key=lambda item: (-item[1], order(item[0])))
    shown = [
        Bar(label=name, number=number, href=province_file(name), head=True)
        for name, number in ranked[:_MOST_PROVINCES]
    ]
    rest = sum(number for _, number in ranked[_MOST_PROVINCES:])
    return [*shown, Bar(label="Nơi khác", number=rest, head=True)] if rest else shown


def _kinds(models: Sequence[ModelEntry]) -> list[Bar]:
    found = Counter(kind for model in models for kind in model.kinds)
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    shown = [
        Bar(label=KINDS.get(kind, kind), number=number, href=f"mo-hinh.html#loai={kind}", head=True)
        for kind, number in ranked[:_MOST_KINDS]
    ]
    rest = sum(number for _, number in ranked[_MOST_KINDS:])
    if rest:
        shown.append(Bar(label="Loại khác", number=rest, head=True))
    without = sum(not model.kinds for model in models)
    if without:
        shown.append(Bar(label="Không rõ đơn vị", number=without, head=True))
    return shown


def _about(made_with: Sequence[str]) -> Markup:
    versions = [element("li", "Lập bằng danvan_nlp: ", line) for line in made_with]
    return element(
        "section",
        element("h2", "Về dữ liệu", id="ve-du-lieu"),
        *(element("p", text) for text in (_COUNTING, _LINKING)),
        element("ul", *versions, class_="versions") if versions else Markup(""),
        aria_labelledby="ve-du-lieu",
    )
