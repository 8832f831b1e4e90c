"""One request at a time for each host group and each server, with the agreed pause between."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from danvan_nlp.crawl.clock import Clock, Stop


@dataclass(kw_only=True)
class _Turn:
    lock: threading.Lock = field(default_factory=threading.Lock)
    ended: float | None = None


class Manners:
    """Gives turns; two hosts that share a group or an IP address share their turns."""

    def __init__(self, clock: Clock, stop: Stop) -> None:
        """Nobody has had a turn yet."""
        self._clock = clock
        self._stop = stop
        self._turns: dict[str, _Turn] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, group: str, address: str, delay: float) -> Iterator[bool]:
        """A turn: nobody else speaks to the group or the address, `delay` seconds have passed.

        The pause is counted from the end of the last answer. False where a stop was
        asked for while waiting: then nothing may be sent.
        """
        # Always the group before the address, so that no two wait for each other.
        names = [f"group {group}"] + ([f"address {address}"] if address else [])
        with ExitStack() as held:
            turns = [self._get(name) for name in names]
            for turn in turns:
                held.enter_context(turn.lock)
            for turn in turns:
                self._wait(turn, delay)
            try:
                yield not self._stop.asked
            finally:
                for turn in turns:
                    turn.ended = self._clock.monotonic()

    def _get(self, name: str) -> _Turn:
        with self._lock:
            return self._turns.setdefault(name, _Turn())

    def _wait(self, turn: _Turn, delay: float) -> None:
        if turn.ended is None:
            return
        while not self._stop.asked:
            rest = turn.ended + delay - self._clock.monotonic()
            if rest <= 0:
                return
            self._clock.pause(rest, self._stop)
