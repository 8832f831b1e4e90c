"""Faults 32-38 and 58g: what happens to the bytes and to the layout of an article."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

from danvan_nlp.simulator.hosts import Host, Part
from danvan_nlp.simulator.messages import Reply, Request

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
Change = Callable[[Host, Request, Reply], Reply]


def _articles(make: Callable[[Reply], Reply]) -> Change:
    """A change of every article and of nothing else."""

    def change(host: Host, request: Request, own: Reply) -> Reply:
        return make(own) if host.part_of(request) is Part.ARTICLE else own

    return change


def _charset_wrong(own: Reply) -> Reply:
    body = own.body.replace(b'charset="utf-8"', b'charset="iso-8859-1"')
    return replace(own, body=body, headers=(("Content-Type", "text/html; charset=iso-8859-1"),))


def _bad_byte(own: Reply) -> Reply:
    return replace(own, body=own.body.replace(b"</p>", b"\xff</p>", 1))


def _windows_1258(own: Reply) -> Reply:
    text = own.body.decode().replace('charset="utf-8"', 'charset="windows-1258"')
    body = "".join(_base_and_tone(letter) for letter in text).encode("cp1258", "xmlcharrefreplace")
    return replace(own, body=body, headers=(("Content-Type", "text/html; charset=windows-1258"),))


def _base_and_tone(letter: str) -> str:
    """The letter as windows-1258 has it: base letter composed, tone mark apart."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in parts if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(m for m in parts if m not in _TONES)) + tone


def _decomposed(own: Reply) -> Reply:
    text = unicodedata.normalize("NFD", own.body.decode()).replace("mô hình", "mô\u200b hình")
    return replace(own, body=text.encode())


def _escaped_twice(own: Reply) -> Reply:
    return replace(own, body=own.body.decode().replace("ắ", "&amp;#7855;").encode())


def _mojibake(own: Reply) -> Reply:
    text = own.body.decode()
    broken = text.encode().decode("cp1252", "replace")
    return replace(own, body=broken.encode())


def _redesign(own: Reply) -> Reply:
    body = own.body
    for name in (b"Article", b"PostDate", b"article__", b"hometext", b"bodytext", b"h1"):
        body = body.replace(name, b"x" + name[:1])
    return replace(own, body=body.replace(b"<p>", b"<span>").replace(b"</p>", b"</span>"))


CHANGES: dict[str, Change] = {
    "charset-wrong": _articles(_charset_wrong),
    "bad-byte": _articles(_bad_byte),
    "windows-1258": _articles(_windows_1258),
    "decomposed": _articles(_decomposed),
    "escaped-twice": _articles(_escaped_twice),
    "mojibake": _articles(_mojibake),
    "redesign": _articles(_redesign),
}
