"""An article from a page: decode, cut to size, find title, sapo, date, author and body.

The chain for each field: the layout of a known family, then what the page tells machines
and what general rules see, held together; for the body the layout, microdata, a vote of the
page's prose, and trafilatura's opinion where little was found.
"""

from __future__ import annotations

from datetime import datetime
from typing import Unpack

from danvan_nlp.article.decode import decode_text, flags_of
from danvan_nlp.article.known import MAX_BYTES, Draft, Known, finish
from danvan_nlp.article.markup import prepare
from danvan_nlp.errors import DocumentError
from danvan_nlp.records import Article
from danvan_nlp.vietnamese.dates import DateReader


def article_from_html(
    body: bytes | str,
    *,
    content_type: str | None = None,
    layout: str | None = None,
    fetched_at: datetime | None = None,
    month_first: bool = False,
    **known: Unpack[Known],
) -> Article:
    """The article on a page.

    Args:
        body: the bytes as served, or markup that is decoded already.
        content_type: the value of the HTTP header.
        layout: the name of the layout (layouts.toml) that the page's source declares.
        fetched_at: when the page was fetched: "3 giờ trước" counts from then, and a date later
            than that is passed over. Without it such a time stays missing.
        month_first: whether the page's source is declared to write 11/24/2026.
        **known: id, url, source, province, district, published, title, each optional.

    Raises:
        DocumentError: empty, too_large, binary, too_many_attributes, too_many_tags, too_deep,
            or no_text for a page without an article.
    """
    from danvan_nlp.article.reading import read_page

    draft = Draft()
    if len(body) > MAX_BYTES:
        raise DocumentError("too_large", f"{len(body):,} bytes")
    if isinstance(body, bytes):
        decoded = decode_text(body, content_type)
        draft.found |= decoded.found
        body = decoded.text
    if not body.strip():
        raise DocumentError("empty", "no visible character")
    dates = DateReader(fetched_at=fetched_at, month_first=month_first)
    read_page(prepare(body), draft, url=known.get("url"), layout=layout, dates=dates)
    if flags := flags_of("\n".join(draft.paragraphs)):
        draft.found["flags"] = ", ".join(flags)
    return finish(draft, known)
