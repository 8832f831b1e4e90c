"""What tells that an unquoted stretch is a model's name, and where the name ends: the features."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from danvan_nlp.extract.buckets import reached
from danvan_nlp.extract.found import Found
from danvan_nlp.extract.proposals import Proposal
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.folding import fold

_HINH = fold("hình")
_LEADS = (*(fold(word) for word in ("như", "tiêu", "điển", "gồm")), ":")
_PASSED = tuple(fold(w) for w in ("của", "tại", "ở", "do", "đã", "được", "với", "trên", "là", "có"))
_BESIDE = 6  # characters
_LEVELS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9)


def start_features(found: Found, proposal: Proposal) -> list[str]:
    """Features of whether a model's name starts where a proposal does."""
    parsed, cue = found.parsed, proposal.cue
    words = parsed.words_in(Span(proposal.start, proposal.ends[-1]), 14)
    left = parsed.left_words(proposal.start, 8)
    row = [f"cue={cue}", f"cue={cue}@{min(proposal.item, 4)}"]
    row += _left(left)
    row += [f"first{n}=" + " ".join(words[:n]) for n in (1, 2, 3)]
    row += [f"in={w}" for w in dict.fromkeys(words)]
    row += [f"in={a} {b}" for a, b in dict.fromkeys(pairwise(words))]
    first_end = parsed.count_in(Span(proposal.start, proposal.ends[0]))
    row += [
        f"first-end={min(first_end, 8)}",
        f"stop={' '.join(parsed.right_words(proposal.ends[0], 1))}",
        f"first-end={min(first_end, 3)}&{cue}",
    ]
    first = found.text[proposal.start]
    shape = "capital" if first.isupper() else "digit" if first.isdigit() else "small"
    row += [shape, f"{shape}&{cue}", f"{cue}&{words[0] if words else ''}"]
    row += _article_features(found, proposal)
    return row


def _left(left: Sequence[str]) -> Iterator[str]:
    """Features of the words before a start, nearest first."""
    for distance, word in enumerate(left):
        if distance < 5:
            yield f"left{distance}={word}"
        yield f"left={word}"
    for distance in range(min(3, len(left) - 1)):
        yield f"left{distance}={left[distance + 1]} {left[distance]}"
    if len(left) > 2:
        yield f"left3={left[2]} {left[1]} {left[0]}"
    if left and left[0].isdigit():
        yield "after-number"


def _article_features(found: Found, proposal: Proposal) -> Iterator[str]:
    """Features of where in the article, and of the article's other models."""
    parsed = found.parsed
    sentence = parsed.sentence(proposal.start)
    count, first_end = found.models_by_sentence.get(parsed.sentence_at(proposal.start), (0, 0))
    yield f"quoted={min(len(found.quoted_models), 4)}"
    yield f"quoted-here={min(count, 3)}"
    if count:
        yield "after-quoted" if first_end <= proposal.start else "before-quoted"
    paragraph = parsed.paragraph_at(proposal.start)
    yield "title" if paragraph == 0 else f"paragraph={min(paragraph, 4)}"
    if parsed.words_in(sentence, 1) == [":"]:
        yield "colon"
    before = Span(sentence.start, proposal.start)
    yield f"hinh={parsed.has(_HINH, before)}"
    for lead in _LEADS:
        if parsed.has(lead, before):
            yield f"lead={lead}&{proposal.cue}"


def end_features(found: Found, proposal: Proposal, index: int) -> list[str]:
    """Features of whether a proposal's name ends at its end number `index`."""
    parsed, cue, end = found.parsed, proposal.cue, proposal.ends[index]
    words = parsed.words_in(Span(proposal.start, end))
    after = parsed.right_words(end, 4)
    kind = _kind(found, end, after)
    first, last = (words[0], words[-1]) if words else ("", "")
    row = [
        f"kind={kind}",
        f"kind={kind}#{min(index, 4)}",
        f"right={' '.join(after[:2])}",
        f"right3={' '.join(after[:3])}",
        f"end={min(index, 5)}",
        f"from-last={min(len(proposal.ends) - 1 - index, 5)}",
        f"words={min(len(words), 14)}",
        f"kind={kind}&words={min(len(words), 6)}",
        f"last={last}",
        f"last2={' '.join(words[-2:])}",
        f"first={first}",
        f"cue={cue}",
        f"kind={kind}&cue={cue}",
        f"last&kind={last}&{kind}",
        f"first&kind={first}&{kind}",
    ]
    row += _name_features(found.text[proposal.start : end], cue)
    row.append(f"places={min(len(found.place_starts.between(proposal.start, end)), 2)}")
    if found.unit_starts.between(proposal.start + 1, end):
        row.append("unit-inside")
    row += [f"passed={stop}" for stop in _PASSED if stop in words[1:]]
    return row


def _kind(found: Found, end: int, after: Sequence[str]) -> str:
    """What stands after an end: a place, a unit, a word or nothing."""
    following = found.parsed.starts[found.parsed.token_from(end)] if after else end
    if found.place_starts.at(following):
        return "place"
    if found.unit_starts.at(following):
        return "unit"
    return after[0] if after else "-"


def _name_features(name: str, cue: str) -> Iterator[str]:
    """Features of the marks within a name."""
    commas = min(name.count(","), 3)
    yield f"commas={commas}"
    yield f"commas={commas}&{cue}"
    if name.count("(") != name.count(")"):
        yield "open-bracket"
    if "(" in name:
        yield "bracket"


@dataclass(frozen=True, slots=True)
class _List:
    """The scores of the items of one list: how many, their sum and the two best."""

    count: int = 0
    total: float = 0.0
    best: float = 0.0
    second: float = 0.0

    def with_score(self, score: float) -> _List:
        """The list with one more item."""
        best, second = sorted((self.best, self.second, score), reverse=True)[:2]
        return _List(self.count + 1, self.total + score, best, second)


def neighbour_rows(
    made: Sequence[Proposal], scores: Sequence[float], quoted: Sequence[Span]
) -> list[list[str]]:
    """For each proposal, what the first reading says of it and of the other items of its list.

    Args:
        made: the proposals of one article.
        scores: how likely the first reading takes each for a model.
        quoted: the quoted models of the article.
    """
    lists: dict[int, _List] = {}
    for proposal, score in zip(made, scores, strict=True):
        lists[proposal.root] = lists.get(proposal.root, _List()).with_score(score)
    starts, ends = sorted(s.start for s in quoted), sorted(s.end for s in quoted)
    rows = []
    for index, (own, score) in enumerate(zip(made, scores, strict=True)):
        row = [*reached("own", score, _LEVELS), f"cue={own.cue}", f"item={min(own.item, 3)}"]
        row += _list_features(lists[own.root], score)
        for name, beside in (("previous", index - 1), ("next", index + 1)):
            if 0 <= beside < len(made) and made[beside].root == own.root:
                row += reached(name, scores[beside], _LEVELS)
        near = _any_within(ends, own.start - _BESIDE + 1, own.start) or _any_within(
            starts, own.ends[-1], own.ends[-1] + _BESIDE - 1
        )
        row.append(f"beside-quoted={near}")
        rows.append(row)
    return rows


def _list_features(items: _List, own: float) -> Iterator[str]:
    """What the first reading says of the other items of a proposal's list."""
    others = items.count - 1
    yield from reached("list-best", items.second if own == items.best else items.best, _LEVELS)
    yield from reached("list-mean", (items.total - own) / others if others else 0.0, _LEVELS)
    yield f"list={min(others, 4)}"


def _any_within(offsets: Sequence[int], low: int, high: int) -> bool:
    """Whether one of the sorted offsets lies from `low` to `high`, both included."""
    return bisect_left(offsets, low) < bisect_right(offsets, high)
