"""`danvan demo`: a simulated provincial web, crawled for real, to a dataset and pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from danvan_nlp.cli.manners import say

EPILOG = """\b
Example:
  danvan demo -o demo

\b
Six portals of six families are served on loopback, with invented reports. They
are crawled as any site would be: robots, lists, articles, archive; then come the
dataset and the pages. No other machine is asked for anything.

\b
Exit codes: 0 all went well; 1 nothing came of it; 2 the call has to be changed.
"""


def demo(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for all of it.")
    ] = Path("demo"),
) -> int:
    """Show the whole way from portals to the dataset on simulated portals."""
    from danvan_nlp.cli.crawl import tell_done
    from danvan_nlp.errors import ConfigError
    from danvan_nlp.pipeline.demo import run_demo
    from danvan_nlp.pipeline.pages import renderer

    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"{output}: {error.strerror or error}") from error
    done = run_demo(output, render=renderer())
    tell_done(done)
    say(f"archive: {output / 'store' / 'segments'}")
    say(f"dataset: {output / 'danvan.sqlite'}")
    if (output / "pages").is_dir():
        say(f"pages: {output / 'pages'}")
    return 0 if done.reports else 1
