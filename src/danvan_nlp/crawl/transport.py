"""One request and its answer over the network, within limits of bytes and seconds.

`requests` speaks HTTP; the connection goes to an address that has been checked before,
TLS is always verified, and a watch ends what takes too long: `requests` itself has
no total time and no size limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from danvan_nlp.crawl.clock import Clock, Stop
from danvan_nlp.crawl.network import Place
from danvan_nlp.crawl.unpacking import Unpacker
from danvan_nlp.sources import Tls

if TYPE_CHECKING:
    import requests

    from danvan_nlp.crawl.lines import Line

MAX_PAGE = 10_000_000  # bytes of a page, unpacked
_PIECE = 65536


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one response may take: bytes on the wire, bytes unpacked, seconds in all."""

    raw: int = MAX_PAGE
    unpacked: int = MAX_PAGE
    seconds: float = 60.0
    connect: float = 10.0
    silence: float = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request: where to, with which headers, to which checked places."""

    url: str
    headers: Mapping[str, str]
    places: tuple[Place, ...]
    limits: Limits = field(default_factory=Limits)
    tls: Tls | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request and its answer as they were.

    `raw` are the bytes as sent (still packed, chunks joined), `body` the unpacked ones.
    `truncated` is "length", "time" or "disconnect" where the answer is not whole, and
    `undecodable` says that it could not be unpacked.
    """

    url: str
    at: datetime
    request_headers: tuple[tuple[str, str], ...]
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    raw: bytes
    body: bytes
    truncated: str | None = None
    undecodable: bool = False
    address: str = ""
    tls_verified: bool = True
    seconds: float = 0.0

    def header(self, name: str) -> str:
        """The last value of a header, "" without it."""
        wanted = name.lower()
        return next((v for n, v in reversed(self.headers) if n.lower() == wanted), "")


class Transport(Protocol):
    """Whatever brings an answer to a request."""

    def exchange(self, asked: Asked) -> Exchange:
        """The answer.

        Raises:
            FetchError: there is none.
        """

    def forget(self, host: str) -> None:
        """Drop the cookies and connections of a host."""


class HttpTransport:
    """The transport over the network: one session, so one cookie jar, for each host and run."""

    def __init__(self, *, clock: Clock | None = None, stop: Stop | None = None) -> None:
        """Nothing is opened yet."""
        self._clock = clock or Clock()
        self._stop = stop or Stop()
        self._lines: dict[str, Line] = {}

    def exchange(self, asked: Asked) -> Exchange:
        """The answer to one request; a connection is used once.

        Raises:
            FetchError: no answer: `unreachable`, `timeout`, `tls_invalid` and the like.
        """
        import requests

        from danvan_nlp.crawl.lines import Line, failure_of

        host = asked.url.split("/", 3)[2]
        if host not in self._lines:
            self._lines[host] = Line(tls=asked.tls)
        line = self._lines[host]
        at, started = self._clock.now(), self._clock.monotonic()
        with line.watched(asked, self._stop) as watch:
            try:
                response = line.session.get(
                    asked.url,
                    headers=dict(asked.headers),
                    stream=True,
                    allow_redirects=False,
                    timeout=(asked.limits.connect, asked.limits.silence),
                    verify=not (asked.tls and asked.tls.unverified),
                )
            except (requests.RequestException, OSError, ValueError) as error:
                raise failure_of(error, late=watch.fired, connected=line.connected) from error
            with response:
                body, truncated = self._read(response, asked.limits, line)
        return Exchange(
            url=asked.url,
            at=at,
            request_headers=tuple(asked.headers.items()),
            status=response.status_code,
            reason=response.reason or "",
            headers=tuple(response.raw.headers.items()),
            raw=body.raw,
            body=body.unpacked,
            truncated="time" if watch.fired else truncated,
            undecodable=body.broken,
            address=line.address,
            tls_verified=not (asked.tls and asked.tls.unverified),
            seconds=self._clock.monotonic() - started,
        )

    def forget(self, host: str) -> None:
        """Drop the cookies and connections of a host."""
        if line := self._lines.pop(host, None):
            line.session.close()

    def _read(
        self, response: requests.Response, limits: Limits, line: Line
    ) -> tuple[_Body, str | None]:
        unpacker = Unpacker(response.headers.get("Content-Encoding", ""), limits.unpacked)
        raw: list[bytes] = []
        size, truncated = 0, None
        for piece in line.pieces(response.raw, _PIECE):
            if piece is None:
                truncated = "disconnect"
                break
            raw.append(piece[: limits.raw - size])
            size += len(piece)
            unpacker.feed(piece)
            if size > limits.raw or unpacker.full:
                truncated = "length"
                break
        return _Body(raw=b"".join(raw), unpacked=unpacker.body, broken=unpacker.broken), truncated


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    raw: bytes
    unpacked: bytes
    broken: bool
