"""Bar charts as inline SVG: readable on a telephone, with names for those who hear the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_nlp.view.markup import Markup, element, joined
from danvan_nlp.view.words import count

_WIDTH = 420  # units of the drawing: at the width of a telephone a letter is still 11 pixels high
_LINE = 40
_BAR = 12
_HEIGHT = 190


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar; `style` names its colour in the style sheet, `head` a line with subordinate ones."""

    label: str
    number: int
    href: str | None = None
    style: str = "plain"
    head: bool = False


def bars(title: str, bars_shown: Sequence[Bar]) -> Markup:
    """Horizontal bars, each under its label, with the number at its right."""
    greatest = max([bar.number for bar in bars_shown], default=0) or 1
    height = _LINE * len(bars_shown) + 4
    drawn = [_lying(bar, _LINE * row, greatest) for row, bar in enumerate(bars_shown)]
    return _figure(title, height, drawn, bars_shown)


def _lying(bar: Bar, top: int, greatest: int) -> Markup:
    indent = 0 if bar.head else 14
    room = _WIDTH - indent
    width = max(2, round(room * bar.number / greatest)) if bar.number else 0
    weight = "head" if bar.head else "sub"
    label = element("text", bar.label, x=indent, y=top + 16, class_=weight)
    if bar.href:
        label = element("a", label, href=bar.href)
    number = element(
        "text", count(bar.number), x=_WIDTH, y=top + 16, text_anchor="end", class_=weight
    )
    y = top + 22
    back = element("rect", x=indent, y=y, width=room, height=_BAR, rx=3, class_="back")
    front = element("rect", x=indent, y=y, width=width, height=_BAR, rx=3, class_=bar.style)
    return joined([label, number, back, front])


def columns(title: str, bars_shown: Sequence[Bar], *, note: str = "") -> Markup:
    """Upright bars with the number above and the label, a year, below; a note beneath them all."""
    greatest = max([bar.number for bar in bars_shown], default=0) or 1
    step = _WIDTH / max(len(bars_shown), 1)
    every = max(1, -(-len(bars_shown) // 9))  # labels of years must not run into one another
    drawn = []
    for place, bar in enumerate(bars_shown):
        tall = round((_HEIGHT - 50) * bar.number / greatest)
        middle = round(step * (place + 0.5))
        width = max(2, min(44, round(step * 0.7)))
        rect = element(
            "rect",
            x=middle - width // 2,
            y=_HEIGHT - 26 - tall,
            width=width,
            height=tall,
            rx=2,
            class_=bar.style,
        )
        label = element(
            "text", bar.label if place % every == 0 else "", x=middle, y=_HEIGHT - 6,
            text_anchor="middle", class_="sub",
        )  # fmt: skip
        number = element(
            "text", count(bar.number), x=middle, y=_HEIGHT - 32 - tall,
            text_anchor="middle", class_="sub",
        )  # fmt: skip
        shown = [rect, label, number if len(bars_shown) <= 16 else Markup("")]
        drawn.append(element("a", *shown, href=bar.href) if bar.href else joined(shown))
    figure = _figure(title, _HEIGHT, drawn, bars_shown)
    return joined([figure, element("p", note, class_="note")]) if note else figure


def _figure(title: str, height: int, drawn: Sequence[Markup], bars_shown: Sequence[Bar]) -> Markup:
    drawing = element(
        "svg",
        *drawn,
        viewBox=f"0 0 {_WIDTH} {height}",
        role="group",
        aria_label=title,
    )
    rows = [
        element("tr", element("th", bar.label, scope="row"), element("td", count(bar.number)))
        for bar in bars_shown
    ]
    numbers = element(
        "details",
        element("summary", "Xem số liệu"),
        element("table", element("caption", title), element("tbody", *rows), class_="numbers"),
    )
    return element("figure", element("figcaption", element("h2", title)), drawing, numbers)
