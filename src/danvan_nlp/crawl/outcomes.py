"""How a fetch and a run can end."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from danvan_nlp.errors import DanvanError


class Outcome(StrEnum):
    """What became of one address; only `ok` pages are articles."""

    OK = "ok"
    NOT_MODIFIED = "not_modified"
    REDIRECT = "redirect"
    GONE = "gone"
    SOFT_404 = "soft_404"
    EXTERNAL = "external"
    CHALLENGE = "challenge"
    BLOCKED = "blocked"
    ROBOTS_DENIED = "robots_denied"
    ROBOTS_UNREACHABLE = "robots_unreachable"
    FORBIDDEN_ADDRESS = "forbidden_address"
    TLS_INVALID = "tls_invalid"
    DNS = "dns"
    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    TRUNCATED = "truncated"
    TOO_BIG = "too_big"
    BAD_ENCODING = "bad_encoding"
    WRONG_TYPE = "wrong_type"
    DOCUMENT = "document"
    REDIRECT_LOOP = "redirect_loop"
    THROTTLED = "throttled"
    SERVER_ERROR = "server_error"
    CLIENT_ERROR = "client_error"
    TWIN = "twin"
    STOPPED = "stopped"


# The host is not well: counted by its circuit breaker.
HOST_TROUBLE = frozenset(
    {Outcome.THROTTLED, Outcome.SERVER_ERROR, Outcome.TIMEOUT, Outcome.UNREACHABLE}
    | {Outcome.CHALLENGE, Outcome.BLOCKED, Outcome.DNS, Outcome.TLS_INVALID}
)
# The host will not answer anything else in this run either.
HOST_STOPS = frozenset(
    {Outcome.DNS, Outcome.TLS_INVALID, Outcome.CHALLENGE, Outcome.ROBOTS_UNREACHABLE}
)
# Worth another try in a later run; the others are final until something changes.
LATER = HOST_TROUBLE | {Outcome.TRUNCATED, Outcome.BAD_ENCODING, Outcome.ROBOTS_UNREACHABLE}


class Exit(IntEnum):
    """Exit codes of `danvan crawl` and `danvan run`; `USAGE` is that of every wrong call."""

    DONE = 0
    NOTHING = 1
    USAGE = 2
    PARTIAL = 3
    LOCKED = 4
    DISK_FULL = 5
    STOPPED = 6
    CLOCK = 7
    DEADLINE = 8


class FetchError(DanvanError):
    """A fetch that ended without a usable response.

    Attributes:
        outcome: how it ended.
        detail: what was seen, for a person.
        wait: seconds that the server asked to wait, if it did.
    """

    def __init__(self, outcome: Outcome, detail: str = "", *, wait: float | None = None) -> None:
        """Keep the parts beside the message."""
        super().__init__(f"{outcome.value}: {detail}" if detail else outcome.value)
        self.outcome = outcome
        self.detail = detail
        self.wait = wait


class StoreError(DanvanError):
    """The run as a whole cannot go on; `code` is its exit code."""

    code: Exit

    def __init__(self, code: Exit, message: str) -> None:
        """Keep the code beside the message."""
        super().__init__(message)
        self.code = code
