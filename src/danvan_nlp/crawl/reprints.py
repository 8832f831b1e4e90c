"""Sketches of texts: papers print one agency report with another head, and both are linked.

A sketch holds the smallest hashes of a text's word groups. Two texts that share most of
their words in order share most of their sketch, wherever the rest differs.
"""

from __future__ import annotations

import hashlib

from danvan_nlp.vietnamese.folding import fold

_GROUP = 6  # words; shorter groups are set phrases of the genre and tell nothing
_SIZE = 16
SHARED = 10  # of 16 hashes: about two thirds of the word groups, more than two articles share
_FEWEST = 40  # words below which a text has no sketch: announcements are all alike


def sketch_of(text: str) -> tuple[int, ...]:
    """The sketch of an article's text, at most 16 numbers below 2**63; () for a short text."""
    words = fold(text).split()
    if len(words) < _FEWEST:
        return ()
    groups = {" ".join(words[i : i + _GROUP]) for i in range(len(words) - _GROUP + 1)}
    return tuple(sorted(map(_number, groups))[:_SIZE])


def _number(group: str) -> int:
    digest = hashlib.blake2b(group.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> 1
