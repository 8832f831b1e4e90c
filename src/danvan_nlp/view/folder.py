"""A folder that appears whole or not at all, and that replaces none but its own kind."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from danvan_nlp.errors import ConfigError

MARKER = "danvan-view.txt"
"""The file by which a folder of pages is known as one."""

_OURS = re.compile(
    rf"{re.escape(MARKER)}|index\.html|mo-hinh\.html|mo-hinh\.csv|dia-ban\.html"
    r"|bai-bao(-\d+)?\.html|style\.css|pages\.js|bao|tinh|xa|du-lieu"
)
_ABOUT = "Pages made by `danvan view`, which replaces this folder as a whole: keep nothing in it.\n"


def check_folder(folder: Path, *, force: bool) -> None:
    """Nothing, if pages can be written there: it is new, empty, or (forced) holds only pages.

    Raises:
        ConfigError: its parent is missing or closed, or it holds what must not be replaced.
    """
    message = _obstacle(folder, force=force)
    if message:
        raise ConfigError(message)


def _obstacle(folder: Path, *, force: bool) -> str | None:
    parent = folder.resolve().parent
    if not parent.is_dir():
        return f"{folder}: the folder {folder.parent} does not exist"
    if folder.exists() and not folder.is_dir():
        return f"{folder}: exists already and is no folder"
    if not os.access(parent, os.W_OK):
        return f"{folder}: no permission to write in {parent}"
    inside = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    if not inside:
        return None
    foreign = [name for name in inside if not _OURS.fullmatch(name)]
    if MARKER not in inside or foreign:
        what = foreign[0] if foreign else inside[0]
        return f"{folder}: holds files that danvan view did not write ({what}); choose another"
    return None if force else f"{folder}: exists already (--force replaces it)"


class AtomicFolder:
    """A temporary folder beside its target, which it replaces on `commit` and else leaves alone.

    Attributes:
        path: where the files are written meanwhile.
    """

    def __init__(self, target: Path) -> None:
        """Prepare to write `target`; a link is followed, so that it stays one."""
        self._target = target.resolve()
        self.path = self._target.with_name(f".{self._target.name}.{os.getpid()}.part")
        self._old = self._target.with_name(f".{self._target.name}.{os.getpid()}.old")

    def __enter__(self) -> Self:
        """Create the temporary folder."""
        # In a container a run has the process number of the one that was killed before it.
        shutil.rmtree(self.path, ignore_errors=True)
        self.path.mkdir()
        return self

    def write(self, file: str, content: str) -> None:
        """Write a file of the folder, and the folders above it.

        Raises:
            OSError: the disk is full.
        """
        path = self.path / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")

    def commit(self) -> None:
        """Put the finished folder in the target's place.

        Raises:
            OSError: it cannot be moved there; what was there is there again.
        """
        self.write(MARKER, _ABOUT)
        had_one = self._target.exists()
        shutil.rmtree(self._old, ignore_errors=True)
        if had_one:
            self._target.rename(self._old)
        try:
            self.path.rename(self._target)
        except BaseException:  # a signal, too, must not leave readers without pages
            if had_one and not self._target.exists():
                self._old.rename(self._target)
            raise
        shutil.rmtree(self._old, ignore_errors=True)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove what was not committed."""
        shutil.rmtree(self.path, ignore_errors=True)
