"""Reading the tables of this package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from danvan_nlp.errors import DataError

_FOLDER = Path(__file__).parent


def read_rows(name: str, cells: int) -> Iterator[list[str]]:
    """The rows of a table without its header line and comments.

    Raises:
        DataError: a row has another number of cells.
    """
    text = (_FOLDER / name).read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        if not line or line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != cells:
            message = f"{name}: {len(row)} cells for {cells} in {line[:60]!r}"
            raise DataError(message)
        yield row


def read_words(name: str) -> Iterator[tuple[str, str]]:
    """The (class, phrase) pairs of a table with two columns: a class, and phrases parted by "|"."""
    for kind, phrases in read_rows(name, 2):
        for phrase in phrases.split("|"):
            yield kind, phrase.strip()
