"""Say in which field and subfield of the movement a model lies: the features.

A field stated in the text decides over everything and spans the list that follows it;
otherwise the aim of the model does, told by its name, the words around it and the
remit of the unit that runs it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from danvan_nlp.extract.found import Found
from danvan_nlp.extract.linear import Linear
from danvan_nlp.lexicon.field_words import FIELD_LEADS, FIELD_PHRASES
from danvan_nlp.records import SUBFIELDS, Field, Span, Unit
from danvan_nlp.vietnamese.folding import fold

_CONTEXT = 60  # tokens of a sentence that are read
SUBFIELD_LABELS = tuple(sub for subs in SUBFIELDS.values() for sub in subs)
_STRONG = fold("lĩnh")  # of "lĩnh vực": the lead that leaves no doubt
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


@dataclass(frozen=True)
class Scene:
    """What the features of all models of one article share: its title and its stated fields."""

    found: Found
    stated: tuple[Stated, ...]
    title: tuple[str, ...]

    @classmethod
    def of(cls, found: Found) -> Scene:
        """The scene of an article."""
        starts = found.parsed.paragraph_starts
        title = fold(found.text[: starts[1]]).split() if len(starts) > 1 else []
        features = (f"title={word}" for word in dict.fromkeys(title) if len(word) > 1)
        return cls(found, stated_fields(found), tuple(features))


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


def field_features(scene: Scene, model: Named, units: Sequence[Unit]) -> list[str]:
    """The features of a model's subfield: its name, its context, its units, a stated field."""
    found, parsed = scene.found, scene.found.parsed
    row = [*name_features(name_words(model.span.of(found.text)))]
    first = model.mentions[0]
    index = parsed.sentence_at(first.start)
    row += _context(found, parsed.sentence(first.start), "here")
    alone = found.models_by_sentence.get(index, (0, 0))[0] <= 1
    if alone and index + 1 < len(parsed.sentence_spans):
        row += _context(found, Span(*parsed.sentence_spans[index + 1]), "next")
    row += [f"unit={unit.kind}" for unit in units]
    row += [f"family={unit.kind.split('.')[0]}" for unit in units]
    row += _governing_features(scene, model)
    row += scene.title
    return row


def name_words(name: str) -> list[str]:
    """The folded words of a model's name, without lone marks."""
    return [w for w in fold(name).replace("-", " ").split() if w.isalnum() or len(w) > 1]


def name_features(name: Sequence[str]) -> Iterator[str]:
    """Features of a model's name alone, from its folded syllables."""
    for word in dict.fromkeys(name):
        yield f"n={word}"
    for one, two in dict.fromkeys(pairwise(name)):
        yield f"n={one} {two}"
    if name:
        yield f"first={name[0]}"
        yield f"first2={' '.join(name[:2])}"
        yield f"last2={' '.join(name[-2:])}"


def _context(found: Found, sentence: Span, where: str) -> Iterator[str]:
    kept = [w for w in found.parsed.words_in(sentence, _CONTEXT) if len(w) > 1]
    for one, two in dict.fromkeys(pairwise(kept)):
        yield f"{where}={one} {two}"


def _governing_features(scene: Scene, model: Named) -> Iterator[str]:
    """Features of the nearest field named before the model, in its sentence or paragraph."""
    best = governing(scene, model)
    if best is None:
        return
    parsed = scene.found.parsed
    same = parsed.sentence_at(best.offset) == parsed.sentence_at(model.mentions[0].start)
    strong = _STRONG in best.lead.split()
    yield f"stated={best.field}"
    yield f"stated={best.field}&{'same' if same else 'paragraph'}&{'strong' if strong else 'weak'}"
    yield f"stated={best.field}&lead={best.lead}"


def governing(scene: Scene, model: Named) -> Stated | None:
    """The last field named before the model's first mention in the same paragraph."""
    start = model.mentions[0].start
    at = bisect_left(scene.stated, start, key=lambda stated: stated.offset) - 1
    if at < 0:
        return None
    parsed, last = scene.found.parsed, scene.stated[at]
    return last if parsed.paragraph_at(last.offset) == parsed.paragraph_at(start) else None


def stated_features(scene: Scene, model: Named, field: Field) -> list[str]:
    """The features of whether the text itself states the model's field."""
    best = governing(scene, model)
    if best is None:
        return ["none"]
    parsed = scene.found.parsed
    start = model.mentions[0].start
    gap = parsed.sentence_at(start) - parsed.sentence_at(best.offset)
    opens = parsed.count_in(Span(parsed.sentence(best.offset).start, best.offset))
    return [
        f"lead={best.lead}",
        f"agrees={best.field == field}",
        f"agrees={best.field == field}&lead={best.lead}&gap={min(gap, 2)}",
        f"gap={min(gap, 3)}",
        f"opens={min(opens, 6)}",
        f"agrees={best.field == field}&opens={min(opens, 4)}&gap={min(gap, 2)}",
        f"field={best.field}",
    ]


def tag(subfield: Linear, row: Sequence[str]) -> tuple[Field, str, float, float]:
    """The likeliest field, its likeliest subfield, and the probability of each."""
    probabilities = dict(zip(subfield.labels, subfield.probabilities(row), strict=True))
    totals = {field: sum(probabilities[sub] for sub in subs) for field, subs in SUBFIELDS.items()}
    field = max(totals, key=totals.__getitem__)
    best = max(SUBFIELDS[field], key=probabilities.__getitem__)
    return field, best, totals[field], probabilities[best]
