"""Features of one mention of a model and one of an option: side, distance, what connects them."""

from __future__ import annotations

from collections.abc import Iterator

from danvan_nlp.extract.buckets import bucket
from danvan_nlp.extract.stage import Stage, count_within
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.folding import DOUBLE_MARKS, fold

_CONNECTING = """của do tại ở thuộc trên cho với là có xây triển thực thành ra phối vận phát
    duy được bằng nhờ giao đăng"""
_LINKS = frozenset(fold(word) for word in _CONNECTING.split())
_FAR = 600  # characters beyond which the words between are not read


def relation_features(stage: Stage, mention: Span, other: Span) -> Iterator[str]:
    """Features of one mention of the model and one of the option."""
    parsed = stage.found.parsed
    if mention.overlaps(other):
        yield "where=inside"
        return
    after = other.start >= mention.end
    left, right = (mention, other) if after else (other, mention)
    side = "after" if after else "before"
    sentences = parsed.sentence_at(right.start) - parsed.sentence_at(left.start)
    paragraphs = parsed.paragraph_at(right.start) - parsed.paragraph_at(left.start)
    where = _where(sentences, paragraphs)
    near = right.start - left.end < _FAR
    words = parsed.words_in(Span(left.end, right.start)) if near else []
    yield f"where={side}-{where}"
    yield f"where={side}-{where}&gap={bucket(len(words)) if near else 'far'}"
    models = count_within(stage.model_starts, left.end, right.start)
    options = count_within(stage.option_starts, left.end, right.start)
    yield f"where={side}-{where}&models={min(models, 3)}"
    yield f"where={side}-{where}&options={min(options, 3)}"
    yield f"where={side}-{where}&models={min(models, 3)}&options={min(options, 2)}"
    if paragraphs:
        yield f"{side}-paragraphs={min(paragraphs, 4)}"
        return
    if sentences:
        yield f"{side}-sentences={min(sentences, 4)}"
    yield from _between(side, where, [w for w in words if w not in DOUBLE_MARKS], models, options)


def where_features(stage: Stage, mention: Span, other: Span) -> tuple[str, ...]:
    """Where the option stands and, if near, the words between; worked out once for two mentions."""
    known = stage.standing.get((mention, other))
    if known is None:
        known = stage.standing[mention, other] = tuple(
            name
            for name in relation_features(stage, mention, other)
            if name.startswith(("where=", "between="))
        )
    return known


def _where(sentences: int, paragraphs: int) -> str:
    """How far apart two mentions are, by sentences and paragraphs."""
    if not sentences:
        return "same"
    if paragraphs:
        return "far"
    return "next" if sentences == 1 else "paragraph"


def _between(side: str, where: str, words: list[str], models: int, options: int) -> Iterator[str]:
    """Features of the words that connect two mentions."""
    if len(words) <= 5:
        yield f"between={side}:" + " ".join(words)
    if not words:
        return
    yield f"between={side}-{where}-first:{words[0]}"
    yield f"between={side}-{where}-last:{words[-1]}"
    if len(words) > 1:
        yield f"between={side}-{where}-last2:{words[-2]} {words[-1]}"
        yield f"between={side}-{where}-first2:{words[0]} {words[1]}"
    for word in dict.fromkeys(words[:25]):
        if word in _LINKS:
            yield f"links={side}-{where}:{word}&m{min(models, 1)}o{min(options, 1)}"
    for mark in (";", ".", ":", "(", ")", ","):
        if mark in words:
            yield f"marks={side}-{where}:{mark}&m{min(models, 1)}"


def edge_features(stage: Stage, mention: Span, other: Span) -> Iterator[str]:
    """Features of what stands just outside the two mentions, where one paragraph holds both."""
    parsed = stage.found.parsed
    if mention.overlaps(other) or parsed.paragraph_at(mention.start) != parsed.paragraph_at(
        other.start
    ):
        return
    side = "after" if other.start >= mention.end else "before"
    gap = abs(parsed.sentence_at(mention.start) - parsed.sentence_at(other.start))
    where = _where(gap, 0)
    for i, word in enumerate(parsed.left_words(other.start, 3)):
        yield f"before-option{i}={word}&{side}-{where}"
    for i, word in enumerate(parsed.right_words(other.end, 3)):
        yield f"after-option{i}={word}&{side}-{where}"
    first = parsed.token_from(other.end)
    yield f"after-option={' '.join(parsed.words[first : first + 2])}&{side}"
    for i, word in enumerate(
        w for w in parsed.left_words(mention.start, 4) if w not in DOUBLE_MARKS
    ):
        yield f"before-model{i}={word}&{side}-{where}"
    if other.start == parsed.sentence(other.start).start:
        yield f"option-opens-sentence&{side}-{where}"
