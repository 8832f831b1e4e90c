"""Features of what an option does by the verbs beside it, and of what a paragraph is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from danvan_nlp.extract.nearest import side_of
from danvan_nlp.extract.stage import Option, Stage
from danvan_nlp.extract.verbs_near import verb_after, verb_before
from danvan_nlp.records import Span


def deed_features(stage: Stage, option: Option, best: tuple[Span, Span]) -> Iterator[str]:
    """What the option does by the verb after it, near the model and elsewhere; its topics."""
    parsed = stage.found.parsed
    mention, other = best
    where = side_of(stage, mention, other)
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
        at = bisect_left(stage.option_starts, start)
        first = stage.option_starts[at : at + 1]
        own = any(start <= m.start < end for m in option.mentions)
        if first and first[0] < end and any(m.start == first[0] for m in option.mentions):
            yield f"topic={name}-first&{where}"
            yield f"topic={name}-first&kind={option.kind}"
        elif own:
            yield f"topic={name}"
