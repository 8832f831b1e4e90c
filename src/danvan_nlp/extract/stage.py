"""The scene of a decision about links: models, what may belong to them, and where each stands."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.found import Found
from danvan_nlp.records import Level, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something that may belong to a model: its mentions, nearest first is decided later.

    Attributes:
        key: the folded string that two mentions of one thing share.
        kind: what it is ("mass.women", "place:xã", "person"), a feature as it stands.
        mentions: where the text names it, in order.
        level: the level that a unit works at, or of a bare place; not asked of others.
        extra: further features of the thing itself.
    """

    key: str
    kind: str
    mentions: tuple[Span, ...]
    level: Level | None = None
    extra: tuple[str, ...] = ()

    @property
    def is_unit(self) -> bool:
        """Whether it may run a model: an organisation, or a bare place that acts."""
        return not self.kind.startswith(("place:", "person"))


@dataclass(frozen=True, slots=True)
class Stage:
    """The spans that count as standing between, and where each starts, for one article.

    `standing` keeps what was once worked out of two mentions: the models of a list all look at
    how an option stands to the first and the last of them.
    """

    found: Found
    drafts: tuple[Draft, ...]
    options: tuple[Option, ...]
    model_starts: list[int] = field(default_factory=list)
    model_spans: list[Span] = field(default_factory=list)
    option_starts: list[int] = field(default_factory=list)
    lists: dict[Span, tuple[Draft, Draft]] = field(default_factory=dict)
    by_kind: dict[str, list[Option]] = field(default_factory=dict)
    by_sentence: Counter[int] = field(default_factory=Counter)
    standing: dict[tuple[Span, Span], tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Found, drafts: Sequence[Draft], options: Sequence[Option]) -> Stage:
        """A stage with its indexes built."""
        spans = sorted(mention for draft in drafts for mention in draft.mentions)
        starts = sorted({m.start for o in options for m in o.mentions if not within(spans, m)})
        return cls(
            found,
            tuple(drafts),
            tuple(options),
            [span.start for span in spans],
            spans,
            starts,
            _lists(found, drafts, starts),
            _by_kind(options),
            _by_sentence(found, options),
        )


def _by_kind(options: Sequence[Option]) -> dict[str, list[Option]]:
    kinds: dict[str, list[Option]] = {}
    for option in options:
        kinds.setdefault(option.kind, []).append(option)
    return kinds


def _by_sentence(found: Found, options: Sequence[Option]) -> Counter[int]:
    """How many options each sentence names, by its index."""
    parsed = found.parsed
    counts: Counter[int] = Counter()
    for option in options:
        counts.update(
            {
                parsed.sentence_at(m.start)
                for m in option.mentions
                if parsed.sentence(m.start).covers(m)
            }
        )
    return counts


def within(spans: Sequence[Span], mention: Span) -> bool:
    """Whether a mention stands inside a model's name: it does not stand between names then."""
    index = bisect_left(spans, Span(mention.start + 1, 0)) - 1
    return index >= 0 and spans[index].covers(mention)


def mentions_outside(stage: Stage) -> list[tuple[Span, int]]:
    """Every mention of an option outside the models' names, with the option's index, in order."""
    return sorted(
        (mention, index)
        for index, option in enumerate(stage.options)
        for mention in option.mentions
        if not within(stage.model_spans, mention)
    )


def _lists(
    found: Found, drafts: Sequence[Draft], starts: Sequence[int]
) -> dict[Span, tuple[Draft, Draft]]:
    """For each model in a run of one sentence without an option between, the run's two ends."""
    runs: list[list[Draft]] = []
    for draft in drafts:
        last = runs[-1][-1].mentions[0] if runs else None
        at = draft.mentions[0]
        joined = (
            last is not None
            and last.end <= at.start
            and found.parsed.sentence_at(last.start) == found.parsed.sentence_at(at.start)
            and not count_within(starts, last.end, at.start)
        )
        if joined:
            runs[-1].append(draft)
        else:
            runs.append([draft])
    return {draft.span: (run[0], run[-1]) for run in runs if len(run) > 1 for draft in run}


def gap_between(one: Span, two: Span) -> int:
    """The characters between two spans, 0 where they overlap."""
    if one.overlaps(two):
        return 0
    return max(two.start - one.end, one.start - two.end)


def count_within(starts: Sequence[int], left: int, right: int) -> int:
    """How many of the sorted offsets lie within [left, right)."""
    return max(0, bisect_left(starts, right) - bisect_left(starts, left))
