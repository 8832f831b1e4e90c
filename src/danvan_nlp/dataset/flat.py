"""Writers of the flat table: CSV and Parquet, a row a model."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_nlp.dataset.rows import Row
from danvan_nlp.dataset.tables import COLUMNS, Kind, csv_cell, model_rows
from danvan_nlp.dataset.writer import Writer

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 1000  # models of a Parquet row group


class CsvWriter(Writer):
    """UTF-8, a header line first."""

    def __init__(self, path: Path) -> None:
        """Open `path` and write the header."""
        super().__init__()
        self._file = path.open("w", encoding="utf-8", newline="")
        self._rows = csv.writer(self._file, lineterminator="\n")
        self._rows.writerow([column.name for column in COLUMNS])

    def write(self, row: Row) -> None:
        """Write the models of one report."""
        for cells in model_rows(row):
            self._rows.writerow([csv_cell(value) for value in cells.values()])

    def finish(self) -> None:
        """Flush."""
        self._file.flush()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class ParquetWriter(Writer):
    """Lists as lists, zstd; `danvan_nlp` in the metadata of the schema tells the origin."""

    def __init__(self, path: Path, meta: Row) -> None:
        """Open `path` with the schema of the table."""
        from pyarrow import parquet

        super().__init__()
        self._schema = _arrow_schema(meta)
        self._file = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def write(self, row: Row) -> None:
        """Write the models of one report."""
        self._rows.extend(model_rows(row))
        if len(self._rows) >= _BATCH:
            self._flush()

    def finish(self) -> None:
        """Write the last rows and the footer."""
        self._flush()
        self._file.close()

    def close(self) -> None:
        """Close the file; it may be closed already."""
        self._file.close()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._rows:
            self._file.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
            self._rows.clear()


def _arrow_schema(meta: Row) -> pa.Schema:
    import pyarrow as pa

    types = {
        Kind.STRING: pa.string(),
        Kind.INTEGER: pa.int32(),
        Kind.NUMBER: pa.float64(),
        Kind.BOOLEAN: pa.bool_(),
        Kind.STRINGS: pa.list_(pa.string()),
    }
    fields = [pa.field(column.name, types[column.kind]) for column in COLUMNS]
    return pa.schema(fields, metadata={"danvan_nlp": json.dumps(meta)})
