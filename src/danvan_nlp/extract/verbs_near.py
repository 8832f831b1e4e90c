"""The verb beside a place in the text, by its class (lexicon/verbs.py)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.lexicon.verbs import VERB_CLASS, VERB_SIZES

_SENTENCE_MARKS = frozenset((".", ";", "!", "?", "…"))


def verb_after(parsed: Parsed, offset: int) -> str:
    """The class of the first verb within ten words after an offset, in the same sentence."""
    first = parsed.token_from(offset)
    return _first_verb(parsed.words, range(first, min(first + 10, len(parsed.words))))


def verb_before(parsed: Parsed, offset: int) -> str:
    """The class of the last verb within eight words before an offset."""
    last = parsed.token_before(offset)
    return _first_verb(parsed.words, range(last, max(-1, last - 8), -1))


def _first_verb(words: Sequence[str], indexes: Iterable[int]) -> str:
    """The class of the verb met first at these tokens, "-" where the sentence ends before one."""
    for index in indexes:
        if words[index] in _SENTENCE_MARKS:
            return "-"
        found = _verb(words, index)
        if found:
            return found
    return "-"


def _verb(words: Sequence[str], index: int) -> str | None:
    for size in VERB_SIZES.get(words[index], ()):
        found = VERB_CLASS.get(" ".join(words[index : index + size]))
        if found:
            return found
    return None
