"""How a model and a unit, person or place stand to each other in the text.

A careful reader goes by order and connecting words ("“A” của Hội Nông dân xã X", "xã X
có mô hình “A”"), by what stands between, by who was named before, by sentence and
paragraph, by lists, and by the headline. These are the features, for the nearest
mentions of both and for all of them together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.found import Found
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.folding import fold

_LINKS = frozenset(
    fold(word)
    for word in "của do tại ở thuộc trên cho với là có xây triển thực thành ra phối vận phát duy được bằng nhờ giao đăng".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something that may belong to a model: its mentions, nearest first is decided later.

    Attributes:
        key: the folded string that two mentions of one thing share.
        kind: what it is ("mass.women", "place:xã", "person"), a feature as it stands.
        mentions: where the text names it, in order.
        extra: further features of the thing itself.
    """

    key: str
    kind: str
    mentions: tuple[Span, ...]
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """The spans that count as standing between, and where each starts, for one article."""

    found: Found
    drafts: tuple[Draft, ...]
    options: tuple[Option, ...]
    model_starts: list[int] = field(default_factory=list)
    option_starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, found: Found, drafts: Sequence[Draft], options: Sequence[Option]) -> Stage:
        """A stage with its indexes built."""
        return cls(
            found,
            tuple(drafts),
            tuple(options),
            sorted(m.start for d in drafts for m in d.mentions),
            sorted({m.start for o in options for m in o.mentions}),
        )


def pair_features(stage: Stage, draft: Draft, option: Option) -> list[str]:
    """The features of the link between a model and one option."""
    pairs = _nearest(stage, draft, option)
    row = [f"kind={option.kind}", *option.extra]
    best = pairs[0]
    relation = list(_relation(stage, *best))
    row += relation
    row += [f"{name}&{option.kind}" for name in relation if name.startswith(("where=", "between="))]
    for pair in pairs[1:3]:
        row += [f"also:{name}" for name in _relation(stage, *pair) if name.startswith(("where=", "between="))]
    row += _overall(stage, draft, option, best)
    return row


def _nearest(stage: Stage, draft: Draft, option: Option) -> list[tuple[Span, Span]]:
    """The mention pairs in order of nearness: same sentence first, then by distance."""
    parsed = stage.found.parsed
    pairs = []
    for mention in draft.mentions[:8]:
        starts = [m.start for m in option.mentions]
        at = bisect_left(starts, mention.start)
        for other in option.mentions[max(0, at - 2) : at + 2]:
            same = parsed.sentence_at(mention.start) == parsed.sentence_at(other.start)
            gap = _gap(mention, other)
            # An owner stands after the name as a rule, so a step back counts a little more.
            cost = gap + (0 if same else 400) + (25 if other.start < mention.start else 0)
            if "\n" in stage.found.text[min(mention.end, other.end) : max(mention.start, other.start)]:
                cost += 600
            pairs.append((cost, mention, other))
    pairs.sort(key=lambda item: item[0])
    return [(mention, other) for _, mention, other in pairs]


def _gap(one: Span, two: Span) -> int:
    if one.overlaps(two):
        return 0
    return max(two.start - one.end, one.start - two.end)


def _relation(stage: Stage, mention: Span, other: Span) -> Iterator[str]:
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
    where = "same" if not sentences else "next" if sentences == 1 and not paragraphs else "paragraph" if not paragraphs else "far"
    yield f"where={side}-{where}"
    words = parsed.words_in(Span(left.end, right.start)) if right.start - left.end < 600 else []
    yield f"where={side}-{where}&gap={_bucket(len(words)) if words or right.start - left.end < 600 else 'far'}"
    models = _count(stage.model_starts, left.end, right.start)
    options = _count(stage.option_starts, left.end, right.start)
    yield f"where={side}-{where}&models={min(models, 3)}"
    yield f"where={side}-{where}&options={min(options, 3)}"
    yield f"where={side}-{where}&models={min(models, 3)}&options={min(options, 2)}"
    if paragraphs:
        yield f"{side}-paragraphs={min(paragraphs, 4)}"
        return
    if sentences:
        yield f"{side}-sentences={min(sentences, 4)}"
    yield from _between(side, where, [w for w in words if w not in "“”\"„«»"], models, options)
    yield from _edges(stage, side, where, mention, other)


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


def _edges(stage: Stage, side: str, where: str, mention: Span, other: Span) -> Iterator[str]:
    """Features of what stands just outside the two mentions."""
    parsed = stage.found.parsed
    for i, word in enumerate(parsed.left_words(other.start, 3)):
        yield f"before-option{i}={word}&{side}-{where}"
    for i, word in enumerate(parsed.right_words(other.end, 3)):
        yield f"after-option{i}={word}&{side}-{where}"
    first = parsed.token_from(other.end)
    yield f"after-option={' '.join(parsed.words[first : first + 2])}&{side}"
    for i, word in enumerate(w for w in parsed.left_words(mention.start, 4) if w not in "“”\""):
        yield f"before-model{i}={word}&{side}-{where}"
    if other.start == parsed.sentence(other.start).start:
        yield f"option-opens-sentence&{side}-{where}"


def _overall(stage: Stage, draft: Draft, option: Option, best: tuple[Span, Span]) -> Iterator[str]:
    """Features of the two in the article as a whole."""
    parsed = stage.found.parsed
    kind = option.kind
    total = min(len(stage.drafts), 4)
    yield f"models={total}"
    yield f"models={total}&kind={kind}"
    rivals = [o for o in stage.options if o.kind == kind]
    same_kind = len(rivals)
    dominant = all(len(o.mentions) < len(option.mentions) for o in rivals if o is not option)
    yield f"dominant={dominant}&same-kind={min(same_kind, 3)}"
    yield f"kind-rank={_kind_rank(rivals, draft, option)}"
    yield f"kind-rank={_kind_rank(rivals, draft, option)}&kind={kind}"
    yield f"kind-rank={_kind_rank(rivals, draft, option)}&dominant={dominant}"
    yield f"options={min(len(stage.options), 6)}"
    yield f"options={min(len(stage.options), 3)}&models={min(total, 2)}"
    yield f"same-kind={min(same_kind, 3)}"
    yield f"mentions={min(len(option.mentions), 5)}"
    yield f"mentions={min(len(option.mentions), 3)}&models={min(total, 2)}"
    if parsed.paragraph_at(option.mentions[0].start) == 0:
        yield "in-title"
        yield f"in-title&models={min(total, 2)}"
    if parsed.paragraph_at(option.mentions[0].start) == 1:
        yield f"in-sapo&models={min(total, 2)}"
    yield f"list={min(draft.list_size, 4)}"
    last = draft.list_place == draft.list_size - 1
    yield f"list={'last' if last else 'inner'}&{min(draft.list_size, 2)}"
    sentence = parsed.sentence(best[0].start)
    here = sum(any(sentence.covers(m) for m in o.mentions) for o in stage.options)
    yield f"options-here={min(here, 4)}"
    yield f"rank={_rank(stage, draft, option, best)}"
    yield f"rank={_rank(stage, draft, option, best)}&kind={kind}"


def _kind_rank(rivals: Sequence[Option], draft: Draft, option: Option) -> str:
    """Whether an option is the last of its kind named before the model, or the next after it."""
    at = draft.mentions[0]
    before = max((m.start for m in option.mentions if m.start < at.start), default=-1)
    after = min((m.start for m in option.mentions if m.start >= at.end), default=-1)
    nearer = sum(
        any(before < m.start < at.start for m in other.mentions) for other in rivals if other is not option
    )
    sooner = sum(
        any(at.end <= m.start < after for m in other.mentions) for other in rivals if other is not option
    )
    back = "-" if before < 0 else str(min(nearer, 2))
    ahead = "-" if after < 0 else str(min(sooner, 2))
    return f"{back}/{ahead}"


def _rank(stage: Stage, draft: Draft, option: Option, best: tuple[Span, Span]) -> str:
    """How many options stand nearer on the same side, and on which side this one is."""
    mention, other = best
    if other.start >= mention.end:
        return f"after{min(_count(stage.option_starts, mention.end, other.start), 3)}"
    return f"before{min(_count(stage.option_starts, other.end, mention.start), 3)}"


def _count(starts: Sequence[int], left: int, right: int) -> int:
    """How many of the sorted offsets lie within [left, right)."""
    return max(0, bisect_left(starts, right) - bisect_left(starts, left))


def _bucket(count: int) -> str:
    for top, name in ((4, str(count)), (7, "5-7"), (12, "8-12"), (20, "13-20"), (40, "21-40")):
        if count <= top:
            return name
    return "41+"
