"""`danvan sources check`: one article of each site, and what was read from it."""

from dataclasses import replace

import pytest

from danvan_nlp.crawl import Means, Network
from danvan_nlp.pipeline.demo import simulated_sources
from danvan_nlp.pipeline.health import Health, check_sources
from danvan_nlp.simulator import Fault, Server, Web, provincial_web


def _checked(web: Web) -> dict[str, Health]:
    sources = [
        replace(source, politeness=replace(source.politeness, delay=0.0))
        for source in simulated_sources()
    ]
    with Server(web) as server:
        means = Means(network=Network(routes=server.routes, closed=True))
        found = check_sources(sources, contact="", means=means)
    return {health.source: health for health in found}


def test_one_article_of_each_site_is_read() -> None:
    """All six portals are well: title, day and body come out; one article each is asked for."""
    web = provincial_web()
    found = _checked(web)
    assert all(health.well for health in found.values())
    assert found["mo-phong-baohatinh"].published == "2022-09-21T06:40:00+07:00"
    assert found["mo-phong-baohatinh"].author == "Võ Hồng Sơn"
    assert found["mo-phong-baohatinh"].captions == 1
    articles = [target for target in web.targets("baohatinh.test") if "-post25" in target]
    assert len(articles) == 1


@pytest.mark.parametrize(
    ("fault", "told"),
    [(Fault.CHALLENGE, "challenge"), (Fault.ROBOTS_500, "robots.txt"), (Fault.BLOCKED, "blocked")],
    ids=str,
)
def test_a_site_that_is_not_well_is_told(fault: Fault, told: str) -> None:
    """The outcome says why, the other sites are checked all the same."""
    web = provincial_web()
    web.switch("laocai-gov.test", fault)
    found = _checked(web)
    assert not found["mo-phong-laocai"].well
    assert told in found["mo-phong-laocai"].outcome
    assert found["mo-phong-baohatinh"].well
