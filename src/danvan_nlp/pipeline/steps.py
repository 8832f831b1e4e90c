"""One document through the stages: its article, then what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Unpack

from danvan_nlp.archive import looks_like_html
from danvan_nlp.errors import DocumentError
from danvan_nlp.records import Article, Document, Reject, Report
from danvan_nlp.sources import DateForm

if TYPE_CHECKING:
    from danvan_nlp.article.known import Known

_HEAD = 4096  # bytes in which a page shows that it is one


class Stage(StrEnum):
    """How far a document is taken, and what came of it."""

    ARTICLE = "article"
    EXTRACT = "extract"


def analyze(text_or_html: str | bytes, *, min_score: float = 0.0, **known: Unpack[Known]) -> Report:
    """The report on one article: its text, its quotes and the models that it describes.

    Args:
        text_or_html: an article as plain text, or the page that holds it.
        min_score: leave out models, units, persons and places less probable than this.
        **known: what is known of it: id, url, source, province, district, title, and
            published as "2022-05-01" or with time and offset. Province and date decide
            between places of one name.

    Raises:
        DocumentError: there is no article in it, or it is over a cap.
    """
    from danvan_nlp.article import article_from_html, article_from_text
    from danvan_nlp.extract import at_least, extract

    head = text_or_html[:_HEAD]
    page = looks_like_html(head if isinstance(head, str) else head.decode("latin-1"))
    read = article_from_html if page else article_from_text
    return at_least(extract(read(text_or_html, **known)), min_score)


def process(
    document: Document, stage: Stage, given: Mapping[str, str], min_score: float = 0.0
) -> Article | Report | Reject:
    """What comes of one document.

    Args:
        document: what was read.
        stage: how far to go.
        given: source, province, district, published for articles that do not say them; and how
            pages are to be read: `layout`, and `dates` as their source declares them.
        min_score: the probability below which a finding is left out.
    """
    from danvan_nlp.article import article_from_document

    month_first = given.get("dates") == DateForm.MONTH_FIRST
    try:
        read = article_from_document(document, layout=given.get("layout"), month_first=month_first)
        article = _filled(read, given)
    except DocumentError as error:
        return _reject(document, Stage.ARTICLE, error)
    if stage is Stage.ARTICLE:
        return article
    from danvan_nlp.extract import at_least, extract

    try:
        return at_least(extract(article), min_score)
    except DocumentError as error:
        return _reject(document, stage, error)


def _filled(article: Article, given: Mapping[str, str]) -> Article:
    return replace(
        article,
        source=article.source or given.get("source"),
        province=article.province or given.get("province"),
        district=article.district or given.get("district"),
        published=article.published or given.get("published"),
    )


def _reject(document: Document, stage: Stage, error: DocumentError) -> Reject:
    url = document.page.url if document.page else (document.record or {}).get("url")
    return Reject(
        id=document.id or document.origin,
        stage=stage.value,
        reason=error.reason,
        detail=error.detail,
        url=url if isinstance(url, str) and url else None,
    )
