"""The line to one host: pinned connections, its TLS, its cookies, and the watch over them."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException, IncompleteRead
from typing import TYPE_CHECKING, Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util import Retry
from urllib3.util.connection import create_connection

from danvan_nlp.crawl.clock import LAST_SECONDS, Stop
from danvan_nlp.crawl.network import Place
from danvan_nlp.crawl.outcomes import FetchError, Outcome
from danvan_nlp.sources import Tls

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

    from danvan_nlp.crawl.transport import Asked

_LOOK = 0.1  # seconds between two looks of the watch
_OP_LEGACY_SERVER_CONNECT = 0x4  # ssl.OP_LEGACY_SERVER_CONNECT, named since Python 3.12


class Watch:
    """Ends a connection that takes too long, or that goes on after a wish to stop."""

    def __init__(self, seconds: float, stop: Stop) -> None:
        """Nothing is watched before `take`."""
        self.fired = False
        self._seconds = seconds
        self._stop = stop
        self._done = threading.Event()
        self._spare: socket.socket | None = None
        self._thread = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        """Begin to count."""
        self._thread.start()

    def take(self, connection: socket.socket) -> None:
        """Watch this connection too. A duplicate is kept: TLS takes the first one over."""
        self._spare = connection.dup()
        if self.fired:
            self._hang_up()

    def finish(self) -> None:
        """Stop watching."""
        self._done.set()
        self._thread.join()
        if self._spare is not None:
            self._spare.close()

    def _look(self) -> None:
        end = time.monotonic() + self._seconds
        hurried = False
        while not self._done.wait(min(_LOOK, self._seconds)):
            if self._stop.asked and not hurried:
                hurried = True
                end = min(end, time.monotonic() + LAST_SECONDS)
            if time.monotonic() >= end:
                self.fired = True
                self._hang_up()
                return

    def _hang_up(self) -> None:
        if self._spare is not None:
            try:
                self._spare.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


class Line:
    """What is kept for one host during a run: a session with its cookies and its TLS."""

    def __init__(self, *, tls: Tls | None = None) -> None:
        """A session that trusts no environment: no proxy, no netrc, no other bundle."""
        self.places: tuple[Place, ...] = ()
        self.address = ""
        self.connected = False
        self.watch: Watch | None = None
        self.tls = tls
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.headers.clear()
        adapter = _Adapter(self)
        self.session.mount("https://", adapter)
        self.session.mount("http://", adapter)

    def tls_context(self) -> ssl.SSLContext:
        """A TLS context that verifies, with what the host's declaration changes about it."""
        context = ssl.create_default_context(cafile=DEFAULT_CA_BUNDLE_PATH)
        if self.tls and self.tls.ca_file:
            context.load_verify_locations(self.tls.ca_file)
        if self.tls and self.tls.legacy:
            context.options |= _OP_LEGACY_SERVER_CONNECT
            context.set_ciphers("DEFAULT@SECLEVEL=1")
        if self.tls and self.tls.unverified:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context

    @contextmanager
    def watched(self, asked: Asked, stop: Stop) -> Iterator[Watch]:
        """The watch over one exchange, which goes to the places that were checked for it."""
        self.places, self.connected = asked.places, False
        self.watch = watch = Watch(asked.limits.seconds, stop)
        watch.start()
        try:
            yield watch
        finally:
            watch.finish()
            self.watch = None

    def connect(self, timeout: float | None) -> socket.socket:
        """A connection to the first place that answers; never a name, so never another place."""
        problem: OSError | None = None
        for place in self.places:
            try:
                connection: socket.socket = create_connection(place, timeout)
            except OSError as error:
                problem = error
                continue
            self.address, self.connected = place[0], True
            if self.watch is not None:
                self.watch.take(connection)
            return connection
        raise problem or OSError("no place to connect to")

    def pieces(self, raw: BaseHTTPResponse, size: int) -> Iterator[bytes | None]:
        """The pieces of a body as sent; None where the other side hung up too early."""
        while True:
            try:
                piece = raw.read(size, decode_content=False)
            except (urllib3.exceptions.HTTPError, HTTPException, OSError) as error:
                if rest := _partial(error):
                    yield rest
                yield None
                return
            if not piece:
                return
            yield piece


def failure_of(error: Exception, *, late: bool, connected: bool) -> FetchError:
    """What an error of the libraries below means; `connected` says whether a host answered."""
    text = str(error)
    kinds = {type(cause) for cause in _causes(error)}
    if late:
        return FetchError(Outcome.TIMEOUT, "over its time")
    if any(issubclass(kind, ssl.SSLError | requests.exceptions.SSLError) for kind in kinds):
        return FetchError(Outcome.TLS_INVALID, text)
    if not connected:
        return FetchError(Outcome.UNREACHABLE, text)
    if any(issubclass(kind, TimeoutError | requests.Timeout) for kind in kinds):
        return FetchError(Outcome.TIMEOUT, text)
    if any(issubclass(kind, urllib3.exceptions.ProtocolError | HTTPException) for kind in kinds):
        return FetchError(Outcome.TRUNCATED, text)
    return FetchError(Outcome.UNREACHABLE, text)


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting and len(seen) < 16:
        one = waiting.pop()
        if not isinstance(one, BaseException) or one in seen:
            continue
        seen.append(one)
        yield one
        waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]


def _partial(error: BaseException) -> bytes:
    for cause in _causes(error):
        if isinstance(cause, IncompleteRead) and isinstance(cause.partial, bytes):
            return cause.partial
    return b""


class _Adapter(HTTPAdapter):
    """Sends through connections that go only to the places of its line."""

    def __init__(self, line: Line) -> None:
        self._line = line
        super().__init__(pool_maxsize=1, max_retries=Retry(0, redirect=0, status=0, read=0))

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """The pools, made of pinned connections; nothing is opened."""
        super().init_poolmanager(*args, ssl_context=self._line.tls_context(), **options)
        self.poolmanager.pool_classes_by_scheme = _pools(self._line)


def _pools(line: Line) -> dict[str, type[HTTPConnectionPool]]:
    """Pool classes by scheme whose connections are opened by the line."""

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return line.connect(_seconds(self.timeout))

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return line.connect(_seconds(self.timeout))

        def connect(self) -> None:
            super().connect()
            # Where a site is read unverified by declaration, the capture says so; the
            # library's warning to the process would add nothing.
            self.is_verified = True

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


def _seconds(timeout: object) -> float | None:
    return float(timeout) if isinstance(timeout, int | float) else 10.0
