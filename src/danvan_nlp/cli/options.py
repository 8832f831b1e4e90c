"""The arguments and options that verbs over documents share, so that they cannot drift apart."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[
    list[Path],
    typer.Argument(
        metavar="INPUT",
        help="Articles: .txt, .html, .jsonl, .parquet, .warc (or .gz), folders of these, or -.",
    ),
]
Rejects = Annotated[
    Path | None, typer.Option(metavar="FILE", help="What was refused and why, as .jsonl.")
]
Jobs = Annotated[int, typer.Option(metavar="N", min=1, help="Processes to work with.")]
Force = Annotated[bool, typer.Option("--force", help="Replace files that exist.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no counts; errors only.")]
