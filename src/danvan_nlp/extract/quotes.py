"""Find the quoted stretches of a text, in every shape that provincial papers print.

Marks are mismatched (`” … ”`), straight, doubled, nested, left open or have white
space inside. No single mark says whether it opens or closes, so each paragraph is
decoded whole: the reading with the least cost, over the depth of open quotes, where
a mark may open, close or be noise. Linear in the text.

A text is read up to its mark number `MOST_MARKS`; where that is, `marks_end` says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from danvan_nlp.records import Span

_MARK = re.compile(r"[\"“”„‟«»″]|''|(?<!\w)[‘'](?=\w)|(?<=\w)[’'](?!\w)|(?<=[.,!?…])[’'](?!\w)")
_PARAGRAPH = re.compile(r"[^\n]+")
_OPENING = "“„«‘‟"
_CLOSING = "”»’"
_SINGLE = "‘’'"
# Of one text, for 5,000 quotes: the gold report with most has 72; decoding takes 1 kB a mark.
MOST_MARKS = 10_000
_MAX_DEPTH = 3
_INFINITE = float("inf")

# Costs of one reading, set on the shared gold: the glyph says most, then the space around it.
_GLYPH_AGAINST = 2.0
_SPACE_AGAINST = 1.2
_NOISE = 2.6
_DEEPER = 1.4
_LEFT_OPEN = 2.2
_EMPTY = 6.0
_LONG = 0.004  # a character beyond 160: names are short, speech is not


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    open_cost: float
    close_cost: float


def find_quotes(text: str) -> tuple[Span, ...]:
    """The spans between quote marks, without the white space just inside, outer before inner."""
    found: list[Span] = []
    stop = marks_end(text)
    for paragraph in _PARAGRAPH.finditer(text, 0, len(text) if stop is None else stop):
        marks = _marks(text, paragraph.start(), paragraph.end())
        if marks:
            found += _paired(text, marks, paragraph.end())
    return tuple(sorted(found, key=lambda span: (span.start, -span.end)))


def marks_end(text: str) -> int | None:
    """The offset at which the reading of quotes ends, or None where the text is read whole."""
    if len(text) <= MOST_MARKS:
        return None
    beyond = next(islice(_MARK.finditer(text), MOST_MARKS, None), None)
    return beyond.start() if beyond else None


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    marks = []
    for match in _MARK.finditer(text, start, end):
        glyph, left, right = match.group()[0], match.start(), match.end()
        if glyph == '"' and left and text[left - 1].isdigit() and _is_measure(text, left):
            continue
        marks.append(_Mark(left, right, *_costs(text, glyph, left, right)))
    return marks


def _is_measure(text: str, at: int) -> bool:
    """Whether a straight mark stands among digits, for inches or seconds."""
    return at >= 2 and text[at - 2 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _costs(text: str, glyph: str, left: int, right: int) -> tuple[float, float]:
    """What it costs to read a mark as opening and as closing."""
    opening = _GLYPH_AGAINST if glyph in _CLOSING else 0.0
    closing = _GLYPH_AGAINST if glyph in _OPENING else 0.0
    before = text[left - 1] if left else "\n"
    after = text[right] if right < len(text) else "\n"
    if before.isalnum() or before in ".!?…,;)%”":
        opening += _SPACE_AGAINST
    if after.isalnum() or after in "(“":
        closing += _SPACE_AGAINST
    if after.isspace() or after in ".,;:)!?…”\n":
        opening += _SPACE_AGAINST
    if before.isspace() or before in "(\n":
        closing += _SPACE_AGAINST
    return opening, closing


def _paired(text: str, marks: list[_Mark], end: int) -> list[Span]:
    """The spans of the cheapest reading of a paragraph's marks."""
    actions = _decode(marks)
    stack: list[_Mark] = []
    found = []
    for mark, action in zip(marks, actions, strict=True):
        if action == "open":
            stack.append(mark)
        elif action == "close" and stack:
            span = _trim(text, stack.pop().end, mark.start)
            if span is not None:
                found.append(span)
    found += [span for mark in stack if (span := _unclosed(text, mark, end)) is not None]
    return found


def _decode(marks: list[_Mark]) -> list[str]:
    """The action of each mark: Viterbi over (depth, where the current quote opened)."""
    best: dict[int, tuple[float, int]] = {0: (0.0, -1)}  # depth -> cost, start of the top quote
    back: list[dict[int, tuple[int, str]]] = []
    for mark in marks:
        step: dict[int, tuple[float, int]] = {}
        came: dict[int, tuple[int, str]] = {}
        for depth, (cost, opened) in best.items():
            for action, target, price, since in _options(mark, depth, opened):
                total = cost + price
                if total < step.get(target, (_INFINITE, 0))[0]:
                    step[target] = (total, since)
                    came[target] = (depth, action)
        best = step
        back.append(came)
    depth = min(best, key=lambda d: best[d][0] + d * _LEFT_OPEN)
    actions = []
    for came in reversed(back):
        depth, action = came[depth]
        actions.append(action)
    return actions[::-1]


def _options(mark: _Mark, depth: int, opened: int) -> list[tuple[str, int, float, int]]:
    """What a mark may do at a depth: (action, new depth, cost, start of the top quote)."""
    options = [("noise", depth, _NOISE, opened)]
    if depth < _MAX_DEPTH:
        options.append(("open", depth + 1, mark.open_cost + depth * _DEEPER, mark.end))
    if depth:
        length = mark.start - opened
        extra = _EMPTY if length < 1 else max(0, length - 160) * _LONG
        options.append(("close", depth - 1, mark.close_cost + extra, opened))
    return options


def _trim(text: str, start: int, end: int) -> Span | None:
    """The stretch without the white space at its ends, or None where nothing else is there."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


_UNCLOSED_END = re.compile(
    r"(?<!\s)\s+(?:của|do|tại|ở|nhờ|đã|đang|được|ra đời|ra mắt|giúp|góp phần)\s"
    r"|[;:…]|, [“\"]|\.(?:\s|\.|$)|\n"
)


def _unclosed(text: str, mark: _Mark, end: int) -> Span | None:
    """The stretch after a mark that nothing closes, up to where a reader would end it.

    Only a mark that stands like an opening one counts, and only before a capital
    letter: a small one shows a stray mark in running prose.
    """
    if mark.open_cost > 0 or not text[mark.end : mark.end + 1].isupper():
        return None
    stop = _UNCLOSED_END.search(text, mark.end, end)
    return _trim(text, mark.end, stop.start() if stop else end)
