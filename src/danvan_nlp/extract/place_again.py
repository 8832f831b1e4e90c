"""Names that a text uses with a level word, where they stand again without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from danvan_nlp.extract.place_bare import Context, is_covered, is_excluded, is_free
from danvan_nlp.extract.place_lists import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

# Up to as many names it is quicker to look for one after the other than to build an automaton.
_FEW = 120


def named_again(text: str, found: Sequence[Found], context: Context) -> list[Found]:
    """Names that the text uses with a level word, where they stand again without one."""
    names = {form: name for name in context.licences for form in (name, name.upper())}
    if not names:
        return []
    starts = [place.start for place in found]
    again: list[Found] = []
    for form, start, end in _occurrences(text, tuple(names)):
        if is_covered(found, starts, start, end) or not _is_free_or_caps(text, start, end):
            continue
        level = context.licence(names[form], start)
        if level is not None and not is_excluded(text, start):
            again.append(Found(start, end, start, level, 0.8))
    return again


def _occurrences(text: str, forms: tuple[str, ...]) -> list[tuple[str, int, int]]:
    """Where the forms stand, in order; of two that overlap the first and longer."""
    if len(forms) > _FEW:
        automaton = AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)
        return [(forms[n], start, end) for n, start, end in automaton.find_matches_as_indexes(text)]
    hits: list[tuple[int, int, str]] = []
    for form in forms:
        at = text.find(form)
        while at >= 0:
            hits.append((at, -at - len(form), form))
            at = text.find(form, at + len(form))
    kept: list[tuple[str, int, int]] = []
    reach = 0
    for start, negative_end, form in sorted(hits):
        if start >= reach:
            reach = -negative_end
            kept.append((form, start, reach))
    return kept


def _is_free_or_caps(text: str, start: int, end: int) -> bool:
    if text[start:end].isupper():
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        return not before.isalnum() and not after.isalnum()
    return is_free(text, start, end)
