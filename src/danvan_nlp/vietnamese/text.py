"""Clean Unicode text: one composed form, no invisible characters, no stray controls.

Two strengths: `clean` for text that comes from a page or a file of unknown making,
`clean_controls` for text that somebody has annotated, where offsets and strings must
survive.
"""

from __future__ import annotations

import re
import unicodedata

# Zero-width spaces and joiners, soft hyphen, byte order mark, direction marks: they part
# words that are one ("mô​hình") and no reader sees them.
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_INVISIBLES = re.compile(f"[{_INVISIBLE}]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
# Icelandic eth is what fonts and keyboards of the 1990s put in place of đ; Vietnamese has no eth.
_ETH = str.maketrans({"\u00f0": "đ", "\u00d0": "Đ"})


def compose(text: str) -> str:
    """The text in NFC, lone surrogates as U+FFFD so that it can be encoded."""
    if _SURROGATES.search(text):
        text = _SURROGATES.sub("\ufffd", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def clean_controls(text: str) -> str:
    """The text in NFC without control characters; one kind of line end; tabs stay."""
    return compose(_CONTROLS.sub("", _LINE_ENDS.sub("\n", text)))


def clean(text: str) -> str:
    """The text in NFC without control or invisible characters, with đ where ð was typed."""
    text = _INVISIBLES.sub("", text)
    if "\u00f0" in text or "\u00d0" in text:
        text = text.translate(_ETH)
    return clean_controls(text)


def clean_line(text: str) -> str:
    """The text cleaned on one line: each run of white space, line ends included, is one space."""
    text = " ".join(text.split())
    if text.isprintable() and "\u00f0" not in text and "\u00d0" not in text:
        return text if unicodedata.is_normalized("NFC", text) else compose(text)
    return " ".join(clean(text).split())


def fold_spaces(text: str) -> str:
    """The text with each run of white space within a line as one space, none at its ends."""
    return _SPACES.sub(" ", text).strip()
