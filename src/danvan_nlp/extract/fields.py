"""Say in which field and subfield of the movement a model lies: the features.

A field stated in the text decides over everything and spans the list that follows it;
otherwise the aim of the model does, told by its name, the words and themes around it,
its neighbours in a list and the remit of the unit that runs it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from danvan_nlp.extract.field_stated import Stated, governing, stated_fields
from danvan_nlp.extract.field_themes import Themes, theme_features
from danvan_nlp.extract.found import Found
from danvan_nlp.extract.linear import Linear
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.records import SUBFIELDS, Field, Span, Unit
from danvan_nlp.vietnamese.folding import fold

_CONTEXT = 60  # tokens of a sentence that are read
_REACH = 1200  # characters of a paragraph on each side of a model that are read
_ARTICLE = 6000  # characters of an article with a single model that are read
_SAID = 0.97  # probability of a field that the text states in so many words
SUBFIELD_LABELS = tuple(sub for subs in SUBFIELDS.values() for sub in subs)


class Named(Protocol):
    """A model or a draft of one: what has a name and mentions."""

    @property
    def span(self) -> Span:
        """Its fullest name."""

    @property
    def mentions(self) -> tuple[Span, ...]:
        """Where the text names it, in order."""


@dataclass(frozen=True)
class Scene:
    """What the features of all models of one article share.

    Attributes:
        stated: the fields that the text names.
        themes: what the text deals with, by place.
        title: the features of the title.
        names: where the text names any of its models, in order.
    """

    found: Found
    stated: tuple[Stated, ...]
    themes: Themes
    title: tuple[str, ...]
    names: tuple[Span, ...]

    @classmethod
    def of(cls, found: Found, models: Sequence[Named]) -> Scene:
        """The scene of an article and its models."""
        starts = found.parsed.paragraph_starts
        end = starts[1] if len(starts) > 1 else 0
        words = (word for word in dict.fromkeys(fold(found.text[:end]).split()) if len(word) > 1)
        themes = Themes(found.parsed)
        title = [f"title={word}" for word in words]
        title += theme_features("title", themes.of([Span(0, end)]))
        names = sorted(mention for model in models for mention in model.mentions)
        return cls(found, stated_fields(found), themes, tuple(title), tuple(names))

    def said(self, model: Named) -> Stated | None:
        """The field named in the text that governs a model."""
        return governing(self.stated, self.place(model).start)

    def place(self, model: Named) -> Span:
        """Where to read about a model: its first mention below the title, or the one there."""
        starts = self.found.parsed.paragraph_starts
        body = starts[1] if len(starts) > 1 else 0
        return next((m for m in model.mentions if m.start >= body), model.mentions[0])


def field_features(scene: Scene, model: Named, units: Sequence[Unit]) -> list[str]:
    """The features of a model's subfield: its name, its context, its units, a stated field."""
    found, parsed = scene.found, scene.found.parsed
    row = [*name_features(name_words(model.span.of(found.text)))]
    row += theme_features("name", scene.themes.of([model.span]))
    first = scene.place(model)
    index = parsed.sentence_at(first.start)
    row += _context(found, parsed.sentence(first.start), "here")
    alone = found.models_by_sentence.get(index, (0, 0))[0] <= 1
    if alone and index + 1 < len(parsed.sentence_spans):
        row += _context(found, Span(*parsed.sentence_spans[index + 1]), "next")
    for where, spans in _windows(scene, model):
        row += theme_features(where, scene.themes.of(spans))
    row += [f"unit={unit.kind}" for unit in units]
    row += [f"family={unit.kind.split('.')[0]}" for unit in units]
    row += _governing_features(scene, model)
    row += scene.title
    return row


def _windows(scene: Scene, model: Named) -> Iterator[tuple[str, list[Span]]]:
    """The stretches in which a reader looks for what a model does, by name."""
    parsed, first = scene.found.parsed, scene.place(model)
    sentence, paragraph = parsed.sentence(first.start), parsed.paragraph(first.start)
    left, right = _neighbours(scene.names, first)
    opens = max(paragraph.start, sentence.start - _REACH)
    closes = min(paragraph.end, max(sentence.end, first.end + _REACH))
    yield "before", [_span(max(sentence.start, left), first.start)]
    yield "after", [_span(first.end, min(sentence.end, right))]
    yield "sentence", [_span(sentence.start, first.start), _span(first.end, sentence.end)]
    yield "follow", [_span(sentence.end, min(right, closes))]
    yield "lead", [_span(opens, sentence.start)]
    yield "paragraph", [_span(opens, closes)]
    others = [parsed.sentence(m.start) for m in model.mentions[:5] if m.start > first.start]
    if others:
        yield "again", others
    beside = [n for n in scene.names if sentence.start <= n.start < sentence.end]
    beside = [n for n in beside if n not in model.mentions]
    if beside:
        yield "beside", beside
    if len(scene.names) == len(model.mentions):
        yield "article", [Span(0, min(len(scene.found.text), _ARTICLE))]


def _span(start: int, end: int) -> Span:
    return Span(start, max(start, end))


def _neighbours(names: Sequence[Span], first: Span) -> tuple[int, int]:
    """Where the name before a mention ends and the name after it starts."""
    at = bisect_left(names, first)
    before = [name.end for name in names[max(0, at - 1) : at] if name.end <= first.start]
    after = [name.start for name in names[at + 1 : at + 3] if name.start >= first.end]
    return (before or [0])[0], (after or [10**9])[0]


def bare_features(name: str) -> list[str]:
    """The features of a name that stands in no text."""
    themes = Themes(Parsed(name)).of([Span(0, len(name) + 1)])
    return [*name_features(name_words(name)), *theme_features("name", themes)]


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
    """Features of the field named before the model, if any reaches it."""
    best = scene.said(model)
    if best is None:
        return
    parsed = scene.found.parsed
    same = parsed.sentence_at(best.offset) == parsed.sentence_at(scene.place(model).start)
    yield f"stated={best.field}"
    how = f"{'same' if same else 'further'}&{'strong' if best.strong else 'weak'}"
    yield f"stated={best.field}&{how}"
    yield f"stated={best.field}&lead={best.lead}"


def stated_features(scene: Scene, model: Named, field: Field) -> list[str]:
    """The features of whether the text itself states the model's field."""
    best = scene.said(model)
    if best is None:
        return ["none"]
    parsed = scene.found.parsed
    start = scene.place(model).start
    gap = parsed.sentence_at(start) - parsed.sentence_at(best.offset)
    opens = parsed.count_in(Span(parsed.sentence(best.offset).start, best.offset))
    return [
        f"lead={best.lead}",
        f"strong={best.strong}",
        f"agrees={best.field == field}&strong={best.strong}",
        f"agrees={best.field == field}",
        f"agrees={best.field == field}&lead={best.lead}&gap={min(gap, 2)}",
        f"gap={min(gap, 3)}",
        f"opens={min(opens, 6)}",
        f"agrees={best.field == field}&opens={min(opens, 4)}&gap={min(gap, 2)}",
        f"field={best.field}",
    ]


def tag(
    subfield: Linear, row: Sequence[str], said: Stated | None = None
) -> tuple[Field, str, float, float]:
    """The likeliest field, its likeliest subfield, and the probability of each.

    Args:
        subfield: the classifier.
        row: the features of a model.
        said: a field that the text states for it; one in so many words decides.
    """
    probabilities = dict(zip(subfield.labels, subfield.probabilities(row), strict=True))
    totals = {field: sum(probabilities[sub] for sub in subs) for field, subs in SUBFIELDS.items()}
    field = max(totals, key=totals.__getitem__)
    sure = totals[field]
    if said is not None and said.strong:
        field, sure = said.field, max(totals[said.field], _SAID)
    best = max(SUBFIELDS[field], key=probabilities.__getitem__)
    return field, best, sure, probabilities[best] * sure / max(totals[field], 1e-9)
