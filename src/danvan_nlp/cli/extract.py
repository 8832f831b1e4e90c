"""`danvan extract`: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from danvan_nlp.cli.options import Force, Inputs, Jobs, Quiet, Rejects

EPILOG = """\b
Examples:
  danvan extract corpora/articles -o danvan.sqlite
  danvan extract pages.warc.gz -o models.csv --rejects rejects.jsonl --jobs 4
  danvan extract bai-viet.txt --province "Bắc Kạn" --published 2022-05-01
  cat articles.jsonl | danvan extract - > reports.jsonl

\b
Exit codes: 0 all went well; 1 no article could be used, or the output not
written; 2 the call has to be changed; 3 some documents were refused.
"""


def extract(
    inputs: Inputs,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="Dataset: .jsonl (a report a line), .csv or .parquet (a row a model), .sqlite. "
            "Without it: JSON Lines on standard output.",
        ),
    ] = None,
    rejects: Rejects = None,
    jobs: Jobs = 1,
    force: Force = False,
    source: Annotated[
        str | None, typer.Option(help="Site or paper, for articles that do not say.")
    ] = None,
    province: Annotated[
        str | None, typer.Option(help="Province, for articles that do not say.")
    ] = None,
    district: Annotated[
        str | None, typer.Option(help="District, for articles that do not say.")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day (2022-05-01), for articles that do not say."),
    ] = None,
    min_score: Annotated[
        float,
        typer.Option(
            "--min-score",
            metavar="P",
            min=0.0,
            max=1.0,
            help="Leave out models, units, persons and places less probable than this.",
        ),
    ] = 0.0,
    quiet: Quiet = False,
) -> int:
    """Extract models, units, places and fields from articles."""
    from danvan_nlp.cli.runs import carry_out, given
    from danvan_nlp.pipeline import Job

    job = Job(
        inputs=tuple(inputs),
        output=output,
        rejects=rejects,
        force=force,
        jobs=jobs,
        given=given(source, province, district, published),
        min_score=min_score,
    )
    return carry_out(job, quiet=quiet)
