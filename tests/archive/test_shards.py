"""Shards: what one process reads in one go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from danvan_nlp.archive import find_inputs, read_shard, split
from danvan_nlp.archive.shards import Shard
from danvan_nlp.records import Document


@pytest.fixture
def folder(tmp_path: Path, archive: Callable[..., bytes]) -> Path:
    """A folder with every format in it."""
    (tmp_path / "a.txt").write_text("Xã Quảng Bạch", encoding="utf-8")
    (tmp_path / "b.html").write_text("<p>Xã Quảng Bạch</p>", encoding="utf-8")
    (tmp_path / "c.jsonl").write_bytes(b'{"id": "c1", "text": "a"}\n{"id": "c2", "text": "b"}\n')
    parquet.write_table(
        pa.table({"id": ["d1", "d2", "d3"], "text": ["a", "b", "c"]}),
        tmp_path / "d.parquet",
        row_group_size=2,
    )
    (tmp_path / "e.warc.gz").write_bytes(archive(130))
    (tmp_path / "f.txt").write_text("Xã Xuân Lạc", encoding="utf-8")
    return tmp_path


def _origins(shards: list[Shard]) -> list[str]:
    documents = [item for shard in shards for item in read_shard(shard)]
    assert all(isinstance(item, Document) for item in documents)
    return [item.origin for item in documents if isinstance(item, Document)]


def test_every_document_is_in_one_shard_in_order(folder: Path) -> None:
    """Single files, then lines, rows and records, then single files again."""
    origins = _origins(list(split(find_inputs([folder]))))
    expected = ["a.txt", "b.html", "c.jsonl:1", "c.jsonl:2"]
    expected += ["d.parquet:1", "d.parquet:2", "d.parquet:3"]
    assert origins[:7] == expected
    assert (len(origins), origins[-1]) == (7 + 130 + 1, "f.txt")


def test_the_shares_of_a_file_are_one(folder: Path) -> None:
    """Progress ends at the end."""
    shards = list(split(find_inputs([folder / "e.warc.gz"])))
    assert len(shards) == 3
    assert sum(shard.share for shard in shards) == pytest.approx(1)


@pytest.mark.parametrize("name", ["x.jsonl", "x.parquet", "x.warc", "x.txt"])
def test_a_file_that_goes_away_is_one_reject(tmp_path: Path, name: str) -> None:
    """Splitting says nothing, reading does."""
    (tmp_path / name).write_bytes(b"")
    files = find_inputs([tmp_path])
    (tmp_path / name).unlink()
    items = [item for shard in split(files) for item in read_shard(shard)]
    assert [getattr(item, "stage", None) for item in items] == ["archive"]
