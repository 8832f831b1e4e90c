"""Errors by who must act.

DanvanError
├── ConfigError    the call is wrong: an option, a file name, a suffix (exit code 2)
├── DataError      a file is not what its format says: the file must be mended
└── DocumentError  one document cannot be used: it becomes a `Reject`, the run goes on
"""


class DanvanError(Exception):
    """Base of every error that this package raises on purpose; `code` is a call's exit code."""

    code: int = 2


class ConfigError(DanvanError):
    """The call itself must be changed: no such input, an unknown suffix, an output that exists."""


class DataError(DanvanError):
    """A file does not hold what its format promises (bad JSON, a cut archive, a foreign table)."""


class DocumentError(DanvanError):
    """One document cannot be used; a pipeline turns it into a `Reject` and goes on.

    Attributes:
        reason: a short stable code, counted in run reports ("too_large", "no_text", …).
        detail: what was seen, for a person.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        """Keep the reason and the detail beside the message made of both."""
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail
