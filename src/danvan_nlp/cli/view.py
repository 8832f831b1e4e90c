"""`danvan view`: the pages that people read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from danvan_nlp.cli.manners import Exit, counted, say

EPILOG = """\b
Example:
  danvan view danvan.sqlite -o pages

\b
Open pages/index.html in a browser, from the disk or from any web server: the
pages are static and ask no other machine for anything. They are in Vietnamese.
docs/view.md tells what is on them.

\b
Exit codes: 0 the pages are there; 1 they could not be written; 2 the call or
the dataset has to be changed.
"""


def view(
    dataset: Annotated[
        Path,
        typer.Argument(metavar="DATASET", help="What danvan extract wrote: .jsonl or .sqlite."),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder of the pages, a new one.")
    ],
    force: Annotated[
        bool, typer.Option("--force", help="Replace a folder of pages (nothing else).")
    ] = False,
) -> int:
    """Make pages that people read from a dataset."""
    from danvan_nlp.view import write_pages

    reports, models = write_pages(dataset, output, force=force)
    say(f"{counted(reports, 'report')} ({counted(models, 'model')})")
    say(f"pages: {output / 'index.html'}")
    return Exit.OK
