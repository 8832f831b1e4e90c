"""`danvan train`: the classifiers from the gold reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from danvan_nlp.cli.manners import Exit

EPILOG = """\b
Example:
  danvan train --corpora corpora --models models

Run it in a checkout. The same corpora give the same files, byte for byte, so
`git diff models` afterwards shows what a change of the gold reports changed.
"""


def train(
    corpora: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder with gold/ and model_names.tsv.")
    ] = Path("corpora"),
    models: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder that the classifiers are replaced in.")
    ] = Path("models"),
) -> int:
    """Rebuild the classifiers from corpora/."""
    from danvan_nlp.cli.manners import say
    from danvan_nlp.errors import ConfigError
    from danvan_nlp.training import train as rebuild

    if not corpora.is_dir():
        message = f"{corpora}: no such folder (train in a checkout, or name one by --corpora)"
        raise ConfigError(message)
    rebuild(corpora, models, report=say)
    say(f"written: {models}")
    return Exit.OK
