"""How the program speaks: one line for a mistake, counts on standard error, four exit codes."""

from __future__ import annotations

import sys
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan_nlp.pipeline import Job, Summary


class Exit(IntEnum):
    """The exit codes, the same for every verb."""

    OK = 0
    """All went well."""
    NOTHING = 1
    """Nothing could be used or written: no article in the input, a full disk."""
    MISTAKE = 2
    """The call or a file that it names has to be changed first."""
    PARTIAL = 3
    """Some documents were refused, the others are written."""


def say(line: str) -> None:
    """Print one line on standard error."""
    print(line, file=sys.stderr)


def complain(message: str) -> None:
    """Print what went wrong on standard error, as one line whatever it holds."""
    say(f"danvan: {' '.join(message.split())}")


def tell(job: Job, summary: Summary) -> None:
    """Print the counts of a run, where its output lies, and what was refused."""
    if not job.rejects:
        for row in summary.examples:
            say(f"reject {row['id']}: {row['reason']}: {' '.join(row['detail'].split())}")
        if summary.rejected > len(summary.examples):
            rest = summary.rejected - len(summary.examples)
            say(f"… and {counted(rest, 'more reject')} (--rejects FILE keeps them all)")
    models = f" ({counted(summary.models, 'model')})" if summary.models else ""
    kind = "article" if job.stage == "article" else "report"
    line = f"{counted(summary.documents, 'document')} = {counted(summary.reports, kind)}{models}"
    reasons = ", ".join(f"{reason} {number}" for reason, number in summary.rejects.most_common())
    say(f"{line} + {counted(summary.rejected, 'reject')}{f' ({reasons})' if reasons else ''}")
    if job.output and summary.reports:
        say(f"written: {job.output}")
    if job.rejects and summary.rejected:
        say(f"rejects: {job.rejects}")


def code_of(summary: Summary) -> Exit:
    """The exit code of a run."""
    if not summary.reports:
        return Exit.NOTHING
    return Exit.PARTIAL if summary.rejected else Exit.OK


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "1,200 reports"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
