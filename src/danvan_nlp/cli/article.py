"""`danvan article`: the text of articles and what is known about them, nothing extracted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EPILOG = """\b
Examples:
  danvan article corpora/articles/vnpt-bao-thang.html
  danvan article pages/ -o articles.jsonl --rejects rejects.jsonl
  curl -s https://bao.example/bai-viet.html | danvan article - | jq .published

\b
Each line is a JSON object: url, title, sapo, published (ISO 8601 with offset),
author, captions, section, text, and in found by which method each was found.
Exit codes: 0 all went well; 1 no article in the input; 2 the call has to be
changed; 3 some documents were refused.
"""


def article(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT",
            help="Articles: .txt, .html, .jsonl, .parquet, .warc (or .gz), folders of these, or -.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="OUT", help="A .jsonl file; without it standard output."
        ),
    ] = None,
    rejects: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What was refused and why, as .jsonl.")
    ] = None,
    jobs: Annotated[int, typer.Option(metavar="N", min=1, help="Processes to work with.")] = 1,
    force: Annotated[bool, typer.Option("--force", help="Replace files that exist.")] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress, no counts; errors only.")
    ] = False,
) -> int:
    """Print the text and metadata of articles, without looking for models."""
    from danvan_nlp.cli.runs import carry_out
    from danvan_nlp.pipeline import Job
    from danvan_nlp.pipeline.steps import Stage

    job = Job(
        inputs=tuple(inputs),
        output=output,
        rejects=rejects,
        force=force,
        jobs=jobs,
        stage=Stage.ARTICLE,
    )
    return carry_out(job, quiet=quiet)
