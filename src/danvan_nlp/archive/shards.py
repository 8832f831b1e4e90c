"""Inputs cut into shards, the unit of work of one process: files, or a range within a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """What one process reads in one go: whole files, or one part of one file.

    `count` is the number of documents as far as known beforehand, for progress only.
    """

    files: tuple[InputFile, ...]
    part: LineRange | RecordRange | RowRange | None = None

    @property
    def count(self) -> int | None:
        """The documents that it should hold; None where only reading will tell."""
        return len(self.files) if self.part is None else self.part.count


def split(files: Iterable[InputFile]) -> Iterator[Shard]:
    """The shards of the inputs, in order; a file that cannot be split is a shard of its own."""
    single: list[InputFile] = []
    for file in files:
        if file.format in {Format.TEXT, Format.HTML}:
            single.append(file)
            if len(single) < _FILES:
                continue
        if single:
            yield Shard(files=tuple(single))
            single.clear()
        if file.format not in {Format.TEXT, Format.HTML}:
            yield from (Shard(files=(file,), part=part) for part in _parts(file))
    if single:
        yield Shard(files=tuple(single))


def _parts(file: InputFile) -> list[LineRange] | list[RecordRange] | list[RowRange]:
    if file.format is Format.WARC:
        return split_records(file, _RECORDS)
    if file.format is Format.PARQUET:
        return _row_ranges(file)
    try:
        return split_lines(file, _LINES)
    except OSError:  # whoever reads it tells of it
        return [LineRange()]


def _row_ranges(file: InputFile) -> list[RowRange]:
    try:
        counts = count_groups(file)
    except (OSError, ValueError):  # whoever reads it tells of it
        return [RowRange()]
    firsts = [1 + sum(counts[:group]) for group in range(len(counts))]
    return [
        RowRange(group=group, first=first, count=count)
        for group, (first, count) in enumerate(zip(firsts, counts, strict=True))
    ]


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
