"""What all pages share: head, navigation, footer, static tables and their pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from danvan_nlp.view.markup import Markup, element, joined
from danvan_nlp.view.words import count

SITE = "Mô hình Dân vận khéo"
ROWS_A_PAGE = 500  # a table of this many rows is 150 kB, which a telephone shows at once

# Nothing from elsewhere, and no script but the one file beside the pages.
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:;"
    " base-uri 'none'; form-action 'none'"
)
_MENU = (
    ("index.html", "Tổng quan"),
    ("mo-hinh.html", "Mô hình"),
    ("dia-ban.html", "Địa bàn"),
    ("bai-bao.html", "Bài báo"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to be: `file` is seen from the top folder, `menu` the entry that it belongs to."""

    file: str
    title: str
    body: Markup
    menu: str = ""
    script: bool = False

    def html(self) -> str:
        """The whole document."""
        up = top_of(self.file)
        head = [
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="color-scheme", content="light dark"),
            element("meta", name="referrer", content="no-referrer"),
            element("title", self.title if self.title == SITE else f"{self.title} – {SITE}"),
            element("link", rel="icon", href="data:,"),
            element("link", rel="stylesheet", href=f"{up}style.css"),
        ]
        if self.script:
            head.append(element("script", src=f"{up}pages.js", defer="defer"))
        skip = element("a", "Đến nội dung chính", class_="skip", href="#noi-dung")
        body = [skip, _header(up, self.menu), element("main", self.body, id="noi-dung"), _footer()]
        document = element("html", element("head", *head), element("body", *body), lang="vi")
        return f"<!DOCTYPE html>\n{document}\n"


def top_of(file: str) -> str:
    """The way from a file to the top folder: "" or "../"."""
    return "../" * file.count("/")


def _header(up: str, here: str) -> Markup:
    links = [
        element("a", text, href=up + file, aria_current="page" if file == here else None)
        for file, text in _MENU
    ]
    site = element("a", "Dân vận khéo", class_="site", href=f"{up}index.html")
    return element("header", site, element("nav", *links, aria_label="Trang chính"))


def _footer() -> Markup:
    return element(
        "footer",
        element(
            "p",
            "Trang do máy lập từ bài báo, có thể sai: hãy đối chiếu với bài gốc trước khi dẫn lại."
            " Con số phần trăm là xác suất mà máy tự đánh giá.",
        ),
    )


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    """A table with a caption and column heads; on a narrow screen each cell carries its head."""
    lines = [
        element("tr", *(element("td", c, data_h=h) for h, c in zip(heads, cells, strict=True)))
        for cells in rows
    ]
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
        element("tbody", *lines),
        class_="list",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A table over one page or several: `before` comes above it on the first."""

    file: str
    title: str
    menu: str
    before: Markup
    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]

    def pages(self) -> Iterable[Page]:
        """The pages, the first under `file`, the others beside it with their number."""
        total = max(1, -(-len(self.rows) // ROWS_A_PAGE))
        for number in range(1, total + 1):
            first = (number - 1) * ROWS_A_PAGE
            part = self.rows[first : first + ROWS_A_PAGE]
            caption = self.caption
            if total > 1:
                caption += f" ({count(first + 1)}–{count(first + len(part))})"
            title = self.title if number == 1 else f"{self.title}, trang {number}"
            shown = [
                self.before if number == 1 else element("h1", title),
                table(caption, self.heads, part) if part else Markup(""),
                self._others(number, total),
            ]
            yield Page(file=self._name(number), title=title, body=joined(shown), menu=self.menu)

    def _name(self, number: int) -> str:
        return self.file if number == 1 else re.sub(r"\.html$", f"-{number}.html", self.file)

    def _others(self, here: int, total: int) -> Markup:
        if total == 1:
            return Markup("")
        links = [
            element(
                "a",
                str(number),
                href=self._name(number).rsplit("/", 1)[-1],
                aria_current="page" if number == here else None,
            )
            for number in range(1, total + 1)
        ]
        return element("nav", "Trang: ", *links, class_="paging", aria_label="Các trang của bảng")
