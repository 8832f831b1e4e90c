"""Write reports as a dataset: JSON Lines, CSV, Parquet, and SQLite with full-text search."""

from danvan_nlp.dataset.provenance import SCHEMA_VERSION, Provenance, provenance
from danvan_nlp.dataset.rows import article_row, reject_row, report_row
from danvan_nlp.dataset.writer import JsonlWriter, Writer, json_line
from danvan_nlp.dataset.writers import SUFFIXES, check_output, open_writer

__all__ = [
    "SCHEMA_VERSION",
    "SUFFIXES",
    "JsonlWriter",
    "Provenance",
    "Writer",
    "article_row",
    "check_output",
    "json_line",
    "open_writer",
    "provenance",
    "reject_row",
    "report_row",
]
