"""Who takes which part where: every mention of an option with its role in the sentence.

A reader tells the body that runs a model from one that advises, directs, speaks or lends
its hall by the words right before its name and by the verb after it. Both are read once
for each mention, outside the models' names, and shared by all pairs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.stage import Stage, mentions_outside
from danvan_nlp.extract.verbs_near import verb_after
from danvan_nlp.lexicon.roles import ADVERBIAL, HEAD_OF, HEADS, JOINERS, OFFICES, PLAIN, WITH
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.folding import fold

_OF, _TOGETHER = fold("của"), fold("phối")
_MARKS = frozenset('“”"‘’«»(')
_REACH = 6  # words before "của" in which its head is looked for
_SIDE_BY_SIDE = 30  # characters between two names of one phrase, at most


@dataclass(frozen=True, slots=True)
class Part:
    """One mention of an option: where it stands and what part it takes.

    Attributes:
        option: the option's index in the stage.
        role: what the words right before the name make of it (lexicon/roles.py).
        group: the role of the first name of the phrase that it is listed in, with "+" before
            it where that is another name.
        verb: the class of the verb after the name, "-" where there is none.
        phrase: which phrase of names side by side it is in, counted from 0.
        shared: the class of the verb after the last name of that phrase: what all of them do.
    """

    start: int
    end: int
    option: int
    role: str
    group: str
    verb: str
    sentence: int
    paragraph: int
    phrase: int = 0
    shared: str = "-"

    @property
    def acts(self) -> bool:
        """Whether it is the subject of its clause, or stands before a verb of running a model.

        What follows "theo chỉ đạo của A," is said of another.
        """
        role = self.group.lstrip("+")
        return role in _SUBJECTS or (self.verb in ACTING and role not in _BYSTANDERS)


_SUBJECTS = frozenset(("open", "clause", "do", "other"))
ACTING = frozenset(("run", "have", "join"))
_BYSTANDERS = frozenset(
    joint + head
    for joint in ("of-", "of~", "")
    for head in HEADS
    if head not in ("model", "people")
) | {"theo"}


class Mentioned(Protocol):
    """Anything with mentions in the text."""

    @property
    def mentions(self) -> tuple[Span, ...]:
        """Where the text names it."""


@dataclass(frozen=True, slots=True)
class Event:
    """A model's name (`part` is None) or an option's part, in text order."""

    start: int
    end: int
    part: Part | None


class Cast:
    """The parts of one stage in text order, between the models' names.

    Attributes:
        parts: every mention of an option that stands outside the names, in text order.
        events: the parts and the models' names in one order.
    """

    def __init__(
        self,
        parsed: Parsed,
        options: Sequence[Mentioned],
        names: Sequence[Span],
        outside: Iterable[tuple[Span, int]],
    ) -> None:
        """Read the role of every mention in `outside`, pairs of a span and its option's index."""
        self.parsed = parsed
        self.parts = _read(parsed, outside)
        self.of_option: list[list[Part]] = [[] for _ in options]
        for part in self.parts:
            self.of_option[part.option].append(part)
        self.at = {(part.start, part.option): i for i, part in enumerate(self.parts)}
        self.starts = [part.start for part in self.parts]
        self.events = sorted(
            [Event(part.start, part.end, part) for part in self.parts]
            + [Event(span.start, span.end, None) for span in names],
            key=lambda event: (event.start, event.end),
        )
        self._event_starts = [event.start for event in self.events]

    @classmethod
    def of(cls, stage: Stage) -> Cast:
        """The cast of a stage: its options' mentions outside the models' names."""
        outside = mentions_outside(stage)
        return cls(stage.found.parsed, stage.options, stage.model_spans, outside)

    def run_around(self, start: int) -> tuple[int, int, int]:
        """The indexes in `events` of a name, and of the first and last of its unbroken run."""
        index = first = last = bisect_left(self._event_starts, start)
        while first and self.events[first - 1].part is None:
            first -= 1
        while last + 1 < len(self.events) and self.events[last + 1].part is None:
            last += 1
        return index, first, last


def _read(parsed: Parsed, outside: Iterable[tuple[Span, int]]) -> list[Part]:
    parts: list[Part] = []
    for span, option in sorted(outside):
        sentence = parsed.sentence_at(span.start)
        last = parts[-1] if parts else None
        role = role_before(parsed, span.start)
        if role == "," and _opens_clause(parsed, last, sentence):
            role = "clause"
        group, phrase = role, 0 if last is None else last.phrase + 1
        if last is not None and role != "clause" and _is_beside(parsed, last, span):
            group, phrase = "+" + last.group.lstrip("+"), last.phrase
        verb, paragraph = verb_after(parsed, span.end), parsed.paragraph_at(span.start)
        parts.append(
            Part(span.start, span.end, option, role, group, verb, sentence, paragraph, phrase, verb)
        )
    return _with_shared_verbs(parts)


def _with_shared_verbs(parts: Sequence[Part]) -> list[Part]:
    """Each part with the verb of its phrase's last: "xã A và xã B cùng Công an huyện ra mắt"."""
    shared: list[Part] = []
    for part in reversed(parts):
        after = shared[-1] if shared else None
        joined = after is not None and after.phrase == part.phrase
        shared.append(replace(part, shared=after.shared) if after and joined else part)
    return shared[::-1]


def _opens_clause(parsed: Parsed, last: Part | None, sentence: int) -> bool:
    """Whether a comma ends an adverbial: "Năm 2020, A mở …", "Theo kế hoạch của B, A lập …"."""
    if last is not None and last.sentence == sentence and last.group not in _BYSTANDERS:
        return False
    return parsed.words[parsed.token_from(parsed.sentence_starts[sentence])] in ADVERBIAL


def _is_beside(parsed: Parsed, last: Part, span: Span) -> bool:
    """Whether only joining words stand between two names: "A, B và C", "A phối hợp với B"."""
    if not 0 <= span.start - last.end <= _SIDE_BY_SIDE:
        return False
    words = parsed.words[parsed.token_from(last.end) : parsed.token_before(span.start) + 1]
    return 0 < len(words) <= 4 and JOINERS.issuperset(words)


def role_before(parsed: Parsed, start: int) -> str:
    """What the words right before a name make of it; "open" where it begins a sentence."""
    words, last = parsed.words, parsed.token_before(start)
    if last < 0 or parsed.sentence(start).start >= start - 1:
        return "open"
    word = words[last]
    pair = f"{words[last - 1]} {word}" if last else word
    if pair in OFFICES or word in OFFICES:
        return "office"
    if word == _OF:
        return _whose(words[max(0, last - _REACH) : last])
    if word in WITH:
        return WITH[word] + ("-jointly" if _TOGETHER in words[max(0, last - 4) : last] else "")
    if word in _MARKS:
        return "mark"
    return HEAD_OF.get(pair) or HEAD_OF.get(word) or PLAIN.get(word, "other")


def _whose(left: Sequence[str]) -> str:
    """The head that "của" belongs to: the nearest known word or two before it."""
    if left and left[-1] in _MARKS:
        return "of-name"
    for at in range(len(left) - 1, -1, -1):
        pair = " ".join(left[at - 1 : at + 1]) if at else ""
        head = HEAD_OF.get(pair) or HEAD_OF.get(left[at])
        if head:
            return f"of-{head}" if at == len(left) - 1 else f"of~{head}"
    return "of"
