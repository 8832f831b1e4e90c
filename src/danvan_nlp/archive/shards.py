"""Inputs cut into shards, the unit of work of one process: files, or a range within a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, islice

from danvan_nlp.archive.files import read_file
from danvan_nlp.archive.formats import Format
from danvan_nlp.archive.inputs import InputFile
from danvan_nlp.archive.lines import LineRange, read_lines, split_lines
from danvan_nlp.archive.parquet import count_groups, read_rows
from danvan_nlp.archive.warc import RecordRange, read_records, split_records
from danvan_nlp.records import Document, Reject

# A shard's results wait in memory until their turn, so it holds tens of pages, not
# thousands; handing one over costs 0.1-0.3 ms, against 2 ms and more for each page.
_FILES = 64
_LINES = 1 << 20  # bytes
_RECORDS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRange:
    """One row group of a Parquet table, or all, and the number of its first row (from 1)."""

    group: int | None = None
    first: int = 1


Part = LineRange | RecordRange | RowRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """What one process reads in one go: whole files, or one part of one file.

    `share` is its share of its files, 1.0 for whole ones: what progress is measured by.
    """

    files: tuple[InputFile, ...]
    part: Part | None = None
    share: float = 1.0


def split(files: Iterable[InputFile]) -> Iterator[Shard]:
    """The shards of the inputs, in order; a file that cannot be split is a shard of its own."""
    for single, group in groupby(files, key=lambda file: file.format in {Format.TEXT, Format.HTML}):
        if single:
            yield from (Shard(files=some) for some in _batches(group, _FILES))
        else:
            for file in group:
                parts = _parts(file)
                yield from (Shard(files=(file,), part=part, share=1 / len(parts)) for part in parts)


def _batches(files: Iterable[InputFile], size: int) -> Iterator[tuple[InputFile, ...]]:
    rest = iter(files)
    while batch := tuple(islice(rest, size)):
        yield batch


def _parts(file: InputFile) -> Sequence[Part]:
    """The ranges of a file; one that cannot be looked into is whole, and its reader tells why."""
    try:
        if file.format is Format.WARC:
            return split_records(file, _RECORDS)
        if file.format is Format.PARQUET:
            return _row_ranges(count_groups(file)) or [RowRange()]
        return split_lines(file, _LINES) or [LineRange()]
    except (OSError, ValueError):
        return [RowRange() if file.format is Format.PARQUET else LineRange()]


def _row_ranges(counts: Sequence[int]) -> list[RowRange]:
    firsts = list(accumulate(counts, initial=1))[:-1]
    return [RowRange(group=group, first=first) for group, first in enumerate(firsts)]


def read_shard(shard: Shard) -> Iterator[Document | Reject]:
    """The documents of a shard in order, and a reject for each thing in it that is none."""
    match shard.part:
        case None:
            yield from map(read_file, shard.files)
        case LineRange() as lines:
            yield from read_lines(shard.files[0], lines)
        case RecordRange() as records:
            yield from read_records(shard.files[0], records)
        case RowRange() as rows:
            yield from read_rows(shard.files[0], rows.group, rows.first)
