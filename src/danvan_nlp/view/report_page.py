"""The page of one report: its text with all findings marked, and a card for each model."""

from __future__ import annotations

from danvan_nlp.records import Span
from danvan_nlp.view.entries import ModelEntry, ReportEntry, home_of, province_file
from danvan_nlp.view.facts import (
    LinkFacts,
    PersonFacts,
    PlaceFacts,
    ReportFacts,
    UnitFacts,
    UnitOfToday,
)
from danvan_nlp.view.highlight import MarkKind, anchor, highlighted, marks_of
from danvan_nlp.view.markup import Markup, element, escaped, joined, web_address
from danvan_nlp.view.shell import Page
from danvan_nlp.view.words import (
    EXTENTS,
    FIELDS,
    KINDS,
    REASONS,
    SUBFIELDS,
    UNKNOWN,
    day,
    percent,
)

_MOST_HEIRS = 4  # a district went to up to thirty communes; the first are its greatest parts
_LEGEND = (
    (MarkKind.MODEL, "mô hình"),
    (MarkKind.UNIT, "đơn vị"),
    (MarkKind.PERSON, "người"),
    (MarkKind.OFFICE, "chức danh"),
    (MarkKind.PLACE, "địa bàn"),
    (MarkKind.QUOTE, "trích dẫn khác"),
)


def report_page(report: ReportFacts, entry: ReportEntry, models: list[ModelEntry]) -> Page:
    """The page of a report, with its models' cards beside its text."""
    pieces = highlighted(report.text, marks_of(report))
    heading = Markup("")
    if report.text.startswith(report.title) and pieces:
        heading, pieces = element("h1", pieces[0], class_="text"), pieces[1:]
    else:
        heading = element("h1", report.title)
    article = element(
        "article",
        heading,
        _origin(report, entry),
        _legend(),
        *(element("p", piece, class_="text") for piece in pieces),
    )
    return Page(
        file=entry.file,
        title=report.title,
        body=element("div", article, _cards(models), class_="report"),
        menu="bai-bao.html",
    )


def _origin(report: ReportFacts, entry: ReportEntry) -> Markup:
    stamp = element("time", day(report.day), datetime=report.day) if report.day else UNKNOWN
    parts: list[str] = [joined(["Ngày đăng: ", stamp])]
    if report.source:
        parts.append(f"Nguồn: {report.source}")
    if entry.province != UNKNOWN:
        link = element("a", entry.province, href=f"../{province_file(entry.province)}")
        then = ", ".join(name for name in (report.district, report.province) if name)
        former = "" if then in {"", entry.province} else f" (bài ghi: {then})"
        parts.append(joined(["Địa phương: ", link, former]))
    address = web_address(report.url)
    if address:
        away = "noopener noreferrer nofollow external"
        parts.append(element("a", "Đọc bài gốc", href=address, rel=away))
    return element("ul", *(element("li", part) for part in parts), class_="origin")


def _legend() -> Markup:
    items = [element("li", element("mark", text, class_=kind.value)) for kind, text in _LEGEND]
    return element("ul", *items, class_="legend", aria_label="Chú giải màu")


def _cards(models: list[ModelEntry]) -> Markup:
    title = element("h2", "Mô hình trong bài", id="cac-mo-hinh")
    if not models:
        cards = [element("p", "Máy không tìm thấy mô hình nào trong bài này.")]
    else:
        cards = [_card(model) for model in models]
    return element("aside", title, *cards, aria_labelledby="cac-mo-hinh")


def _card(entry: ModelEntry) -> Markup:
    model = entry.facts
    name = _to_text(MarkKind.MODEL, model.span, model.name)
    rows: list[tuple[str, list[Markup]]] = [
        ("Đơn vị", [_unit(unit) for unit in model.units]),
        ("Người", [_person(person) for person in model.persons]),
        ("Địa bàn", [_place(place) for place in model.places]),
        ("Lĩnh vực", [_field(entry)]),
        ("Xác suất", [_certainty(entry)]),
    ]
    details = [
        joined([element("dt", head), *(element("dd", item) for item in items)])
        for head, items in rows
        if items
    ]
    number = element("span", str(model.number), class_="number", aria_hidden="true")
    return element(
        "section",
        element("h3", number, name),
        element("dl", *details),
        class_="card",
        id=f"mo-hinh-{model.number}",
    )


def _to_text(kind: MarkKind, span: Span | None, text: str) -> Markup:
    """The string as a link to where it stands in the article."""
    return element("a", text, href=f"#{anchor(kind, span)}") if span else element("span", text)


def _score(score: float | None) -> Markup:
    return (
        element("span", f" {percent(score)}", class_="score") if score is not None else Markup("")
    )


def _unit(unit: UnitFacts) -> Markup:
    label = element("span", KINDS.get(unit.kind or "", ""), class_="kind")
    return joined([_to_text(MarkKind.UNIT, unit.span, unit.text), _score(unit.score), label])


def _person(person: PersonFacts) -> Markup:
    title = f", {person.title}" if person.title else ""
    name = _to_text(MarkKind.PERSON, person.span, person.name)
    return joined([name, title, _score(person.score)])


def _place(place: PlaceFacts) -> Markup:
    parts = [_to_text(MarkKind.PLACE, place.span, place.text), _score(place.score)]
    link = place.link
    if link and link.path:
        code = f" (mã {link.code})" if link.code else ""
        parts.append(_line("Lúc đăng báo: ", f"{link.path}{code}", _score(link.score)))
        parts += [_line("Ngày nay: ", *_today(unit, place)) for unit in link.today[:_MOST_HEIRS]]
        if len(link.today) > _MOST_HEIRS:
            parts.append(_line(f"và {len(link.today) - _MOST_HEIRS} đơn vị khác"))
    elif link:
        parts.append(_line(*_why(link)))
    return joined(parts)


def _line(*parts: str) -> Markup:
    return element("span", *parts, class_="official")


def _today(unit: UnitOfToday, place: PlaceFacts) -> list[str]:
    home = home_of(place)
    code = f" (mã {unit.code})" if unit.code else ""
    extent = f", {EXTENTS.get(unit.extent, unit.extent)}" if unit.extent else ""
    own = home is not None and place.link is not None and unit is place.link.today[0]
    path = element("a", unit.path, href=f"../{home.file}") if own and home else unit.path
    return [path, f"{code}{extent}"]


def _why(link: LinkFacts) -> list[str]:
    reason = REASONS.get(link.reason or "unknown", link.reason or "")
    others = "; ".join(link.candidates[:3])
    return [f"Chưa gắn mã: {reason}", f". Có thể là: {others}" if others else ""]


def _field(entry: ModelEntry) -> Markup:
    model = entry.facts
    place = (
        f"{FIELDS.get(model.field, model.field)}: {SUBFIELDS.get(model.subfield, model.subfield)}"
    )
    stated = "báo nêu rõ" if model.stated else "máy suy ra"
    return joined([place, element("span", f" ({stated})", class_="kind-inline")])


def _certainty(entry: ModelEntry) -> Markup:
    model = entry.facts
    return escaped(
        f"là mô hình {percent(model.score)}; lĩnh vực {percent(model.field_score)};"
        f" tiểu lĩnh vực {percent(model.subfield_score)}"
    )
