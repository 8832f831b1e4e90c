"""Whether a unit does anything in the article: with this model, with another, or with none.

A body that is said to set up, have or carry out something, be it pages away, is likelier to
run a model than one that only speaks, is thanked or lends its name, and where one body alone
acts in the whole report, what the report tells is its work.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_nlp.extract.cast import ACTING, Cast, Part
from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.stage import Stage

_MENTIONS = 6  # of a model, as in unit_zones
_FAR = 4  # sentences; beyond, how far does not count


@dataclass(frozen=True, slots=True)
class _Deeds:
    """What one option does: verbs by sentence, with and without a model's name in it."""

    count: int
    by_sentence: dict[int, Counter[str]]
    beside_models: Counter[str]
    elsewhere: frozenset[str]
    own_acts: tuple[Part, ...]  # those with a verb of running a model
    own_sentences: tuple[int, ...]

    @classmethod
    def of(cls, parts: Sequence[Part], model_sentences: frozenset[int]) -> _Deeds:
        """The deeds of an option's parts."""
        acting = [part for part in parts if part.acts]
        by_sentence: dict[int, Counter[str]] = {}
        for part in acting:
            by_sentence.setdefault(part.sentence, Counter())[part.verb] += 1
        runs = tuple(part for part in acting if part.verb in ACTING)
        return cls(
            count=len(acting),
            by_sentence=by_sentence,
            beside_models=Counter(p.verb for p in acting if p.sentence in model_sentences),
            elsewhere=frozenset(p.verb for p in acting if p.sentence not in model_sentences),
            own_acts=runs,
            own_sentences=tuple(part.sentence for part in runs),
        )


class Deeds:
    """The deeds of every option of one stage."""

    def __init__(self, stage: Stage, cast: Cast) -> None:
        """Gather them once an article."""
        self._parsed = stage.found.parsed
        sentences = frozenset(self._parsed.sentence_at(span.start) for span in stage.model_spans)
        self._deeds = [_Deeds.of(parts, sentences) for parts in cast.of_option]
        self._active = min(sum(bool(deeds.own_acts) for deeds in self._deeds), 4)
        self._models = min(len(stage.drafts), 3)

    def features(self, draft: Draft, index: int) -> Iterator[str]:
        """With which verbs the option acts beside this model, another or none; who else acts."""
        deeds = self._deeds[index]
        yield f"acts={min(deeds.count, 3)}"
        yield f"acts={min(deeds.count, 3)}&models={self._models}"
        active = bool(deeds.own_acts)
        yield f"active={active}&of={self._active}"
        yield f"active={active}&of={self._active}&models={self._models}"
        if deeds.count:
            yield from self._verbs(draft, deeds)
        yield from self._nearest(draft, deeds)

    def _verbs(self, draft: Draft, deeds: _Deeds) -> Iterator[str]:
        here = {self._parsed.sentence_at(m.start) for m in draft.mentions[:_MENTIONS]}
        own: Counter[str] = Counter()
        for sentence in here & deeds.by_sentence.keys():
            own.update(deeds.by_sentence[sentence])
        for verb in own:
            yield f"act=own&{verb}"
        for verb, count in deeds.beside_models.items():
            if count > own[verb]:
                yield f"act=other&{verb}"
        for verb in deeds.elsewhere:
            yield f"act=none&{verb}"

    def _nearest(self, draft: Draft, deeds: _Deeds) -> Iterator[str]:
        """How many sentences away it last or next does what one does with a model."""
        if not deeds.own_acts:
            yield "deed=none"
            return
        at = draft.mentions[0].start
        sentence = self._parsed.sentence_at(at)
        middle = bisect_left(deeds.own_sentences, sentence)
        around = deeds.own_acts[max(0, middle - 1) : middle + 1]
        part = min(around, key=lambda part: abs(part.sentence - sentence))
        gap = (
            f"{'before' if part.start < at else 'after'}-{min(abs(part.sentence - sentence), _FAR)}"
        )
        yield f"deed={gap}"
        same = part.paragraph == self._parsed.paragraph_at(at)
        yield f"deed={gap}&same={same}&{part.verb}"
