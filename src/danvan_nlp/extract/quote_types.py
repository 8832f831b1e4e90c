"""Say what each quoted stretch is: the features that its classifier reads.

In the language, the noun before a quote names its kind (mô hình “…”, phong trào
“…”, phương châm “…”), and one noun may govern a whole list; what stands inside
tells names from sayings; and the same words elsewhere in the article decide where
the place itself is silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_nlp.extract.linear import Linear
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.lexicon.cues import QUOTE_CUES
from danvan_nlp.lexicon.expressions import known_expressions
from danvan_nlp.records import Quote, QuoteType, Span
from danvan_nlp.vietnamese.folding import fold

_SEPARATORS = frozenset(", ; và hoặc hay “ ” \" „ « » ‘ ’ ' … . : - – cùng với rồi đến là".split())
_WINDOW = 14
_MOVEMENT = fold("dân vận khéo")
_MODEL = fold("mô hình").split()
_MASS = fold("dân vận").split()
TYPES = tuple(QuoteType)


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote with what its features are made of: its list and its outer quote."""

    span: Span
    key: str
    first_of_list: int
    place_in_list: int
    outer: int | None


def views(parsed: Parsed, spans: Sequence[Span]) -> list[QuoteView]:
    """Each quote with the index of its list's first quote, its place there and its outer quote."""
    found: list[QuoteView] = []
    open_outer: list[int] = []
    for index, span in enumerate(spans):
        while open_outer and spans[open_outer[-1]].end <= span.start:
            open_outer.pop()
        outer = open_outer[-1] if open_outer else None
        previous = _previous_sibling(found, outer, index)
        if previous is not None and _joined(parsed, spans[previous].end, span.start):
            first, place = found[previous].first_of_list, found[previous].place_in_list + 1
        else:
            first, place = index, 0
        found.append(QuoteView(span, fold(span.of(parsed.text)), first, place, outer))
        open_outer.append(index)
    return found


def _previous_sibling(found: Sequence[QuoteView], outer: int | None, index: int) -> int | None:
    """The quote before `index` that has the same outer quote."""
    for back in range(index - 1, max(-1, index - 6), -1):
        if found[back].outer == outer:
            return back
    return None


def _joined(parsed: Parsed, end: int, start: int) -> bool:
    """Whether only separators of a list stand between two quotes of one paragraph."""
    if start - end > 40 or "\n" in parsed.text[end:start]:
        return False
    between = parsed.words[parsed.token_from(end) : parsed.token_before(start) + 1]
    return all(word in _SEPARATORS for word in between)


def quote_features(parsed: Parsed, quotes: Sequence[QuoteView]) -> list[list[str]]:
    """The features of each quote, names only: a feature is there or not."""
    counts: dict[str, int] = {}
    for view in quotes:
        counts[view.key] = counts.get(view.key, 0) + 1
    cues = [_nearest_cues(parsed, view.span.start) for view in quotes]
    elsewhere: dict[str, set[str]] = {}
    for view, near in zip(quotes, cues, strict=True):
        elsewhere.setdefault(view.key, set()).update(cue for cue, _ in near[:1])
    title_end = parsed.paragraph_starts[1] if len(parsed.paragraph_starts) > 1 else 0
    sizes: dict[int, int] = {}
    for view in quotes:
        sizes[view.first_of_list] = sizes.get(view.first_of_list, 0) + 1
    article = _article_words(parsed)
    rows = []
    for index, view in enumerate(quotes):
        row = [*_inside(parsed, view), *_around(parsed, view, ""), *article]
        row += _near_model(parsed, view.span.start)
        row += [f"{word}&{'capital' if view.span.of(parsed.text)[:1].isupper() else 'small'}" for word in article]
        head = quotes[view.first_of_list]
        if view.place_in_list:
            row += _around(parsed, head, "head:", right=False)
            row += [f"headcue={cue}" for cue, _ in cues[view.first_of_list][:1]]
        row += [f"cue={cue}" for cue, _ in cues[index][:1]]
        row += [f"cueclass={QUOTE_CUES[cue]}@{distance}" for cue, distance in cues[index][:1]]
        row += [f"cueclass={QUOTE_CUES[cue]}" for cue, _ in cues[index][:1]]
        row += [f"headclass={QUOTE_CUES[cue]}" for cue, _ in cues[view.first_of_list][:1]]
        known = known_expressions(view.key)
        row += known
        row += [f"{kind}&{QUOTE_CUES[cue]}" for kind in known for cue, _ in cues[view.first_of_list][:1]]
        row += [f"cue2={cue}" for cue, _ in cues[index][1:2]]
        row += [f"cue={cue}@{distance}" for cue, distance in cues[index][:1]]
        own = {cue for cue, _ in cues[index][:1]}
        row += [f"elsewhere={cue}" for cue in sorted(elsewhere[view.key] - own)]
        row.append(f"repeats={min(counts[view.key], 4)}")
        row.append(f"list={min(sizes[view.first_of_list], 5)}/{min(view.place_in_list, 3)}")
        if view.span.start < title_end:
            row.append("title")
        if view.outer is not None:
            row.append("nested")
            row.append("nested:" + (cues[index][0][0] if cues[index] else "-"))
        rows.append(row)
    return rows


def _article_words(parsed: Parsed) -> list[str]:
    """Whether the article speaks of the movement and of models at all, and how often."""
    words = parsed.words
    models = sum(words[i : i + 2] == _MODEL for i in range(len(words)))
    movement = sum(words[i : i + 2] == _MASS for i in range(len(words)))
    return [f"article:models={min(models, 3)}", f"article:mass={min(movement, 2)}"]


def _near_model(parsed: Parsed, offset: int) -> Iterator[str]:
    """Whether the sentence, before the quote, or the one before it has the word mô hình."""
    sentence = parsed.sentence(offset)
    words = parsed.words_in(Span(sentence.start, offset))
    if any(words[i : i + 2] == _MODEL for i in range(len(words))):
        yield "model-word-before"
    index = parsed.sentence_at(offset)
    if index:
        words = parsed.words_in(Span(*parsed.sentence_spans[index - 1]))
        if any(words[i : i + 2] == _MODEL for i in range(len(words))):
            yield "model-word-in-last-sentence"


def _inside(parsed: Parsed, view: QuoteView) -> Iterator[str]:
    """Features of the words between the marks."""
    words = parsed.words_in(view.span)
    text = view.span.of(parsed.text)
    yield "movement" if view.key == _MOVEMENT else "not-movement"
    if _MOVEMENT in view.key:
        yield "has-movement"
    yield f"length={_bucket(len(words))}"
    yield "capital" if text[:1].isupper() else "digit" if text[:1].isdigit() else "small"
    if text[-1:] in ".!?…":
        yield f"ends={text[-1:]}"
    yield f"commas={min(text.count(','), 4)}"
    if "?" in text or "!" in text:
        yield "exclaims"
    if ". " in text:
        yield "sentences"
    for count in (1, 2, 3):
        yield f"first{count}=" + " ".join(words[:count])
    yield "last2=" + " ".join(words[-2:])
    short = words[:24]
    for word in dict.fromkeys(short):
        yield f"in={word}"
    for pair in dict.fromkeys(zip(short, short[1:], strict=False)):
        yield f"in={pair[0]} {pair[1]}"
    if sum(text.count(c) for c in "-–") >= 2:
        yield "dashes"
    if any(c.isdigit() for c in text):
        yield "digits"


def _around(parsed: Parsed, view: QuoteView, prefix: str, *, right: bool = True) -> Iterator[str]:
    """Features of the words before and after the marks."""
    left = [w for w in parsed.left_words(view.span.start, 9) if w not in "“”\"„«‘'’"][:7]
    for distance, word in enumerate(left):
        yield f"{prefix}left{distance}={word}"
        yield f"{prefix}left={word}"
    for distance in range(min(3, len(left) - 1)):
        yield f"{prefix}left{distance}={left[distance + 1]} {left[distance]}"
    if len(left) > 2:
        yield f"{prefix}left3={left[2]} {left[1]} {left[0]}"
    if not right:
        return
    after = [w for w in parsed.right_words(view.span.end, 7) if w not in "“”\"„»‘'’"][:5]
    for distance, word in enumerate(after):
        yield f"right{distance}={word}"
    if len(after) > 1:
        yield f"right={after[0]} {after[1]}"


def _nearest_cues(parsed: Parsed, offset: int) -> list[tuple[str, str]]:
    """The cue nouns before a quote, nearest first, each with how far away it is."""
    last = parsed.token_before(offset)
    words = parsed.words
    found: list[tuple[str, str]] = []
    low = max(0, last - _WINDOW)
    index = last
    while index >= low and len(found) < 2:
        for size in (3, 2, 1):
            phrase = " ".join(words[index - size + 1 : index + 1]) if index >= size - 1 else ""
            if phrase in QUOTE_CUES:
                found.append((phrase, _bucket(last - index)))
                index -= size - 1
                break
        if index >= 0 and words[index] in {".", "!", "?"} and index < last:
            break
        index -= 1
    return found


def _bucket(count: int) -> str:
    """A count in steps that grow: exact to 4, then 5-7, 8-12, 13-20, 21-40, more."""
    for top, name in ((4, str(count)), (7, "5-7"), (12, "8-12"), (20, "13-20"), (40, "21-40")):
        if count <= top:
            return name
    return "41+"


def context_features(
    quotes: Sequence[QuoteView], first: Sequence[Sequence[float]]
) -> list[list[str]]:
    """What the first reading says of each quote, of its list and of the same words elsewhere.

    Args:
        quotes: the quotes of one article.
        first: the probability of each type for each quote, without this context.
    """
    by_list: dict[int, list[int]] = {}
    by_key: dict[str, list[int]] = {}
    for index, view in enumerate(quotes):
        by_list.setdefault(view.first_of_list, []).append(index)
        by_key.setdefault(view.key, []).append(index)
    rows = []
    for index, view in enumerate(quotes):
        row = _levels("self", first[index])
        row += _levels("list", _mean(first, [i for i in by_list[view.first_of_list] if i != index]))
        row += _levels("same", _mean(first, [i for i in by_key[view.key] if i != index]))
        if view.outer is not None:
            row += _levels("outer", first[view.outer])
        rows.append(row)
    return rows


def _mean(first: Sequence[Sequence[float]], indexes: Sequence[int]) -> list[float] | None:
    if not indexes:
        return None
    return [sum(first[i][t] for i in indexes) / len(indexes) for t in range(len(TYPES))]


def _levels(name: str, probabilities: Sequence[float] | None) -> list[str]:
    """Features "name:type>=level" for each level that a type's probability reaches."""
    if probabilities is None:
        return [f"{name}:none"]
    levels = (0.1, 0.25, 0.5, 0.75, 0.9)
    return [
        f"{name}:{kind}>={level}"
        for kind, p in zip(TYPES, probabilities, strict=True)
        for level in levels
        if p >= level
    ]


def type_quotes(parsed: Parsed, spans: Sequence[Span], first: Linear, second: Linear) -> tuple[Quote, ...]:
    """Each quoted stretch with its type and the probability of that type.

    Args:
        parsed: the article's text.
        spans: the quoted stretches, from `find_quotes`.
        first: the classifier of a quote by itself.
        second: the classifier that also sees what the first said of its neighbours.
    """
    quotes = views(parsed, spans)
    rows = quote_features(parsed, quotes)
    once = [first.probabilities(row) for row in rows]
    found = []
    for view, row in zip(quotes, context_features(quotes, once), strict=True):
        probabilities = second.probabilities(row)
        best = max(range(len(TYPES)), key=probabilities.__getitem__)
        found.append(Quote(span=view.span, type=TYPES[best], score=probabilities[best]))
    return tuple(found)
