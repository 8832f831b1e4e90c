"""Who the passage around a model is about: units before its list and after, and subjects.

A list of models has one owner as a rule, named before its head or after its tail, often
sentences away: all models between which no unit is named share what stands on both sides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from danvan_nlp.extract.cast import Cast, Part
from danvan_nlp.extract.drafts import Draft
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.syllables import phrase_key

_MODEL = phrase_key("mô hình")
_MENTIONS = 6  # of a model; no gold report names one more often in a way that adds anything
_SUBJECT_RANKS = 3


def zone_features(cast: Cast, draft: Draft) -> dict[int, list[str]]:
    """How each option stands that is named next to the model or to the list that it is in."""
    found: dict[int, dict[str, None]] = {}
    for mention in draft.mentions[:_MENTIONS]:
        index, first, last = cast.run_around(mention.start)
        _before(cast, found, first, inner=index > first)
        _after(cast, found, last, inner=index < last)
    _phrases(cast, found, draft)
    return {option: list(features) for option, features in found.items()}


def _phrases(cast: Cast, found: dict[int, dict[str, None]], draft: Draft) -> None:
    """What stands before the model's first mention, names side by side counted as one."""
    _, first, _ = cast.run_around(draft.mentions[0].start)
    head = cast.events[first].start
    stands = cast.parsed.sentence_at(head), cast.parsed.paragraph_at(head)
    last, count = None, -1
    for part in _parts(cast, range(first - 1, -1, -1)):
        if part.phrase != last:
            last, count = part.phrase, count + 1
        far = _far(part, *stands)
        found.setdefault(part.option, {}).update(
            dict.fromkeys(
                (
                    f"phrase={part.group}&{part.shared}&{far}&{min(count, 2)}",
                    f"phrase={part.shared}&{far}&{min(count, 2)}",
                    f"phrase:{min(count, 3)}&{far}",
                )
            )
        )


def _before(cast: Cast, found: dict[int, dict[str, None]], first: int, *, inner: bool) -> None:
    head = cast.events[first].start
    stands = cast.parsed.sentence_at(head), cast.parsed.paragraph_at(head)
    for step, part in enumerate(_parts(cast, range(first - 1, -1, -1))):
        far = _far(part, *stands)
        found.setdefault(part.option, {}).update(
            dict.fromkeys(
                (
                    f"ahead={part.group}&verb={part.verb}&{far}&{min(step, 2)}",
                    f"ahead={part.group}&{far}",
                    f"ahead:{min(step, 3)}&inner={inner}&{far}",
                    f"ahead:verb={part.verb}&inner={inner}",
                )
            )
        )


def _parts(cast: Cast, indexes: range) -> Iterator[Part]:
    """The parts met in that order of events, up to the next model's name."""
    for at in indexes:
        part = cast.events[at].part
        if part is None:
            return
        yield part


def _far(part: Part, sentence: int, paragraph: int) -> str:
    """How many sentences before a place a part stands, with "p" where it is not its paragraph."""
    return f"{min(sentence - part.sentence, 2)}{'' if part.paragraph == paragraph else 'p'}"


def _after(cast: Cast, found: dict[int, dict[str, None]], last: int, *, inner: bool) -> None:
    parsed, tail = cast.parsed, cast.events[last].end - 1
    sentence, paragraph = parsed.sentence_at(tail), parsed.paragraph_at(tail)
    for step, part in enumerate(_parts(cast, range(last + 1, len(cast.events)))):
        gap = min(part.sentence - sentence, 2)
        far = f"{gap}{'' if part.paragraph == paragraph else 'p'}"
        found.setdefault(part.option, {}).update(
            dict.fromkeys(
                (
                    f"behind={part.group}&verb={part.verb}&{far}&{min(step, 2)}",
                    f"behind={part.group}&{far}",
                    f"behind:{min(step, 3)}&inner={inner}&{far}",
                    f"behind:said={_names_model(cast, part)}&{part.group}&{gap}",
                )
            )
        )


def _names_model(cast: Cast, part: Part) -> str:
    """On which side of a part its sentence has the word "mô hình": "mô hình do A thực hiện"."""
    sentence = cast.parsed.sentence(part.start)
    left = cast.parsed.has(_MODEL, Span(sentence.start, max(sentence.start, part.start)))
    right = cast.parsed.has(_MODEL, Span(part.end, max(part.end, sentence.end)))
    return f"{'left' if left else ''}{'right' if right else ''}"


def subject_features(cast: Cast, draft: Draft, count: int) -> list[list[str]]:
    """For each option, whether the passage before the model is about it.

    Args:
        cast: the parts of the article.
        draft: the model.
        count: how many options there are.
    """
    at = draft.mentions[0]
    paragraph = cast.parsed.paragraph(at.start)
    before = cast.parts[: bisect_left(cast.starts, at.start)]
    acting = [part for part in before if part.acts]
    ranks = _ranks(acting)
    here = {part.option for part in acting if part.start >= paragraph.start}
    opener = next((part.option for part in reversed(before) if part.role == "open"), None)
    own = cast.parts[bisect_left(cast.starts, paragraph.start) :]
    inside = [part for part in own if part.start < paragraph.end]
    first = inside[0] if inside and inside[0].start < at.start else None
    counts = Counter(part.option for part in inside)
    most = max(counts.values(), default=0)
    lead = "-" if first is None else first.group
    rows = []
    for option in range(count):
        rank = ranks.get(option)
        near = "" if rank is None else "here" if option in here else "far"
        named = counts[option]
        rows.append(
            [
                f"subject={rank}&{near}",
                f"opener={option == opener}",
                f"leads={first is not None and first.option == option}&{lead}",
                f"named-here={min(named, 3)}&most={0 < named == most}",
            ]
        )
    return rows


def _ranks(acting: list[Part]) -> dict[int, int]:
    """For the last few that act before a model, how many others acted since."""
    ranks: dict[int, int] = {}
    for part in reversed(acting):
        if part.option not in ranks:
            ranks[part.option] = len(ranks)
            if len(ranks) > _SUBJECT_RANKS:
                break
    return ranks
