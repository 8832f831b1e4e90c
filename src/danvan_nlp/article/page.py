"""An article from a page: decode, cut to size, find title, sapo, date, author and body."""

from __future__ import annotations

from typing import Unpack

from danvan_nlp.article.decode import decode_text
from danvan_nlp.article.known import Draft, Known, finish
from danvan_nlp.article.plain import paragraphs_of
from danvan_nlp.records import Article
from danvan_nlp.vietnamese.text import clean


def article_from_html(
    body: bytes | str, *, content_type: str | None = None, **known: Unpack[Known]
) -> Article:
    """The article on a page.

    Args:
        body: the bytes as served, or markup that is decoded already.
        content_type: the value of the HTTP header.
        **known: id, url, source, province, district, published, title, each optional.

    Raises:
        DocumentError: empty, binary or no_text.
    """
    from resiliparse.extract.html2text import extract_plain_text

    text = body if isinstance(body, str) else decode_text(body, content_type).text
    main = extract_plain_text(text, main_content=True, comments=False, alt_texts=False)
    lines = paragraphs_of(clean(main))
    draft = Draft(title=lines[0] if lines else "", paragraphs=lines[1:])
    return finish(draft, known)
