"""What a store holds, and what a run would do, without asking anybody or writing anything."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import datetime

from danvan_nlp.crawl.database import Database, stamp
from danvan_nlp.crawl.frontier import Frontier
from danvan_nlp.crawl.memory import Memory
from danvan_nlp.crawl.plan import Plan
from danvan_nlp.crawl.run import MIN_DELAY
from danvan_nlp.crawl.segments import OPEN
from danvan_nlp.crawl.state import State
from danvan_nlp.crawl.store import Store
from danvan_nlp.errors import ConfigError
from danvan_nlp.sources import Source

_SHOWN = 10  # addresses of a source that a dry run names


def store_status(store: Store) -> dict[str, object]:
    """What a store holds: counts, hosts that rest, open segments, the last report.

    Raises:
        ConfigError: there is no store.
    """
    if not store.state.exists():
        if any(store.segments.glob("*")):
            raise ConfigError(
                f"{store.folder} has lost its state: the next run makes it again from the archive"
            )
        raise ConfigError(f"{store.folder} holds no store")
    with closing(Database(store.state)) as database:
        states = database.rows(
            "SELECT source, state, count(*) AS number FROM addresses"
            " GROUP BY source, state ORDER BY source, state"
        )
        resting = database.rows(
            "SELECT origin, not_before, failures, trouble FROM hosts WHERE not_before IS NOT NULL"
            " ORDER BY origin"
        )
        last = State(database).last_report()
        return {
            "store": str(store.folder),
            "runs": database.number("SELECT count(*) FROM runs"),
            "captures": database.number("SELECT count(*) FROM captures"),
            "versions": database.number("SELECT count(*) FROM captures WHERE version IS NOT NULL"),
            "segments": database.number("SELECT count(*) FROM segments"),
            "open_segments": sorted(path.name for path in store.segments.glob(f"*{OPEN}")),
            "addresses": [dict(row) for row in states],
            "resting": [dict(row) for row in resting],
            "last_run": json.loads(last) if last else None,
        }


def outlook(plan: Plan, now: datetime) -> list[dict[str, object]]:
    """For each source what a run would ask for, as far as that is known before its lists are."""
    if not plan.store.state.exists():
        return [_unknown(source) for source in plan.sources]
    with closing(Database(plan.store.state)) as database:
        frontier = Frontier(database, since=plan.since)
        memory = Memory(database)
        return [_look(source, plan, frontier, memory, now) for source in plan.sources]


def _unknown(source: Source) -> dict[str, object]:
    return {"source": source.id, "lists": _lists(source), "due": 0, "addresses": []}


def _look(
    source: Source, plan: Plan, frontier: Frontier, memory: Memory, now: datetime
) -> dict[str, object]:
    note = memory.host(source.home.rstrip("/"))
    if note.not_before and note.not_before > now:
        return {"source": source.id, "rests_until": stamp(note.not_before), "why": note.trouble}
    due = frontier.count_due(source.id, now)
    asked = min(due, plan.limit, source.politeness.pages)
    rules = memory.rules(source.home.rstrip("/"))
    delay = max(source.politeness.delay, MIN_DELAY, rules.delay if rules else 0.0)
    return {
        "source": source.id,
        "lists": _lists(source),
        "due": due,
        "addresses": frontier.due_urls(source.id, now, limit=min(asked, _SHOWN)),
        "seconds": round((asked + len(_lists(source))) * delay),
    }


def _lists(source: Source) -> list[str]:
    return [*source.feeds, *source.sitemaps, *source.listings]
