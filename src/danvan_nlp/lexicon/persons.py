"""Words around persons: how they are called, which offices they hold, who is never meant."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from danvan_nlp.lexicon.tables import read_words
from danvan_nlp.vietnamese.same_length import same_length_fold

_AS_WRITTEN = frozenset({"surname", "not_surname", "never", "office_word", "famous", "not_single"})


@cache
def person_words() -> Mapping[str, frozenset[str]]:
    """The phrases of each class of `persons.tsv`.

    Folded: call (forms of address, ranks, callings), office_end (last words of an office before
    a name), weak_end (words before a name that as often stand before a place), office (how a
    title begins), office_after (after a name only), office_weak (yields to another),
    not_before (before a surname: a street, a school). As written: surname, not_surname (as often
    another word), office_word and never (words that end a name), famous (never a person of a report), not_single (no name
    where it stands alone).
    """
    found: dict[str, set[str]] = {}
    for kind, phrase in read_words("persons.tsv"):
        word = phrase if kind in _AS_WRITTEN else same_length_fold(phrase)
        found.setdefault(kind, set()).add(word)
    return {kind: frozenset(words) for kind, words in found.items()}
