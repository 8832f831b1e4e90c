"""What can be told about a response without reading its article: text, links, walls, errors."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from danvan_nlp.crawl.outcomes import Outcome
from danvan_nlp.crawl.transport import Exchange
from danvan_nlp.sources import normal_address
from danvan_nlp.vietnamese.folding import fold

_GOOD_SHARE = 0.999  # of the bytes: such a page is UTF-8 with damage, whatever it declares
_SCAN = 400_000  # characters looked at for marks of walls and errors
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# Every pattern here stops at the next bracket or at a cap: a page may hold a million of them.
_HIDING = re.compile(r"<!--|-->|<(/?)(script|style|noscript|template)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"\s+")
_LINK = re.compile(r"<a\s([^<>]{1,4000})>", re.IGNORECASE)
_LINK_END = re.compile(r"</a", re.IGNORECASE)
_HREF = re.compile(r"""(?<![\w-])href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""", re.IGNORECASE)
_HEAD_LINK = re.compile(r"<link\s[^<>]{1,4000}>", re.IGNORECASE)
_META = re.compile(r"<meta\s[^<>]{1,4000}>", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]{0,300}>([^<]{0,1000})</title", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?<![\w-])([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_REFRESH = re.compile(r"^\s*(\d+)\s*[;,]\s*(?:url\s*=)?\s*['\"]?([^'\"]+)", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_WALL = re.compile(
    r"document\.cookie\s*=\s*[\"'](?:D1N|__test|_ddn)\w*=|checking your browser"
    r"|just a moment\.\.\.|cf-browser-verification|_Incapsula_Resource",
    re.IGNORECASE,
)
_SET_AND_RELOAD = re.compile(r"document\.cookie\b", re.IGNORECASE)
_RELOAD = re.compile(r"location\.(?:reload|href|replace)", re.IGNORECASE)
_MISSING = re.compile(
    "|".join(
        map(
            fold,
            (
                "bài viết ngừng xuất bản",
                "bài viết này chưa được xuất bản",
                "bài viết không tồn tại",
                "trang bạn tìm không tồn tại",
                "trang web mà bạn truy cập không tồn tại",
                "nội dung không tồn tại",
                "không tìm thấy trang",
                "không tìm thấy nội dung",
                "không tìm thấy bài viết",
                "không có dữ liệu",
                "lỗi 404",
                "404 not found",
            ),
        )
    )
)
_SCRIPTED = re.compile(r"ng-repeat|ng-app|v-for=|data-reactroot|timelinelist|id=\"__next\"")
TINY = 400  # characters of visible text: an error or wall page, hardly an article
_PDF, _WORD = b"%PDF-", (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of a page: absolute address and its text."""

    url: str
    text: str


def text_of(exchange: Exchange) -> str:
    """The page as text: byte order mark, then valid UTF-8, then what is declared, then 1258."""
    return decode(exchange.body, exchange.header("Content-Type"))


def decode(body: bytes, content_type: str) -> str:
    """Bytes as text; nothing declared can make valid UTF-8 anything else."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body.decode("utf-16", "replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = body.decode("utf-8-sig", "replace")
    if len(text) and text.count("\ufffd") <= (1 - _GOOD_SHARE) * len(text) + 1:
        return text
    declared = _CHARSET.search(content_type) or _CHARSET.search(
        body[:2048].decode("ascii", "replace")
    )
    for name in ([declared[1]] if declared else []) + ["cp1258"]:
        try:
            return body.decode(name, "replace")
        except LookupError:
            continue
    return text


def visible_text(page: str) -> str:
    """The text that a reader sees, in one line."""
    return _SPACE.sub(" ", unescape(_TAG.sub(" ", _without_hidden(page)))).strip()


def text_hash(page: str) -> str:
    """A hash of the visible text without any number: view counters and clocks do not change it."""
    words = _DIGITS.sub("", fold(visible_text(page)))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def links_of(page: str, base: str) -> Iterator[Link]:
    """The links of a page as absolute addresses, in order."""
    for match in _LINK.finditer(page):
        href = _HREF.search(match[1])
        address = (
            normal_address(unescape(href[1] or href[2] or href[3] or ""), base) if href else None
        )
        if address:
            end = _LINK_END.search(page, match.end(), match.end() + 1000)
            text = visible_text(page[match.end() : end.start()]) if end else ""
            yield Link(url=address, text=text)


def canonical_of(page: str, base: str) -> str | None:
    """What a page calls its own address, absolute."""
    for tag in _HEAD_LINK.findall(page[:_SCAN]):
        found = _attributes(tag)
        if found.get("rel", "").lower() == "canonical":
            return normal_address(found.get("href", ""), base)
    return None


def feeds_of(page: str, base: str) -> list[str]:
    """The feeds that a page announces."""
    found = [_attributes(tag) for tag in _HEAD_LINK.findall(page[:_SCAN])]
    kinds = {"application/rss+xml", "application/atom+xml"}
    feeds = [normal_address(one.get("href", ""), base) for one in found if one.get("type") in kinds]
    return [feed for feed in feeds if feed]


def refresh_of(page: str, base: str) -> str | None:
    """Where a page sends its reader within five seconds, None where it does not."""
    for tag in _META.findall(page[:_SCAN]):
        found = _attributes(tag)
        if found.get("http-equiv", "").lower() != "refresh":
            continue
        match = _REFRESH.match(found.get("content", ""))
        if match and len(match[1]) < 4 and int(match[1]) <= 5:
            return normal_address(match[2], base)
    return None


def asks_not_to_index(page: str, header: str) -> bool:
    """Whether the page or its X-Robots-Tag says noindex: a fact to keep, no ban on reading."""
    told = [header.lower()]
    for tag in _META.findall(page[:_SCAN]):
        found = _attributes(tag)
        if found.get("name", "").lower() == "robots":
            told.append(found.get("content", "").lower())
    return any("noindex" in one or one.strip() == "none" for one in told)


def is_wall(page: str) -> bool:
    """Whether a page is a browser check: it sets a cookie by script, reloads, and says nothing."""
    head = page[:_SCAN]
    if len(visible_text(head)) > TINY:
        return False
    if _WALL.search(head):
        return True
    return bool(_SET_AND_RELOAD.search(head) and _RELOAD.search(head))


def says_missing(page: str) -> bool:
    """Whether a page answered with 200 says that there is no such article.

    The phrase has to stand in the title, or in a page that says little else: reports
    write "không có dữ liệu" too.
    """
    head = page[:_SCAN]
    found = _TITLE.search(head)
    if found and _MISSING.search(fold(found[1])):
        return True
    if "<p" not in head.lower() and "<div" not in head.lower():
        return False
    text = visible_text(head)
    return len(text) <= 2 * TINY and bool(_MISSING.search(fold(text)))


def is_drawn_by_script(page: str) -> bool:
    """Whether a listing has its lines only after a script has run."""
    return bool(_SCRIPTED.search(page[:_SCAN]))


def kind_of(exchange: Exchange) -> Outcome:
    """`ok` for a web page whatever it is called, `document` for PDF and Word, else `wrong_type`."""
    body = exchange.body.lstrip()[:512]
    if body.startswith(_PDF) or body.startswith(_WORD):
        return Outcome.DOCUMENT
    declared = exchange.header("Content-Type").partition(";")[0].strip().lower()
    looks = body[:1] == b"<" or b"<html" in body.lower() or b"<!doctype" in body.lower()
    if looks or declared in {"text/html", "application/xhtml+xml"}:
        return Outcome.OK
    return Outcome.WRONG_TYPE


def _without_hidden(page: str) -> str:
    """The page without scripts, styles and comments; one that is never closed hides the rest."""
    kept: list[str] = []
    start = 0
    hidden = ""
    for match in _HIDING.finditer(page):
        name = (match[2] or match[0]).lower()
        if not hidden and not match[1] and name != "-->":
            kept.append(page[start : match.start()])
            hidden = "-->" if name == "<!--" else name
        elif hidden and name == hidden and (match[1] or name == "-->"):
            hidden, start = "", match.end()
    if not hidden:
        kept.append(page[start:])
    return " ".join(kept)


def _attributes(tag: str) -> dict[str, str]:
    return {
        match[1].lower(): unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(tag)
    }
