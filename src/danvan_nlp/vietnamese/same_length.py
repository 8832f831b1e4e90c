"""The fold for searching in a running text: what is found in it stands at the text's own offsets.

It undoes less than `fold` of folding.py, which is for comparing whole names and may shorten them.
"""

from __future__ import annotations

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
