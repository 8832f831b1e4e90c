"""Carry a job out from the command line: progress while it runs, counts at its end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from danvan_nlp.cli.manners import Exit, code_of, tell
from danvan_nlp.errors import ConfigError

if TYPE_CHECKING:
    from danvan_nlp.pipeline import Job, Summary

_PER_SECOND = 5  # redraws of the bar; more would cost time and show nothing


def carry_out(job: Job, *, quiet: bool) -> Exit:
    """Run a job and say what came of it; the exit code."""
    from danvan_nlp.pipeline import run

    with _progress(quiet=quiet) as watch:
        summary = run(job, stdin=sys.stdin.buffer, stdout=sys.stdout.buffer, watch=watch)
    if not quiet:
        tell(job, summary)
    return code_of(summary)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[Summary], None]]:
    """A bar on standard error while the block lasts, if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.description}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        refresh_per_second=_PER_SECOND,
        transient=True,
    )
    with bar:
        task = bar.add_task("reading", total=None)
        yield lambda summary: bar.update(
            task,
            total=summary.bytes_total or None,
            completed=summary.bytes_done,
            description=f"{summary.reports:,} reports, {summary.rejected:,} rejects",
        )


def given(
    source: str | None, province: str | None, district: str | None, published: str | None
) -> dict[str, str]:
    """The metadata options that were used.

    Raises:
        ConfigError: the date is none.
    """
    if published:
        try:
            datetime.fromisoformat(published)
        except ValueError as error:
            message = f"--published {published}: not a date such as 2022-05-01"
            raise ConfigError(message) from error
    options = {
        "source": source,
        "province": province,
        "district": district,
        "published": published,
    }
    return {name: value for name, value in options.items() if value}
