"""What tells a quote's type: the noun before it, what stands inside, its list, its repeats.

In the language, the noun before a quote names its kind (mô hình “…”, phong trào
“…”, phương châm “…”), and one noun may govern a whole list; what stands inside
tells names from sayings; and the same words elsewhere in the article decide where
the place itself is silent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_nlp.extract.buckets import bucket
from danvan_nlp.extract.civic import civic_level
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.quote_classes import Cue, class_features
from danvan_nlp.extract.quote_lists import QuoteView, list_sizes
from danvan_nlp.lexicon.cues import QUOTE_CUES
from danvan_nlp.lexicon.expressions import known_expressions
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.folding import QUOTE_MARKS, fold

_WINDOW = 14  # tokens before a quote in which its noun is sought
# For the last word of a cue noun: how many words its nouns have, longest first.
_CUE_SIZES = {
    last: sorted({len(p.split()) for p in QUOTE_CUES if p.split()[-1] == last}, reverse=True)
    for last in {phrase.split()[-1] for phrase in QUOTE_CUES}
}
_MOVEMENT = fold("dân vận khéo")
_MODEL = fold("mô hình")
_MASS = fold("dân vận")
_MARKS = frozenset(QUOTE_MARKS)
_SENTENCE_MARKS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the features of all quotes of one article are made from, by the quotes' indexes."""

    parsed: Parsed
    quotes: Sequence[QuoteView]
    cues: list[list[Cue]]
    elsewhere: dict[str, set[str]]
    counts: Counter[str]
    sizes: dict[int, int]
    article: list[str]
    civic: str
    title_end: int

    @classmethod
    def of(cls, parsed: Parsed, quotes: Sequence[QuoteView]) -> _Scene:
        """The scene of an article's quotes."""
        cues = [_nearest_cues(parsed, view.span.start) for view in quotes]
        elsewhere: dict[str, set[str]] = {}
        for view, near in zip(quotes, cues, strict=True):
            elsewhere.setdefault(view.key, set()).update(cue.phrase for cue in near[:1])
        return cls(
            parsed,
            quotes,
            cues,
            elsewhere,
            Counter(view.key for view in quotes),
            list_sizes(quotes),
            _article_words(parsed),
            f"civic={civic_level(parsed)}",
            parsed.paragraph_starts[1] if len(parsed.paragraph_starts) > 1 else 0,
        )


def quote_features(parsed: Parsed, quotes: Sequence[QuoteView]) -> list[list[str]]:
    """The features of each quote, names only: a feature is there or not."""
    scene = _Scene.of(parsed, quotes)
    return [list(_features(scene, index)) for index in range(len(quotes))]


def _features(scene: _Scene, index: int) -> Iterator[str]:
    parsed, view = scene.parsed, scene.quotes[index]
    yield from _inside(parsed, view)
    yield from _around(parsed, view)
    yield from scene.article
    yield from _near_model(parsed, view.span.start)
    case = "capital" if parsed.text[view.span.start].isupper() else "small"
    for word in scene.article:
        yield f"{word}&{case}"
    heads = scene.cues[view.first_of_list]
    yield from class_features(parsed, view, heads[0] if heads else None, scene.civic)
    if view.place_in_list:
        yield from _before(parsed, scene.quotes[view.first_of_list], "head:")
    yield from _cue_features(scene, index)
    yield f"repeats={min(scene.counts[view.key], 4)}"
    yield f"list={min(scene.sizes[view.first_of_list], 5)}/{min(view.place_in_list, 3)}"
    if view.span.start < scene.title_end:
        yield "title"
    if view.outer is not None:
        yield "nested"
        yield "nested:" + (scene.cues[index][0].phrase if scene.cues[index] else "-")


def _cue_features(scene: _Scene, index: int) -> Iterator[str]:
    """Features of the nouns before a quote and before its list, and of its standing wording."""
    view = scene.quotes[index]
    own, head = scene.cues[index], scene.cues[view.first_of_list][:1]
    known = known_expressions(view.key)
    yield from known
    for cue in head:
        if view.place_in_list:
            yield f"headcue={cue.phrase}"
        yield f"headclass={cue.kind}"
        for kind in known:
            yield f"{kind}&{cue.kind}"
    for cue in own[:1]:
        yield f"cue={cue.phrase}"
        yield f"cueclass={cue.kind}@{cue.distance}"
        yield f"cueclass={cue.kind}"
        yield f"cue={cue.phrase}@{cue.distance}"
    for cue in own[1:2]:
        yield f"cue2={cue.phrase}"
    nearest = {cue.phrase for cue in own[:1]}
    for phrase in sorted(scene.elsewhere[view.key] - nearest):
        yield f"elsewhere={phrase}"


def _article_words(parsed: Parsed) -> list[str]:
    """Whether the article speaks of the movement and of models at all, and how often."""
    models, movement = len(parsed.positions(_MODEL)), len(parsed.positions(_MASS))
    return [f"article:models={min(models, 3)}", f"article:mass={min(movement, 2)}"]


def _near_model(parsed: Parsed, offset: int) -> Iterator[str]:
    """Whether the sentence, before the quote, or the one before it has the word mô hình."""
    if parsed.has(_MODEL, Span(parsed.sentence(offset).start, offset)):
        yield "model-word-before"
    index = parsed.sentence_at(offset)
    if index and parsed.has(_MODEL, Span(*parsed.sentence_spans[index - 1])):
        yield "model-word-in-last-sentence"


def _inside(parsed: Parsed, view: QuoteView) -> Iterator[str]:
    """Features of the words between the marks."""
    words = parsed.words_in(view.span)
    yield "movement" if view.key == _MOVEMENT else "not-movement"
    if _MOVEMENT in view.key:
        yield "has-movement"
    yield f"length={bucket(len(words))}"
    yield from _shape(view.span.of(parsed.text))
    for count in (1, 2, 3):
        yield f"first{count}=" + " ".join(words[:count])
    yield "last2=" + " ".join(words[-2:])
    for word in dict.fromkeys(words[:24]):
        yield f"in={word}"


def _shape(text: str) -> Iterator[str]:
    """Features of capitals, digits and marks between the quote's own."""
    first, last = text[:1], text[-1:]
    yield "capital" if first.isupper() else "digit" if first.isdigit() else "small"
    if last in ".!?…":
        yield f"ends={last}"
    yield f"commas={min(text.count(','), 4)}"
    checks = {
        "exclaims": "?" in text or "!" in text,
        "sentences": ". " in text,
        "dashes": text.count("-") + text.count("–") >= 2,
        "digits": any(map(str.isdigit, text)),
    }
    yield from (name for name, holds in checks.items() if holds)


def _before(parsed: Parsed, view: QuoteView, prefix: str = "") -> Iterator[str]:
    """Features of the words before the marks."""
    left = [w for w in parsed.left_words(view.span.start, 9) if w not in _MARKS][:7]
    for distance, word in enumerate(left):
        yield f"{prefix}left{distance}={word}"
        yield f"{prefix}left={word}"
    for distance in range(min(3, len(left) - 1)):
        yield f"{prefix}left{distance}={left[distance + 1]} {left[distance]}"
    if len(left) > 2:
        yield f"{prefix}left3={left[2]} {left[1]} {left[0]}"


def _around(parsed: Parsed, view: QuoteView) -> Iterator[str]:
    """Features of the words before and after the marks."""
    yield from _before(parsed, view)
    after = [w for w in parsed.right_words(view.span.end, 7) if w not in _MARKS][:5]
    for distance, word in enumerate(after):
        yield f"right{distance}={word}"
    if len(after) > 1:
        yield f"right={after[0]} {after[1]}"


def _nearest_cues(parsed: Parsed, offset: int) -> list[Cue]:
    """The cue nouns before a quote, nearest first, at most two of its sentence."""
    last = parsed.token_before(offset)
    found: list[Cue] = []
    index, low = last, max(0, last - _WINDOW)
    while index >= low and len(found) < 2:
        phrase = _cue_ending(parsed.words, index)
        if phrase:
            found.append(Cue(phrase, QUOTE_CUES[phrase], bucket(last - index)))
            index -= phrase.count(" ")
        if index >= 0 and parsed.words[index] in _SENTENCE_MARKS and index < last:
            break
        index -= 1
    return found


def _cue_ending(words: Sequence[str], index: int) -> str | None:
    """The longest cue noun whose last word is at an index."""
    for size in _CUE_SIZES.get(words[index], ()) if index >= 0 else ():
        if size <= index + 1:
            phrase = " ".join(words[index - size + 1 : index + 1])
            if phrase in QUOTE_CUES:
                return phrase
    return None
