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
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.lexicon.verbs import LONGEST_VERB, VERB_CLASS
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.folding import fold

_LINKS = frozenset(
    fold(word)
    for word in "của do tại ở thuộc trên cho với là có xây triển thực thành ra phối vận phát duy được bằng nhờ giao đăng".split()
)


_QUOTE_MARKS = frozenset("“”\"„«»‘’")
_SENTENCE_MARKS = frozenset(". ; ! ? …".split())
_NEAR = 26  # characters: a connecting word or two and the marks


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
    model_spans: list[Span] = field(default_factory=list)
    option_starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, found: Found, drafts: Sequence[Draft], options: Sequence[Option]) -> Stage:
        """A stage with its indexes built."""
        return cls(
            found,
            tuple(drafts),
            tuple(options),
            sorted(m.start for d in drafts for m in d.mentions),
            sorted(m for d in drafts for m in d.mentions),
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
    row += _claims(stage, draft, option)
    row += _deeds(stage, option, best)
    return row


def _deeds(stage: Stage, option: Option, best: tuple[Span, Span]) -> Iterator[str]:
    """What the option does by the verb after it, near the model and elsewhere; its place as a topic."""
    parsed = stage.found.parsed
    mention, other = best
    where = _where(stage, mention, other)
    after = verb_after(parsed, other.end)
    yield f"verb={after}&{where}"
    yield f"verb={after}&kind={option.kind}"
    if other.end <= mention.start:
        last = verb_before(parsed, mention.start)
        yield f"verb-to-model={last}&{where}"
        yield f"verbs={after}>{last}&{where}"
    else:
        yield f"verb-after-model={verb_after(parsed, mention.end)}&{where}"
    for span in option.mentions[:6]:
        yield f"any-verb={verb_after(parsed, span.end)}"
    yield from _topics(stage, option, mention, where)


def _topics(stage: Stage, option: Option, mention: Span, where: str) -> Iterator[str]:
    """Whether the option is what the model's paragraph, or the one before, is about."""
    parsed = stage.found.parsed
    index = parsed.paragraph_at(mention.start)
    for back, name in ((0, "here"), (1, "before"), (2, "before2")):
        if index - back < 0:
            break
        start = parsed.paragraph_starts[index - back]
        end = mention.start if not back else parsed.paragraph_starts[index - back + 1]
        first = stage.option_starts[bisect_left(stage.option_starts, start) :][:1]
        own = any(start <= m.start < end for m in option.mentions)
        if first and first[0] < end and any(m.start == first[0] for m in option.mentions):
            yield f"topic={name}-first&{where}"
            yield f"topic={name}-first&kind={option.kind}"
        elif own:
            yield f"topic={name}"


def _where(stage: Stage, mention: Span, other: Span) -> str:
    """The side and distance of an option from a model, in words."""
    parsed = stage.found.parsed
    side = "after" if other.start >= mention.end else "before"
    if parsed.paragraph_at(mention.start) != parsed.paragraph_at(other.start):
        return f"{side}-far"
    gap = abs(parsed.sentence_at(mention.start) - parsed.sentence_at(other.start))
    return f"{side}-{min(gap, 2)}"


def verb_after(parsed: Parsed, offset: int) -> str:
    """The class of the first verb within ten words after an offset, in the same sentence."""
    first = parsed.token_from(offset)
    for index in range(first, min(first + 10, len(parsed.words))):
        if parsed.words[index] in _SENTENCE_MARKS:
            return "-"
        found = _verb(parsed.words, index)
        if found:
            return found
    return "-"


def verb_before(parsed: Parsed, offset: int) -> str:
    """The class of the last verb within eight words before an offset."""
    last = parsed.token_before(offset)
    for index in range(last, max(-1, last - 8), -1):
        if parsed.words[index] in _SENTENCE_MARKS:
            return "-"
        found = _verb(parsed.words, index)
        if found:
            return found
    return "-"


def _verb(words: Sequence[str], index: int) -> str | None:
    for size in range(LONGEST_VERB, 0, -1):
        found = VERB_CLASS.get(" ".join(words[index : index + size]))
        if found:
            return found
    return None


def _claims(stage: Stage, draft: Draft, option: Option) -> Iterator[str]:
    """Whether a name right beside a mention of the option claims it: this model's or another's.

    "mô hình của Hội Nông dân huyện “A”" and "“A” của Hội Nông dân huyện" bind the two
    closely; what is bound to another model is seldom this one's.
    """
    parsed = stage.found.parsed
    for mention in option.mentions[:6]:
        for side, span in _beside(stage, mention):
            whose = "own" if span in draft.mentions else "other"
            if side == "next":
                gap = parsed.words_in(Span(mention.end, span.start))
                before = " ".join(parsed.left_words(mention.start, 1))
                yield f"claim=next-{whose}&{' '.join(w for w in gap if w not in _QUOTE_MARKS)[:24]}"
                yield f"claim=next-{whose}&before={before}"
            else:
                gap = parsed.words_in(Span(span.end, mention.start))
                yield f"claim=last-{whose}&{' '.join(w for w in gap if w not in _QUOTE_MARKS)[:24]}"


def _beside(stage: Stage, mention: Span) -> Iterator[tuple[str, Span]]:
    """The model mentions at most a few words after and before an option's mention."""
    starts = stage.model_starts
    after = bisect_left(starts, mention.end)
    if after < len(starts) and starts[after] - mention.end <= _NEAR:
        yield "next", stage.model_spans[after]
    before = bisect_left(starts, mention.start) - 1
    if before >= 0 and 0 <= mention.start - stage.model_spans[before].end <= _NEAR:
        yield "last", stage.model_spans[before]


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
