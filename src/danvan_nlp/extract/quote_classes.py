"""What tells a quote's type by classes of words: before its marks, inside them and after them.

Single words are too many to be learnt from a few thousand quotes; the class of the noun
before ("document": phim, đề án), of the first word inside ("body": câu lạc bộ), of the verb
(ra mắt, biểu dương) and of what follows (của + a body) are few.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_nlp.extract.buckets import bucket
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.quote_lists import QuoteView
from danvan_nlp.lexicon.name_parts import ACTORS, SITES, opening_class, stop_class
from danvan_nlp.lexicon.verbs import VERB_CLASS, VERB_SIZES
from danvan_nlp.vietnamese.folding import QUOTE_MARKS

_MARKS = frozenset(QUOTE_MARKS)
_CLAUSE_ENDS = frozenset(".!?,;")
_LEADING = frozenset({"own", "at", "comma", "bracket", "dash", "by"})  # a body or place may follow
_VERB_WITHIN, _VERB_NEAR = 12, 6  # words before a quote in which its verb is sought


@dataclass(frozen=True, slots=True)
class Cue:
    """A noun that says what the quote after it is, its class and how far before it stands."""

    phrase: str
    kind: str
    distance: str


def class_features(parsed: Parsed, view: QuoteView, head: Cue | None, civic: str) -> Iterator[str]:
    """Features by classes of words.

    Args:
        parsed: the article's text.
        view: the quote.
        head: the cue noun of the quote's list.
        civic: a feature of how local the article is.
    """
    near = "-"
    if head is not None:
        near = f"{head.kind}@{'near' if head.distance in {'0', '1', '2'} else 'far'}"
    first, last = parsed.token_from(view.span.start), parsed.token_before(view.span.end)
    capital = parsed.text[view.span.start].isupper()
    own = (
        f"opens={opening_class(parsed.words, first)}",
        f"after={_follow(parsed.words, last + 1)}",
        f"verb={verb_before(parsed.words, first)}",
        f"capital={capital}",
        f"size={bucket(last - first + 1)}",
        civic,
    )
    yield from own
    yield from (f"{feature}&head={near}" for feature in own)
    opens, after, _, _, size, _ = own
    yield f"{civic}&{opens}"
    yield f"{after}&{opens}"
    yield f"{size}&capital={capital}"
    yield f"{opens}&capital={capital}"


def _follow(words: Sequence[str], index: int) -> str:
    """The class of what follows the marks, and whether a body or a place follows that."""
    after = index
    while after < min(len(words), index + 2) and words[after] in _MARKS:
        after += 1
    kind = stop_class(words, after)
    at = after + 1 if kind in _LEADING else after
    if at < len(words) and words[at] in ACTORS:
        return f"{kind}-actor"
    return f"{kind}-site" if at < len(words) and words[at] in SITES else kind


def verb_before(words: Sequence[str], first: int) -> str:
    """The class of the nearest verb before the marks in its clause."""
    for at in range(first - 1, max(-1, first - 1 - _VERB_WITHIN), -1):
        if words[at] in _CLAUSE_ENDS:
            break
        for size in VERB_SIZES.get(words[at], ()):
            kind = VERB_CLASS.get(" ".join(words[at : at + size]))
            if kind and at + size <= first:
                return f"{kind}@{'near' if first - at < _VERB_NEAR else 'far'}"
    return "-"
