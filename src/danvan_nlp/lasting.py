"""What is written stays written, also where the power fails the moment after."""

from __future__ import annotations

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Make the bytes of a file, or the names in a folder, last on the disk.

    Raises:
        OSError: the disk is full or broken.
    """
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
