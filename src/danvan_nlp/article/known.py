"""What a caller knows about a document beforehand, and the article made with it.

What is known wins over what a page says; `found` tells the two apart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from danvan_nlp.article.address import canonical, site_of
from danvan_nlp.errors import DocumentError
from danvan_nlp.records import Article
from danvan_nlp.vietnamese.dates import find_stamp
from danvan_nlp.vietnamese.text import clean, fold_spaces

MAX_BYTES = 5_000_000  # no provincial page comes near: the largest of 17 real ones had 0.6 MB


class Known(TypedDict, total=False):
    """Metadata given with a document; a key left out or None is unknown."""

    id: str | None
    url: str | None
    source: str | None
    province: str | None
    district: str | None
    published: str | None
    title: str | None


@dataclass(kw_only=True)
class Draft:
    """An article in the making: what has been read from the document so far.

    `found` holds the method for each field that was read. `address` is the address that
    the page itself calls canonical, if any.
    """

    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    sapo: str | None = None
    published: str | None = None
    author: str | None = None
    section: str | None = None
    captions: tuple[str, ...] = ()
    address: str | None = None
    found: dict[str, str] = field(default_factory=dict)


def finish(draft: Draft, known: Known, *, text: str | None = None) -> Article:
    """The article of a draft and of what is known; `text` stands in for title, sapo, paragraphs.

    Raises:
        DocumentError: no_text, where nothing is left to read.
    """
    found = dict(draft.found)
    title = fold_spaces(clean(known.get("title") or "")) or draft.title
    if text is None:
        text = _running_text(title, draft)
    if not text.strip():
        raise DocumentError("no_text", "nothing but white space and page furniture")
    published = given_date(known.get("published"))
    for name, given in (("title", known.get("title")), ("published", published)):
        if given:
            found[name] = "given"
    url = known.get("url") or draft.address
    return Article(
        id=known.get("id") or identify(known.get("url"), draft.address, text),
        text=text,
        title=title,
        url=url,
        source=known.get("source") or site_of(url),
        province=known.get("province"),
        district=known.get("district"),
        published=published or draft.published,
        sapo=draft.sapo,
        captions=draft.captions,
        author=draft.author,
        section=draft.section,
        found=found,
    )


def identify(url: str | None, address: str | None, text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the canonical address, else of the text."""
    key = canonical(url, address) or text
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:16]


def given_date(given: str | None) -> str | None:
    """A date that the caller gave, as ISO 8601 with offset; None where it is no date."""
    stamp = find_stamp(given) if given else None
    return stamp.iso if stamp else None


def known_of(record: Mapping[str, object]) -> Known:
    """The known metadata of a JSON object: strings, a number as id; what is neither is ignored."""
    known: Known = {}
    for name in ("id", "url", "source", "province", "district", "published", "title"):
        value = record.get(name)
        if name == "id" and isinstance(value, int):
            value = str(value)
        if isinstance(value, str) and value.strip():
            known[name] = value
    return known


def _running_text(title: str, draft: Draft) -> str:
    blocks = [title, draft.sapo or "", *draft.paragraphs]
    return "\n\n".join(block for block in blocks if block)
