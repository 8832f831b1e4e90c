"""The collector: one polite, incremental run over declared sites into an archive."""

from danvan_nlp.crawl.clock import Clock, Stop
from danvan_nlp.crawl.counts import RunReport, SourceCounts
from danvan_nlp.crawl.network import Network
from danvan_nlp.crawl.outcomes import Exit, FetchError, Outcome, StoreError
from danvan_nlp.crawl.outlook import outlook, store_status
from danvan_nlp.crawl.plan import Means, Plan
from danvan_nlp.crawl.reading import Reader, Reading, plain_reader
from danvan_nlp.crawl.reading_back import article_versions, page_of_version
from danvan_nlp.crawl.rebuilding import restore
from danvan_nlp.crawl.reprints import sketch_of
from danvan_nlp.crawl.run import crawl, user_agent
from danvan_nlp.crawl.state import ArticleVersion
from danvan_nlp.crawl.store import Store
from danvan_nlp.crawl.transport import Asked, Exchange, Limits, Transport

__all__ = [
    "ArticleVersion",
    "Asked",
    "Clock",
    "Exchange",
    "Exit",
    "FetchError",
    "Limits",
    "Means",
    "Network",
    "Outcome",
    "Plan",
    "Reader",
    "Reading",
    "RunReport",
    "SourceCounts",
    "Stop",
    "Store",
    "StoreError",
    "Transport",
    "article_versions",
    "crawl",
    "outlook",
    "page_of_version",
    "plain_reader",
    "restore",
    "sketch_of",
    "store_status",
    "user_agent",
]
