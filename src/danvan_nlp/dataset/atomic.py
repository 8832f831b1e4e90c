"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Self

from danvan_nlp.errors import ConfigError
from danvan_nlp.lasting import sync


class AtomicFile:
    """A temporary file beside its target, which it replaces on `commit` and else leaves alone.

    Attributes:
        target: where the file is to be.
        path: where it is written meanwhile, in the same folder, so that the move is one step.
    """

    def __init__(self, target: Path) -> None:
        """Prepare to write `target`; nothing is created yet.

        Raises:
            ConfigError: the target is a folder, a device or a pipe, which a file must not replace.
        """
        if target.exists() and not target.is_file():
            message = f"{target} is not a file, and a file must not replace it"
            raise ConfigError(message)
        self.target = target
        self.path = target.with_name(f".{target.name}.{os.getpid()}.part")

    def __enter__(self) -> Self:
        """The file itself; whoever writes it opens `path`."""
        return self

    def commit(self) -> None:
        """Put the finished file in the target's place, safely on disk before it is seen there.

        Raises:
            OSError: the disk is full, or the folder cannot be written.
        """
        sync(self.path)
        self.path.replace(self.target)
        sync(self.target.parent)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove what was not committed."""
        self.path.unlink(missing_ok=True)
