"""How long to wait: what a server asks for, and how a host that fails is left alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

WAIT_INSIDE = 300.0  # seconds that a run waits for one host; longer ones go to a later run
BREAK_AFTER = 5  # troubles in a row until a host is left alone for this run
_FIRST_PAUSE = 900.0
_LONGEST_PAUSE = 86400.0


def retry_after(value: str, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for; 0 if past, None if it says nothing usable."""
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text) if len(text) < 12 else math.inf
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())


def pause_after(failures: int, chance: float) -> float:
    """The seconds for which a host is left alone after so many failed runs in a row.

    It doubles from 15 minutes to a day; `chance` in [0, 1) spreads it by a quarter, so
    that hosts that fell together do not come back together.
    """
    doubled = _FIRST_PAUSE * 2.0 ** min(max(failures - 1, 0), 16)
    return min(doubled, _LONGEST_PAUSE) * (0.875 + 0.25 * chance)


@dataclass(kw_only=True)
class Breaker:
    """Counts the troubles of one host in a row; open means: no more requests in this run.

    A host that failed in its last run starts half open: one trouble opens it again.
    """

    half_open: bool = False
    troubles: int = 0
    reason: str = ""

    @property
    def open(self) -> bool:
        """Whether the host is to be left alone."""
        return bool(self.reason)

    def note(self, *, trouble: bool, what: str) -> None:
        """Take down how a request ended."""
        if not trouble:
            self.troubles, self.half_open = 0, False
            return
        self.troubles += 1
        if self.half_open or self.troubles >= BREAK_AFTER:
            self.trip(what)

    def trip(self, what: str) -> None:
        """Leave the host alone from now on."""
        self.reason = self.reason or what
