"""What all writers of a dataset have in common."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import IO

from danvan_nlp.dataset.rows import Row


class Writer(ABC):
    """Where rows go: `report` for each, `finish` at the end of a good run, `close` in any case.

    Attributes:
        reports: how many were written.
    """

    def __init__(self) -> None:
        """Start with nothing written."""
        self.reports = 0

    def report(self, row: Row) -> None:
        """Write an object of `report_row` with its `meta`, and count it."""
        self.write(row)
        self.reports += 1

    @abstractmethod
    def write(self, row: Row) -> None:
        """Write one object."""

    def reject(self, row: Row) -> None:  # noqa: B027 (a default, not a gap)
        """Write an object of `reject_row`: nothing, where the format has no room for it."""

    @abstractmethod
    def finish(self) -> None:
        """Write what is left, so that a full disk shows here."""

    def close(self) -> None:  # noqa: B027 (a default, not a gap)
        """Let go of the file, finished or not."""


class JsonlWriter(Writer):
    """An object a line, on a stream that stays the caller's to close."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Write to `stream`."""
        super().__init__()
        self._stream = stream

    def write(self, row: Row) -> None:
        """Write one object as a line."""
        self._stream.write(json_line(row))

    def finish(self) -> None:
        """Flush."""
        self._stream.flush()


def json_line(row: Row) -> bytes:
    """An object as one line of UTF-8 JSON, letters kept as they are."""
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"
