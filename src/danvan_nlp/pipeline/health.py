"""The health of declared sites: one article of each, fetched and read, and what came of it."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from danvan_nlp.crawl import Means, Plan, Reading, RunReport, SourceCounts, Store, crawl
from danvan_nlp.errors import DocumentError
from danvan_nlp.pipeline.portals import article_on, article_reader
from danvan_nlp.records import Article, Page
from danvan_nlp.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What came of one site: `found` are the parts of its article that were read."""

    source: str
    outcome: str
    url: str | None = None
    title: str | None = None
    published: str | None = None
    author: str | None = None
    sapo: str | None = None
    captions: int = 0
    characters: int = 0
    layout: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def well(self) -> bool:
        """Whether an article with title, day and body came out."""
        return bool(self.title and self.published and self.characters)


def check_sources(
    sources: Sequence[Source], *, contact: str, means: Means | None = None
) -> list[Health]:
    """Fetch one article of each site, politely as ever, and say what was read from it.

    Raises:
        ConfigError, StoreError: as `crawl`.
    """
    read: dict[str, tuple[Page, Article | None]] = {}
    judge = article_reader(sources)
    by_id = {source.id: source for source in sources}

    def reader(page: Page) -> Reading:
        read[page.source or ""] = (page, _article(by_id.get(page.source or ""), page))
        return judge(page)

    with tempfile.TemporaryDirectory(prefix="danvan-check-") as folder:
        plan = Plan(
            store=Store(folder=Path(folder)),
            sources=sources,
            contact=contact,
            limit=1,
            list_pages=1,
            seconds=1800.0,
        )
        report = crawl(plan, replace(means or Means(), reader=reader))
    return [_health(counts, report, read.get(counts.source)) for counts in report.sources]


def _article(source: Source | None, page: Page) -> Article | None:
    try:
        return article_on(page, source)
    except DocumentError:
        return None


def _health(
    counts: SourceCounts, report: RunReport, read: tuple[Page, Article | None] | None
) -> Health:
    outcome = next(iter(counts.outcomes), "") or counts.stopped or report.stopped or "no article"
    page, article = read or (None, None)
    if page is None or article is None:
        return Health(
            source=counts.source,
            outcome=outcome,
            url=page.url if page else None,
            warnings=tuple(counts.warnings),
        )
    return Health(
        source=counts.source,
        outcome=outcome,
        url=page.url,
        title=article.title or None,
        published=article.published,
        author=article.author,
        sapo=article.sapo,
        captions=len(article.captions),
        characters=len(article.text),
        layout=article.found.get("body"),
        warnings=tuple(counts.warnings),
    )
