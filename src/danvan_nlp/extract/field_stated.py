"""Where a text itself says in which field models lie, and how far that reaches.

Three shapes: words that lead to a field's name in running text ("trong lĩnh vực kinh
tế", "về quốc phòng - an ninh"), one that opens a sentence before a comma ("Trong phát
triển kinh tế, …"), and heads of a paragraph ("2. Văn hóa - xã hội: …", "II. LĨNH VỰC
QP-AN"), which span the list or section below them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_nlp.extract.found import Found
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.lexicon.field_words import (
    FIELD_HEADS,
    FIELD_LEADS,
    FIELD_PHRASES,
    HEAD_LEADS,
    LOOSE_NAMES,
    MANY_FIELDS,
)
from danvan_nlp.records import Field
from danvan_nlp.vietnamese.folding import fold

HEAD, OPENING = "head", "opening"
_SURE = fold("lĩnh vực")
# For the first word of a field's name: how many words its names have, longest first.
_SIZES = {
    first: sorted({len(p.split()) for p in FIELD_HEADS if p.split()[0] == first}, reverse=True)
    for first in {p.split()[0] for p in FIELD_HEADS}
}
_MARKER = re.compile(r"[ \t]*(?:[-–—+*•●▪◦]+|\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,4})[.)])[ \t]*")
_HEAD_WORDS = 4  # that may stand before a field's name in a head: "Trên lĩnh vực phát triển"
_SECTION = 3  # paragraphs without a marker that a head on a line of its own spans


@dataclass(frozen=True, slots=True)
class Stated:
    """A field named in the text: from where to where it reaches, which, and the words before it."""

    offset: int
    end: int
    field: Field
    lead: str

    @property
    def strong(self) -> bool:
        """Whether it leaves no doubt, as against a passing "về kinh tế"."""
        return self.lead in (HEAD, OPENING) or _SURE in self.lead


def stated_fields(found: Found) -> tuple[Stated, ...]:
    """Where the text names a field of the movement, in order, with what it governs."""
    parsed = found.parsed
    ends = _Reach(parsed)
    named: list[Stated] = []
    for index, size, field in _names(parsed.words):
        lead = _head(parsed, index, size) or _opening(parsed, index, size)
        if not lead:
            lead = _lead(parsed.words, index)
            plain = " ".join(parsed.words[index : index + size]) in FIELD_PHRASES
            lead = lead if plain or _SURE in lead else ""
        if lead:
            start = parsed.starts[index]
            named.append(Stated(start, ends.of(start, parsed.ends[index + size - 1]), field, lead))
    return tuple(named)


def governing(stated: Sequence[Stated], start: int) -> Stated | None:
    """The last field named before an offset, if it reaches as far."""
    at = bisect_left(stated, start, key=lambda one: one.offset) - 1
    return stated[at] if at >= 0 and start < stated[at].end else None


def _names(words: Sequence[str]) -> Iterator[tuple[int, int, Field]]:
    """The fields' names: where each begins, in tokens, its size and the field."""
    free = 0  # the first token that no name holds yet
    for index, known in enumerate(map(_SIZES.get, words)):
        if known is None or index < free:
            continue
        for size in known:
            name = words[index : index + size]
            field = FIELD_HEADS.get(" ".join(name))
            if field is not None:
                free = index + len(name)  # less than `size` at the end of a text
                yield index, len(name), field
                break


def _lead(words: Sequence[str], index: int) -> str:
    """The words before a field's name that make it a statement, or nothing."""
    for size in (4, 3, 2, 1):
        phrase = " ".join(words[max(0, index - size) : index])
        if index >= size and phrase in FIELD_LEADS:
            many = index > size and words[index - size - 1] in MANY_FIELDS
            return "" if many else phrase
    return ""


def _head(parsed: Parsed, index: int, size: int) -> str:
    """Whether a field's name heads its paragraph: nothing else before a colon or the end."""
    span = parsed.paragraph(parsed.starts[index])
    first = parsed.token_from(_after_marker(parsed.text, span.start))
    if first > index or index - first > _HEAD_WORDS:
        return ""
    if any(word not in HEAD_LEADS for word in parsed.words[first:index]):
        return ""
    after = parsed.ends[index + size - 1]
    rest = parsed.text[after : min(span.end, after + 3)].strip(" .;")
    return HEAD if not rest.strip() or rest[0] in ":\n" else ""


def _opening(parsed: Parsed, index: int, size: int) -> str:
    """Whether a field's name opens its sentence after a word like "trong", before a comma."""
    start = parsed.starts[index]
    first = parsed.token_from(_after_marker(parsed.text, parsed.sentence(start).start))
    lead = parsed.words[first:index]
    if not 0 < len(lead) <= _HEAD_WORDS or any(word not in HEAD_LEADS for word in lead):
        return ""
    if " ".join(parsed.words[index : index + size]) in LOOSE_NAMES:
        return ""
    return OPENING if parsed.words[index + size : index + size + 1] in ([","], [":"]) else ""


def _after_marker(text: str, start: int) -> int:
    match = _MARKER.match(text, start)
    return match.end() if match else start


class _Reach:
    """How far a statement reaches: its paragraph, and the list or section that this introduces."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._ends: dict[int, int] = {}

    def of(self, start: int, after: int) -> int:
        """The end of what a field named from `start` to `after` governs."""
        parsed = self._parsed
        index, span = parsed.paragraph_at(start), parsed.paragraph(start)
        body = parsed.text[max(after, span.end - 8) : span.end].rstrip()
        alone = not parsed.text[after : min(span.end, after + 8)].strip(" .:;\n")
        if not alone and not body.endswith(":"):
            return span.end
        if index not in self._ends:
            self._ends[index] = self._below(index, alone=alone)
        return self._ends[index]

    def _below(self, index: int, *, alone: bool) -> int:
        """The end of the list below a paragraph, or of a section without one."""
        starts, text = self._parsed.paragraph_starts, self._parsed.text
        last = index + 1
        while last < len(starts) and _MARKER.match(text, starts[last]):
            last += 1
        if last == index + 1 and alone:
            last += _SECTION
        return starts[last] if last < len(starts) else len(text)
