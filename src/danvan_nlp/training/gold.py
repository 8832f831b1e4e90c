"""Gold reports as the classifiers' teachers: read them, align what was found to what is true."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from danvan_nlp.errors import DataError
from danvan_nlp.records import Span
from danvan_nlp.vietnamese.folding import fold


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated report: its JSON object and the name of the file it came from."""

    data: dict[str, Any]
    file: str

    @property
    def id(self) -> str:
        """The report's id."""
        return str(self.data["id"])

    @property
    def text(self) -> str:
        """The article's text."""
        return str(self.data["text"])


def read_gold(paths: Iterable[Path]) -> list[Gold]:
    """The reports of JSON Lines files, in order of path and line.

    Raises:
        DataError: a line is not JSON.
    """
    found = []
    for path in sorted(paths):
        # not splitlines: a text may hold U+2028 and the like, which JSON does not escape
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if line.strip():
                try:
                    found.append(Gold(json.loads(line), path.name))
                except ValueError as error:
                    message = f"{path.name} line {number}: not JSON ({error})"
                    raise DataError(message) from error
    return found


def align_quotes(
    text: str, spans: Sequence[Span], quotes: Sequence[dict[str, str]]
) -> dict[int, str]:
    """The gold type of each found quote, by index, where the two lists agree in text order."""
    found = [fold(span.of(text)) for span in spans]
    wanted = [fold(quote["text"]) for quote in quotes]
    matcher = difflib.SequenceMatcher(None, wanted, found, autojunk=False)
    return {
        block.b + offset: quotes[block.a + offset]["type"]
        for block in matcher.get_matching_blocks()
        for offset in range(block.size)
    }
