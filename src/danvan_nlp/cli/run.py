"""`danvan run`: the scheduled job, made for cron and systemd."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

EPILOG = """\b
Example:
  danvan run --config danvan.toml

\b
It crawls, extracts what is new or changed, writes the dataset anew and rebuilds
the pages. docs/crawling.md shows the file, a systemd unit and a container.

\b
Exit codes: those of `danvan crawl`. Whatever came of the crawl, the dataset is
brought up to date with the archive; only after SIGTERM or SIGINT it is left as it
was, and the next run takes that up.
"""


def run(
    config: Annotated[Path, typer.Option(metavar="FILE", help="What to do, as TOML.")] = Path(
        "danvan.toml"
    ),
    offline: Annotated[
        bool, typer.Option("--offline", help="Ask nobody: bring the dataset up to date only.")
    ] = False,
    log: Annotated[
        str, typer.Option(metavar="FORM", help="Events on standard error: json, plain or none.")
    ] = "none",
) -> int:
    """Crawl, extract what is new, refresh the dataset and its pages."""
    from danvan_nlp.cli.crawl import log_to_stderr, stop_on_signals, tell_done
    from danvan_nlp.crawl import Exit, Means, Stop
    from danvan_nlp.pipeline.config import load_schedule
    from danvan_nlp.pipeline.pages import renderer
    from danvan_nlp.pipeline.portals import article_reader
    from danvan_nlp.pipeline.scheduled import refresh, run_scheduled

    schedule = load_schedule(config)
    schedule = replace(schedule, render=renderer() if schedule.pages else None)
    log_to_stderr(log)
    stop = stop_on_signals(Stop())
    if offline:
        done = refresh(schedule, stop=stop)
    else:
        means = Means(stop=stop, reader=article_reader(schedule.plan.sources))
        done = run_scheduled(schedule, means)
    tell_done(done)
    crawled = done.report.code if done.report else Exit.DONE
    return Exit.STOPPED if done.stopped else crawled
