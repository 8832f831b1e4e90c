"""Bytes are decoded by what they are, not by what a page declares."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.article.decode import decode_text, flags_of
from danvan_nlp.errors import DocumentError
from danvan_nlp.vietnamese.text import clean

TEXT = "Mô hình “Dân vận khéo” ở huyện Chợ Đồn được nhân dân đồng tình hưởng ứng."
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """Text as old Vietnamese Windows wrote it: tone marks are letters of their own."""
    out = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in parts if c in TONES)
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
        out += (base + tone).encode("cp1258")
    return out


META = '<meta charset="{}">'


@pytest.mark.parametrize(
    ("body", "header", "encoding"),
    [
        pytest.param(TEXT.encode(), None, "utf-8 (valid)", id="undeclared"),
        pytest.param(
            (META.format("iso-8859-1") + TEXT).encode(), None, "utf-8 (valid)", id="wrong meta"
        ),
        pytest.param(
            TEXT.encode(), "text/html; charset=windows-1258", "utf-8 (valid)", id="wrong header"
        ),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), None, "utf-8 (mark)", id="marked"),
        pytest.param(TEXT.encode("utf-16"), None, "utf-16 (mark)", id="utf-16"),
        pytest.param(windows_1258(TEXT), None, "cp1258 (letters)", id="windows-1258 undeclared"),
        pytest.param(
            windows_1258(TEXT), "text/html; charset=windows-1258", "cp1258 (header)", id="header"
        ),
        pytest.param(
            META.format("windows-1258").encode() + windows_1258(TEXT),
            None,
            "cp1258 (meta)",
            id="meta",
        ),
        pytest.param(
            windows_1258(TEXT), "text/html; charset=iso-8859-1", "cp1258 (letters)", id="western"
        ),
        pytest.param(
            windows_1258(TEXT), "text/html; charset=x-unheard-of", "cp1258 (letters)", id="unknown"
        ),
    ],
)
def test_the_text_comes_out(body: bytes, header: str | None, encoding: str) -> None:
    """Composed, whatever the bytes were, and the rule is on record."""
    decoded = decode_text(body, header)
    assert clean(decoded.text).endswith(TEXT)
    assert decoded.found["encoding"] == encoding


def test_one_bad_byte_does_not_change_the_encoding() -> None:
    """It becomes U+FFFD and is counted."""
    decoded = decode_text(TEXT.encode().replace(b"nh", b"n\xffh", 1))
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") == 1
    assert decoded.found["damage"] == "1 characters"


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        pytest.param(TEXT, (), id="sound"),
        pytest.param("An English report without a single mark.", (), id="no Vietnamese"),
        pytest.param(
            (TEXT * 3).encode().decode("cp1252", "replace"), ("mojibake",), id="decoded wrongly"
        ),
        pytest.param(
            "M« h×nh D©n vËn khÐo ë huyÖn Chî §ån ®­îc nh©n d©n ®ång t×nh h­ëng øng m¹nh mÏ",
            ("legacy_encoding:tcvn3",),
            id="TCVN3",
        ),
        pytest.param(
            "Moâ hình Daân vaän kheùo ôû huyeän Chôï Ñoàn ñöôïc nhaân daân ñoàng tình höôûng öùng",
            ("legacy_encoding:vni",),
            id="VNI",
        ),
    ],
)
def test_wrong_letters_are_flagged(text: str, flags: tuple[str, ...]) -> None:
    """Fonts of before Unicode and double decoding are told, not silently passed on."""
    assert flags_of(text) == flags


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"%PDF-1.7\n", "binary"),
        (b"PK\x03\x04....", "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "binary"),
        (b"\x89PNG\r\n", "binary"),
        (b"text\x00\x00\x00\x00", "binary"),
    ],
)
def test_what_is_no_text_is_refused(body: bytes, reason: str) -> None:
    """By its first bytes, whatever its name."""
    with pytest.raises(DocumentError) as caught:
        decode_text(body)
    assert caught.value.reason == reason


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=40)))
def test_any_bytes_are_text_or_refused(body: bytes, header: str | None) -> None:
    """No codec error ever comes through."""
    try:
        text = decode_text(body, header).text
    except DocumentError as error:
        text = error.reason
    assert isinstance(text, str)
