"""The command line: one program, `danvan`, with a verb for each thing that people do."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import cast


def main() -> None:
    """Run the program on the arguments of this process and leave with its exit code."""
    signal.signal(signal.SIGTERM, _end)
    sys.exit(invoke(sys.argv[1:]))


def _end(number: int, _: object) -> None:
    """Leave in order when the system asks to, so that temporary files go too."""
    sys.exit(128 + number)


def invoke(arguments: Sequence[str]) -> int:
    """The exit code of a call; every mistake is one line on standard error, never a traceback."""
    from danvan_nlp.cli.manners import Exit, complain
    from danvan_nlp.errors import DanvanError

    try:
        return _call(list(arguments) or ["--help"])
    except DanvanError as error:
        complain(str(error))
        return error.code
    except BrokenPipeError:
        # `danvan … | head`: whoever reads has enough; the flush at exit must not complain again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.NOTHING
    except OSError as error:
        complain(f"{error.filename or 'output'}: {error.strerror or error}")
        return Exit.NOTHING
    except KeyboardInterrupt:
        complain("interrupted")
        return 130  # 128 + SIGINT, as shells report it


def _call(arguments: list[str]) -> int:
    import typer
    from typer.main import get_command

    from danvan_nlp.cli.app import app
    from danvan_nlp.cli.manners import Exit, complain

    # Typer carries a copy of click or shares the installed one, by version: ask for its classes.
    usage_error = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[2])
    try:
        code = get_command(app).main(arguments, prog_name="danvan", standalone_mode=False)
    except usage_error as error:
        complain(f"{error.format_message()} (danvan --help tells more)")
        return Exit.MISTAKE
    except typer.Abort:
        raise KeyboardInterrupt from None
    return int(code or Exit.OK)
