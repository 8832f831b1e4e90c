"""An article from a JSON object or from any input: the doors that pipelines come in by."""

from __future__ import annotations

from collections.abc import Mapping

from danvan_nlp.article.known import Draft, Known, finish, known_of
from danvan_nlp.article.plain import article_from_text
from danvan_nlp.errors import DocumentError
from danvan_nlp.records import Article, Document
from danvan_nlp.vietnamese.text import clean_controls


def article_from_record(record: Mapping[str, object]) -> Article:
    """The article of a JSON object with `text` or `html` and optional id, url, title, ….

    A text that starts with the given title has been cleaned before, by annotators for one:
    it comes back to the letter, but for NFC and control characters.

    Raises:
        DocumentError: no_text without text and html; else as text and pages do.
    """
    known = known_of(record)
    text, html = record.get("text"), record.get("html")
    if isinstance(text, str) and text.strip():
        return _trusted(text, known) or article_from_text(text, **known)
    if isinstance(html, str) and html.strip():
        from danvan_nlp.article.page import article_from_html

        return article_from_html(html, **known)
    raise DocumentError("no_text", "neither text nor html in the record")


def article_from_document(
    document: Document, *, layout: str | None = None, month_first: bool = False
) -> Article:
    """The article of any input, whichever of text, page and record it holds.

    Args:
        document: the input.
        layout: for a page, the name of the layout that its source declares.
        month_first: for a page, whether its source is declared to write 11/24/2026.

    Raises:
        DocumentError: the document cannot be used; `reason` says why.
    """
    if document.record is not None:
        own = (
            document.record if document.record.get("id") else {**document.record, "id": document.id}
        )
        return article_from_record(own)
    if document.text is not None:
        return article_from_text(document.text, id=document.id)
    if document.page is None:
        raise DocumentError("empty", document.origin)
    from danvan_nlp.article.page import article_from_html

    page = document.page
    headers = {name.lower(): value for name, value in page.headers.items()}
    return article_from_html(
        page.body,
        content_type=headers.get("content-type"),
        layout=layout,
        fetched_at=page.fetched_at,
        month_first=month_first,
        id=document.id,
        url=page.url or None,
        source=page.source,
    )


def _trusted(text: str, known: Known) -> Article | None:
    """The article of a text that starts with its title line, None for any other text."""
    title = clean_controls(known.get("title") or "").strip()
    text = clean_controls(text)
    if not title or not text.startswith(title) or text[len(title) :][:1] not in ("", "\n"):
        return None
    known["title"] = None
    draft = Draft(title=title, found={"title": "given", "text": "given"})
    return finish(draft, known, text=text)
