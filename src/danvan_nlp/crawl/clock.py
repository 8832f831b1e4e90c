"""Time and the wish to stop, as the collector sees them; both can be played in tests."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

LAST_SECONDS = 10.0  # what a request in flight still gets after a wish to stop


@dataclass(kw_only=True)
class Stop:
    """A wish to stop: what is under way is finished, nothing new is begun."""

    event: threading.Event = field(default_factory=threading.Event)
    reason: str = ""

    def ask(self, reason: str) -> None:
        """Wish to stop; the first reason is kept."""
        self.reason = self.reason or reason
        self.event.set()

    @property
    def asked(self) -> bool:
        """Whether somebody wished to stop."""
        return self.event.is_set()


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _pause(seconds: float, stop: Stop) -> None:
    stop.event.wait(max(0.0, seconds))


@dataclass(frozen=True, kw_only=True)
class Clock:
    """Two clocks: `now` for what is written down (UTC), `monotonic` for how long things take.

    `pause` waits so many seconds and ends early when a stop is asked for.
    """

    now: Callable[[], datetime] = _utc_now
    monotonic: Callable[[], float] = time.monotonic
    pause: Callable[[float, Stop], None] = _pause
