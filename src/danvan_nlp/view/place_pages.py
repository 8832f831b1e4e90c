"""The pages of provinces and communes, and the lists that lead to them and to the reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from danvan_nlp.view.entries import Home, ModelEntry, ReportEntry, province_file
from danvan_nlp.view.markup import Markup, element, joined
from danvan_nlp.view.shell import Listing, Page, top_of
from danvan_nlp.view.words import FIELDS, SUBFIELDS, UNKNOWN, bare_name, count, day, order, percent

_HEADS = ("Mô hình", "Đơn vị", "Địa bàn lúc đăng báo", "Lĩnh vực", "Ngày đăng", "Xác suất")
Grouped = dict[str, list[ModelEntry]]


def place_pages(models: Sequence[ModelEntry]) -> Iterator[Page]:
    """The list of places, a page for each province and one for each commune."""
    provinces: Grouped = defaultdict(list)
    communes: Grouped = defaultdict(list)
    homes: dict[str, Home] = {}
    for model in models:
        for name in dict.fromkeys([model.province, *(home.province for home in model.homes)]):
            provinces[name].append(model)
        for home in model.homes:
            homes.setdefault(home.file, home)
            communes[home.file].append(model)
    by_province: dict[str, list[Home]] = defaultdict(list)
    for home in homes.values():
        by_province[home.province].append(home)
    for found in by_province.values():
        found.sort(key=lambda home: (order(bare_name(home.path)), home.file))
    yield _overview(provinces, communes, by_province)
    for name in sorted(provinces):
        yield from _province(name, provinces[name], by_province.get(name, []), communes)
    for file in sorted(communes):
        yield from _commune(homes[file], communes[file])


def _overview(provinces: Grouped, communes: Grouped, homes: dict[str, list[Home]]) -> Page:
    sections = []
    for name in sorted(provinces, key=lambda name: (name == UNKNOWN, order(name))):
        link = element("a", name, href=province_file(name))
        number = element("span", f" {count(len(provinces[name]))} mô hình", class_="score")
        sections.append(element("h2", link, number))
        if homes.get(name):
            sections.append(_communes("", homes[name], communes))
    intro = (
        "Theo đơn vị hành chính ngày nay. Xã, phường đã sáp nhập được xếp vào đơn vị đã nhận nó;"
        " tên lúc đăng báo có trong từng trang."
    )
    body = joined([element("h1", "Địa bàn"), element("p", intro, class_="lead"), *sections])
    return Page(file="dia-ban.html", title="Địa bàn", body=body, menu="dia-ban.html")


def _communes(up: str, homes: Sequence[Home], communes: Grouped) -> Markup:
    items = []
    for home in homes:
        link = element("a", home.path.split(", ", 1)[0], href=up + home.file)
        number = element("span", f" {count(len(communes[home.file]))}", class_="score")
        items.append(element("li", link, number))
    return element("ul", *items, class_="places")


def _province(
    name: str, models: Sequence[ModelEntry], homes: Sequence[Home], communes: Grouped
) -> Iterator[Page]:
    then = {model.report.province_then for model in models if model.report.province == name}
    former = sorted((other for other in then if other and other != name), key=order)
    before = [element("h1", "Chưa rõ tỉnh, thành phố" if name == UNKNOWN else name)]
    if former:
        before.append(element("p", f"Tên tỉnh trong bài báo: {', '.join(former)}.", class_="lead"))
    if homes:
        before += [element("h2", "Xã, phường ngày nay"), _communes("../", homes, communes)]
    return iter(
        _listing(province_file(name), name, joined([*before, element("h2", "Mô hình")]), models)
    )


def _commune(home: Home, models: Sequence[ModelEntry]) -> Iterator[Page]:
    former = sorted({h.then for m in models for h in m.homes if h.file == home.file} - {home.path})
    then = [element("li", path) for path in former]
    up = element("a", home.province, href=f"../{province_file(home.province)}")
    before = [
        element("p", up, class_="up"),
        element("h1", home.path),
        element("p", f"Tên lúc đăng báo của nơi nay thuộc {home.path}:") if then else Markup(""),
        element("ul", *then) if then else Markup(""),
    ]
    return iter(_listing(home.file, home.path, joined(before), models))


def _listing(file: str, title: str, before: Markup, models: Sequence[ModelEntry]) -> Iterator[Page]:
    listing = Listing(
        file=file,
        title=title,
        menu="dia-ban.html",
        before=before,
        caption=f"{count(len(models))} mô hình",
        heads=_HEADS,
        rows=[_row(model, top_of(file)) for model in models],
    )
    yield from listing.pages()


def _row(model: ModelEntry, up: str) -> list[str]:
    facts = model.facts
    where = [home.then for home in model.homes] or [place.text for place in facts.places]
    return [
        element("a", facts.name, href=up + model.href),
        _lines(unit.text for unit in facts.units),
        _lines(where),
        f"{FIELDS.get(facts.field, facts.field)}: {SUBFIELDS.get(facts.subfield, facts.subfield)}",
        day(model.report.day),
        percent(facts.score),
    ]


def _lines(texts: Iterator[str] | Sequence[str]) -> Markup:
    return joined(element("span", text, class_="line") for text in texts)


def report_pages(reports: Sequence[ReportEntry]) -> Iterator[Page]:
    """The list of reports, the newest first."""
    rows = [
        [
            element("a", report.title, href=report.file),
            report.source or "",
            report.province,
            day(report.day),
            count(report.models),
        ]
        for report in sorted(reports, key=lambda report: report.order, reverse=True)
    ]
    listing = Listing(
        file="bai-bao.html",
        title="Bài báo",
        menu="bai-bao.html",
        before=element("h1", "Bài báo"),
        caption=f"{count(len(reports))} bài báo, mới nhất trước",
        heads=("Bài", "Nguồn", "Tỉnh, thành phố ngày nay", "Ngày đăng", "Mô hình"),
        rows=rows,
    )
    yield from listing.pages()
