"""`danvan crawl`: one polite, incremental run over declared sites."""

from __future__ import annotations

import json
import logging
import signal
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_nlp.cli.manners import say

if TYPE_CHECKING:
    from danvan_nlp.crawl import Plan, RunReport, Stop
    from danvan_nlp.pipeline.scheduled import Done

EPILOG = """\b
Examples:
  danvan crawl laocai-gov baohatinh --store store --contact thuthap@vien.example
  danvan crawl --store store --dry-run
  danvan crawl --store store --status

\b
Robots rules and delays are obeyed; there is no switch for that. The report goes
to standard output as JSON, one line of it to standard error.

\b
Exit codes: 0 all went well; 1 no source answered; 2 the call has to be changed;
3 some sources had trouble; 4 another run is at work; 5 the disk is full;
6 stopped by a signal, cleanly; 7 the clock is behind the archive; 8 out of time.
"""


def crawl(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]...", help="Ids of sites; all in service without any."),
    ] = None,
    store: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder of archive, state and reports.")
    ] = Path("store"),
    contact: Annotated[
        str, typer.Option(help="E-mail address or page where a site's owner reaches you.")
    ] = "",
    declarations: Annotated[
        list[Path] | None,
        typer.Option("--sources", metavar="FILE", help="TOML file with sites of your own."),
    ] = None,
    limit: Annotated[
        int, typer.Option(metavar="N", min=0, help="Most articles asked for from a site.")
    ] = 500,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Leave out what lists date before this day.")
    ] = None,
    hours: Annotated[float, typer.Option(min=0.0, help="Begin nothing new after that.")] = 6.0,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="Sites visited at once.")] = 8,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be asked for; ask and write nothing.")
    ] = False,
    status: Annotated[
        bool, typer.Option("--status", help="Say what the store holds, as JSON.")
    ] = False,
    trust_clock: Annotated[
        bool,
        typer.Option("--trust-clock", help="The clock is right now; it was wrong (exit code 7)."),
    ] = False,
    log: Annotated[
        str, typer.Option(metavar="FORM", help="Events on standard error: json, plain or none.")
    ] = "none",
) -> int:
    """Fetch what is new on declared sites into an archive."""
    from danvan_nlp.crawl import Plan, Store, outlook, store_status
    from danvan_nlp.pipeline.config import choose_sources

    place = Store(folder=store)
    if status:
        _print(store_status(place))
        return 0
    plan = Plan(
        store=place,
        sources=choose_sources(sources or [], declarations or []),
        contact=contact,
        limit=limit,
        since=_day(since),
        seconds=hours * 3600.0,
        workers=workers,
        trust_clock=trust_clock,
    )
    if dry_run:
        _print(outlook(plan, datetime.now(UTC)))
        return 0
    log_to_stderr(log)
    return _run(plan)


def _run(plan: Plan) -> int:
    from danvan_nlp.crawl import Means, Stop, crawl
    from danvan_nlp.pipeline.portals import article_reader

    means = Means(stop=stop_on_signals(Stop()), reader=article_reader(plan.sources))
    report = crawl(plan, means)
    _print(report.as_json())
    tell(report)
    return report.code


def tell(report: RunReport) -> None:
    """Print a report in one line, and its warnings, on standard error."""
    for warning in report.warnings:
        say(f"warning: {warning}")
    say(report.one_line())


def tell_done(done: Done) -> None:
    """Print what came of a scheduled job on standard error."""
    if done.report is not None:
        tell(done.report)
    say(done.one_line())


def stop_on_signals(stop: Stop) -> Stop:
    """Ask to stop on the first SIGTERM or SIGINT; the second one ends the process at once."""

    def ask(number: int, _frame: object) -> None:
        stop.ask(signal.Signals(number).name)
        signal.signal(number, signal.SIG_DFL)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask)
    return stop


def log_to_stderr(form: str) -> None:
    """Send the collector's events to standard error: as JSON lines, as plain lines, or not at all.

    Raises:
        ConfigError: the form is none of the three.
    """
    from danvan_nlp.crawl.logs import LOGGER, JsonLines, PlainLines
    from danvan_nlp.errors import ConfigError

    forms = {"json": JsonLines, "plain": PlainLines}
    if form == "none":
        return
    if form not in forms:
        raise ConfigError(f"--log {form}: one of json, plain, none")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(forms[form]())
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False


def _day(text: str | None) -> date | None:
    from danvan_nlp.errors import ConfigError

    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ConfigError(f"--since {text}: not a day such as 2022-05-01") from error


def _print(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))
