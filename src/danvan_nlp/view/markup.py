"""HTML that cannot be left unescaped: only `Markup` goes into an element as it is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

# What a browser drops, changes or cannot be sent: controls, lone surrogates, non-characters.
_UNFIT_SET = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_UNFIT = re.compile(f"[{_UNFIT_SET}]")
_SPECIAL = re.compile(f"[&<>\"'{_UNFIT_SET}]")
_VOID = frozenset({"meta", "link", "input"})
_NO_ADDRESS = re.compile(r"[\s\x00-\x20\x7f\\]")


class Markup(str):
    """A string that is HTML already, so that `element` takes it as it is."""

    __slots__ = ()


def clean(text: str) -> str:
    """The text with each character that no page may hold replaced by U+FFFD, as long as before."""
    return _UNFIT.sub("\ufffd", text)


def escaped(text: str) -> Markup:
    """The text as HTML; `Markup` comes back as it is."""
    if isinstance(text, Markup):
        return text
    return Markup(html.escape(clean(text)) if _SPECIAL.search(text) else text)


def joined(parts: Iterable[str]) -> Markup:
    """The parts one after another, each escaped unless it is `Markup`."""
    return Markup("".join(escaped(part) for part in parts))


def element(name: str, /, *children: str, **attributes: str | int | None) -> Markup:
    """An element with escaped children and attributes.

    Args:
        name: the tag.
        children: `Markup` as it is, other strings escaped.
        attributes: by name with "_" for "-", and one "_" at the end where Python keeps the
            word ("class_"). None leaves the attribute out.
    """
    words = [name]
    for key, value in attributes.items():
        if value is not None:
            words.append(f'{key.removesuffix("_").replace("_", "-")}="{escaped(str(value))}"')
    opening = f"<{' '.join(words)}>"
    return Markup(opening if name in _VOID else f"{opening}{joined(children)}</{name}>")


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web (http, https), so that a click is safe; else None."""
    if not url or _NO_ADDRESS.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that are no IPv6 address
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None
