"""Pages of declared sites as the other stages know them: read shortly, or as a whole document."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime

from danvan_nlp.crawl import (
    ArticleVersion,
    Reader,
    Reading,
    Store,
    page_of_version,
    plain_reader,
    sketch_of,
)
from danvan_nlp.errors import DocumentError
from danvan_nlp.records import Article, Document, Page
from danvan_nlp.sources import DateForm, Source, province_at

BODY = 200  # code points; a page with less text has hardly an article on it


def article_reader(sources: Sequence[Source]) -> Reader:
    """A reader for the collector: a page has changed when the text of its article has."""
    by_id = {source.id: source for source in sources}

    def read(page: Page) -> Reading:
        try:
            article = article_on(page, by_id.get(page.source or ""))
        except DocumentError:
            return Reading(
                text_hash=plain_reader(page).text_hash, title=False, date=False, body=False
            )
        told = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        whole = len(article.text) >= BODY
        return Reading(
            text_hash=told,
            exact=whole,
            sketch=sketch_of(article.text),
            title=bool(article.title),
            date=article.published is not None,
            body=whole,
        )

    return read


def article_on(page: Page, source: Source | None) -> Article:
    """The article on a page that was fetched from a declared site.

    Raises:
        DocumentError: there is none.
    """
    from danvan_nlp.article import article_from_document

    return article_from_document(
        Document(origin=page.url, page=page),
        layout=layout_on(source, page.fetched_at),
        month_first=source is not None and source.dates is DateForm.MONTH_FIRST,
    )


def layout_on(source: Source | None, fetched_at: datetime | None) -> str | None:
    """The name of the layout that the source had when a page was fetched, None if unknown."""
    if source is None:
        return None
    name = source.layout_on(fetched_at.date() if fetched_at else None)
    return None if name == "generic" else name


def document_of(store: Store, version: ArticleVersion) -> Document:
    """A version of an article as an input of the main job.

    Raises:
        DataError: the archive does not hold it whole.
    """
    page = page_of_version(store, version)
    return Document(origin=f"{version.segment}:{version.offset}", page=page)


def given_for(version: ArticleVersion, source: Source | None) -> Mapping[str, str]:
    """What is known about an article by where it was found, and how its page is to be read.

    Its site may no longer be declared.
    """
    at_host = province_at(version.url)
    province = at_host.name if at_host else province_name(source) if source else None
    known = {
        "source": version.source,
        "province": province,
        "layout": layout_on(source, version.at),
        "dates": source.dates.value if source else None,
    }
    return {name: value for name, value in known.items() if value}


def province_name(source: Source) -> str | None:
    """The name of the province that a source is declared for."""
    from danvan_nlp.sources import province_by_code

    found = province_by_code(source.province) if source.province else None
    return found.name if found else None
