"""An article's text with its findings marked at their characters, however they nest and overlap.

HTML elements nest, findings need not: where one ends inside another that began later, the later
one is closed with it and opened again. The text of the elements is the article's text, to the
character; whatever a mark adds (the number of a model) is drawn by the style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from danvan_nlp.records import Span
from danvan_nlp.view.facts import ModelFacts, ReportFacts
from danvan_nlp.view.markup import Markup, element, escaped
from danvan_nlp.view.words import KINDS, QUOTES, percent

_DEEPEST = 12  # marks open at once; a dataset of ours has four, a foreign one may have thousands
_GAP = re.compile(r"\n{2,}")


class MarkKind(StrEnum):
    """What a mark stands for; of equal stretches the earlier kind is the outer one."""

    QUOTE = "quote"
    MODEL = "model"
    UNIT = "unit"
    OFFICE = "office"
    PERSON = "person"
    PLACE = "place"


_RANK = {kind: rank for rank, kind in enumerate(MarkKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch to be marked; `numbers` are the models whose name it is."""

    span: Span
    kind: MarkKind
    about: str
    more: str = ""
    numbers: tuple[int, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of the mark's first element."""
        return anchor(self.kind, self.span)


def anchor(kind: MarkKind, span: Span) -> str:
    """The id under which a mark of this kind can be pointed to."""
    return f"{kind.value}-{span.start}-{span.end}"


def marks_of(report: ReportFacts) -> list[Mark]:
    """The marks of a report, outer before inner, each stretch of a kind once."""
    found: dict[tuple[MarkKind, Span], Mark] = {}
    for mark in _all_marks(report):
        old = found.setdefault((mark.kind, mark.span), mark)
        if old is not mark and mark.numbers:
            found[mark.kind, mark.span] = Mark(
                span=old.span, kind=old.kind, about=old.about, numbers=old.numbers + mark.numbers
            )
    return sorted(found.values(), key=lambda it: (it.span.start, -it.span.end, _RANK[it.kind]))


def _all_marks(report: ReportFacts) -> Iterator[Mark]:
    for quote in report.quotes:
        if quote.span:
            about = f"Trích dẫn: {QUOTES.get(quote.type, quote.type)} ({percent(quote.score)})"
            more = re.sub(r"[^a-z]", "", quote.type)
            yield Mark(span=quote.span, kind=MarkKind.QUOTE, about=about, more=more)
    for model in report.models:
        if model.span:
            about = f"Mô hình {model.number}"
            numbers = (model.number,)
            yield Mark(span=model.span, kind=MarkKind.MODEL, about=about, numbers=numbers)
        yield from _parts(model)


def _parts(model: ModelFacts) -> Iterator[Mark]:
    for unit in model.units:
        if unit.span:
            about = f"Đơn vị: {KINDS.get(unit.kind or '', unit.full)}"
            yield Mark(span=unit.span, kind=MarkKind.UNIT, about=about)
    for person in model.persons:
        if person.span:
            yield Mark(span=person.span, kind=MarkKind.PERSON, about="Người phụ trách")
        if person.title_span:
            yield Mark(span=person.title_span, kind=MarkKind.OFFICE, about="Chức danh")
    for place in model.places:
        if place.span:
            path = (place.link and place.link.path) or place.level
            yield Mark(span=place.span, kind=MarkKind.PLACE, about=f"Địa bàn: {path}")


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text: the stretches between blank lines, empty ones left out."""
    starts, ends = [0], []
    for gap in _GAP.finditer(text):
        ends.append(gap.start())
        starts.append(gap.end())
    ends.append(len(text))
    return [Span(a, b) for a, b in zip(starts, ends, strict=True) if a < b]


def highlighted(text: str, marks: Iterable[Mark]) -> list[Markup]:
    """The HTML of each paragraph, with `marks` (as `marks_of` orders them) as elements."""
    pen = _Pen(text=text, waiting=list(reversed(list(marks))))
    return [pen.paragraph(span) for span in paragraphs(text)]


@dataclass(slots=True)
class _Pen:
    """Writes a text from left to right; `waiting` has the marks to come, the next one last."""

    text: str
    waiting: list[Mark]
    under_way: list[Mark] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    begun: set[str] = field(default_factory=set)

    def paragraph(self, span: Span) -> Markup:
        """The HTML of the next paragraph; what is open at its end goes on in the following one."""
        self.written = []
        position = span.start
        self.under_way = [mark for mark in self.under_way if mark.span.end > position]
        for mark in self.under_way:
            self._open(mark)
        while True:
            self._turn(position)
            cut = self._next_cut(span.end)
            self.written.append(escaped(self.text[position:cut]))
            position = cut
            if position >= span.end:
                break
        for mark in reversed(self.under_way):
            self._close(mark, last=mark.span.end <= position)
        return Markup("".join(self.written))

    def _next_cut(self, end: int) -> int:
        cuts = [mark.span.end for mark in self.under_way]
        if self.waiting:
            cuts.append(self.waiting[-1].span.start)
        return min([end, *cuts])

    def _turn(self, position: int) -> None:
        """Close what ends at the position and open what starts there."""
        ending = [i for i, mark in enumerate(self.under_way) if mark.span.end <= position]
        if ending:
            inner = self.under_way[ending[0] :]
            for mark in reversed(inner):
                self._close(mark, last=mark.span.end <= position)
            del self.under_way[ending[0] :]
            for mark in inner:
                if mark.span.end > position:
                    self._begin(mark)
        while self.waiting and self.waiting[-1].span.start <= position:
            mark = self.waiting.pop()
            if mark.span.end > position and len(self.under_way) < _DEEPEST:
                self._begin(mark)

    def _begin(self, mark: Mark) -> None:
        self.under_way.append(mark)
        self._open(mark)

    def _open(self, mark: Mark) -> None:
        first = mark.anchor not in self.begun
        self.begun.add(mark.anchor)
        words = f"{mark.kind.value} {mark.more}".strip() + ("" if first else " cont")
        identity = f' id="{mark.anchor}"' if first else ""
        self.written.append(f'<mark class="{words}"{identity} title="{escaped(mark.about)}">')

    def _close(self, mark: Mark, *, last: bool) -> None:
        self.written.append("</mark>")
        if last:
            for number in mark.numbers[:9]:
                label = f"Xem thẻ mô hình {number}"
                reference = {"class_": "ref", "href": f"#mo-hinh-{number}", "data_n": str(number)}
                self.written.append(element("a", **reference, aria_label=label))
