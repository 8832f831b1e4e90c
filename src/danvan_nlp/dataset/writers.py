"""The writer for each kind of output, chosen by its suffix; none leaves half a file behind."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from danvan_nlp.dataset.atomic import AtomicFile
from danvan_nlp.dataset.flat import CsvWriter, ParquetWriter
from danvan_nlp.dataset.rows import Row
from danvan_nlp.dataset.sqlite import SqliteWriter
from danvan_nlp.dataset.writer import JsonlWriter, Writer
from danvan_nlp.errors import ConfigError

SUFFIXES = (".jsonl", ".csv", ".parquet", ".sqlite")
"""What a dataset's file may end with."""


def check_output(path: Path, *, suffixes: tuple[str, ...] = SUFFIXES, force: bool = False) -> None:
    """Nothing, if a new file can be written there.

    Raises:
        ConfigError: its suffix is unknown, its folder is missing or closed, or it is there already.
    """
    message = None
    if path.suffix.lower() not in suffixes:
        message = f"{path}: unknown suffix (known: {', '.join(suffixes)})"
    elif not path.parent.is_dir():
        message = f"{path}: the folder {path.parent} does not exist"
    elif path.is_dir() or (path.exists() and not force):
        message = f"{path}: exists already (--force replaces it)"
    elif not os.access(path.parent, os.W_OK):
        message = f"{path}: no permission to write in {path.parent}"
    if message:
        raise ConfigError(message)


@contextmanager
def open_writer(path: Path, meta: Row) -> Iterator[Writer]:
    """A writer for `path` by its suffix; the file appears when the block ends, and only then.

    It does not appear if the block fails, nor without a report in it.

    Raises:
        OSError: it cannot be written, for example because the disk is full.
    """
    with AtomicFile(path) as file:
        try:
            with _opened(file.path, path.suffix.lower(), meta) as writer:
                yield writer
                writer.finish()
        except sqlite3.OperationalError as error:  # "database or disk is full"
            raise OSError(errno.EIO, str(error), str(path)) from error
        if writer.reports:
            file.commit()


@contextmanager
def _opened(path: Path, suffix: str, meta: Row) -> Iterator[Writer]:
    match suffix:
        case ".csv":
            writer: Writer = CsvWriter(path)
        case ".parquet":
            writer = ParquetWriter(path, meta)
        case ".sqlite":
            writer = SqliteWriter(path, meta)
        case _:
            with path.open("wb") as stream:
                yield JsonlWriter(stream)
            return
    with closing(writer):
        yield writer
