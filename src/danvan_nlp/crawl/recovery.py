"""A store put in order after a run that did not end well.

The order of every run is: records to the segment, made to last, then the row that
points to them. So after a crash the segment may hold records without a row, and a
cut one at its end; both are removed, and their addresses are fetched again. A row
that points past the end of a file (a disk that lied) is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from danvan_nlp.crawl.disk import Disk
from danvan_nlp.crawl.segments import OPEN, finish
from danvan_nlp.crawl.state import State
from danvan_nlp.crawl.verify import whole_size


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What recovery did to one segment: bytes cut off, rows dropped, records kept or not."""

    segment: str
    cut: int
    dropped: int
    kept: bool


def recover(folder: Path, state: State, disk: Disk) -> list[Mended]:
    """Close every segment that an earlier run left open; what had to be done is returned."""
    for part in folder.glob("*.part"):
        disk.remove(part)
    mended = [_mend(path, state, disk) for path in sorted(folder.glob(f"*{OPEN}"))]
    for name in state.unclosed():
        if not (folder / name).exists():
            # Opened in the state but never written, or lost: nothing can point there.
            state.forget_segment(name, from_offset=0)
        else:
            state.close_segment(name)
    return mended


def _mend(path: Path, state: State, disk: Disk) -> Mended:
    name = path.name.removesuffix(OPEN)
    size, whole = path.stat().st_size, whole_size(path)
    # A state that does not know the segment has been lost: then every whole record is kept.
    known = state.knows_segment(name)
    end = state.end_of(name, within=whole) if known else whole
    dropped = state.forget_segment(name, from_offset=end) if known else 0
    if end < size:
        disk.truncate(path, end)
    if end == 0:
        disk.remove(path)
        state.forget_segment(name, from_offset=0)
        return Mended(segment=name, cut=size, dropped=dropped, kept=False)
    finish(path, disk)
    if known:
        state.close_segment(name)
    return Mended(segment=name, cut=size - end, dropped=dropped, kept=True)


def missing_parts(folder: Path, state: State) -> list[str]:
    """A sentence for each segment that is gone or shorter than the state knows.

    It is asked once all are closed. Nothing is dropped for that: a disk may be away, or
    old files kept elsewhere.
    """
    found = []
    for name, end in sorted(state.ends().items()):
        path = folder / name
        if end == 0:
            continue
        if not path.exists():
            found.append(f"{name} is not there")
        elif path.stat().st_size < end:
            found.append(f"{name} has been cut: {path.stat().st_size} bytes, {end} were written")
    return found
