"""Faults 32-38 and 55 from the portal to the article: whatever the bytes, the text is right."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from danvan_nlp.article import article_from_document
from danvan_nlp.crawl import Means, Network, Plan, Store, article_versions, crawl
from danvan_nlp.pipeline.demo import simulated_sources
from danvan_nlp.pipeline.portals import article_reader, document_of
from danvan_nlp.records import Article
from danvan_nlp.simulator import Fault, Server, provincial_web

HOST, TITLE = "baohatinh.test", "“Nhà sạch, vườn mẫu” ở Thạch Hà"
SENTENCE = "Hội cử người đến đo đạc, vẽ lại sơ đồ vườn rồi cùng chủ nhà làm trong một tuần."


def _article(folder: Path, *faults: Fault) -> Article:
    """The first story of a portal that has these faults, fetched, archived and read back."""
    web = provincial_web()
    web.hosts = {HOST: web.hosts[HOST]}
    web.switch(HOST, *faults)
    (source,) = (one for one in simulated_sources() if one.host == HOST)
    source = replace(source, politeness=replace(source.politeness, delay=0.0))
    store = Store(folder=folder)
    with Server(web) as server:
        network = Network(routes=server.routes, closed=True)
        plan = Plan(store=store, sources=[source], min_free=0)
        crawl(plan, Means(network=network, reader=article_reader([source])))
    (version,) = (one for one in article_versions(store) if one.key.endswith("250117"))
    return article_from_document(document_of(store, version))


@pytest.mark.parametrize(
    "fault",
    [
        Fault.CHARSET_WRONG,
        Fault.BAD_BYTE,
        Fault.WINDOWS_1258,
        Fault.DECOMPOSED,
        Fault.ESCAPED_TWICE,
        Fault.HTML_AS_BYTES,
    ],
    ids=str,
)
def test_the_text_is_right(tmp_path: Path, fault: Fault) -> None:
    """A wrong charset, a bad byte, windows-1258, NFD, double escapes, no type: one text, in NFC."""
    article = _article(tmp_path, fault)
    assert article.title == TITLE
    assert SENTENCE in article.text
    assert unicodedata.is_normalized("NFC", article.text)
    assert "\u200b" not in article.text


def test_mojibake_of_the_source_is_told(tmp_path: Path) -> None:
    """Fault 38: what the portal itself broke is marked, and the archive keeps its bytes."""
    article = _article(tmp_path, Fault.MOJIBAKE)
    assert "mojibake" in str(article.found)


def test_a_time_without_zone_is_local(tmp_path: Path) -> None:
    """Fault 55: the visible time is Vietnamese time."""
    article = _article(tmp_path)
    assert article.published == "2022-09-21T06:40:00+07:00"
