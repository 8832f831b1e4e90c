"""Say in which field and subfield of the movement a model lies: the features.

A field stated in the text decides over everything and spans the list that follows it;
otherwise the aim of the model does, told by its name, the words around it and the
remit of the unit that runs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from danvan_nlp.extract.found import Found
from danvan_nlp.extract.linear import Linear
from danvan_nlp.lexicon.field_words import FIELD_LEADS, FIELD_PHRASES
from danvan_nlp.records import SUBFIELDS, Field, QuoteType, Span, Unit
from danvan_nlp.vietnamese.folding import fold

SUBFIELD_LABELS = tuple(sub for subs in SUBFIELDS.values() for sub in subs)
_FOLDED_STATED = fold("lĩnh vực").split()
# For the first word of a field's name: how many words its names have, longest first.
_SIZES = {
    first: sorted({len(p.split()) for p in FIELD_PHRASES if p.split()[0] == first}, reverse=True)
    for first in {p.split()[0] for p in FIELD_PHRASES}
}


class Named(Protocol):
    """A model or a draft of one: what has a name and mentions."""

    @property
    def span(self) -> Span:
        """Its fullest name."""

    @property
    def mentions(self) -> tuple[Span, ...]:
        """Where the text names it, in order."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A field named in the text: where, which, and whether after "lĩnh vực" in so many words."""

    offset: int
    field: Field
    lead: str


def stated_fields(found: Found) -> tuple[Stated, ...]:
    """Where the text names a field of the movement, in order, with the words that lead to it."""
    words, starts = found.parsed.words, found.parsed.starts
    named: list[Stated] = []
    index = 0
    while index < len(words):
        for size in _SIZES.get(words[index], ()):
            field = FIELD_PHRASES.get(" ".join(words[index : index + size]))
            if field is not None:
                lead = _lead(words, index)
                if lead:
                    named.append(Stated(starts[index], field, lead))
                index += size - 1
                break
        index += 1
    return tuple(named)


def _lead(words: Sequence[str], index: int) -> str:
    """The words before a field's name that make it a statement, or nothing."""
    for size in (4, 3, 2, 1):
        phrase = " ".join(words[max(0, index - size) : index])
        if phrase in FIELD_LEADS and index - size >= 0:
            return phrase
    return ""


def field_features(
    found: Found, model: Named, units: Sequence[Unit], stated: Sequence[Stated]
) -> list[str]:
    """The features of a model's subfield: its name, its context, its units, a stated field."""
    parsed = found.parsed
    row = [*name_features(name_words(model.span.of(found.text)))]
    first = model.mentions[0]
    sentence = parsed.sentence(first.start)
    row += _context(parsed.words_in(sentence), "here")
    after = parsed.sentence_at(first.start) + 1
    alone = sum(sentence.covers(q.span) and q.type is QuoteType.MODEL for q in found.quotes) <= 1
    if alone and after < len(parsed.sentence_spans):
        span = Span(*parsed.sentence_spans[after])
        row += _context(parsed.words_in(span), "next")
    row += [f"unit={unit.kind}" for unit in units]
    row += [f"family={unit.kind.split('.')[0]}" for unit in units]
    row += _stated_features(found, model, stated)
    if found.parsed.paragraph_starts[1:]:
        title = found.text[: found.parsed.paragraph_starts[1]]
        row += [f"title={w}" for w in dict.fromkeys(fold(title).split()) if len(w) > 1]
    return row


def name_words(name: str) -> list[str]:
    """The folded words of a model's name, without lone marks."""
    return [w for w in fold(name).replace("-", " ").split() if w.isalnum() or len(w) > 1]


def name_features(name: Sequence[str]) -> Iterator[str]:
    """Features of a model's name alone, from its folded syllables."""
    for word in dict.fromkeys(name):
        yield f"n={word}"
    for pair in dict.fromkeys(zip(name, name[1:], strict=False)):
        yield f"n={pair[0]} {pair[1]}"
    if name:
        yield f"first={name[0]}"
        yield f"first2={' '.join(name[:2])}"
        yield f"last2={' '.join(name[-2:])}"


def _context(words: Sequence[str], where: str) -> Iterator[str]:
    kept = [w for w in words[:60] if len(w) > 1]
    for pair in dict.fromkeys(zip(kept, kept[1:], strict=False)):
        yield f"{where}={pair[0]} {pair[1]}"


def _stated_features(found: Found, model: Named, stated: Sequence[Stated]) -> Iterator[str]:
    """Features of the nearest field named before the model, in its sentence or paragraph."""
    best = governing(found, model, stated)
    if best is None:
        return
    same = found.parsed.sentence_at(best.offset) == found.parsed.sentence_at(model.mentions[0].start)
    strong = _FOLDED_STATED[0] in best.lead.split()
    yield f"stated={best.field}"
    yield f"stated={best.field}&{'same' if same else 'paragraph'}&{'strong' if strong else 'weak'}"
    yield f"stated={best.field}&lead={best.lead}"


def governing(found: Found, model: Named, stated: Sequence[Stated]) -> Stated | None:
    """The last field named before the model's first mention in the same paragraph."""
    start = model.mentions[0].start
    paragraph = found.parsed.paragraph_at(start)
    before = [s for s in stated if s.offset < start and found.parsed.paragraph_at(s.offset) == paragraph]
    return before[-1] if before else None


def stated_features(found: Found, model: Named, stated: Sequence[Stated], field: Field) -> list[str]:
    """The features of whether the text itself states the model's field."""
    best = governing(found, model, stated)
    if best is None:
        return ["none"]
    parsed = found.parsed
    start = model.mentions[0].start
    gap = parsed.sentence_at(start) - parsed.sentence_at(best.offset)
    opens = parsed.words_in(Span(parsed.sentence(best.offset).start, best.offset))
    return [
        f"lead={best.lead}",
        f"agrees={best.field == field}",
        f"agrees={best.field == field}&lead={best.lead}&gap={min(gap, 2)}",
        f"gap={min(gap, 3)}",
        f"opens={min(len(opens), 6)}",
        f"agrees={best.field == field}&opens={min(len(opens), 4)}&gap={min(gap, 2)}",
        f"field={best.field}",
    ]


def tag(subfield: Linear, row: Sequence[str]) -> tuple[Field, str, float, float]:
    """The likeliest field, its likeliest subfield, and the probability of each."""
    probabilities = dict(zip(subfield.labels, subfield.probabilities(row), strict=True))
    totals = {field: sum(probabilities[sub] for sub in subs) for field, subs in SUBFIELDS.items()}
    field = max(totals, key=totals.__getitem__)
    best = max(SUBFIELDS[field], key=probabilities.__getitem__)
    return field, best, totals[field], probabilities[best]

