"""What goes into the simulated web and what comes out, before any socket is involved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request as a host gets it: `target` is path and query, header names are lower case."""

    host: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        """The query of the target."""
        return self.target.partition("?")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer, with the ways in which it may be sent wrongly.

    `length` is what Content-Length says where that is not the truth; `pause` are the
    seconds before the answer, `drip` the seconds between single bytes of the body;
    `cut` closes the connection after so many bytes of the body; `chunked` sends the
    body in chunks, the last one never coming where `cut` is set.
    """

    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    body: bytes = b""
    length: int | None = None
    pause: float = 0.0
    drip: float = 0.0
    cut: int | None = None
    chunked: bool = False


def html(text: str, *, status: int = 200) -> Reply:
    """A page in UTF-8."""
    return Reply(status=status, body=text.encode())


def plain(text: str, *, kind: str = "text/plain; charset=utf-8", status: int = 200) -> Reply:
    """Any other text in UTF-8, such as robots.txt or a feed."""
    return Reply(status=status, headers=(("Content-Type", kind),), body=text.encode())


def redirect(location: str, *, status: int = 302) -> Reply:
    """A redirect to that address."""
    return Reply(status=status, headers=(("Location", location), ("Content-Type", "text/html")))
