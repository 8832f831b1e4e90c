"""Bytes to text by one rule: valid UTF-8 is UTF-8, whatever a page or server declares.

Order: byte order mark, strict UTF-8, UTF-8 with few bad bytes, the HTTP header, the page's
own declaration, windows-1258, a detector. Pages written for fonts of before Unicode and
text that was decoded wrongly once already are flagged, not repaired.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from danvan_nlp.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "a ZIP archive or Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"RIFF": "a RIFF file",
    b"\x1f\x8b": "a gzip file",
    b"{\\rtf": "an RTF document",
}
_MOST_NULS = 0.02  # share of zero bytes above which a file without a mark is no text
_HEAD = 4096  # bytes: HTML lets a page declare its encoding within its first 1,024
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_SEQUENCES = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# Western names that authoring tools write by default: with Vietnamese letters in the text the
# page is windows-1258, which differs from windows-1252 in the very letters that matter.
_WESTERN = frozenset({"iso8859-1", "cp1252", "latin-1", "ascii", "iso8859-15"})

_MOJIBAKE = re.compile("á[º»][\u0080-\u00bf\u0152-\u2122]|Ä[\u0091\u2018]|Æ[°¡]|Ã[\u00a0-\u00bf]")
# TCVN3 read as Latin-1 ("D©n vËn khÐo"): signs inside words that no Latin text has there.
_TCVN3 = re.compile("[A-Za-zÀ-ÿ][¸µ¶·¹¨¾»¼½©®ª«¬§]|[¸µ¶·¹©®«¬§][A-Za-zÀ-ÿ]")
# VNI ("Daân vaän kheùo"): a vowel followed by a letter that stands for its accent.
_VNI = re.compile("[aeouyAEOUY][âäùøûõáàåúêëôöÂÄÙØÛÕ][a-z\\s.,]")
_LETTERS = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
# Those that neither Latin-1 nor a font of before Unicode has.
_PROPER = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_FLAGGED_FROM = 6  # occurrences: fewer may be a name or a formula


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was decoded: `found` goes into the article's own."""

    text: str
    encoding: str
    method: str
    found: dict[str, str] = field(default_factory=dict)


def decode_text(body: bytes, content_type: str | None = None) -> Decoded:
    """The text of a file or page and which rule decoded it.

    Args:
        body: the bytes as served.
        content_type: the value of the HTTP header, if there was one.

    Raises:
        DocumentError: empty, or binary for what is no text at all.
    """
    if not body.strip():
        raise DocumentError("empty", "no bytes but white space")
    _refuse_binary(body)
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _decoded(body[len(mark) :] if encoding == "utf-8" else body, encoding, "mark")
    try:
        return _decoded_text(body.decode("utf-8"), "utf-8", "valid")
    except UnicodeDecodeError:
        pass
    if _nearly_utf8(body):
        return _decoded(body, "utf-8", "repaired")
    return _declared(body, content_type) or _guessed(body)


def flags_of(text: str) -> tuple[str, ...]:
    """What is wrong with a text's letters: mojibake, tcvn3, vni; empty where nothing is."""
    found = []
    if len(_MOJIBAKE.findall(text)) >= _FLAGGED_FROM:
        found.append("mojibake")
    elif not _mostly_vietnamese(text):
        if len(_TCVN3.findall(text)) >= _FLAGGED_FROM:
            found.append("legacy_encoding:tcvn3")
        elif len(_VNI.findall(text)) >= _FLAGGED_FROM:
            found.append("legacy_encoding:vni")
    return tuple(found)


def _mostly_vietnamese(text: str) -> bool:
    """Whether Unicode's own Vietnamese letters stand in a text as often as in any real one."""
    return len(_PROPER.findall(text)) * 50 >= len(text)


def _refuse_binary(body: bytes) -> None:
    for magic, kind in _BINARY.items():
        if body.startswith(magic):
            raise DocumentError("binary", f"{kind}, not a page or text")
    if not body.startswith(tuple(mark for mark, _ in _MARKS)):
        head = body[:_HEAD]
        if head.count(0) > len(head) * _MOST_NULS:
            raise DocumentError("binary", "zero bytes in the text")


def _nearly_utf8(body: bytes) -> bool:
    """Whether a few bad bytes stand in UTF-8: at least ten good sequences for each bad byte."""
    good = _SEQUENCES.sub(b"", body)
    bad = len(good) - len(good.translate(None, bytes(range(0x80, 0x100))))
    return len(_SEQUENCES.findall(body)) >= 10 * bad


def _declared(body: bytes, content_type: str | None) -> Decoded | None:
    """The text by the header's, then the page's own declaration, None where neither fits."""
    header = _HEADER.search(content_type or "")
    meta = _META.search(body[:_HEAD])
    names = [(header[1], "header")] if header else []
    names += [(meta[1].decode("ascii", "replace"), "meta")] if meta else []
    for name, method in names:
        try:
            encoding = codecs.lookup(name).name
        except LookupError:
            continue
        if encoding == "utf-8" or encoding in _WESTERN:
            continue
        try:
            return _decoded_text(body.decode(encoding), encoding, method)
        except (UnicodeDecodeError, LookupError):
            continue
    return None


def _guessed(body: bytes) -> Decoded:
    """The text as windows-1258 where that gives Vietnamese, else as a detector says."""
    text = body.decode("cp1258", "replace")
    if _mostly_vietnamese_letters(text):
        return _decoded_text(text, "cp1258", "letters")
    from resiliparse.parse.encoding import detect_encoding

    name = detect_encoding(body[:100_000]) or "cp1252"
    try:
        return _decoded(body, codecs.lookup(name).name, "detector")
    except LookupError:
        return _decoded(body, "cp1252", "default")


def _mostly_vietnamese_letters(text: str) -> bool:
    """Whether the letters beyond ASCII are Vietnamese ones: four in five at least."""
    beyond = [c for c in text if c > "\x7f" and (c.isalpha() or "\u0300" <= c <= "\u036f")]
    ours = sum(1 for c in beyond if _LETTERS.match(c) or c in "áàãéèíìóòõúùýÁÀÃÉÈÍÌÓÒÕÚÙÝ")
    return bool(beyond) and ours * 5 >= len(beyond) * 4


def _decoded(body: bytes, encoding: str, method: str) -> Decoded:
    return _decoded_text(body.decode(encoding, "replace"), encoding, method)


def _decoded_text(text: str, encoding: str, method: str) -> Decoded:
    found = {"encoding": f"{encoding} ({method})"}
    damage = text.count("\ufffd")
    if damage:
        found["damage"] = f"{damage} characters"
    return Decoded(text, encoding, method, found)
