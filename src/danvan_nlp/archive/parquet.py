"""Parquet tables: one article a row, read by row groups."""

from __future__ import annotations

from collections.abc import Iterator

from danvan_nlp.archive.inputs import InputFile
from danvan_nlp.archive.lines import record_document
from danvan_nlp.archive.refusals import refuse
from danvan_nlp.records import Document, Reject

COLUMNS = ("id", "url", "source", "province", "district", "published", "title", "text", "html")
"""The columns that are read; a table needs `text` or `html`."""

_BATCH = 64  # rows in memory at a time


def count_groups(file: InputFile) -> list[int]:
    """The number of rows in each row group.

    Raises:
        OSError, ValueError: the file is no Parquet table (pyarrow's error is a ValueError).
    """
    from pyarrow.parquet import ParquetFile

    with ParquetFile(file.path) as table:
        return [table.metadata.row_group(n).num_rows for n in range(table.num_row_groups)]


def read_rows(file: InputFile, group: int | None, first: int) -> Iterator[Document | Reject]:
    """The documents of one row group, or of all; `first` is the number of its first row."""
    from pyarrow.parquet import ParquetFile

    number = first
    try:
        with ParquetFile(file.path) as table:
            columns = [name for name in COLUMNS if name in table.schema_arrow.names]
            if not {"text", "html"} & set(columns):
                yield refuse(file.name, "bad_table", "no column text or html")
                return
            groups = None if group is None else [group]
            for batch in table.iter_batches(_BATCH, row_groups=groups, columns=columns):
                for row in batch.to_pylist():
                    yield record_document(f"{file.name}:{number}", row)
                    number += 1
    except (OSError, ValueError) as error:
        yield refuse(file.name, "damaged", str(error).splitlines()[0])
