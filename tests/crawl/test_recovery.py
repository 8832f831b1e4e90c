"""Faults 58c, 58d, 58e: kill -9 at any write, a full disk, half-written files."""

import errno
import sqlite3
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from danvan_nlp.crawl import Exit, Store, StoreError, article_versions, store_status
from danvan_nlp.crawl.database import Database, trouble_of
from danvan_nlp.crawl.disk import Disk
from danvan_nlp.crawl.recovery import recover
from danvan_nlp.crawl.state import State
from danvan_nlp.crawl.verify import members, verify, whole_size
from danvan_nlp.errors import DataError


class FailingDisk(Disk):
    """Lets the write call of that number fail, half done, with ENOSPC."""

    def __init__(self, at: int) -> None:
        self.calls = 0
        self.at = at

    def write(self, descriptor: int, data: bytes) -> None:
        self.calls += 1
        if self.calls == self.at:
            super().write(descriptor, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        super().write(descriptor, data)


def articles_once(store: Store) -> dict[str, int]:
    """How often each article's version is in the archive, read from the segments alone."""
    found: dict[str, int] = {}
    for path in store.segments.glob("*.warc.gz"):
        for member in members(path):
            told = member.headers
            if (
                told.get("danvan-purpose") == "article"
                and told.get("danvan-outcome") == "ok"
                and told["warc-type"] == "response"
            ):
                found[told["warc-target-uri"]] = found.get(told["warc-target-uri"], 0) + 1
    return found


@pytest.mark.parametrize("at", [1, 2, 5, 9, 12])
def test_a_full_disk_ends_the_run_and_loses_nothing(make_stage, at: int) -> None:
    """Fault 58d: the record is taken back, the segment closed; the next run makes all well."""
    stage = make_stage(6)
    stage.means = replace(stage.means, disk=FailingDisk(at))
    report = stage.run()
    assert report.code is Exit.DISK_FULL
    for path in stage.store.segments.glob("*.warc.gz"):
        verify(path)
    stage.means = replace(stage.means, disk=Disk(), stop=type(stage.means.stop)())
    stage.next_day(0.01)
    assert stage.run().code is Exit.DONE
    assert sorted(articles_once(stage.store).values()) == [1] * 6


def test_too_little_free_space_is_noticed_before_writing(stage) -> None:
    """Fault 58d: a run does not fill the disk to its last byte."""
    report = stage.run(min_free=10**18)
    assert report.code is Exit.DISK_FULL
    assert list(stage.store.segments.iterdir()) == []


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    """Fault 58e: a reader sees the old report until the new one is complete."""
    path = tmp_path / "run.json"
    Disk().replace_text(path, "cũ")
    with pytest.raises(OSError, match="No space"):
        FailingDisk(1).replace_text(path, "mới")
    assert path.read_text(encoding="utf-8") == "cũ"
    Disk().replace_text(path, "mới")
    assert path.read_text(encoding="utf-8") == "mới"


def test_every_cut_of_a_segment_is_noticed(stage, tmp_path: Path) -> None:
    """Fault 58c: whatever is missing at its end, a cut segment does not verify."""
    stage.run()
    (path,) = stage.store.segments.glob("*.warc.gz")
    data = path.read_bytes()
    ends = {member.offset + member.length for member in members(path)}
    for size in range(1, len(data), max(1, len(data) // 60)):
        if size in ends:
            continue
        cut = tmp_path / "cut.warc.gz"
        cut.write_bytes(data[:size])
        with pytest.raises(DataError, match=r"cut|damaged|no WARC"):
            verify(cut)
        assert whole_size(cut) == max((end for end in ends if end < size), default=0)


def test_a_changed_byte_is_noticed(stage, tmp_path: Path) -> None:
    """A flipped bit anywhere is told by the checksum or the digest."""
    stage.run()
    (path,) = stage.store.segments.glob("*.warc.gz")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x10
    broken = tmp_path / "broken.warc.gz"
    broken.write_bytes(bytes(data))
    with pytest.raises(DataError):
        verify(broken)


def test_records_without_a_row_are_cut_off(stage) -> None:
    """Fault 58c: what was written but not committed is fetched again, so nothing is there twice."""
    stage.run()
    (path,) = stage.store.segments.glob("*.warc.gz")
    _reopen(stage, path, drop_rows=2)
    with path.with_name(f"{path.name}.open").open("ab") as stream:
        stream.write(b"\x1f\x8b half a record")
    stage.next_day(0.01)
    report = stage.run()
    assert len(report.mended) == 1
    assert sorted(articles_once(stage.store).values()) == [1] * 3


def test_rows_past_the_end_are_dropped(stage) -> None:
    """Fault 58c: a disk that lied about a record costs that record only."""
    stage.run()
    (path,) = stage.store.segments.glob("*.warc.gz")
    _reopen(stage, path, drop_rows=0)
    opened = path.with_name(f"{path.name}.open")
    opened.write_bytes(opened.read_bytes()[:-20])
    stage.next_day(0.01)
    assert stage.run().sources[0].new == 1
    assert sorted(articles_once(stage.store).values()) == [1] * 3


def test_a_lost_state_keeps_the_archive(stage) -> None:
    """A segment that the state does not know keeps every whole record."""
    stage.run()
    (path,) = stage.store.segments.glob("*.warc.gz")
    records = verify(path)
    path.rename(path.with_name(f"{path.name}.open"))
    for part in stage.folder.glob("state.sqlite*"):
        part.unlink()
    database = Database(stage.store.state)
    (mended,) = recover(stage.store.segments, State(database), Disk())
    database.close()
    assert mended.kept
    assert verify(path) == records


def test_a_foreign_file_as_state_is_told(tmp_path: Path) -> None:
    """What is no state is not touched."""
    path = tmp_path / "state.sqlite"
    path.write_bytes(b"something else altogether, of some length" * 20)
    with pytest.raises(DataError, match="no state"):
        Database(path)
    newer = tmp_path / "newer.sqlite"
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(DataError, match="version 99"):
        Database(newer)


def test_a_large_archive_is_parted_into_files(make_stage) -> None:
    """A run goes on in another file after a size; each is verified, and each page is there once."""
    stage = make_stage(8)
    report = stage.run(segment_size=6_000)
    assert len(report.segments) >= 3
    assert {path.name for path in stage.store.segments.iterdir()} == set(report.segments)
    assert all(verify(stage.store.segments / name) for name in report.segments)
    assert sorted(articles_once(stage.store).values()) == [1] * 8
    assert stage.rows("SELECT count(*) FROM segments WHERE closed = 1") == [(len(report.segments),)]
    assert len(list(article_versions(stage.store))) == 8
    stage.next_day()
    assert stage.run(segment_size=6_000).code is Exit.DONE


def test_a_part_of_the_archive_that_is_gone_is_told(stage) -> None:
    """A warning of every run until it is back; nothing is dropped or fetched again."""
    (name,) = stage.run().segments
    path = stage.store.segments / name
    whole = path.read_bytes()
    path.write_bytes(whole[:3000])
    stage.next_day(0.01)
    (warning,) = stage.run().warnings
    assert warning.startswith(f"archive: {name} has been cut")
    path.unlink()
    report = stage.run()
    assert report.warnings == [f"archive: {name} is not there"]
    assert report.as_json()["missing"] == [f"{name} is not there"]
    path.write_bytes(whole)
    report = stage.run()
    assert (report.warnings, report.total("new")) == ([], 0)


def test_a_damaged_state_is_told_and_not_raised_through(stage) -> None:
    """Garbled pages end a run and a question with a sentence that says what to do."""
    stage.run()
    data = bytearray(stage.store.state.read_bytes())
    data[8192:] = b"\x55" * (len(data) - 8192)
    stage.store.state.write_bytes(bytes(data))
    with pytest.raises(DataError, match="put it aside"):
        stage.run()
    with pytest.raises(DataError, match="put it aside"):
        store_status(stage.store)
    for part in stage.folder.glob("state.sqlite*"):
        part.rename(part.with_name(f"old-{part.name}"))
    assert stage.run().sources[0].new == 0
    assert stage.rows("SELECT count(*) FROM captures WHERE version IS NOT NULL") == [(3,)]


def test_a_state_out_of_reach_is_told(tmp_path: Path) -> None:
    """A folder in the state's place, for example, or a file that may not be read."""
    (tmp_path / "state.sqlite").mkdir()
    with pytest.raises(DataError, match="cannot be opened"):
        Database(tmp_path / "state.sqlite")


@pytest.mark.parametrize(
    ("code", "free", "expected"),
    [
        (sqlite3.SQLITE_FULL, 10**9, Exit.DISK_FULL),
        (sqlite3.SQLITE_IOERR_SHMSIZE, 0, Exit.DISK_FULL),
        (sqlite3.SQLITE_IOERR_SHMSIZE, 10**9, Exit.PARTIAL),
        (sqlite3.SQLITE_BUSY, 10**9, Exit.LOCKED),
    ],
    ids=["full", "no room for shared memory", "a bad disk", "in use"],
)
def test_troubles_of_the_database_have_exit_codes(
    tmp_path: Path, monkeypatch, code: int, free: int, expected: Exit
) -> None:
    """What SQLite calls an I/O error is a full disk where nothing is free."""
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=free))
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    found = trouble_of(error, tmp_path / "state.sqlite")
    assert isinstance(found, StoreError)
    assert found.code is expected


def _reopen(stage, path: Path, *, drop_rows: int) -> None:
    """Make a closed segment look like one whose run was killed."""
    path.rename(path.with_name(f"{path.name}.open"))
    with sqlite3.connect(stage.store.state) as connection:
        connection.execute("UPDATE segments SET closed = 0")
        rows = connection.execute(
            "SELECT id, key FROM captures ORDER BY id DESC LIMIT ?", (drop_rows,)
        ).fetchall()
        for number, key in rows:
            connection.execute("DELETE FROM captures WHERE id = ?", (number,))
            connection.execute(
                "UPDATE addresses SET state = 'pending', due = first_seen, version = 0,"
                " text_hash = NULL WHERE key = ?",
                (key,),
            )
    connection.close()
