"""What the first reading of units says of those named beside one, and of the models around.

Bodies named in one phrase ("phường A và phường B cùng Công an tỉnh đã ra mắt") run a model
together or not at all, and models between which no body is named have one owner as a rule,
as have those of one paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from danvan_nlp.extract.buckets import reached, steps
from danvan_nlp.extract.cast import Cast
from danvan_nlp.extract.nearest import nearest
from danvan_nlp.extract.stage import Stage

Table = Sequence[Sequence[float]]
LEVELS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95)
_THIRDS = 3  # parts in which a share of the models is counted


def unit_rows(stage: Stage, first: Table, least: float) -> list[list[list[str]]]:
    """Further features of each (model, unit) pair, by the first reading of the pairs around it.

    Args:
        stage: the models and the units.
        first: the probability of each pair by the first reading, a row a model.
        least: the probability from which a pair is looked at; the rows of others are empty.
    """
    if not stage.options:
        return [[] for _ in stage.drafts]
    around = _Around(stage, first)
    return [
        [list(around.features(model, o)) if p >= least else [] for o, p in enumerate(row)]
        for model, row in enumerate(first)
    ]


def level_of(value: float) -> int:
    """How many of the levels a probability reaches."""
    return steps(value, LEVELS)


class _Around:
    """The pairs around each pair of one stage."""

    def __init__(self, stage: Stage, first: Table) -> None:
        self._stage, self._first = stage, first
        self._cast = cast = Cast.of(stage)
        self._best = [max(range(len(row)), key=row.__getitem__) for row in first]
        self._phrases: dict[int, set[int]] = {}
        for part in cast.parts:
            self._phrases.setdefault(part.phrase, set()).add(part.option)
        starts = [draft.mentions[0].start for draft in stage.drafts]
        self._runs = _groups([cast.run_around(start)[1:] for start in starts])
        paragraphs = stage.found.parsed.paragraph_at
        self._paragraphs = _groups([paragraphs(start) for start in starts])
        self._totals: dict[int, list[float]] = {}

    def features(self, model: int, option: int) -> Iterator[str]:
        """The features of one pair."""
        yield from self._beside(model, option)
        if len(self._runs[model]) > 1:
            yield from self._run(model, option)
        if len(self._paragraphs[model]) > 1:
            yield from self._paragraph(model, option)

    def _beside(self, model: int, option: int) -> Iterator[str]:
        """The likeliest of those that the nearest mention is named with."""
        stage, row = self._stage, self._first[model]
        _, other = nearest(stage, stage.drafts[model], stage.options[option])[0]
        at = self._cast.at.get((other.start, option))
        if at is None:
            return
        mates = self._phrases[self._cast.parts[at].phrase] - {option}
        if not mates:
            return
        kind = stage.options[option].kind
        family = kind.partition("." if "." in kind else ":")[0]
        best, own = max(row[mate] for mate in mates), level_of(row[option])
        level, top = level_of(best), self._best[model] in mates
        alike = any(stage.options[mate].kind == kind for mate in mates)
        yield f"mates={len(mates) > 1}"
        yield f"mate={level}&own={own}"
        yield f"mate={level}&{family}"
        yield f"top-mate={top}&own={own}"
        yield f"top-mate={top}&{family}"
        yield f"mate-alike={alike}&{level}"
        yield from reached("mate", best, LEVELS)

    def _run(self, model: int, option: int) -> Iterator[str]:
        """What the models say between which no unit is named."""
        run = self._runs[model]
        scores = [self._first[other][option] for other in run]
        own, mean = level_of(self._first[model][option]), sum(scores) / len(scores)
        best = max(self._first[other][option] for other in run if other != model)
        better = sum(total > sum(scores) for total in self._total(run))
        yield from reached("run", mean, LEVELS)
        yield f"run-best={level_of(best)}&own={own}"
        yield f"run-mean={level_of(mean)}&own={own}"
        yield f"run-rank={min(better, 4)}"
        yield f"run-size={min(len(run), 5)}"
        yield f"run-first={level_of(scores[0])}"
        yield f"run-last={level_of(scores[-1])}"

    def _total(self, run: Sequence[int]) -> list[float]:
        """For each option the sum of its probabilities over a run."""
        if run[0] not in self._totals:
            self._totals[run[0]] = [
                sum(self._first[model][option] for model in run)
                for option in range(len(self._stage.options))
            ]
        return self._totals[run[0]]

    def _paragraph(self, model: int, option: int) -> Iterator[str]:
        """What the other models of the paragraph say."""
        others = [other for other in self._paragraphs[model] if other != model]
        scores = [self._first[other][option] for other in others]
        best = sum(self._best[other] == option for other in others)
        yield f"near-best={level_of(max(scores))}&own={level_of(self._first[model][option])}"
        yield f"near-mean={level_of(sum(scores) / len(scores))}"
        yield f"near-least={level_of(min(scores))}"
        yield f"near-first={best * _THIRDS // len(others)}"


def _groups(keys: Sequence[object]) -> list[list[int]]:
    """For each item the indexes of all that have its key, in order."""
    found: dict[object, list[int]] = {}
    for index, key in enumerate(keys):
        found.setdefault(key, []).append(index)
    return [found[key] for key in keys]
