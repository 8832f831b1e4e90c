"""The demo: a simulated provincial web on loopback, crawled for real, to a dataset and pages."""

from __future__ import annotations

from pathlib import Path

from danvan_nlp.crawl import Means, Network, Plan, Store
from danvan_nlp.pipeline.portals import article_reader
from danvan_nlp.pipeline.scheduled import Done, Render, Schedule, run_scheduled
from danvan_nlp.simulator import SOURCES, Server, provincial_web
from danvan_nlp.sources import Source, load_sources


def simulated_sources() -> tuple[Source, ...]:
    """The portals of the simulator, declared as a user would."""
    return load_sources([SOURCES])


def run_demo(folder: Path, *, dataset: str = "danvan.sqlite", render: Render | None = None) -> Done:
    """Serve the simulated web, crawl it into `folder`, extract, write dataset and pages.

    The network of the demo leads to the simulator and nowhere else.

    Raises:
        ConfigError, DataError, StoreError, OSError: as `run_scheduled`.
    """
    sources = simulated_sources()
    with Server(provincial_web()) as server:
        schedule = Schedule(
            plan=Plan(store=Store(folder=folder / "store"), sources=sources),
            dataset=folder / dataset,
            pages=folder / "pages" if render else None,
            render=render,
        )
        means = Means(
            network=Network(routes=server.routes, closed=True), reader=article_reader(sources)
        )
        return run_scheduled(schedule, means)
