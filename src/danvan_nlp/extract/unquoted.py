"""Propose models that stand without quotation marks, and where each name may end.

A report introduces them as "mô hình cánh đồng không vỏ thuốc tại …", as items of a
list ("các mô hình: nhà trọ tự quản; tổ xe ôm tự quản; …") or by a noun that is
itself a kind of model (câu lạc bộ, tổ tự quản, tuyến đường hoa). The name is the noun
phrase up to the place, the unit, the verb or the comma that ends it; which of these
ends it, and whether it is a model at all, the classifiers say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_nlp.extract.found import Found, Starts
from danvan_nlp.lexicon.cues import LIST_LEADS, MODEL_HEADS, NAME_STOPS, NEVER_FIRST
from danvan_nlp.records import QuoteType, Span
from danvan_nlp.vietnamese.folding import fold

_HINH = fold("hình")
_MAX_TOKENS = 48
_MAX_ENDS = 14
_LEADS = tuple(fold(word) for word in "như tiêu điển gồm".split()) + (":",)
_PASSED = tuple(fold(word) for word in "của tại ở do đã được với trên là có".split())
_MARKS = frozenset("“”\"„‟«»″")
_BREAKS = frozenset(". ; : … ! ?".split())
_MOVEMENT = tuple(fold("dân vận khéo").split())
_SKIP_AFTER_CUE = tuple(
    tuple(fold(phrase).split())
    for phrase in ("dân vận khéo", "điển hình", "tiêu biểu", "điểm", "mới", "như", "về", "trong", "là")
) + ((":",),)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place where an unquoted name may start, by which cue, and where it may end.

    `root` is the token at which its list begins: proposals of one root are neighbours.
    """

    start: int
    ends: tuple[int, ...]
    cue: str
    item: int
    root: int


def proposals(found: Found) -> tuple[Proposal, ...]:
    """The unquoted stretches that may be models, in document order, one for each start."""
    chosen: dict[int, tuple[str, int, int]] = {}
    for token, cue, item, root in _starts(found):
        chosen.setdefault(token, (cue, item, root))
    covered = _covered(found)
    places, units = Starts(found.places), Starts(found.units)
    made = []
    for token in sorted(chosen):
        start = found.parsed.starts[token]
        if found.parsed.words[token] in NEVER_FIRST or any(s.start <= start < s.end for s in covered):
            continue
        ends = tuple(_ends(found, token, places, units))
        if ends:
            made.append(Proposal(start, ends, *chosen[token]))
    return tuple(made)


def _covered(found: Found) -> list[Span]:
    """Quoted stretches, in which no unquoted name starts (long speech may hold one)."""
    return [q.span for q in found.quotes if q.type is not QuoteType.SPEECH]


def _starts(found: Found) -> Iterator[tuple[int, str, int, int]]:
    """Token indexes at which a name may start: (token, cue, place in its list, list's token)."""
    words = found.parsed.words
    for index in range(len(words) - 1):
        if words[index] == "mô" and words[index + 1] == _HINH:
            first = _after_cue(words, index + 2)
            yield first, "mô hình", 0, first
            yield from _items(found, first)
        elif words[index] in LIST_LEADS and words[index + 1] == ":":
            yield index + 2, "như:", 0, index + 2
            yield from _items(found, index + 2)
        elif words[index] in LIST_LEADS:
            yield index + 1, "như", 0, index + 1
        for size in (4, 3, 2, 1):
            if " ".join(words[index : index + size]) in MODEL_HEADS:
                yield index, "head", 0, index
                yield from _items(found, index)
                break


def _after_cue(words: Sequence[str], index: int) -> int:
    """The first token of the name after "mô hình", past "điểm", "Dân vận khéo" and the like."""
    moved = True
    while moved and index < len(words):
        moved = False
        if words[index] in _MARKS and tuple(words[index + 1 : index + 4]) == _MOVEMENT:
            index += 5
            moved = True
        if words[index : index + 1] == ["("] and words[index + 2 : index + 3] == [")"]:
            index += 3
            moved = True
        for phrase in _SKIP_AFTER_CUE:
            if tuple(words[index : index + len(phrase)]) == phrase:
                index += len(phrase)
                moved = True
    return index


def _items(found: Found, first: int) -> Iterator[tuple[int, str, int, int]]:
    """The starts of the further items of a list that begins at a token, to the sentence's end."""
    parsed = found.parsed
    if first >= len(parsed.words):
        return
    stop = parsed.sentence(parsed.starts[first]).end
    item, index = 0, first
    inside = 0
    while index < len(parsed.words) - 1 and parsed.starts[index] < stop and index < first + 400:
        word = parsed.words[index]
        inside += (word == "(") - (word == ")")
        if word in {",", ";", "và"} and inside <= 0:
            item += 1
            after = index + 1
            if parsed.words[after] in {"và", "rôì"}:
                after += 1
            yield after, f"item{word}", item, first
        index += 1


def _ends(found: Found, token: int, places: Starts, units: Starts) -> Iterator[int]:
    """Where a name that starts at a token may end: before a stop, at most a sentence away."""
    parsed = found.parsed
    words, starts, ends = parsed.words, parsed.starts, parsed.ends
    stop = parsed.sentence(starts[token]).end
    count = 0
    for index in range(token + 1, min(len(words), token + _MAX_TOKENS)):
        if starts[index] >= stop or words[index] in _MARKS:
            yield ends[index - 1]
            return
        hard = words[index] in _BREAKS
        if hard or _may_end(words, index, starts[index], places, units):
            yield ends[index - 1]
            count += 1
        if hard or count >= _MAX_ENDS:
            return
    last = min(len(words), token + _MAX_TOKENS) - 1
    if last >= token and ends[last] <= stop:
        yield ends[last]


def _may_end(words: Sequence[str], index: int, offset: int, places: Starts, units: Starts) -> bool:
    """Whether a name may end before a token: a comma, a bracket, a stop word, a place or a unit."""
    return (
        words[index] in NAME_STOPS
        or " ".join(words[index : index + 2]) in NAME_STOPS
        or places.at(offset) is not None
        or units.at(offset) is not None
    )


def start_features(found: Found, proposal: Proposal) -> list[str]:
    """Features of whether a model's name starts where a proposal does."""
    parsed, text = found.parsed, found.text
    words = parsed.words_in(Span(proposal.start, proposal.ends[-1]))[:14]
    left = parsed.left_words(proposal.start, 8)
    row = [f"cue={proposal.cue}", f"cue={proposal.cue}@{min(proposal.item, 4)}"]
    row += [f"left{i}={w}" for i, w in enumerate(left[:5])]
    row += [f"left={w}" for w in left]
    row += [f"left{i}={left[i + 1]} {left[i]}" for i in range(min(3, len(left) - 1))]
    row += [f"left3={left[2]} {left[1]} {left[0]}"] if len(left) > 2 else []
    row += [f"first{n}=" + " ".join(words[:n]) for n in (1, 2, 3)]
    row += [f"in={w}" for w in dict.fromkeys(words)]
    row += [f"in={a} {b}" for a, b in dict.fromkeys(zip(words, words[1:], strict=False))]
    first_end = len(parsed.words_in(Span(proposal.start, proposal.ends[0])))
    row += [f"first-end={min(first_end, 8)}", f"stop={' '.join(parsed.right_words(proposal.ends[0], 1))}"]
    row += [f"first-end={min(first_end, 3)}&{proposal.cue}"]
    first = text[proposal.start]
    shape = "capital" if first.isupper() else "digit" if first.isdigit() else "small"
    row += [shape, f"{shape}&{proposal.cue}", f"{proposal.cue}&{words[0] if words else ''}"]
    if left and left[0].isdigit():
        row.append("after-number")
    row += list(_article_features(found, proposal))
    return row


def _article_features(found: Found, proposal: Proposal) -> Iterator[str]:
    """Features of where in the article, and of the article's other models."""
    parsed = found.parsed
    sentence = parsed.sentence(proposal.start)
    quoted = [q for q in found.quotes if q.type is QuoteType.MODEL]
    same = [q for q in quoted if sentence.covers(q.span)]
    yield f"quoted={min(len(quoted), 4)}"
    yield f"quoted-here={min(len(same), 3)}"
    if same:
        yield "after-quoted" if any(q.span.end <= proposal.start for q in same) else "before-quoted"
    paragraph = parsed.paragraph_at(proposal.start)
    yield "title" if paragraph == 0 else f"paragraph={min(paragraph, 4)}"
    if parsed.words_in(sentence)[:1] == [":"]:
        yield "colon"
    inside = parsed.words_in(Span(sentence.start, proposal.start))
    yield f"hinh={_HINH in inside}"
    for lead in _LEADS:
        if lead in inside:
            yield f"lead={lead}&{proposal.cue}"


def end_features(found: Found, proposal: Proposal, index: int) -> list[str]:
    """Features of whether a proposal's name ends at its end number `index`."""
    parsed, text = found.parsed, found.text
    end = proposal.ends[index]
    words = parsed.words_in(Span(proposal.start, end))
    after = parsed.right_words(end, 4)
    next_start = parsed.starts[parsed.token_from(end)] if after else end
    place = Starts(found.places).at(next_start)
    unit = Starts(found.units).at(next_start)
    kind = "place" if place else "unit" if unit else after[0] if after else "-"
    last = len(proposal.ends) - 1
    row = [
        f"kind={kind}",
        f"kind={kind}#{min(index, 4)}",
        f"right={' '.join(after[:2])}",
        f"right3={' '.join(after[:3])}",
        f"end={min(index, 5)}",
        f"from-last={min(last - index, 5)}",
        f"words={min(len(words), 14)}",
        f"kind={kind}&words={min(len(words), 6)}",
        f"last={words[-1] if words else ''}",
        f"last2={' '.join(words[-2:])}",
        f"first={words[0] if words else ''}",
        f"cue={proposal.cue}",
        f"kind={kind}&cue={proposal.cue}",
        f"last&kind={words[-1] if words else ''}&{kind}",
    ]
    row += [f"first&kind={words[0] if words else ''}&{kind}"]
    name = text[proposal.start : end]
    row.append(f"commas={min(name.count(','), 3)}")
    row.append(f"commas={min(name.count(','), 3)}&{proposal.cue}")
    if name.count("(") != name.count(")"):
        row.append("open-bracket")
    if "(" in name:
        row.append("bracket")
    inside = list(Starts(found.places).between(proposal.start, end))
    row.append(f"places={min(len(inside), 2)}")
    if list(Starts(found.units).between(proposal.start + 1, end)):
        row.append("unit-inside")
    for stop in _PASSED:
        if stop in words[1:]:
            row.append(f"passed={stop}")
    return row


def neighbour_features(
    made: Sequence[Proposal], scores: Sequence[float], index: int, quoted: Sequence[Span]
) -> list[str]:
    """What the first reading says of a proposal and of the other items of its list.

    Args:
        made: the proposals of one article.
        scores: how likely the first reading takes each for a model.
        index: the proposal in question.
        quoted: the quoted models of the article.
    """
    own = made[index]
    others = [s for i, s in enumerate(scores) if i != index and made[i].root == own.root]
    row = [*_levels("own", scores[index]), f"cue={own.cue}", f"item={min(own.item, 3)}"]
    row += _levels("list-best", max(others, default=0.0))
    row += _levels("list-mean", sum(others) / len(others) if others else 0.0)
    row.append(f"list={min(len(others), 4)}")
    for name, step in (("previous", -1), ("next", 1)):
        if 0 <= index + step < len(made) and made[index + step].root == own.root:
            row += _levels(name, scores[index + step])
    near = any(0 <= own.start - span.end < 6 or 0 <= span.start - own.ends[-1] < 6 for span in quoted)
    row.append(f"beside-quoted={near}")
    return row


def _levels(name: str, value: float) -> list[str]:
    return [f"{name}>={level}" for level in (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9) if value >= level]
