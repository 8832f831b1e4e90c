"""Simulated portals declared as a user would declare real ones."""

from __future__ import annotations

from danvan_nlp.simulator.hosts import FEED, Host
from danvan_nlp.sources import Source, build_source, shipped_families


def source_for(host: Host, **changes: object) -> Source:
    """The declaration of a simulated portal; `changes` are keys that are declared otherwise."""
    entry: dict[str, object] = {
        "id": host.name.removesuffix(".test").replace(".", "-"),
        "name": host.title,
        "kind": "portal",
        "family": host.family,
        "hosts": [host.name],
        "scheme": "http",
        "listings": [host.dress.listing],
        "feeds": [FEED],
        "sitemaps": [],
        "politeness": {"delay": 0.0},
        "evidence": [{"basis": "simulated", "date": "2026"}],
    }
    return build_source({**entry, **changes}, shipped_families(), where="simulator")
