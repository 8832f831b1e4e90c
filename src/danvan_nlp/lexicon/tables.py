"""Reading the tables of this package, and the fold that their words are compared by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from danvan_nlp.errors import DataError

_FOLDER = Path(__file__).parent
_TONES = tuple(
    (first + late, early + second)
    for first, second, marks in (
        ("o", "a", "àòáóảỏãõạọ"),
        ("o", "e", "èòéóẻỏẽõẹọ"),
        ("u", "y", "ỳùýúỷủỹũỵụ"),
    )
    for late, early in zip(marks[::2], marks[1::2], strict=True)
)
_SPACES = str.maketrans({"\u00a0": " ", "\u2011": "-", "\t": " "})


def same_length_fold(text: str) -> str:
    """The text in lower case, tone marks of oa, oe, uy on the first vowel, at the same offsets."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" has a lower case of two code points
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for late, early in _TONES:
        if late in lowered:
            lowered = lowered.replace(late, early)
    return lowered.translate(_SPACES)


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
