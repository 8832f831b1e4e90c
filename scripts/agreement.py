"""How far two annotations of the same reports agree beyond chance: Cohen's kappa of the labels.

    python scripts/agreement.py FIRST SECOND      two files of JSON Lines, paired by id

Quotes are aligned in text order, models paired as `danvan evaluate` pairs them; what only one of
the two has is left to its F1. Each line: label, pairs, share of equal labels, kappa.
"""

from __future__ import annotations

import difflib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from danvan_nlp.errors import DanvanError
from danvan_nlp.evaluate import read_documents
from danvan_nlp.evaluate.pairing import pair
from danvan_nlp.vietnamese.folding import fold

LABELS = ("quote type", "field", "subfield", "field stated")
Pair = tuple[object, object]


def kappa(pairs: Sequence[Pair]) -> float:
    """Cohen's kappa of paired labels, at most 1; 1.0 where chance alone gives full agreement."""
    if not pairs:
        return 1.0
    count = len(pairs)
    observed = sum(one == other for one, other in pairs) / count
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(first[label] * second[label] for label in first) / count**2
    return 1.0 if expected == 1.0 else (observed - expected) / (1 - expected)


def label_pairs(first: dict[str, Any], second: dict[str, Any]) -> Iterator[tuple[str, Pair]]:
    """The labels that two annotations of one report give to the same thing, with their kind."""
    for one, other in _same_quotes(first["quotes"], second["quotes"]):
        yield "quote type", (one["type"], other["type"])
    for g, f in pair(first["models"], second["models"]).items():
        one, other = first["models"][g], second["models"][f]
        for label in LABELS[1:]:
            key = label.replace(" ", "_")
            yield label, (one[key], other[key])


def _same_quotes(
    first: list[dict[str, str]], second: list[dict[str, str]]
) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    one, other = ([fold(quote["text"]) for quote in quotes] for quotes in (first, second))
    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    for a, b, size in blocks:
        yield from zip(first[a : a + size], second[b : b + size], strict=True)


def main(arguments: Sequence[str]) -> int:
    """Print the kappas of two files; the exit code, 2 for other arguments or unreadable files."""
    if len(arguments) != len(("FIRST", "SECOND")):
        print("usage: agreement.py FIRST SECOND", file=sys.stderr)
        return 2
    try:
        first, second = (read_documents(Path(name)) for name in arguments)
    except DanvanError as error:
        print(error, file=sys.stderr)
        return 2
    found: dict[str, list[Pair]] = {label: [] for label in LABELS}
    for report_id in first.keys() & second.keys():
        for label, labels in label_pairs(first[report_id], second[report_id]):
            found[label].append(labels)
    for label, pairs in found.items():
        equal = sum(one == other for one, other in pairs) / (len(pairs) or 1)
        print(f"{label:12}  pairs {len(pairs):4}  equal {equal:.3f}  kappa {kappa(pairs):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
