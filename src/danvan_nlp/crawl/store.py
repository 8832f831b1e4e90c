"""The folder of a store: where its parts lie, and the lock that one run holds at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from danvan_nlp.crawl.outcomes import Exit, StoreError
from danvan_nlp.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """A store: state.sqlite, segments/*.warc.gz, reports/*.json and the lock."""

    folder: Path

    @property
    def state(self) -> Path:
        """The state, an SQLite file."""
        return self.folder / "state.sqlite"

    @property
    def segments(self) -> Path:
        """The folder of the archive."""
        return self.folder / "segments"

    @property
    def reports(self) -> Path:
        """The folder of the run reports."""
        return self.folder / "reports"

    def prepare(self) -> None:
        """Make the folders.

        Raises:
            ConfigError: they cannot be made.
        """
        try:
            for folder in (self.folder, self.segments, self.reports):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(f"the store {self.folder} cannot be made: {error}") from error

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The right to write; the kernel takes the lock back when the process ends, however.

        Raises:
            StoreError: another run holds it.
        """
        descriptor = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                message = f"another run is at work in {self.folder}"
                raise StoreError(Exit.LOCKED, message) from error
            yield
        finally:
            os.close(descriptor)

    @contextmanager
    def refreshing(self) -> Iterator[None]:
        """The right to write what is made of the archive; waits for another that has it.

        Raises:
            ConfigError: there is no such folder.
        """
        try:
            flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
            descriptor = os.open(self.folder / "refresh.lock", flags, 0o644)
        except OSError as error:
            raise ConfigError(f"{self.folder} holds no store: {error.strerror}") from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)
