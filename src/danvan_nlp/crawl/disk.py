"""Every write of the collector to files, in one place: so that a test can let each one fail."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

from danvan_nlp import lasting


class Disk:
    """Writes that are on the disk when they return."""

    def open(self, path: Path) -> int:
        """A file descriptor of a new file.

        Raises:
            FileExistsError: the file is there already.
        """
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)

    def write(self, descriptor: int, data: bytes) -> None:
        """Write all of it at the end of the file."""
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]

    def sync(self, descriptor: int) -> None:
        """Make what was written last."""
        os.fsync(descriptor)

    def truncate(self, path: Path, size: int) -> None:
        """Cut a file back to `size` bytes."""
        with path.open("r+b") as stream:
            stream.truncate(size)
            os.fsync(stream.fileno())

    def rename(self, old: Path, new: Path) -> None:
        """Give a file its final name, at once or not at all."""
        old.replace(new)
        self.sync_folder(new.parent)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()
        self.sync_folder(path.parent)

    def commit(self, connection: sqlite3.Connection) -> None:
        """Commit the open transaction."""
        connection.commit()

    def free(self, folder: Path) -> int:
        """The bytes that may still be written below a folder."""
        return shutil.disk_usage(folder).free

    def replace_text(self, path: Path, text: str) -> None:
        """Write a whole file so that a reader sees the old or the new one, never a half."""
        part = path.with_name(f"{path.name}.part")
        part.unlink(missing_ok=True)
        descriptor = self.open(part)
        try:
            self.write(descriptor, text.encode())
            self.sync(descriptor)
        finally:
            os.close(descriptor)
        self.rename(part, path)

    def sync_folder(self, folder: Path) -> None:
        """Make a change of names last."""
        lasting.sync(folder)
