"""What tells that an unquoted stretch is a model's name, and where the name ends: the features."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_nlp.extract.buckets import reached
from danvan_nlp.extract.civic import civic_level
from danvan_nlp.extract.found import Found
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.proposals import Proposal
from danvan_nlp.extract.quote_classes import verb_before
from danvan_nlp.extract.unquoted_ends import (
    SENTENCE_MARKS,
    End,
    end_kinds,
    kind_after,
    number_before,
    size_class,
)
from danvan_nlp.lexicon.name_parts import MANY, opening_class
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.folding import fold

_SKILFUL = fold("vận khéo").split()
_HINH = fold("hình")
_LEADS = (*(fold(word) for word in ("như", "tiêu", "điển", "gồm")), ":")
_OPENING = 3  # words by which two names are told to begin alike
_TELLING = frozenset({"bracket", "dash", "semicolon"})  # ends that a name in a list has
_BESIDE = 6  # characters
_LEVELS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9)


@dataclass(frozen=True, slots=True)
class _Article:
    """What the starts of one article share: how local it is, first words of names and of starts."""

    civic: str
    quoted: frozenset[str]
    openings: Counter[str]

    @classmethod
    def of(cls, found: Found, made: Sequence[Proposal]) -> _Article:
        """The article of proposals."""
        parsed = found.parsed
        return cls(
            f"civic={civic_level(parsed)}",
            frozenset(" ".join(parsed.words_in(span, _OPENING)) for span in found.quoted_models),
            Counter(_opening(parsed, proposal) for proposal in made),
        )


def _opening(parsed: Parsed, proposal: Proposal) -> str:
    """The first words of a name that starts where a proposal does."""
    token = parsed.token_from(proposal.start)
    return " ".join(parsed.words[token : token + _OPENING])


def start_rows(found: Found, made: Sequence[Proposal]) -> list[list[str]]:
    """For each proposal, features of whether a model's name starts there."""
    if not made:
        return []
    article = _Article.of(found, made)
    return [
        [*start_features(found, proposal), *_classes(found, proposal, article)] for proposal in made
    ]


def _classes(found: Found, proposal: Proposal, article: _Article) -> Iterator[str]:
    """Features by classes of words: what opens, what ends the shortest name, what is counted."""
    parsed, cue = found.parsed, proposal.cue
    token = parsed.token_from(proposal.start)
    opens, opening = opening_class(parsed.words, token), _opening(parsed, proposal)
    kind, many = kind_after(found, proposal.ends[0]), _counted(parsed.words, token)
    yield article.civic
    yield f"{article.civic}&cue={cue}"
    yield f"{article.civic}&cue={cue}&{'quoted' if article.quoted else '-'}"
    yield f"opens={opens}"
    yield f"opens={opens}&cue={cue}"
    yield f"opens={opens}&k={kind}"
    yield f"k={kind}"
    yield f"k={kind}&cue={cue}"
    yield f"many={many}"
    yield f"many={many}&k={kind}"
    yield f"many={many}&opens={opens}"
    yield from _introduction(parsed.words, token, opens)
    if opening in article.quoted:
        yield "like-quoted"
    again = min(article.openings[opening], 3)
    yield f"again={again}"
    yield f"again={again}&cue={cue}"
    yield from _of_list(found, proposal, opens)
    yield from _possible_ends(found, proposal)


def _possible_ends(found: Found, proposal: Proposal) -> Iterator[str]:
    """Features of what surely ends a name where one may end: "của Hội …", "tại thôn …", "(…"."""
    for kind in dict.fromkeys(end_kinds(found, proposal)):
        if "-" in kind or kind in _TELLING:
            yield f"may-end={kind}"
            yield f"may-end={kind}&cue={proposal.cue}"


def _of_list(found: Found, proposal: Proposal, opens: str) -> Iterator[str]:
    """Features of a start's list: how many are announced, whether it begins as the first does."""
    words, cue = found.parsed.words, proposal.cue
    number = number_before(words, proposal.root)
    semicolons = found.parsed.has(";", found.parsed.sentence(proposal.start))
    yield f"number={number}&cue={cue}"
    yield f"semicolons={semicolons}&cue={cue}"
    if proposal.item:
        token = found.parsed.token_from(proposal.start)
        same = (
            "word"
            if words[token] == words[proposal.root]
            else opening_class(words, proposal.root) == opens
        )
        yield f"as-first={same}&cue={cue}"
        yield f"as-first={same}&number={number}&opens={opens}"


def _introduction(words: Sequence[str], token: int, opens: str) -> Iterator[str]:
    """Features of what introduces a start: the movement between, the verb before."""
    before = words[max(0, token - 6) : token]
    skipped = "movement" if any(before[i : i + 2] == _SKILFUL for i in range(len(before))) else "-"
    yield f"skipped={skipped}&opens={opens}"
    verb = verb_before(words, token)
    yield f"verb={verb}"
    yield f"verb={verb}&opens={opens}"
    yield f"verb={verb}&{skipped}"


def _counted(words: Sequence[str], token: int) -> str:
    """What number stands before the cue before a start: a digit, many, one, none."""
    for at in range(token - 1, max(-1, token - 7), -1):
        if words[at].isdigit():
            return f"digits@{min(token - at, 3)}"
        if words[at] in MANY:
            return f"{words[at]}@{min(token - at, 3)}"
        if words[at] in SENTENCE_MARKS:
            return f"stop@{min(token - at, 3)}"
    return "-"


def start_features(found: Found, proposal: Proposal) -> list[str]:
    """Features of the words around a proposal's start."""
    parsed, cue = found.parsed, proposal.cue
    words = parsed.words_in(Span(proposal.start, proposal.ends[-1]), 14)
    left = parsed.left_words(proposal.start, 5)
    row = [f"cue={cue}", f"cue={cue}@{min(proposal.item, 4)}"]
    row += _left(left)
    row.append(f"first1={words[0] if words else ''}")
    row += [f"in={w}" for w in dict.fromkeys(words)]
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
        yield f"left{distance}={word}"
    for distance in range(min(3, len(left) - 1)):
        yield f"left{distance}={left[distance + 1]} {left[distance]}"
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
    found: Found,
    made: Sequence[Proposal],
    scores: Sequence[float],
    ends: Sequence[End | None],
) -> list[list[str]]:
    """For each proposal, what the first reading says of it and of the other items of its list.

    Args:
        found: the article.
        made: its proposals.
        scores: how likely the first reading takes each for a model.
        ends: where each name likely ends, None where that was not looked at.
    """
    lists: dict[int, _List] = {}
    for proposal, score in zip(made, scores, strict=True):
        lists[proposal.root] = lists.get(proposal.root, _List()).with_score(score)
    quoted = found.quoted_models
    first_of, last_of = sorted(s.start for s in quoted), sorted(s.end for s in quoted)
    rows = []
    for index, (own, score) in enumerate(zip(made, scores, strict=True)):
        row = [*reached("own", score, _LEVELS), f"cue={own.cue}", f"item={min(own.item, 3)}"]
        row += _list_features(lists[own.root], score)
        for name, beside in (("previous", index - 1), ("next", index + 1)):
            if 0 <= beside < len(made) and made[beside].root == own.root:
                row += reached(name, scores[beside], _LEVELS)
        near = _any_within(last_of, own.start - _BESIDE + 1, own.start) or _any_within(
            first_of, own.ends[-1], own.ends[-1] + _BESIDE - 1
        )
        row.append(f"beside-quoted={near}")
        row += _end_features(own, ends[index])
        row += _name_features(found, own, ends[index])
        rows.append(row)
    return rows


def _end_features(proposal: Proposal, end: End | None) -> Iterator[str]:
    """What is known of a proposal's likeliest end."""
    if end is None:
        yield "end=none"
        return
    size = size_class(end.words)
    yield from reached("end", end.score, _LEVELS)
    yield f"end-k={end.kind}"
    yield f"end-k={end.kind}&cue={proposal.cue}"
    yield f"end-size={size}"
    yield f"end-size={size}&cue={proposal.cue}"


def _name_features(found: Found, proposal: Proposal, end: End | None) -> Iterator[str]:
    """What the name tells with its end: what opens it, how many were announced, the verb."""
    words = found.parsed.words
    token = found.parsed.token_from(proposal.start)
    opens, kind = opening_class(words, token), "-" if end is None else end.kind
    number = number_before(words, proposal.root)
    yield f"opens={opens}"
    yield f"opens={opens}&cue={proposal.cue}"
    yield f"opens={opens}&end-k={kind}"
    yield f"number={number}&cue={proposal.cue}"
    yield f"number={number}&end-k={kind}"
    yield f"verb={verb_before(words, token)}&end-k={kind}"


def _list_features(items: _List, own: float) -> Iterator[str]:
    """What the first reading says of the other items of a proposal's list."""
    others = items.count - 1
    yield from reached("list-best", items.second if own == items.best else items.best, _LEVELS)
    yield from reached("list-mean", (items.total - own) / others if others else 0.0, _LEVELS)
    yield f"list={min(others, 4)}"


def _any_within(offsets: Sequence[int], low: int, high: int) -> bool:
    """Whether one of the sorted offsets lies from `low` to `high`, both included."""
    return bisect_left(offsets, low) < bisect_right(offsets, high)
