"""`danvan article`: the text of articles and what is known about them, nothing extracted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from danvan_nlp.cli.options import Force, Inputs, Jobs, Quiet, Rejects

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
    inputs: Inputs,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="OUT", help="A .jsonl file; without it standard output."
        ),
    ] = None,
    rejects: Rejects = None,
    jobs: Jobs = 1,
    force: Force = False,
    quiet: Quiet = False,
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
