"""Segments: one archive file a run, `.open` until it is closed, verified before it is named.

A run that fetches very much begins another file when one has reached a size that tools and
disks of archives handle well.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from danvan_nlp.crawl.disk import Disk
from danvan_nlp.crawl.outcomes import Exit, StoreError
from danvan_nlp.crawl.records import warc_info
from danvan_nlp.crawl.verify import verify
from danvan_nlp.errors import DataError

OPEN = ".open"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Where records lie: the segment's final name, first byte and number of bytes."""

    segment: str
    offset: int
    length: int


class SegmentWriter:
    """Appends records to the segment of a run; what `append` returned is on the disk."""

    def __init__(self, folder: Path, name: str, disk: Disk) -> None:
        """Nothing is created before the first record: a run without answers leaves no file."""
        self.name = name
        self._folder = folder
        self._disk = disk
        self._descriptor: int | None = None
        self._size = 0

    @property
    def open_path(self) -> Path:
        """Where the segment lies until it is closed."""
        return self._folder / f"{self.name}{OPEN}"

    def begin(self, agent: str, at: datetime) -> None:
        """Create the segment with its first record."""
        try:
            self._descriptor = self._disk.open(self.open_path)
            self._disk.sync_folder(self._folder)
        except OSError as error:
            raise _trouble(error) from error
        self.append(warc_info(self.name, agent, at))

    def append(self, records: bytes) -> Written:
        """Write records and make them last.

        Raises:
            StoreError: the disk is full; the segment has been cut back to its last whole
                record and can be closed.
        """
        if self._descriptor is None:
            raise StoreError(Exit.PARTIAL, "the segment is not open")
        try:
            self._disk.write(self._descriptor, records)
            self._disk.sync(self._descriptor)
        except OSError as error:
            self._disk.truncate(self.open_path, self._size)
            os.lseek(self._descriptor, self._size, os.SEEK_SET)
            raise _trouble(error) from error
        written = Written(segment=self.name, offset=self._size, length=len(records))
        self._size += len(records)
        return written

    @property
    def size(self) -> int:
        """The bytes of whole records in it."""
        return self._size

    @property
    def begun(self) -> bool:
        """Whether the segment's file is there and open."""
        return self._descriptor is not None

    def close(self) -> None:
        """Verify the segment and give it its final name; without records nothing happens.

        Raises:
            DataError: it is not whole. It stays `.open` for the next run to mend.
        """
        if self._descriptor is None:
            return
        os.close(self._descriptor)
        self._descriptor = None
        finish(self.open_path, self._disk)


def finish(path: Path, disk: Disk) -> Path:
    """Verify an `.open` segment and give it its final name, which is returned.

    Raises:
        DataError: it is not whole, or its final name is taken.
    """
    verify(path)
    final = path.with_name(path.name.removesuffix(OPEN))
    if final.exists():
        raise DataError(f"{final.name} exists already")
    disk.rename(path, final)
    return final


def _trouble(error: OSError) -> StoreError:
    code = Exit.DISK_FULL if error.errno in _FULL else Exit.PARTIAL
    return StoreError(code, f"the archive cannot be written: {error}")
