"""Features of a model and an option in the article as a whole: claims, ranks, headline, counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.stage import Option, Stage, count_within, within
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.folding import QUOTE_MARKS

_QUOTE_MARKS = frozenset(QUOTE_MARKS)
_NEAR = 26  # characters: a connecting word or two and the marks


def claim_features(stage: Stage, draft: Draft, option: Option) -> Iterator[str]:
    """Whether a name right beside a mention of the option claims it: this model's or another's.

    "mô hình của Hội Nông dân huyện “A”" and "“A” của Hội Nông dân huyện" bind the two
    closely; what is bound to another model is seldom this one's.
    """
    parsed = stage.found.parsed
    inside = [m for m in option.mentions[:6] if within(stage.model_spans, m)]
    if inside:
        own = any(span.covers(m) for m in inside for span in draft.mentions)
        rest = "all" if len(inside) == len(option.mentions[:6]) else "some"
        yield f"inside-name={'own' if own else 'other'}&{rest}"
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


def article_features(
    stage: Stage, draft: Draft, option: Option, best: tuple[Span, Span]
) -> Iterator[str]:
    """Features of the two in the article as a whole."""
    kind, total = option.kind, min(len(stage.drafts), 4)
    yield f"models={total}"
    yield f"models={total}&kind={kind}"
    yield from _counts(stage, option)
    yield from _in_opening(stage, option, min(total, 2))
    yield f"list={min(draft.list_size, 4)}"
    last = draft.list_place == draft.list_size - 1
    yield f"list={'last' if last else 'inner'}&{min(draft.list_size, 2)}"
    here = stage.by_sentence[stage.found.parsed.sentence_at(best[0].start)]
    yield f"options-here={min(here, 4)}"
    rank = _rank(stage, best)
    yield f"rank={rank}"
    yield f"rank={rank}&kind={kind}"


def rival_features(stage: Stage, draft: Draft, option: Option) -> Iterator[str]:
    """How often and how near the option is named among all of its kind."""
    rivals = stage.by_kind[option.kind]
    dominant = all(len(o.mentions) < len(option.mentions) for o in rivals if o is not option)
    rank = _kind_rank(rivals, draft, option)
    yield f"dominant={dominant}&same-kind={min(len(rivals), 3)}"
    yield f"kind-rank={rank}"
    yield f"kind-rank={rank}&kind={option.kind}"
    yield f"kind-rank={rank}&dominant={dominant}"


def _counts(stage: Stage, option: Option) -> Iterator[str]:
    """How many options and models there are, and how often this one is named."""
    rivals = stage.by_kind[option.kind]
    total = min(len(stage.drafts), 2)
    yield f"options={min(len(stage.options), 6)}"
    yield f"options={min(len(stage.options), 3)}&models={total}"
    yield f"same-kind={min(len(rivals), 3)}"
    yield f"mentions={min(len(option.mentions), 5)}"
    yield f"mentions={min(len(option.mentions), 3)}&models={total}"


def _in_opening(stage: Stage, option: Option, total: int) -> Iterator[str]:
    """Whether the headline or the first paragraph names the option."""
    paragraph = stage.found.parsed.paragraph_at(option.mentions[0].start)
    if paragraph == 0:
        yield "in-title"
        yield f"in-title&models={total}"
    elif paragraph == 1:
        yield f"in-sapo&models={total}"


def _kind_rank(rivals: Sequence[Option], draft: Draft, option: Option) -> str:
    """Whether an option is the last of its kind named before the model, or the next after it."""
    at = draft.mentions[0]
    before = max((m.start for m in option.mentions if m.start < at.start), default=-1)
    after = min((m.start for m in option.mentions if m.start >= at.end), default=-1)
    nearer = sum(
        any(before < m.start < at.start for m in other.mentions)
        for other in rivals
        if other is not option
    )
    sooner = sum(
        any(at.end <= m.start < after for m in other.mentions)
        for other in rivals
        if other is not option
    )
    back = "-" if before < 0 else str(min(nearer, 2))
    ahead = "-" if after < 0 else str(min(sooner, 2))
    return f"{back}/{ahead}"


def _rank(stage: Stage, best: tuple[Span, Span]) -> str:
    """How many options stand nearer on the same side, and on which side this one is."""
    mention, other = best
    if other.start >= mention.end:
        return f"after{min(count_within(stage.option_starts, mention.end, other.start), 3)}"
    return f"before{min(count_within(stage.option_starts, other.end, mention.start), 3)}"
