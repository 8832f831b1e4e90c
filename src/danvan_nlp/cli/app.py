"""The program and its verbs. Each verb imports what it needs when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from danvan_nlp.cli import (
    article,
    crawl,
    demo,
    evaluate,
    extract,
    place,
    run,
    sources,
    train,
    view,
)
from danvan_nlp.version import VERSION

EPILOG = """\b
Example:
  danvan extract corpora/articles -o danvan.sqlite

\b
`-` is standard input. Results go to standard output, counts to standard error.
Exit codes: 0 all went well; 1 nothing could be used or written; 2 the call has
to be changed; 3 some documents were refused.
"""

app = typer.Typer(
    name="danvan",
    add_completion=False,
    rich_markup_mode=None,  # plain help: rich would take longer to load than all the rest
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        print(f"danvan {VERSION}")
        raise typer.Exit


@app.callback(epilog=EPILOG)
def danvan(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """From Vietnamese provincial news to a dataset of the movement “Dân vận khéo”."""


app.command(epilog=extract.EPILOG)(extract.extract)
app.command(epilog=article.EPILOG)(article.article)
app.command(epilog=evaluate.EPILOG)(evaluate.evaluate)
app.command(epilog=place.EPILOG)(place.place)
app.command(epilog=train.EPILOG)(train.train)
app.command(epilog=crawl.EPILOG)(crawl.crawl)
app.command(epilog=sources.EPILOG)(sources.sources)
app.command(epilog=run.EPILOG)(run.run)
app.command(epilog=demo.EPILOG)(demo.demo)
app.command(epilog=view.EPILOG)(view.view)
