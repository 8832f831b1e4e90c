"""A small provincial web on loopback that can misbehave in every way of the catalogue."""

from danvan_nlp.simulator.declared import source_for
from danvan_nlp.simulator.faults import Fault, misbehave
from danvan_nlp.simulator.hosts import FEED, SITEMAP, Host, Part
from danvan_nlp.simulator.messages import Reply, Request
from danvan_nlp.simulator.server import Server, closed_port
from danvan_nlp.simulator.stories import Story, many_stories, retold, shipped_stories
from danvan_nlp.simulator.web import SOURCES, Entry, Web, one_portal, provincial_web

__all__ = [
    "FEED",
    "SITEMAP",
    "SOURCES",
    "Entry",
    "Fault",
    "Host",
    "Part",
    "Reply",
    "Request",
    "Server",
    "Story",
    "Web",
    "closed_port",
    "many_stories",
    "misbehave",
    "one_portal",
    "provincial_web",
    "retold",
    "shipped_stories",
    "source_for",
]
