"""Read what articles come in: text, pages, JSON Lines, Parquet tables and web archives."""

from danvan_nlp.archive.formats import SUFFIXES, Format, format_of, looks_like_html
from danvan_nlp.archive.inputs import InputFile, find_inputs, spool
from danvan_nlp.archive.shards import Shard, read_shard, split

__all__ = [
    "SUFFIXES",
    "Format",
    "InputFile",
    "Shard",
    "find_inputs",
    "format_of",
    "looks_like_html",
    "read_shard",
    "split",
    "spool",
]
